"""The durable update queue: what Telegram has handed over is handled, whatever happens to us."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from telegram import Bot, Update

from bot.lines import MAX_WAITING, Chat, Lines
from bot.parsing import UNREADABLE, Raw, chat_of, id_of, kind_of, parse_update, read_json
from bot.trimming import trim_press
from bot.work import Work
from storage.database import NotSavedError
from storage.inbox import InboxTable, Received, to_json

logger = logging.getLogger(__name__)

MAX_ENDINGS = 6
"""An update during which the process ended so often is set aside: it may have had bad luck."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in the queue for an update that PTB cannot read."""

    update_id: int
    error: Exception


OUTCOMES = ("handled", "failed", "set aside", "dropped")
"""What can come of an update."""


@dataclass(slots=True)
class Counts:
    """What the inbox has seen since the start."""

    received: Counter[str] = field(default_factory=Counter)
    """By kind."""
    outcomes: Counter[str] = field(default_factory=lambda: Counter(dict.fromkeys(OUTCOMES, 0)))
    """Each from the start: of what comes into being with its first count, no growth is seen."""
    last_at: datetime | None = None


class Inbox(asyncio.Queue[object]):
    """The queue that the application takes its updates from; they are committed before.

    Telegram may be told that an update has arrived as soon as `take` or `put` returns. Until it is
    its turn, an update waits in a line of its chat; then it is made into an object and queued.
    """

    def __init__(
        self, store: InboxTable, bot: Callable[[], Bot], clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._store = store
        self._bot = bot
        self._clock = clock
        self._works: dict[int, Work] = {}
        self._lines = Lines(time.monotonic)
        self._timer: asyncio.TimerHandle | None = None
        self._warned: set[Chat] = set()
        self._space = asyncio.Event()
        self._is_closed = False
        self.counts = Counts()
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

    async def take(self, updates: Iterable[object]) -> None:
        """Commit updates as Telegram sent them, and let those that are new wait for their turn.

        Raises `NotSavedError` on one that comes a second time before it could be kept the first.
        """
        while self.depth >= MAX_WAITING:
            self._space.clear()
            await self._space.wait()
        fresh, twice = [], []
        for update_id, update in self._in_order(updates):
            if work := self._works.get(update_id):
                twice.append(work.kept)
            elif self._has_room(chat := chat_of(update), update):
                fresh.append(self._let_in(update_id, chat, update))
        if fresh:
            await self._keep(fresh)
        self._call()
        for kept in twice:
            if not await asyncio.shield(kept):
                raise NotSavedError("it could not be kept when it came first")

    async def begin_again(self) -> list[Received]:
        """Let what an earlier process left wait for its turn; gives what ended it, set aside."""
        left = await self._store.begin_again(self._bot().id)
        poison = [each for each in left if each.tries >= MAX_ENDINGS]
        for each in poison:
            logger.error("update %s has ended the process %s times", each.update_id, each.tries)
            await self._store.set_aside(each.row, "the process ended", self._clock())
            self.counts.outcomes["set aside"] += 1
        rest = [each for each in left if each.tries < MAX_ENDINGS]
        if rest:
            logger.info("%s updates were left unfinished", len(rest))
        # A chat's updates keep their order, whatever each has gone through.
        for each in rest:
            update = _from_body(each.body)
            work = self._let_in(each.update_id, chat_of(update), update)
            work.row, work.suspect = each.row, each.tries > 0
            self._join(work)
        self._call()
        return poison

    def find(self, item: object) -> Work | None:
        """The work that something out of the queue stands for; None for PTB's own signals."""
        return self._works.get(item.update_id) if isinstance(item, Update | Unreadable) else None

    def rest(self, work: Work) -> None:
        """Let updates of other chats have the place of one that waits in the middle of its work."""
        self._lines.rest(work.chat)
        self._call()

    async def go_on(self, work: Work) -> None:
        """Wait for a place again."""
        if not self._lines.go_on(work.chat):
            return
        if not work.called_again or work.called_again.done():
            work.called_again = asyncio.get_running_loop().create_future()
        self._call()
        await asyncio.shield(work.called_again)

    def end(self, work: Work) -> None:
        """Let go of an update that was handled, and call the next."""
        self.on_end(asyncio.get_running_loop().time() - work.since)
        self._let_go(work, served=True)
        self._call()

    def close(self) -> None:
        """Call no more updates; the store keeps them for the next start."""
        self._is_closed = True
        while not self.empty():
            self.get_nowait()
            self.task_done()

    def _in_order(self, updates: Iterable[object]) -> list[tuple[int, Raw]]:
        """Updates by their ids; what has no id cannot be kept either, and is told and left out."""
        found = {}
        for update in updates:
            update_id = id_of(update)
            if update_id is None or not isinstance(update, dict):
                logger.error("what came is no update: a %s", type(update).__name__)
                self.counts.outcomes["set aside"] += 1
            else:
                found[update_id] = update
        return sorted(found.items())

    def _has_room(self, chat: Chat, update: Raw) -> bool:
        if self._lines.has_room(chat):
            return True
        self.counts.outcomes["dropped"] += 1
        if chat not in self._warned:
            logger.warning("chat %s sends more than can be answered", chat)
            self._warned.add(chat)
            with suppress(Exception):  # the update may be one that cannot be read
                self.on_flood(parse_update(update, self._bot()))
        return False

    def _let_in(self, update_id: int, chat: Chat, update: Raw) -> Work:
        update["update_id"] = update_id
        trim_press(update)
        loop = asyncio.get_running_loop()
        kept, ended = loop.create_future(), loop.create_future()
        work = Work(update_id, chat, update, loop.time(), kept, ended)
        self._works[update_id] = work
        self._lines.let_in(chat)
        self.counts.received[kind_of(update)] += 1
        self.counts.last_at = self._clock()
        return work

    async def _keep(self, fresh: list[Work]) -> None:
        bodies = {work.update_id: _to_body(work.raw) for work in fresh}
        try:
            rows = await self._store.add(self._bot().id, bodies, self._clock())
        except NotSavedError as error:
            logger.warning("the inbox takes nothing, updates are handled unsaved: %s", error)
            await self._have_handled(fresh)
        except BaseException:
            for work in fresh:
                self._let_go(work, kept=False)
            raise
        else:
            for work in fresh:
                work.row = rows.get(work.update_id)
                if work.row is None:  # it was handled already
                    self._let_go(work)
                else:
                    work.kept.set_result(True)
                    self._join(work)

    async def _have_handled(self, unsaved: list[Work]) -> None:
        """Wait until updates are handled, before Telegram is told: nothing else keeps them."""
        for work in unsaved:
            self._join(work)
        self._call()
        await asyncio.gather(*(asyncio.shield(work.ended) for work in unsaved))

    def _join(self, work: Work) -> None:
        self._lines.join(work.chat, work.update_id, suspect=work.suspect)

    def _call(self) -> None:
        """Queue those whose turn it is."""
        while not self._is_closed and (update_id := self._lines.call()) is not None:
            work = self._works[update_id]
            if work.called_again:
                work.called_again.set_result(None)
                continue
            raw, work.raw = work.raw, {}
            try:
                item: object = parse_update(raw, self._bot())
            except Exception as error:  # noqa: BLE001 - whatever it is, PTB cannot read it
                item = Unreadable(update_id, error)
            self.put_nowait(item)
        if not self._timer and not self._is_closed and (pause := self._lines.pause()):
            self._timer = asyncio.get_running_loop().call_later(pause, self._call_later)

    def _call_later(self) -> None:
        self._timer = None
        self._call()

    def _let_go(self, work: Work, *, served: bool = False, kept: bool = True) -> None:
        del self._works[work.update_id]
        self._lines.leave(work.chat, served=served)
        if not self._lines.has(work.chat):
            self._warned.discard(work.chat)
        if not work.kept.done():
            work.kept.set_result(kept)
        work.ended.set_result(None)
        self._space.set()


def _to_body(update: Raw) -> str:
    try:
        return to_json(update)
    except (ValueError, RecursionError):  # nor will PTB make anything of it
        return ""


def _from_body(body: str) -> Raw:
    try:
        update = read_json(body)
    except ValueError:
        update = None
    return update if isinstance(update, dict) else dict(UNREADABLE)
