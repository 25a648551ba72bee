"""What Prometheus may know: updates, calls, waiting times, depths, size."""

from collections.abc import Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.inbox import Inbox
from storage.condition import size_of

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


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
        self._counters: dict[tuple[str, str], Counter] = {}
        self.last_answer = 0.0
        """When Telegram last answered a call, by the monotonic clock."""

    def count_call(self, method: str, outcome: str) -> None:
        """Count a call to Telegram."""
        # To look a counter up by its labels takes longer than to count.
        if not (counter := self._counters.get((method, outcome))):
            counter = self._counters[method, outcome] = self.calls.labels(method, outcome)
        counter.inc()

    def watch(self, inbox: Inbox, path: Path) -> None:
        """Read the inbox and the store's size at every scrape."""
        inbox.on_end = self.seconds.observe
        self.registry.register(_Depths(inbox, path))


class _Depths(Collector):
    def __init__(self, inbox: Inbox, path: Path) -> None:
        self._inbox = inbox
        self._path = path

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
        yield GaugeMetricFamily("spravka_inbox_depth", "Updates at hand", value=self._inbox.depth)
        last = counts.last_at.timestamp() if counts.last_at else 0.0
        yield GaugeMetricFamily(
            "spravka_last_update_timestamp_seconds", "When the last update came", value=last
        )
        yield GaugeMetricFamily(
            "spravka_store_bytes", "Size of the database with its log", value=size_of(self._path)
        )
