"""How calls keep within what Telegram allows, and are counted on their way."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.error import RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.metrics import Metrics

logger = logging.getLogger(__name__)

MAX_RETRIES = 3
GROUP_CALLS, GROUP_SECONDS = 20, 60.0
"""What Telegram takes for one group; what it takes in all, it says when it is too much."""
_MAX_GROUPS = 512


class Limiter(BaseRateLimiter[int]):
    """Paces the calls for each group, and waits where Telegram says so, the whole bot with it.

    It does what PTB's AIORateLimiter does, which takes much longer to let a call pass.
    """

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._groups: dict[int | str, AsyncLimiter] = {}
        self._free = asyncio.Event()
        self._free.set()
        self._waiting = 0

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make a call when it is its turn, again if it was too early, and count it."""
        outcome = "ok"
        try:
            for retries_left in range(rate_limit_args or MAX_RETRIES, -1, -1):
                if group := _group_of(data.get("chat_id")):
                    await self._limiter(group).acquire()
                if not self._free.is_set():
                    await self._free.wait()
                try:
                    result = await callback(*args, **kwargs)
                except RetryAfter as error:
                    if not retries_left:
                        raise
                    await self._pause(error)
                else:
                    self._metrics.last_answer = time.monotonic()
                    return result
        except TelegramError as error:
            outcome = type(error).__name__
            raise
        finally:
            self._metrics.count_call(endpoint, outcome)

    async def _pause(self, error: RetryAfter) -> None:
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else wait
        logger.info("Telegram asks to wait for %s seconds", seconds)
        self._waiting += 1
        self._free.clear()
        try:
            await asyncio.sleep(seconds + 0.1)
        finally:
            self._waiting -= 1
            # Who was asked to wait for longer still holds up everybody.
            if not self._waiting:
                self._free.set()

    def _limiter(self, group: int | str) -> AsyncLimiter:
        if len(self._groups) > _MAX_GROUPS:
            # Those that have been quiet for a minute start anew.
            self._groups = {
                key: each
                for key, each in self._groups.items()
                if not each.has_capacity(GROUP_CALLS)
            }
        if group not in self._groups:
            self._groups[group] = AsyncLimiter(GROUP_CALLS, GROUP_SECONDS)
        return self._groups[group]


def _group_of(chat: object) -> int | str | None:
    """The group that a call is for: its number is negative, and only groups have names."""
    if isinstance(chat, int):
        return chat if chat < 0 else None
    if isinstance(chat, str):
        return None if chat.isdecimal() else chat
    return None
