"""The order in which updates are handled: one by one within a chat, side by side across chats."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MAX_CONCURRENT = 256
# PTB's own bound counts updates that merely wait for their chat too; so it is wide, and ours,
# which counts those at work, stands within.
_MAX_WAITING = 1_000_000


class PerChatProcessor(BaseUpdateProcessor):
    """Handles the updates of a chat in their order, and up to 256 chats at once.

    `run` awaits the coroutine of an update that is at its turn.
    """

    def __init__(
        self, run: Callable[[object, Awaitable[Any]], Awaitable[None]] | None = None
    ) -> None:
        super().__init__(_MAX_WAITING)
        self._run = run or _await
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closing = False
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
            await self._work(update, coroutine)
            return
        previous = self._last.get(key)
        done = asyncio.get_running_loop().create_future()
        self._last[key] = done
        try:
            if previous:
                await asyncio.shield(previous)
            await self._work(update, coroutine)
        finally:
            done.set_result(None)
            if self._last[key] is done:
                del self._last[key]

    async def drain(self, seconds: float) -> int:
        """Begin nothing more and wait for what is at work, but not for long.

        Gives how many had to be broken off.
        """
        self._closing = True
        if not self._tasks:
            return 0
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
        return len(late)

    async def _work(self, update: object, coroutine: Awaitable[Any]) -> None:
        async with self._at_work:
            task = asyncio.current_task()
            if self._closing or not task:
                if inspect.iscoroutine(coroutine):
                    coroutine.close()
                return
            self._tasks.add(task)
            try:
                await self._run(update, coroutine)
            finally:
                self._tasks.discard(task)


async def _await(update: object, coroutine: Awaitable[Any]) -> None:  # noqa: ARG001
    await coroutine


def _chat_of(update: object) -> int | None:
    if not isinstance(update, Update):
        return None
    whose = update.effective_chat or update.effective_user
    return whose.id if whose else None
