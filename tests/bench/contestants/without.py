"""This bot as it ships, but for some of what makes it fast.

`python -m tests.bench.contestants.without PART…`, where each PART is one of `PARTS`.
"""

import asyncio
import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.ext import BaseRateLimiter
from telegram.request import HTTPXRequest

import bot.application
import bot.garbage
import bot.inbox
import bot.limiter
import bot.parsing
import bot.starting
import bot.transport
import bot.trimming
import handlers.chat.view
from bot.logs import set_up_logging
from bot.proxies import Proxies
from bot.settings import load_settings
from bot.transport import CONNECTIONS
from handlers.chat.context import SERVICES, Services
from storage import memory


def _nothing(*_: object) -> None:
    pass


@dataclass(frozen=True)
class Part:
    """What can be left out, and how."""

    title: str
    sources: tuple[Any, ...]
    """The modules, classes and functions that would go with it."""
    before: Callable[[], object] = _nothing
    after: Callable[[Services], None] = _nothing
    """Leaves it out once the bot runs."""

    @property
    def lines(self) -> int:
        """The lines of code that it takes."""
        return sum(
            bool(line.strip())
            for source in self.sources
            for line in inspect.getsource(source).splitlines()
        )


class _NoLimiter(BaseRateLimiter[int]):
    def __init__(self, *_: object) -> None:
        pass

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def process_request(
        self, callback: Any, args: Any, kwargs: Any, *_: Any, **__: Any
    ) -> Any:
        return await callback(*args, **kwargs)


def _forget_screens(services: Services) -> None:
    services.prepared.size = 0


def _forget_choices(services: Services) -> None:
    store = services.store
    for remembered in (store.choices._memory, store.briefs._memory, store.editors._memory):
        remembered.size = 0


def _speak_by_httpx(connections: int = CONNECTIONS, *, proxies: Proxies) -> HTTPXRequest:
    assert proxies.current is None  # the stub is reached without
    return HTTPXRequest(connections)


def _replace(new: object, *names: str) -> Callable[[], None]:
    def replace() -> None:
        for name in names:
            patch(name, new).start()

    return replace


PARTS = {
    "screens": Part("lasting screens", (memory,), after=_forget_screens),
    "choices": Part("what is remembered of people and briefs", (memory,), after=_forget_choices),
    "objects": Part(
        "trimming and small objects",
        (bot.trimming, bot.parsing.parse_update),
        lambda: (
            _replace(Update.de_json, "bot.inbox.parse_update")(),
            _replace(_nothing, "bot.inbox.trim_press", "bot.transport.trim_sent")(),
        ),
    ),
    "dicts": Part(
        "dicts made once",
        (handlers.chat.view._Keyboard, bot.application._Preview),
        lambda: (
            _replace(InlineKeyboardMarkup, "handlers.chat.view._Keyboard")(),
            _replace(LinkPreviewOptions, "bot.application._Preview")(),
        ),
    ),
    "garbage": Part(
        "garbage collected rarely", (bot.garbage,), _replace(_nothing, "bot.garbage.collect_rarely")
    ),
    "limiter": Part(
        "the limiter (a need, not for speed)",
        (bot.limiter,),
        _replace(_NoLimiter, "bot.application.Limiter"),
    ),
    "pyreqwest": Part(
        "pyreqwest (HTTPX instead)",
        (bot.transport,),
        _replace(_speak_by_httpx, "bot.application.Transport"),
    ),
    "uvloop": Part(
        "uvloop",
        (bot.starting.new_loop,),
        _replace(asyncio.new_event_loop, "bot.starting.new_loop"),
    ),
}


async def _run(parts: list[Part]) -> None:
    async with bot.application.run_application(load_settings(), with_server=True) as application:
        for part in parts:
            part.after(application.bot_data[SERVICES])
        bot.garbage.collect_rarely()
        await asyncio.Event().wait()


def main() -> None:
    """Run until killed."""
    parts = [PARTS[name] for name in sys.argv[1:]]
    set_up_logging("WARNING", secrets=[load_settings().token], as_json=False)
    for part in parts:
        part.before()
    with asyncio.Runner(loop_factory=bot.starting.new_loop) as runner:
        runner.run(_run(parts))


if __name__ == "__main__":
    main()
