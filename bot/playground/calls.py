"""What the bot called: a bounded log for an inspector."""

from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

KEPT = 1000


@dataclass(slots=True)
class CallLog:
    """The last calls of the bot, each with a number that only grows."""

    calls: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=KEPT))
    last: int = 0

    def add(self, call: dict[str, Any]) -> dict[str, Any]:
        """Keep a call; the oldest goes when there are too many."""
        self.last += 1
        numbered = {"seq": self.last, **call}
        self.calls.append(numbered)
        return numbered

    def after(self, seq: int, limit: int) -> list[dict[str, Any]]:
        """The calls later than the one with this number, oldest first."""
        oldest = self.last - len(self.calls) + 1
        start = max(0, seq + 1 - oldest)
        return list(islice(self.calls, start, start + limit))

    def latest(self, limit: int) -> list[dict[str, Any]]:
        """The last calls, oldest first."""
        return self.after(self.last - limit, limit)
