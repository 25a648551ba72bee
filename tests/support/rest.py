"""Whether the bot has done all that it was told: the condition that tests wait for.

A playground knows which updates its bot has not taken yet, the bot's store which of those that it
has taken are still at work. Whoever starts one or the other names it here.
"""

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from telegram import Bot

from bot import application
from bot.application import App
from bot.playground import Playground
from bot.settings import Settings
from handlers.chat.context import Services
from tests.support.reader import lend_reader

WAIT = 60.0
"""Seconds within which what is waited for must come."""

_ONE_CERTIFICATE = {
    "SSL_CERT_FILE": str(Path(__file__).with_name("nobody.pem")),
    "SSL_CERT_DIR": os.devnull,
}
_SYSTEMS = {name: os.environ.get(name) for name in _ONE_CERTIFICATE}
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


_running: set[Path] = set()
_eyes: dict[Path, sqlite3.Connection] = {}
"""The stores of the bots of this process, and what looks into them: opening takes long."""


@contextmanager
def hear(url: str, person_id: int) -> Iterator[asyncio.Event | None]:
    """What is set whenever this person sees that the bot has said or changed something.

    None where the playground is in another process, and has to be asked again and again.
    """
    if url not in _watches:
        yield None
        return
    heard = asyncio.Event()

    def listen(event: dict[str, Any]) -> None:
        if event.get("message", {}).get("from", {}).get("is_bot", True):
            heard.set()

    feed = _watches[url].playground.world.feed
    feed.listen(person_id, listen)
    try:
        yield heard
    finally:
        feed.leave(person_id, listen)


@asynccontextmanager
async def run_application(
    settings: Settings, *, with_profile: bool = False, **options: Any
) -> AsyncIterator[App]:
    """The bot at work while the block runs, with its store known here.

    What it says of itself at its start stands in the world already, unless `with_profile`: to look
    whether it does takes 47 calls.
    """
    with ExitStack() as patches:
        # The playground needs no certificates, and to read a system's takes a tenth of a test.
        patches.enter_context(patch.dict(os.environ, _few_certificates()))
        patches.enter_context(patch.object(application, "ready_for_documents", lend_reader))
        if not with_profile:
            patches.enter_context(patch.object(application, "set_profile", _leave_profile))
        async with application.run_application(settings, **options) as running:
            watch_store(settings.bot_api_url, settings.database_path)
            _running.add(settings.database_path)
            try:
                yield running
            finally:
                _running.discard(settings.database_path)
                # The bot's own connection is the last one, which tidies the file up.
                if eye := _eyes.pop(settings.database_path, None):
                    eye.close()


def _few_certificates() -> dict[str, str]:
    """The one certificate, unless the test has set what it needs."""
    return {
        name: one
        for name, one in _ONE_CERTIFICATE.items()
        if os.environ.get(name) == _SYSTEMS[name]
    }


async def _leave_profile(_bot: Bot, _services: Services) -> None:
    """Stands for `set_profile`."""


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
        stores = {each: _look_into(each, opened) for each in watch.stores}
        while left := _what_is_left(watch.playground, stores, kinds):
            assert time.monotonic() < end, f"the bot did not come to rest: {left}"
            await asyncio.sleep(0.005)


def _look_into(path: Path, opened: ExitStack) -> sqlite3.Connection:
    eye = _eyes.get(path) or sqlite3.connect(
        f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None
    )
    if path in _running:
        _eyes[path] = eye
    else:
        opened.callback(eye.close)
    return eye


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
