"""The pace at which messages to many people may go."""

import time
from collections.abc import Callable

PER_SECOND = 20.0
"""Telegram takes about 30 messages a second in all; answers to people need room beside these."""
IN_CHAT, IN_GROUP = 1.0, 3.0
"""Seconds between two messages into one chat: it takes one a second, a group 20 a minute."""
CATCHING_UP = 0.2
"""Seconds of delay that are made up for by messages in quick succession."""


class Pace:
    """Says when the next message may go, and into which chats it may not."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next = 0.0
        self._held: dict[int, float] = {}

    def begin(self, chat: int) -> None:
        """Count a message that goes now."""
        self._next = max(self._next, self._clock() - CATCHING_UP) + 1 / PER_SECOND
        self.hold(chat, IN_GROUP if chat < 0 else IN_CHAT)

    def hold(self, chat: int, seconds: float) -> None:
        """Let nothing go into a chat for so long."""
        self._held[chat] = max(self._held.get(chat, 0.0), self._clock() + seconds)

    def hold_all(self, seconds: float) -> None:
        """Let nothing go anywhere for so long."""
        self._next = max(self._next, self._clock() + seconds)

    @property
    def wait(self) -> float:
        """Seconds until the next message may go; none where it may go at once."""
        return max(0.0, self._next - self._clock())

    @property
    def held(self) -> set[int]:
        """The chats into which none may go now."""
        now = self._clock()
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        return set(self._held)
