"""Answers to inline queries that Telegram gives again without asking the bot."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

KEPT = 1000
USUAL_SECONDS = 300
Query = tuple[str, str, str]  # text, offset, type of chat


class InlineCache:
    """Keeps each answer as long as the bot allowed: for everybody, or for the person who asked."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._kept: OrderedDict[tuple[int, Query], tuple[float, dict[str, Any]]] = OrderedDict()

    def get(self, person_id: int, query: Query) -> dict[str, Any] | None:
        """An answer that still holds for this person."""
        for whom in (person_id, 0):
            until, answer = self._kept.get((whom, query), (0.0, {}))
            if until > self._clock():
                return answer
        return None

    def keep(
        self, person_id: int, query: Query, answer: dict[str, Any], *, seconds: int, personal: bool
    ) -> None:
        """Keep an answer for so long."""
        self._kept[person_id if personal else 0, query] = (self._clock() + seconds, answer)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
