"""What the benchmark measures."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

JOBS = ("year", "page")
THIS, ANEW, NO_INBOX, AIOGRAM, FLOOR, LIMIT = (
    "this bot",
    "this bot, every screen made anew",
    "this bot without the durable inbox",
    "aiogram",
    "no framework, aiohttp",
    "no framework, minimal client",
)
NEEDED = (THIS, ANEW, NO_INBOX, AIOGRAM, FLOOR, LIMIT)
"""Without these there is nothing to compare."""


@dataclass
class Result:
    """What was measured of a contestant; a value a round."""

    name: str
    command: list[str]
    cpu: dict[str, list[float]] = field(default_factory=lambda: {job: [] for job in JOBS})
    """CPU seconds an update."""
    start: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    messages: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)
    """What it sent: text and buttons."""
    capacity: float = 0.0
    """Updates a second with the latency of a network."""
    waits: list[float] = field(default_factory=list)
    failed: str = ""
    """Why it does not take part."""
    stuck: str = ""
    """Why nothing is known of its waits."""

    def cost(self, job: str) -> float:
        """The median of its CPU seconds an update."""
        return statistics.median(self.cpu[job]) if self.cpu[job] else float("nan")


@dataclass(frozen=True)
class Measured:
    """All that was measured in a run."""

    ceiling: tuple[float, float]
    """The calls a second that the stub takes, and its CPU seconds a call."""
    results: Sequence[Result]
    without: Sequence[Result]
    """This bot without each of `PARTS`, by its name."""
    memory: Sequence[float]
    """Of this bot, after each tenth of many updates, in MiB."""
    sizes: Mapping[int, Mapping[str, float]]
    """CPU seconds of each screen by the size of the brief."""
    profile: Mapping[str, Mapping[str, float]]
    """The share of each layer by job."""
    seconds: float
    """How long the run took."""
