"""Asks a brief without a bot: what the steps from a question to its first line give."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

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
from tests.support.briefs import MADE_UP

Ask = Callable[..., Answer | None]
LATER = date(2026, 11, 25)


def _know(path: Path, briefs: Path, slug: str) -> tuple[Knowledge, list[Contact]]:
    """What a brief knows, and its contacts."""

    async def read() -> tuple[Knowledge, list[Contact]]:
        store = await Store.open(path)
        try:
            await store.import_missing_briefs(read_briefs(briefs))
            brief = next(each for each in await store.briefs.list_briefs("ru") if each.slug == slug)
            contacts = await store.briefs.list_contacts(brief.id, "ru")
            return to_knowledge(await store.contents.get(brief.id)), contacts
        finally:
            await store.close()

    return asyncio.run(read())


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> tuple[Knowledge, list[Contact]]:
    return _know(tmp_path_factory.mktemp("german") / "spravka.db", DATA / "briefs", "germany")


@pytest.fixture(scope="session")
def egyptian(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return _know(tmp_path_factory.mktemp("egyptian") / "spravka.db", MADE_UP, "egypt")[0]


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


@pytest.fixture(scope="session")
def ask_slovenia(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    path = tmp_path_factory.mktemp("slovenian") / "spravka.db"
    return _ask_of(_know(path, MADE_UP, "slovenia")[0])


@pytest.fixture(scope="session")
def ask_portugal(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    path = tmp_path_factory.mktemp("portuguese") / "spravka.db"
    return _ask_of(_know(path, MADE_UP, "portugal")[0])


@pytest.fixture(scope="session")
def ask_serbia(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    path = tmp_path_factory.mktemp("serbian") / "spravka.db"
    return _ask_of(_know(path, MADE_UP, "serbia")[0])


@pytest.fixture(scope="session")
def ask_chile(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    path = tmp_path_factory.mktemp("chilean") / "spravka.db"
    return _ask_of(_know(path, MADE_UP, "chile")[0])


@pytest.fixture(scope="session")
def ask_latvia(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    path = tmp_path_factory.mktemp("latvian") / "spravka.db"
    return _ask_of(_know(path, MADE_UP, "latvia")[0])


@pytest.fixture(scope="session")
def ask_hungary(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    path = tmp_path_factory.mktemp("hungarian") / "spravka.db"
    return _ask_of(_know(path, MADE_UP, "hungary")[0])


@pytest.fixture(scope="session")
def ask_vietnam(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    path = tmp_path_factory.mktemp("vietnamese") / "spravka.db"
    return _ask_of(_know(path, MADE_UP, "vietnam")[0])
