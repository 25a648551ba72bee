"""Whose update is next: one at a time of a chat, chats in turn, groups not all at once."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum, auto

MAX_WAITING = 10_000
"""Updates in memory; beyond, the next are not asked for before some are handled."""
MAX_WAITING_IN_CHAT = 200
"""… of one chat; beyond, they are dropped, and the person is told so once."""
SHARE = 10
"""The part of the free room that one chat may fill. So there always is some for others."""


class Kind(IntEnum):
    """Who does not wait for whom."""

    PERSON = auto()
    GROUP = auto()
    SUSPECT = auto()
    """What may have ended the process: one at a time, so that if it ends again, it was this one."""


PLACES = {Kind.PERSON: 224, Kind.GROUP: 32, Kind.SUSPECT: 1}
"""How many updates are at work at once."""
GROUPS_PER_SECOND = 30.0
"""How many updates of groups begin in a second: as many as Telegram takes messages in all.

However much all groups write at once, a person hardly ever finds more than one of theirs at work.
"""

Chat = int | None


@dataclass(slots=True)
class _Line:
    length: int = 0
    """How many are in memory: being committed, waiting or served."""
    waiting: deque[tuple[Kind, int]] = field(default_factory=deque)
    served: tuple[Kind, int] | None = None
    has_place: bool = False
    is_ready: bool = False
    """Whether it waits for a place."""


class Lines:
    """A line of updates for each chat.

    An update is let in, joins its line once it is committed, is called when it is its turn, and
    leaves. One that rests meanwhile, because Telegram wants to hear nothing for its chat, still
    holds up its line, but gives its place to other chats, until it is called again.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lines: dict[Chat, _Line] = {}
        self._ready: dict[Kind, deque[Chat]] = {kind: deque() for kind in Kind}
        self._at_work = dict.fromkeys(Kind, 0)
        self._groups_from = 0.0
        self.depth = 0
        """How many updates are in memory."""

    def has(self, chat: Chat) -> bool:
        """Whether anything of a chat is in memory."""
        return chat in self._lines

    def has_room(self, chat: Chat) -> bool:
        """Whether one more of a chat fits; its first always does."""
        if not (line := self._lines.get(chat)):
            return True
        return line.length < min(MAX_WAITING_IN_CHAT, (MAX_WAITING - self.depth) // SHARE)

    def let_in(self, chat: Chat) -> None:
        """Keep room for an update."""
        self._lines.setdefault(chat, _Line()).length += 1
        self.depth += 1

    def join(self, chat: Chat, update_id: int, *, suspect: bool = False) -> None:
        """Put an update that was let in at the end of its line."""
        line = self._lines[chat]
        kind = Kind.GROUP if chat is not None and chat < 0 else Kind.PERSON
        line.waiting.append((Kind.SUSPECT if suspect else kind, update_id))
        if not line.served and not line.is_ready:
            self._get_ready(chat, line)

    def call(self) -> int | None:
        """The update whose turn it is, if there is one and a place for it."""
        for kind, ready in self._ready.items():
            if not ready or self._at_work[kind] >= PLACES[kind]:
                continue
            line = self._lines[ready[0]]
            if kind is Kind.GROUP and not line.served:
                if self.pause() > 0:
                    continue
                self._groups_from = self._clock() + 1 / GROUPS_PER_SECOND
            ready.popleft()
            line.served = line.served or line.waiting.popleft()
            line.has_place, line.is_ready = True, False
            self._at_work[kind] += 1
            return line.served[1]
        return None

    def pause(self) -> float:
        """The seconds until an update of a group may begin, if one is ready."""
        return max(0.0, self._groups_from - self._clock()) if self._ready[Kind.GROUP] else 0.0

    def rest(self, chat: Chat) -> None:
        """Let others have the place of the update that is served."""
        line = self._lines[chat]
        if line.served and line.has_place:
            line.has_place = False
            self._at_work[line.served[0]] -= 1

    def go_on(self, chat: Chat) -> bool:
        """Let an update that has rested wait to be called again; False if it has its place."""
        line = self._lines[chat]
        if not line.served or line.has_place:
            return False
        if not line.is_ready:
            self._get_ready(chat, line)
        return True

    def leave(self, chat: Chat, *, served: bool) -> None:
        """Forget an update: the one that is served, or one that was let in and never joined."""
        line = self._lines[chat]
        line.length -= 1
        self.depth -= 1
        if served:
            self.rest(chat)
            line.served = None
            if line.waiting:
                self._get_ready(chat, line)
        if not line.length:
            del self._lines[chat]

    def _get_ready(self, chat: Chat, line: _Line) -> None:
        line.is_ready = True
        if line.served:
            # It has begun, and waited already.
            self._ready[line.served[0]].appendleft(chat)
        else:
            self._ready[line.waiting[0][0]].append(chat)
