"""Flood limits, as core.telegram.org/bots/faq gives them; off until they are switched on.

About one message a second in a chat, with short bursts let through; 20 a minute in a group; 30 a
second in all. Telegram does not tell how long a burst may be: here it is three messages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.errors import too_many_requests

BURST = 3
PER_SECOND = 1.0
IN_GROUP = 20
GROUP_PER_SECOND = IN_GROUP / 60
IN_ALL = 30


@dataclass(slots=True)
class _Bucket:
    """Messages that may go at once, filled again with time."""

    size: float
    per_second: float
    level: float
    time: float

    def wait(self, count: int, now: float) -> float:
        """Seconds until so many messages may go; a full bucket lets any number through."""
        self.level = min(self.size, self.level + (now - self.time) * self.per_second)
        self.time = now
        return max(0.0, min(count, self.size) - self.level) / self.per_second


class Flood:
    """Counts what the bot sends, and says when it is too much."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._buckets: dict[int, _Bucket] = {}
        self._is_on = False

    def switch(self, *, on: bool) -> None:
        """Begin to count anew, or stop."""
        self._is_on = on
        self._buckets.clear()

    def take(self, chat_id: int, count: int) -> None:
        """Let messages go into a chat; raises ApiError when there were too many of late."""
        if not self._is_on:
            return
        now = self._clock()
        buckets = [self._bucket(0, IN_ALL, IN_ALL, now)]
        if chat_id < 0:
            buckets.append(self._bucket(chat_id, IN_GROUP, GROUP_PER_SECOND, now))
        else:
            buckets.append(self._bucket(chat_id, BURST, PER_SECOND, now))
        wait = max(bucket.wait(count, now) for bucket in buckets)
        if wait > 0:
            raise too_many_requests(wait)
        for bucket in buckets:
            bucket.level -= count

    def _bucket(self, key: int, size: int, per_second: float, now: float) -> _Bucket:
        return self._buckets.setdefault(key, _Bucket(size, per_second, size, now))
