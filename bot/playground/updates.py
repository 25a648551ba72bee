"""The updates that wait for the bot."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from itertools import islice, takewhile
from typing import Any, NamedTuple

from bot.playground.errors import ApiError
from bot.playground.faults import Faults

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
)
ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")
KEPT_SECONDS = 24 * 60 * 60
CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


class Pending(NamedTuple):
    """An update that the bot has not confirmed; updates of one key are delivered in order."""

    update: dict[str, Any]
    key: int
    time: float


class UpdateQueue:
    """Numbers updates and keeps them until the bot confirms them, for a day at most."""

    def __init__(self, clock: Callable[[], float], faults: Faults, beginning: int) -> None:
        self.clock = clock
        self.faults = faults
        self._last_id = beginning
        self._poll: asyncio.Future[None] | None = None
        self.pending: OrderedDict[int, Pending] = OrderedDict()
        self.allowed: frozenset[str] = frozenset(KINDS)
        self.on_add: Callable[[], None] | None = None

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Take only these kinds from now on; none named means the usual ones, None no change."""
        if kinds is not None:
            known = frozenset(kinds) & {*KINDS, *ON_REQUEST}
            self.allowed = known or frozenset(KINDS)

    def add(self, kind: str, content: dict[str, Any], key: int) -> None:
        """Queue an update, if the bot takes its kind."""
        if kind not in self.allowed:
            return
        now = self.clock()
        self._last_id += 1
        self.pending[self._last_id] = Pending({"update_id": self._last_id, kind: content}, key, now)
        while now - next(iter(self.pending.values())).time > KEPT_SECONDS:
            self.pending.popitem(last=False)
        self.wake()
        if self.on_add is not None:
            self.on_add()

    def wake(self) -> None:
        """End the wait of a long poll."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    @property
    def is_restricted(self) -> bool:
        """Whether the bot asked for other kinds than the usual ones."""
        return self.allowed != frozenset(KINDS)

    def since(self, update_id: int) -> list[tuple[int, Pending]]:
        """The waiting updates later than this one."""
        later = takewhile(lambda entry: entry[0] > update_id, reversed(self.pending.items()))
        return list(later)[::-1]

    def clear(self) -> None:
        """Forget all that waits."""
        self.pending.clear()

    def confirm(self, offset: int) -> None:
        """Forget the updates before the offset; a negative one keeps that many of the last."""
        if offset < 0:
            offset = self._last_id + 1 + offset
        while self.pending and next(iter(self.pending)) < offset:
            self.pending.popitem(last=False)

    def abort_poll(self, description: str) -> None:
        """End a long poll with a conflict."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(409, description))

    async def get(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """The first updates from the offset on; waits for one. A newer call ends this one."""
        self.abort_poll(CONFLICT)
        self.confirm(offset)
        if not self.pending and seconds > 0:
            poll = self._poll = asyncio.get_running_loop().create_future()
            try:
                await asyncio.wait_for(poll, seconds)
            except TimeoutError:
                return []
            finally:
                if self._poll is poll:
                    self._poll = None
        waiting = [entry.update for entry in islice(self.pending.values(), limit)]
        return self.faults.disturb(waiting)
