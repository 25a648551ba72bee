"""Whether the bot has done all that it was told: the condition that tests wait for.

A playground knows which updates its bot has not taken yet, the bot's store which of those that it
has taken are still at work. Whoever starts one or the other names it here.
"""

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import ExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot import application
from bot.application import App
from bot.playground import Playground
from bot.settings import Settings
from tests.support.reader import lend_reader

WAIT = 60.0
"""Seconds within which what is waited for must come."""

_ONE_CERTIFICATE = {
    "SSL_CERT_FILE": str(Path(__file__).with_name("nobody.pem")),
    "SSL_CERT_DIR": os.devnull,
}
INBOX = "SELECT count(*) FROM inbox WHERE state = 'waiting'"
OUTBOX = "SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')"


@dataclass
class _Watch:
    playground: Playground
    stores: set[Path] = field(default_factory=set)


_watches: dict[str, _Watch] = {}
"""By the address of the playground."""


@asynccontextmanager
async def watch(playground: Playground) -> AsyncIterator[None]:
    """Know a playground while the block runs."""
    _watches[playground.url] = _Watch(playground)
    try:
        yield
    finally:
        del _watches[playground.url]


def watch_store(url: str, path: Path) -> None:
    """Know the store of a bot that runs at the playground with this address."""
    if url in _watches:
        _watches[url].stores.add(path)


@asynccontextmanager
async def run_application(settings: Settings, **options: Any) -> AsyncIterator[App]:
    """The bot at work while the block runs, with its store known here."""
    # The playground needs no certificates, and to read a system's takes a tenth of a short test.
    with (
        patch.dict(os.environ, _ONE_CERTIFICATE | os.environ),
        patch.object(application, "ready_for_documents", lend_reader),
    ):
        async with application.run_application(settings, **options) as running:
            watch_store(settings.bot_api_url, settings.database_path)
            yield running


async def wait_until(condition: Callable[[], Any]) -> None:
    """Wait for something to become true."""
    end = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < end, "what was waited for did not come"
        await asyncio.sleep(0.005)


async def wait_for_rest(url: str, *kinds: str) -> None:
    """Wait until all updates are taken and nothing of these kinds is left in any store."""
    watch = _watches.get(url)
    assert watch, f"no test watches the playground at {url}"
    assert watch.stores, f"no bot is known to run at {url}"
    end = time.monotonic() + WAIT
    with ExitStack() as opened:
        # To open a store takes many times as long as to ask it.
        stores = {each: opened.enter_context(_open_to_read(each)) for each in watch.stores}
        while left := _what_is_left(watch.playground, stores, kinds):
            assert time.monotonic() < end, f"the bot did not come to rest: {left}"
            await asyncio.sleep(0.005)


def _open_to_read(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None))


def _what_is_left(
    playground: Playground, stores: Mapping[Path, sqlite3.Connection], kinds: tuple[str, ...]
) -> str | None:
    # In the order in which an update comes by: what has left one place has reached the next.
    if pending := playground.world.updates.pending:
        return f"{len(pending)} updates are not taken"
    for path, connection in stores.items():
        for kind in kinds:
            ((count,),) = connection.execute(kind)
            if count:
                return f"{count} of {kind!r} in {path}"
    return None
