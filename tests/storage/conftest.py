"""A real database in a folder of its own, and the Belgian brief in it."""

import asyncio
import shutil
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


@pytest.fixture(scope="session")
def belgian(belgium: BriefFiles, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the Belgian brief, to be copied: to load it takes longer than a test."""
    return load(belgium, tmp_path_factory.mktemp("belgian") / "spravka.db")


def load(brief: BriefFiles | None, path: Path) -> Path:
    """A store at this path with a brief."""

    async def make() -> None:
        store = await Store.open(path)
        try:
            if brief:
                await store.keeping.load(brief)
        finally:
            await store.close()

    asyncio.run(make())
    return path


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing in it, to be copied: to make its tables takes longer than a test."""
    return load(None, tmp_path_factory.mktemp("empty") / "spravka.db")


@pytest.fixture
def _content(path: Path, request: pytest.FixtureRequest) -> None:
    """Whoever asks for the Belgian store finds it in the database."""
    kept = "belgian" if "belgian" in request.fixturenames else "empty"
    path.parent.mkdir()
    shutil.copyfile(request.getfixturevalue(kept), path)


@pytest.fixture
async def database(path: Path, _content: None) -> AsyncIterator[Database]:
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
async def store(database: Database, belgian: Path) -> Store:
    return Store(database)


@pytest.fixture
async def left(path: Path) -> Path:
    """A database that nobody uses, with a row in it."""
    store = await Store.open(path)
    await store.choices.set_language(1, "nl")
    await store.close()
    return path
