"""What people asked and did not find, without who asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from storage.database import Database

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question taken apart, and how often it was asked in vain."""

    brief_id: int
    asks: str
    """What was asked for; empty where a topic was."""
    words: str
    count: int


class UnansweredQuestions:
    """Counts questions in vain, a row a day."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, brief: int, asks: str, words: str, day: date) -> None:
        """Count a question once more."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO unanswered (brief_id, day, asks, words) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET count = count + 1",
                [brief, day.isoformat(), asks, words],
            )

    async def list_latest(
        self, today: date, *, offset: int, limit: int
    ) -> tuple[Sequence[Unanswered], int]:
        """A page of what was asked lately, the most frequent first, and how much there is."""
        parameters = {
            "since": (today - KEPT_FOR).isoformat(),
            "offset": offset,
            "limit": limit,
        }
        rows = await self._database.fetch_all(
            "SELECT brief_id, asks, words, sum(count) AS count FROM unanswered WHERE day > :since"
            " GROUP BY brief_id, asks, words ORDER BY sum(count) DESC, max(day) DESC, words"
            " LIMIT :limit OFFSET :offset",
            parameters,
        )
        total = await self._database.fetch_one(
            "SELECT count(*) AS total FROM (SELECT DISTINCT brief_id, asks, words FROM unanswered"
            " WHERE day > :since)",
            parameters,
        )
        return [Unanswered(**row) for row in rows], total["total"] if total else 0
