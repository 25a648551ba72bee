"""Asks a brief without a bot: what the steps from a question to its first line give."""

import asyncio
from collections.abc import Callable
from datetime import date

import pytest

from bot.settings import DATA
from handlers.finding.answer import Answer
from handlers.finding.answers import answer
from handlers.finding.frame import Frame, FrameReader
from handlers.finding.knowledge import Knowledge, to_knowledge
from handlers.finding.question import Question
from handlers.texts import load_catalogs
from storage.brief_reading import read_briefs
from storage.lexicon import Lexicon
from storage.models import Contact, Thing
from storage.store import Store

Ask = Callable[..., Answer | None]
LATER = date(2026, 11, 25)


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> tuple[Knowledge, list[Contact]]:
    path = tmp_path_factory.mktemp("german") / "spravka.db"

    async def read() -> tuple[Knowledge, list[Contact]]:
        store = await Store.open(path)
        try:
            await store.import_missing_briefs(read_briefs(DATA / "briefs"))
            briefs = await store.briefs.list_briefs("ru")
            brief = next(each for each in briefs if each.slug == "germany")
            contacts = await store.briefs.list_contacts(brief.id, "ru")
            return to_knowledge(await store.contents.get(brief.id)), contacts
        finally:
            await store.close()

    return asyncio.run(read())


def read(knowledge: Knowledge, text: str, language: str = "ru") -> Frame:
    return FrameReader(knowledge, Lexicon.load(), language, LATER).read(text)


@pytest.fixture(scope="session")
def ask(german: tuple[Knowledge, list[Contact]]) -> Ask:
    catalogs = load_catalogs(DATA / "locales")

    def ask(text: str, language: str = "ru", about: tuple[Thing, ...] = ()) -> Answer | None:
        knowledge, _ = german
        frame = read(knowledge, text, language)
        return answer(Question(knowledge, Lexicon.load(), frame, catalogs[language], about))

    return ask
