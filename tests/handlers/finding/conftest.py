"""Asks a brief without a bot: what the steps from a question to its first line give."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.settings import DATA
from handlers.finding.answers.kinds import answer
from handlers.finding.brief.knowledge import Knowledge, to_knowledge
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.frame import Frame
from handlers.finding.frames.framing import FrameReader
from handlers.finding.frames.question import Question
from handlers.texts import load_catalogs
from storage.brief_reading import read_brief
from storage.content import Content
from storage.lexicon import Lexicon
from storage.models import Contact, Thing
from storage.store import Store
from tests.support.briefs import MADE_UP
from tests.support.once import folder_of_run, make_once

Ask = Callable[..., Answer | None]
LATER = date(2026, 11, 25)


def _know(
    factory: pytest.TempPathFactory, briefs: Path, slug: str
) -> tuple[Knowledge, list[Contact]]:
    """What a brief knows, and its contacts."""

    async def read() -> tuple[Content, list[Contact]]:
        store = await Store.open(factory.mktemp(slug) / "spravka.db")
        try:
            await store.keeping.load(read_brief(briefs / slug))
            (brief,) = await store.briefs.list_briefs("ru")
            contacts = await store.briefs.list_contacts(brief.id, "ru")
            return await store.contents.get(brief.id), contacts
        finally:
            await store.close()

    made = make_once(folder_of_run(factory) / f"content_{slug}", read)
    content, contacts = asyncio.run(made)
    return to_knowledge(content), contacts


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> tuple[Knowledge, list[Contact]]:
    return _know(tmp_path_factory, DATA / "briefs", "germany")


@pytest.fixture(scope="session")
def egyptian(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return _know(tmp_path_factory, MADE_UP, "egypt")[0]


def read(knowledge: Knowledge, text: str, language: str = "ru") -> Frame:
    return FrameReader(knowledge, Lexicon.load(), language, LATER).read(text)


def _ask_of(knowledge: Knowledge) -> Ask:
    catalogs = load_catalogs(DATA / "locales")

    def ask(text: str, language: str = "ru", about: tuple[Thing, ...] = ()) -> Answer | None:
        frame = read(knowledge, text, language)
        return answer(Question(knowledge, Lexicon.load(), frame, catalogs[language], LATER, about))

    return ask


@pytest.fixture(scope="session")
def ask(german: tuple[Knowledge, list[Contact]]) -> Ask:
    return _ask_of(german[0])


@pytest.fixture(scope="session")
def ask_egypt(egyptian: Knowledge) -> Ask:
    return _ask_of(egyptian)


def _asker(slug: str, briefs: Path = MADE_UP) -> Any:
    @pytest.fixture(scope="session", name=f"ask_{slug}")
    def ask_brief(tmp_path_factory: pytest.TempPathFactory) -> Ask:
        return _ask_of(_know(tmp_path_factory, briefs, slug)[0])

    return ask_brief


ask_belgium = _asker("belgium", DATA / "briefs")
ask_slovenia = _asker("slovenia")
ask_portugal = _asker("portugal")
ask_serbia = _asker("serbia")
ask_chile = _asker("chile")
ask_brazil = _asker("brazil")
ask_latvia = _asker("latvia")
ask_hungary = _asker("hungary")
ask_vietnam = _asker("vietnam")
ask_korea = _asker("korea")
ask_greece = _asker("greece")
ask_estonia = _asker("estonia")
ask_mexico = _asker("mexico")
ask_argentina = _asker("argentina")
ask_austria = _asker("austria")
ask_kenya = _asker("kenya")
ask_bulgaria = _asker("bulgaria")
ask_norway = _asker("norway")
ask_romania = _asker("romania")
ask_morocco = _asker("morocco")
ask_indonesia = _asker("indonesia")
