"""The order in which updates are handled: one by one within a chat, side by side across chats."""

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MAX_CONCURRENT = 256
# PTB's own bound counts updates that merely wait for their chat too; so it is wide, and ours,
# which counts those at work, stands within.
_MAX_WAITING = 1_000_000


class PerChatProcessor(BaseUpdateProcessor):
    """Handles the updates of a chat in their order, and up to 256 chats at once."""

    def __init__(self) -> None:
        super().__init__(_MAX_WAITING)
        self._at_work = asyncio.Semaphore(MAX_CONCURRENT)
        self._last: dict[int, asyncio.Future[None]] = {}

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the coroutine when everything earlier of its chat has ended."""
        key = _chat_of(update)
        if key is None:
            async with self._at_work:
                await coroutine
            return
        previous = self._last.get(key)
        done = asyncio.get_running_loop().create_future()
        self._last[key] = done
        try:
            if previous:
                await asyncio.shield(previous)
            async with self._at_work:
                await coroutine
        finally:
            done.set_result(None)
            if self._last[key] is done:
                del self._last[key]


def _chat_of(update: object) -> int | None:
    if not isinstance(update, Update):
        return None
    whose = update.effective_chat or update.effective_user
    return whose.id if whose else None
