"""A real database in a folder of its own, and the Belgian brief in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.brief_files import BriefFiles
from storage.brief_reading import read_brief
from storage.database import Database
from storage.lexicon import Lexicon
from storage.store import Store

BRIEFS = Path(__file__).parents[2] / "data" / "briefs"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "spravka.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    database = await Database.open(path)
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture(scope="session")
def belgium() -> BriefFiles:
    return read_brief(BRIEFS / "belgium")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.fixture
async def store(database: Database, belgium: BriefFiles) -> Store:
    store = Store(database)
    assert await store.import_missing_briefs([belgium]) == ["belgium"]
    return store


@pytest.fixture
async def left(path: Path) -> Path:
    """A database that nobody uses, with a row in it."""
    store = await Store.open(path)
    await store.choices.set_language(1, "nl")
    await store.close()
    return path
