"""What Prometheus may know: updates, calls, waiting times, depths, size."""

import math
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.inbox import Inbox
from storage.condition import Condition, size_of
from storage.usage import Usage

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


GAUGES = {
    "backup_age_seconds": "How long ago the newest backup was made",
    "free_bytes": "Room on the disk beside the data",
    "outbox_depth": "Messages to people that wait to be sent",
    "open_questions": "Questions of people that no editor has answered",
    "subscribers": "Chats that are told of new events",
    "briefs": "Briefs that people see",
}


class Metrics:
    """The counters of one application, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.calls = Counter(
            "spravka_calls",
            "Calls to Telegram, by method and by what came of them",
            ["method", "outcome"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "spravka_update_seconds",
            "From the arrival of an update to the end of its handling",
            registry=self.registry,
            buckets=BUCKETS,
        )
        self.conflicts = Counter(
            "spravka_conflicts",
            "How often another process asked for updates with this token",
            registry=self.registry,
        )
        self.last_conflict = -math.inf
        """When that was last, by the monotonic clock."""
        self._troubles = Gauge(
            "spravka_trouble",
            "What owners have heard of and is not over",
            ["kind"],
            registry=self.registry,
        )
        self._gauges = {
            name: Gauge(f"spravka_{name}", words, registry=self.registry)
            for name, words in GAUGES.items()
        }
        self._counters: dict[tuple[str, str], Counter] = {}
        self.last_answer = 0.0
        """When Telegram last answered a call, by the monotonic clock."""

    def count_call(self, method: str, outcome: str) -> None:
        """Count a call to Telegram."""
        # To look a counter up by its labels takes longer than to count.
        if not (counter := self._counters.get((method, outcome))):
            counter = self._counters[method, outcome] = self.calls.labels(method, outcome)
        counter.inc()

    def note_conflict(self) -> None:
        """Note that another process asks for updates with this token."""
        self.conflicts.inc()
        self.last_conflict = time.monotonic()

    def note_troubles(self, names: Collection[str]) -> None:
        """Note of what owners have heard."""
        self._troubles.clear()
        for each in names:
            self._troubles.labels(each).set(1)

    def note_condition(self, condition: Condition) -> None:
        """Note how the data are."""
        for name, value in list_figures(condition).items():
            self._gauges[name].set(math.nan if value is None else value)

    def watch(self, inbox: Inbox, path: Path, usage: Usage) -> None:
        """Read the inbox, the store's size and what was asked for at every scrape."""
        inbox.on_end = self.seconds.observe
        self.registry.register(_Depths(inbox, path, usage))


class _Depths(Collector):
    def __init__(self, inbox: Inbox, path: Path, usage: Usage) -> None:
        self._inbox = inbox
        self._path = path
        self._usage = usage

    def collect(self) -> Iterator[Metric]:
        """What stands now."""
        counts = self._inbox.counts
        received = CounterMetricFamily("spravka_updates", "Updates by kind", labels=["kind"])
        for kind, number in counts.received.items():
            received.add_metric([kind], number)
        yield received
        ended = CounterMetricFamily(
            "spravka_outcomes", "Updates by what came of them", labels=["outcome"]
        )
        for outcome, number in counts.outcomes.items():
            ended.add_metric([outcome], number)
        yield ended
        asked = CounterMetricFamily(
            "spravka_asked",
            "Questions and screens that people asked for",
            labels=["kind", "language", "found"],
        )
        for (kind, language, found), number in self._usage.totals.items():
            asked.add_metric([kind, language, "yes" if found else "no"], number)
        yield asked
        yield GaugeMetricFamily("spravka_inbox_depth", "Updates at hand", value=self._inbox.depth)
        last = counts.last_at.timestamp() if counts.last_at else 0.0
        yield GaugeMetricFamily(
            "spravka_last_update_timestamp_seconds", "When the last update came", value=last
        )
        yield GaugeMetricFamily(
            "spravka_store_bytes", "Size of the database with its log", value=size_of(self._path)
        )


def list_figures(condition: Condition) -> dict[str, float | None]:
    """What stands in `GAUGES`, and in /healthz; None for what cannot be known now."""
    age, counts = condition.backup_age, condition.counts
    return {
        "backup_age_seconds": age.total_seconds() if age is not None else None,
        "free_bytes": condition.room.free,
        "outbox_depth": counts and counts.messages,
        "open_questions": counts and counts.open_questions,
        "subscribers": counts and counts.subscribers,
        "briefs": counts and counts.briefs,
    }
