"""Questions of people that wait for the bot: presses of buttons and inline queries."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import bad_request

LIFETIME = 30.0
FIRST_ID = 4_611_686_018_427_387_904


@dataclass(slots=True)
class _Query:
    time: float
    answer: asyncio.Future[dict[str, Any] | None]


class Queries:
    """Numbers questions, keeps them for half a minute, and brings the answers."""

    def __init__(self, clock: Callable[[], float], beginning: int) -> None:
        self._clock = clock
        self._last = FIRST_ID + beginning
        self._open: OrderedDict[str, _Query] = OrderedDict()

    def ask(self) -> tuple[str, asyncio.Future[dict[str, Any] | None]]:
        """A new question: its id and where its answer will be."""
        now = self._clock()
        while self._open:
            first = next(iter(self._open))
            if now - self._open[first].time <= LIFETIME:
                break
            self._open.popitem(last=False)
        self._last += 1
        query = _Query(now, asyncio.get_running_loop().create_future())
        self._open[str(self._last)] = query
        return str(self._last), query.answer

    def answer(self, query_id: str, answer: dict[str, Any]) -> None:
        """Bring an answer; only the first one reaches the person.

        A second answer in time is taken in silence: no source says that Telegram refuses it.
        """
        query = self._open.get(query_id)
        if query is None or self._clock() - query.time > LIFETIME:
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        if not query.answer.done():
            query.answer.set_result(answer)

    def close(self) -> None:
        """Let nobody wait any longer."""
        for query in self._open.values():
            if not query.answer.done():
                query.answer.set_result(None)
        self._open.clear()

    async def wait(self, answer: asyncio.Future[dict[str, Any] | None]) -> dict[str, Any] | None:
        """The answer, or None when the bot stays silent too long."""
        try:
            return await asyncio.wait_for(answer, LIFETIME)
        except TimeoutError:
            return None
