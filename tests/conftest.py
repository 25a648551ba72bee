"""The real application over real HTTP against the local Bot API, on a real SQLite file."""

import asyncio
import ipaddress
import os
import pickle
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import hypothesis
import pytest

from bot.application import App
from bot.garbage import collect_rarely
from bot.playground import Person as Member
from bot.playground import Playground
from bot.settings import Settings, load_settings
from handlers.documents import isolation
from handlers.documents.understanding.words.model import Reading
from handlers.documents.warm import CAN_FORK
from storage.brief_reading import find_folders
from storage.store import Store
from tests.quality.documents.once import read_once
from tests.support.briefs import BELGIUM_ALONE, Library
from tests.support.launcher import forked
from tests.support.lent import LentBot, lend_bot
from tests.support.once import folder_of_run, make_once
from tests.support.person import Person, open_client
from tests.support.prepared import prepare
from tests.support.process import BotProcess
from tests.support.reader import end_reader
from tests.support.rest import run_application, watch
from tests.support.store import lay

# The same examples in every run, and none kept from an earlier one: what fails on one machine fails
# on all, and what was mended is forgotten. To look for new ones: `make explore`.
hypothesis.settings.load_profile("ci")
hypothesis.settings.register_profile(
    "explore", hypothesis.settings.get_profile("default"), deadline=None, max_examples=1_000
)

# To understand what texts mean takes seconds; who tests that says so.
os.environ.setdefault("MEANING", "false")

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)
VISITOR = Member(1001, "Анна", None, "anna", "ru")
OTHER = Member(1003, "Jan", None, None, "nl")
OWNER = Member(1002, "Ольга", None, "olga", "ru")


def pytest_xdist_auto_num_workers() -> int:
    """More workers than cores: the tests wait for a third of their time."""
    return 2 * (os.cpu_count() or 1)


def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Make once what each worker of a new clone would make for itself."""
    prepare(config)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not ipaddress.ip_address(address[0]).is_loopback:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)


@pytest.fixture(scope="session", autouse=True)
def _readers_are_forked(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What files are read and written with is loaded once in a run: `tests/support/zygote.py`."""
    if CAN_FORK:
        isolation.PYTHON = forked(folder_of_run(tmp_path_factory))


@pytest.fixture
def as_in_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is loaded before a process that reads or writes files starts."""
    monkeypatch.setattr(isolation, "PYTHON", (sys.executable, "-m"))


@pytest.fixture
def members() -> list[Member]:
    """The people of the playground."""
    return [VISITOR, OTHER, OWNER]


@pytest.fixture(scope="session")
def profile(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a bot says of itself at Telegram after its first start, which takes 170 calls; pickled,
    for a copy of it is wanted by every test.
    """
    path = tmp_path_factory.mktemp("profile") / "spravka.db"
    shutil.copyfile(loaded, path)

    async def start() -> bytes:
        server = Playground([])
        await server.start()
        settings = load_settings(
            bot_token=server.token,
            bot_api_url=server.url,
            database_path=path,
            briefs_path=BELGIUM_ALONE,
            _env_file=None,
        )
        try:
            async with run_application(settings, with_profile=True):
                return pickle.dumps(server.world.profile)
        finally:
            await server.stop()

    return asyncio.run(make_once(folder_of_run(tmp_path_factory) / "profile", start))


@pytest.fixture(scope="session")
async def _reader() -> AsyncIterator[None]:
    """The process that reads documents ends with the session."""
    yield
    await end_reader()


@pytest.fixture(scope="session")
def read_sample(
    tmp_path_factory: pytest.TempPathFactory, _reader: None
) -> Callable[[str], Awaitable[Reading]]:
    """Reads a document of `tests/quality/documents`, or gives what another test has read."""
    return partial(read_once, folder_of_run(tmp_path_factory))


@pytest.fixture
async def playground(
    members: list[Member], profile: bytes, _reader: None
) -> AsyncIterator[Playground]:
    server = Playground(members)
    server.world.profile = pickle.loads(profile)
    await server.start()
    try:
        async with watch(server):
            yield server
    finally:
        await server.stop()


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the Belgian brief, to be copied: to load it takes longer than a test."""
    path = folder_of_run(tmp_path_factory) / "loaded.db"

    async def load() -> bool:
        store = await Store.open(path)
        try:
            await store.keeping.load_new(find_folders(BELGIUM_ALONE))
        finally:
            await store.close()
        return True

    asyncio.run(make_once(path.with_suffix(""), load))
    return path


@pytest.fixture(scope="session")
def library(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(folder_of_run(tmp_path_factory), loaded)


@pytest.fixture
def settings(
    playground: Playground, loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(loaded, tmp_path / "spravka.db")
    return load_settings(
        bot_token=playground.token,
        bot_api_url=playground.url,
        owner_ids=frozenset({OWNER.id}),
        database_path=tmp_path / "spravka.db",
        briefs_path=BELGIUM_ALONE,
    )


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
async def application(settings: Settings) -> AsyncIterator[App]:
    async with run_application(settings, clock=lambda: NOW) as application:
        yield application


@pytest.fixture
async def client(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    async with open_client(playground.url) as client:
        yield client


@pytest.fixture
async def visitor(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, VISITOR.id)


@pytest.fixture
async def owner(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, OWNER.id)


@pytest.fixture(scope="module")
def lent_settings(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Those of the bot that is lent."""
    path = tmp_path_factory.mktemp("lent") / "spravka.db"
    shutil.copyfile(loaded, path)
    return load_settings(
        bot_token="1:lent", database_path=path, briefs_path=BELGIUM_ALONE, _env_file=None
    )


@pytest.fixture(scope="module")
async def lent(lent_settings: Settings, profile: bytes, _reader: None) -> AsyncIterator[LentBot]:
    """One bot for the tests of a module that only ask."""
    async with lend_bot(lent_settings, lambda: NOW, profile) as bot:
        yield bot


@pytest.fixture
def asker(lent: LentBot) -> Iterator[Person]:
    """Somebody who has never written to the bot that is lent, and only asks it."""
    with lent.newcomer() as person:
        yield person


@pytest.fixture
async def process(
    playground: Playground, loaded: Path, tmp_path: Path
) -> AsyncIterator[BotProcess]:
    """The bot as a process of its own, on `spravka.db` of the test's folder."""
    lay(loaded, tmp_path / "spravka.db")
    process = BotProcess(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "DATABASE_PATH": str(tmp_path / "spravka.db"),
            "OWNER_IDS": str(OWNER.id),
            "LOG_LEVEL": "ERROR",
        }
    )
    await process.start()
    yield process
    await process.end()


def pytest_collection_finish() -> None:
    """Look rarely for garbage: thousands of tests are a heap that takes long to go through."""
    collect_rarely()
