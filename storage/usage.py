"""How often what was asked for, without who asked and in which words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from storage.database import Database

KEPT_FOR = timedelta(days=90)

Kind = Literal["question", "screen"]


class Use(NamedTuple):
    """Something that was asked for, as far as it is counted."""

    day: str
    brief: int
    """0: of none, or of all."""
    language: str
    kind: Kind
    asked: str
    """What a question asks for, the name of a screen."""
    found: bool


@dataclass(frozen=True, slots=True)
class Used:
    """What was asked for in some days, and how often."""

    brief: int
    language: str
    kind: Kind
    asked: str
    found: bool
    count: int


class Usage:
    """Counts in memory; what is counted is written down from time to time, all at once."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pending: Counter[Use] = Counter()
        self.totals: Counter[tuple[Kind, str, bool]] = Counter()
        """Since the start, by kind, language and whether it was found."""

    def count(self, use: Use) -> None:
        """Count something once more."""
        self._pending[use] += 1
        self.totals[use.kind, use.language, use.found] += 1

    async def flush(self) -> None:
        """Write down what has been counted since; what cannot be written stays counted."""
        pending, self._pending = self._pending, Counter()
        if not pending:
            return
        try:
            async with self._database.transaction() as connection:
                await connection.executemany(
                    "INSERT INTO usage (day, brief_id, language, kind, asked, found, count)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT"
                    " DO UPDATE SET count = count + excluded.count",
                    [(*use, count) for use, count in pending.items()],
                )
        except BaseException:
            self._pending += pending
            raise

    async def list_latest(self, today: date, days: int) -> Sequence[Used]:
        """What was asked for in the last days, today with them, the most frequent first."""
        rows = await self._database.fetch_all(
            "SELECT brief_id, language, kind, asked, found, sum(count) AS count FROM usage"
            " WHERE day > ? GROUP BY brief_id, language, kind, asked, found"
            " ORDER BY sum(count) DESC, asked",
            [(today - timedelta(days=days)).isoformat()],
        )
        return [
            Used(
                row["brief_id"],
                row["language"],
                row["kind"],
                row["asked"],
                bool(row["found"]),
                row["count"],
            )
            for row in rows
        ]

    async def count_by_day(self, today: date, days: int) -> Mapping[tuple[date, int], int]:
        """How often something was asked for on each of the last days, by brief."""
        rows = await self._database.fetch_all(
            "SELECT day, brief_id, sum(count) AS count FROM usage WHERE day > ?"
            " GROUP BY day, brief_id",
            [(today - timedelta(days=days)).isoformat()],
        )
        return {(date.fromisoformat(row["day"]), row["brief_id"]): row["count"] for row in rows}
