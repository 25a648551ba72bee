"""The durable update queue: what Telegram has handed over is handled, whatever happens to us."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from telegram import Bot, Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ApplicationHandlerStop

from bot.parsing import parse_update
from storage.database import DatabaseError, NotSavedError
from storage.inbox import Inbox as Store
from storage.inbox import Received, to_json
from storage.origin import current_origin

logger = logging.getLogger(__name__)

MAX_TRIES = 3
"""An update that fails so often is set aside."""
MAX_ENDINGS = 6
"""… and one during which the process ended so often: more, as it may have had bad luck."""
MAX_WAITING = 10_000
"""Updates in memory; beyond, the next are not asked for before some are handled."""
MAX_WAITING_IN_CHAT = 200
"""… of one chat; beyond, they are dropped, and the person is told so once."""
FIRST_PAUSE = 0.2
MAX_PAUSE = 30.0


@dataclass(slots=True)
class _Work:
    """An update at hand."""

    row: int | None
    """Its row in the inbox; None while nothing can be saved."""
    chat: int | None
    ended: asyncio.Future[None]
    since: float
    suspect: bool = False
    """Whether the process ended twice while it may have been at work."""
    failures: int = 0
    error: BaseException | None = None
    again: bool = False
    """Whether it is to be tried again."""
    tried_again: bool = False


@dataclass(slots=True)
class Counts:
    """What the inbox has seen since the start."""

    received: Counter[str] = field(default_factory=Counter)
    """By kind."""
    outcomes: Counter[str] = field(default_factory=Counter)
    last_at: datetime | None = None


class Inbox(asyncio.Queue[object]):
    """The queue that the application takes its updates from; they are committed before.

    Telegram may be told that an update has arrived as soon as `take` or `put` returns.
    """

    def __init__(self, store: Store, bot: Callable[[], Bot], clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._store = store
        self._bot = bot
        self._clock = clock
        self._works: dict[int, _Work] = {}
        self._lines: Counter[int] = Counter()
        self._warned: set[int] = set()
        self._marking: dict[int | None, asyncio.Future[None]] = {}
        self._space = asyncio.Event()
        self._alone = asyncio.Lock()
        self.counts = Counts()
        self.process: Callable[[object], Awaitable[None]] | None = None
        """Handles an update once more."""
        self.on_end: Callable[[float], None] = lambda _: None
        """Called with the seconds that an update took."""
        self.on_flood: Callable[[Update], None] = lambda _: None
        """Called with the first update of a chat that is dropped."""

    @property
    def depth(self) -> int:
        """How many updates are at hand."""
        return len(self._works)

    async def put(self, item: object) -> None:
        """Take an update from PTB; its own signals just pass."""
        if isinstance(item, Update):
            await self.take([item.to_dict()])
        else:
            await super().put(item)

    async def take(self, updates: Iterable[dict[str, Any]]) -> None:
        """Commit updates as Telegram sent them, and queue those that are new."""
        while len(self._works) >= MAX_WAITING:
            self._space.clear()
            await self._space.wait()
        fresh = {}
        for update in sorted(updates, key=lambda each: int(each["update_id"])):
            if update["update_id"] not in self._works and self._has_room(update):
                self._enter(update)
                fresh[update["update_id"]] = update
        if fresh:
            await self._keep(fresh)

    async def begin_again(self) -> list[Received]:
        """Queue what an earlier process left; gives what ended it or cannot be read, set aside."""
        left = await self._store.begin_again(self._bot().id)
        poison = [each for each in left if each.tries >= MAX_ENDINGS]
        for each in poison:
            logger.error("update %s has ended the process %s times", each.update_id, each.tries)
            await self._store.set_aside(each.row, "the process ended", self._clock())
            self.counts.outcomes["set aside"] += 1
        rest = [each for each in left if each.tries < MAX_ENDINGS]
        if rest:
            logger.info("%s updates were left unfinished", len(rest))
        for each in sorted(rest, key=lambda each: (each.tries, each.update_id)):
            update = json.loads(each.body)
            self._enter(update)
            work = self._works[each.update_id]
            work.row, work.suspect = each.row, each.tries > 0
        # A chat's updates keep their order, whatever each has gone through.
        unreadable = [each for each in rest if not await self._enqueue(json.loads(each.body))]
        return [*poison, *unreadable]

    async def run(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle an update in its turn, again where that may help, and note how it ended."""
        work = self._works.get(update.update_id) if isinstance(update, Update) else None
        if not work or not isinstance(update, Update):
            await coroutine
            return
        current_origin.set(work.row)
        try:
            if marking := self._marking.get(work.chat):
                # So that after a crash no earlier update of the chat comes after this one.
                await asyncio.shield(marking)
            if work.suspect and work.row is not None:
                # One at a time: if the process ends again, it was this one.
                async with self._alone:
                    await self._store.note_try(work.row)
                    await coroutine
                    if work.again:
                        # It ends no process; it waits, and must not be taken for one that does
                        # if the process ends meanwhile.
                        with suppress(NotSavedError):
                            await self._store.clear_tries(work.row)
            else:
                await coroutine
            await self._try_again(update, work)
            await self._end(work)
            self.on_end(asyncio.get_running_loop().time() - work.since)
        finally:
            self._leave(update.update_id)

    async def note_error(self, update: object, context: Any) -> None:
        """An error handler that comes first: keeps the error from the others while we try again."""
        work = self._works.get(update.update_id) if isinstance(update, Update) else None
        if not work:
            return
        work.error = context.error
        work.failures += not isinstance(work.error, NetworkError | RetryAfter)
        work.again = _may_help(work.error) and work.failures < MAX_TRIES
        if work.again:
            if not work.tried_again:
                # Once: when Telegram cannot be reached, there may be thousands of tries.
                logger.warning("an update failed and is tried again: %r", work.error)
                work.tried_again = True
            raise ApplicationHandlerStop

    def discard_waiting(self) -> None:
        """Let go of what has not begun; the store keeps it for the next start."""
        while not self.empty():
            self.get_nowait()
            self.task_done()

    async def _try_again(self, update: Update, work: _Work) -> None:
        pause = FIRST_PAUSE
        while work.again and self.process:
            work.again = False
            await asyncio.sleep(max(pause, seconds_to_wait(work.error)))
            pause = min(2 * pause, MAX_PAUSE)
            work.error = None
            await self.process(update)

    async def _end(self, work: _Work) -> None:
        self.counts.outcomes["failed" if work.error else "handled"] += 1
        if work.row is None:
            return
        if work.failures >= MAX_TRIES:
            try:
                await self._store.set_aside(work.row, repr(work.error), self._clock())
            except NotSavedError as error:
                logger.warning("could not set an update aside: %s", error)
        else:
            marking = self._store.finish(work.row, self._clock())
            if work.chat is not None:
                self._marking[work.chat] = marking
                marking.add_done_callback(lambda done: self._forget_marking(work.chat, done))

    def _forget_marking(self, chat: int | None, done: asyncio.Future[None]) -> None:
        if self._marking.get(chat) is done:
            del self._marking[chat]

    def _has_room(self, update: dict[str, Any]) -> bool:
        chat = chat_of_raw(update)
        if chat is None or self._lines[chat] < MAX_WAITING_IN_CHAT:
            return True
        self.counts.outcomes["dropped"] += 1
        if chat not in self._warned:
            logger.warning("chat %s sends more than can be answered", chat)
            self._warned.add(chat)
            if parsed := Update.de_json(update, self._bot()):
                self.on_flood(parsed)
        return False

    def _enter(self, update: dict[str, Any]) -> None:
        chat = chat_of_raw(update)
        loop = asyncio.get_running_loop()
        self._works[update["update_id"]] = _Work(None, chat, loop.create_future(), loop.time())
        if chat is not None:
            self._lines[chat] += 1
        self.counts.received[kind_of(update)] += 1
        self.counts.last_at = self._clock()

    def _leave(self, update_id: int) -> None:
        work = self._works.pop(update_id)
        if not work.ended.done():
            work.ended.set_result(None)
        self._space.set()
        if work.chat is not None:
            self._lines[work.chat] -= 1
            if not self._lines[work.chat]:
                del self._lines[work.chat]
                self._warned.discard(work.chat)

    async def _enqueue(self, update: dict[str, Any]) -> bool:
        """Queue an update for its turn; one that PTB cannot read is set aside, and gives False."""
        try:
            self.put_nowait(parse_update(update, self._bot()))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            update_id = update["update_id"]
            logger.exception("update %s cannot be read", update_id)
            row = self._works[update_id].row
            self._leave(update_id)
            self.counts.outcomes["set aside"] += 1
            if row is not None:
                with suppress(NotSavedError):
                    await self._store.set_aside(row, repr(error), self._clock())
            return False
        return True

    async def _keep(self, fresh: dict[int, dict[str, Any]]) -> None:
        bodies = {key: to_json(update) for key, update in fresh.items()}
        try:
            rows = await self._store.add(self._bot().id, bodies, self._clock())
        except NotSavedError as error:
            logger.warning("the inbox takes nothing, updates are handled unsaved: %s", error)
            await self._handle_unsaved(fresh)
        except BaseException:
            for update_id in fresh:
                self._leave(update_id)
            raise
        else:
            for update_id, update in fresh.items():
                if update_id in rows:
                    self._works[update_id].row = rows[update_id]
                    await self._enqueue(update)
                else:  # it was handled already
                    self._leave(update_id)

    async def _handle_unsaved(self, updates: dict[int, dict[str, Any]]) -> None:
        """Handle updates before Telegram is told that they came: nothing else keeps them."""
        ends = [self._works[update_id].ended for update_id in updates]
        for update in updates.values():
            await self._enqueue(update)
        await asyncio.gather(*ends)


