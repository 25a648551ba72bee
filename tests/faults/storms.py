"""What else goes wrong while the bot is killed: refusals, cut connections, updates out of order."""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

import httpx

from tests.support.faults import Faults

ANSWERS = ("sendMessage", "editMessageText", "answerCallbackQuery")
GUST_SECONDS = 1.0
LATENCY = 0.03
"""Seconds that an answer is under way, so that kills find some in hand."""


async def slow_down(faults: Faults) -> None:
    """Let every message take as long as on a network."""
    await faults.delay("sendMessage", LATENCY, times=1_000_000)


@dataclass
class Storm:
    """Lets calls and updates go wrong in gusts.

    Answers are refused, but not cut off: one that was cut off may have arrived and is not sent
    again, so that the reckoning would not be exact. Polling is cut off.
    """

    client: httpx.AsyncClient
    asked: Counter[str] = field(default_factory=Counter)
    """How many faults of each kind were asked for."""

    async def rage(self, stop: asyncio.Event) -> None:
        """Ask for faults until told to stop; then what was not used up is forgotten."""
        faults = Faults(self.client)
        while not stop.is_set():
            # The faults are used in their order: one that waits must not hold up the next.
            await faults.clear()
            await self._ask(faults, random.randint(1, 4))
            await slow_down(faults)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), GUST_SECONDS)
        await faults.clear()

    async def _ask(self, faults: Faults, times: int) -> None:
        kind = random.choice(("429", "502", "reset", "duplicate", "reorder"))
        if kind == "429":
            await faults.too_many_requests(random.choice(ANSWERS), 1, times=times)
        elif kind == "502":
            await faults.break_down(random.choice(ANSWERS), times=times)
        elif kind == "reset":
            await faults.reset("getUpdates", times=times)
        elif kind == "duplicate":
            await faults.duplicate_updates(times=times)
        else:
            await faults.reorder_updates(times=times)
        self.asked[kind] += times
