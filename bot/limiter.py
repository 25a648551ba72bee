"""How calls keep within what Telegram allows, and are counted on their way."""

import asyncio
import logging
import math
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter
from typing_extensions import override

from bot.errors import seconds_to_wait
from bot.metrics import Metrics
from bot.waiting import PATIENCE, Turn, current_turn

logger = logging.getLogger(__name__)

GROUP_CALLS, GROUP_SECONDS = 20, 60.0
"""What Telegram takes for one group; what it takes in all, it says when it is too much."""
_MAX_KEPT = 512


class Limiter(BaseRateLimiter[int]):
    """Lets a call wait for its own chat only: for a group's pace, and where Telegram says so.

    PTB's AIORateLimiter lets the whole bot wait. Calls that are for no chat wait by their method.
    """

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._paces = Paces(time.monotonic)

    @override
    async def initialize(self) -> None:
        pass

    @override
    async def shutdown(self) -> None:
        pass

    @override
    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make a call when it is its turn, again if it was too early, and count it.

        Raises `RetryAfter` where it is for another chat than that of the update at hand and would
        wait for longer than `PATIENCE`, or than `rate_limit_args` seconds.
        """
        patience = PATIENCE if rate_limit_args is None else rate_limit_args
        chat = data.get("chat_id")
        key = endpoint if chat is None else str(chat)
        is_paced = chat is not None and key.startswith(("-", "@"))
        turn = current_turn.get()
        if turn and chat is not None and key != str(turn.chat):
            turn = None
        outcome = "ok"
        waited = 0.0
        try:
            while True:
                while seconds := self._paces.take(key, is_paced=is_paced):
                    waited += seconds
                    await _wait(seconds, waited, turn, patience)
                try:
                    result = await callback(*args, **kwargs)
                except RetryAfter as error:
                    logger.info("Telegram asks to wait: %s, %s", endpoint, error)
                    self._paces.hold(key, seconds_to_wait(error))
                else:
                    self._metrics.last_answer = time.monotonic()
                    return result
        except TelegramError as error:
            outcome = type(error).__name__
            raise
        finally:
            self._metrics.count_call(endpoint, outcome)


async def _wait(seconds: float, in_all: float, turn: Turn | None, patience: float) -> None:
    if turn:
        await turn.rest(seconds)
    elif in_all > patience:
        raise RetryAfter(timedelta(seconds=math.ceil(seconds)))
    else:
        await asyncio.sleep(seconds)


class Paces:
    """When the next call for a chat may go: so many at once, and then one by one."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._held: dict[str, float] = {}
        """Until when Telegram wants to hear nothing for a chat."""
        self._used: dict[str, float] = {}
        """Until when what was sent to a group counts."""

    def take(self, key: str, *, is_paced: bool) -> float:
        """Let a call go, and give 0; or else the seconds until one may."""
        now = self._clock()
        if (held := self._held.get(key, now)) > now:
            return held - now
        if not is_paced:
            return 0
        each = GROUP_SECONDS / GROUP_CALLS
        used = max(self._used.get(key, now), now) + each
        if used - now > GROUP_SECONDS + 1e-6:
            return used - now - GROUP_SECONDS
        self._used[key] = used
        self._forget_past(self._used, now)
        return 0

    def hold(self, key: str, seconds: float) -> None:
        """Let nothing go for so long."""
        now = self._clock()
        self._held[key] = max(self._held.get(key, now), now + seconds + 0.1)
        self._forget_past(self._held, now)

    @staticmethod
    def _forget_past(times: dict[str, float], now: float) -> None:
        if len(times) > _MAX_KEPT:
            for key in [key for key, until in times.items() if until <= now]:
                del times[key]
