"""What becomes of an update at its turn: it is handled, again where that may help, and noted."""

import asyncio
import inspect
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from telegram.ext import ApplicationHandlerStop, BaseUpdateProcessor
from typing_extensions import override

from bot.inbox import Inbox, Unreadable
from bot.waiting import Turn, current_turn
from bot.work import Work
from storage.database import NotSavedError
from storage.inbox import InboxTable
from storage.origin import current_origin

logger = logging.getLogger(__name__)

FIRST_PAUSE = 0.2
MAX_PAUSE = 30.0


class Processor(BaseUpdateProcessor):
    """Handles what the inbox queues, all at once: whose turn it is, the inbox has decided."""

    def __init__(self, inbox: Inbox, store: InboxTable, clock: Callable[[], datetime]) -> None:
        super().__init__(max_concurrent_updates=1_000_000)
        self._inbox = inbox
        self._store = store
        self._clock = clock
        self._works: set[Work] = set()
        self._marking: dict[int | None, asyncio.Future[None]] = {}
        self._is_closing = False
        self.process: Callable[[object], Awaitable[None]] | None = None
        """Handles an update once more."""
        self.on_unreadable: Callable[[Exception], Awaitable[Any]] | None = None
        """Called with what PTB says of an update that it cannot read."""

    @override
    async def initialize(self) -> None:
        pass

    @override
    async def shutdown(self) -> None:
        pass

    @override
    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        work = self._inbox.find(update)
        if not work:
            await coroutine
            return
        if self._is_closing:
            _close(coroutine)
            return
        work.task = asyncio.current_task()
        self._works.add(work)
        try:
            if isinstance(update, Unreadable):
                _close(coroutine)
                await self._set_unreadable_aside(work, update.error)
            else:
                await self._handle(update, work, coroutine)
        finally:
            self._works.discard(work)
            self._inbox.end(work)

    async def note_error(self, update: object, context: Any) -> None:
        """An error handler that comes first: keeps the error from the others while we try again."""
        if not (work := self._inbox.find(update)):
            return
        work.fail(context.error)
        if work.again:
            if not work.tried_again:
                # Once: when Telegram cannot be reached, there may be thousands of tries.
                logger.warning("an update failed and is tried again: %r", work.error)
                work.tried_again = True
            raise ApplicationHandlerStop

    async def drain(self, seconds: float) -> int:
        """Begin nothing more, and wait for what is at work, but not for long.

        What only waits for Telegram's leave is broken off at once; the store keeps it. Gives how
        many more had to be broken off.
        """
        self._is_closing = True
        self._inbox.close()
        for task in [task for work in self._works for task in work.resting]:
            task.cancel()
        tasks = {work.task for work in self._works if work.task}
        if not tasks:
            return 0
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)
        return len(late)

    async def _handle(self, update: object, work: Work, coroutine: Awaitable[Any]) -> None:
        current_origin.set(work.row)
        current_turn.set(Turn(work.chat, partial(self._rest, work)))
        if marking := self._marking.get(work.chat):
            # So that after a crash no earlier update of the chat comes after this one.
            await asyncio.shield(marking)
        if work.suspect and work.row is not None:
            await self._store.note_try(work.row)
        await coroutine
        await self._try_again(update, work)
        await self._end(work)

    async def _try_again(self, update: object, work: Work) -> None:
        pause = FIRST_PAUSE
        while work.again and self.process:
            await self._clear(work)
            work.again = False
            await asyncio.sleep(pause)
            pause = min(2 * pause, MAX_PAUSE)
            work.error = None
            await self.process(update)

    async def _rest(self, work: Work, seconds: float) -> None:
        """Sleep, and let updates of other chats go on meanwhile."""
        task = asyncio.current_task()
        if self._is_closing or not task:
            raise asyncio.CancelledError
        if not work.resting and not work.ended.done():
            self._inbox.rest(work)
        work.resting.add(task)
        try:
            await self._clear(work)
            await asyncio.sleep(seconds)
        finally:
            work.resting.discard(task)
        if not work.resting and not work.ended.done():
            await self._inbox.go_on(work)

    async def _clear(self, work: Work) -> None:
        """Take the suspicion from an update: while it waits, it is not what ends the process."""
        if work.suspect and work.row is not None:
            work.suspect = False
            with suppress(NotSavedError):
                await self._store.clear_tries(work.row)

    async def _end(self, work: Work) -> None:
        self._inbox.counts.outcomes["failed" if work.error else "handled"] += 1
        if work.row is None:
            return
        if work.is_hopeless:
            await self._set_aside(work.row, work.error)
        else:
            marking = self._store.finish(work.row, self._clock())
            self._marking[work.chat] = marking
            marking.add_done_callback(lambda done: self._forget_marking(work.chat, done))

    def _forget_marking(self, chat: int | None, done: asyncio.Future[None]) -> None:
        if self._marking.get(chat) is done:
            del self._marking[chat]

    async def _set_unreadable_aside(self, work: Work, error: Exception) -> None:
        logger.error("update %s cannot be read: %r", work.update_id, error)
        self._inbox.counts.outcomes["set aside"] += 1
        if work.row is not None:
            await self._set_aside(work.row, error)
        if self.on_unreadable:
            await self.on_unreadable(error)

    async def _set_aside(self, row: int, error: BaseException | None) -> None:
        try:
            await self._store.set_aside(row, repr(error), self._clock())
        except NotSavedError as problem:
            logger.warning("could not set an update aside: %s", problem)


def _close(coroutine: Awaitable[Any]) -> None:
    """Let go of a coroutine that will not be awaited."""
    if inspect.iscoroutine(coroutine):
        coroutine.close()