def kind_of(update: dict[str, Any]) -> str:
    """The kind of an update as Telegram sent it."""
    return next((key for key in update if key != "update_id"), "empty")


def chat_of_raw(update: dict[str, Any]) -> int | None:
    """The chat, or else the person, that an update as Telegram sent it belongs to."""
    content = update.get(kind_of(update)) or {}
    message = content.get("message")
    whose = (
        content.get("chat")
        or (message.get("chat") if isinstance(message, dict) else None)
        or content.get("from")
        or content.get("user")
    )
    return int(whose["id"]) if whose else None


def _may_help(error: BaseException | None) -> bool:
    """Whether trying again may help, and repeats no call but those before the one that failed."""
    if isinstance(error, RetryAfter):
        return True
    if isinstance(error, NetworkError):
        return not isinstance(error, BadRequest) and was_not_sent(error)
    return not isinstance(error, TelegramError | NotSavedError | DatabaseError)


def seconds_to_wait(error: BaseException | None) -> float:
    """For how long Telegram asks for patience."""
    if not isinstance(error, RetryAfter):
        return 0.0
    wait = error.retry_after
    return wait if isinstance(wait, int) else wait.total_seconds()


def was_not_sent(error: BaseException) -> bool:
    """Whether a network error says that Telegram has not even heard the call."""
    if isinstance(error, TimedOut):
        return type(error.__cause__).__name__ in ("ConnectTimeout", "PoolTimeout")
    return type(error.__cause__).__name__ == "ConnectError" or "Bad Gateway" in str(error)
