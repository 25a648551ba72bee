"""How much of everything there is: what monitoring looks at."""

from datetime import datetime, timedelta
from typing import NamedTuple

from storage.database import Database

LATE_QUESTION = timedelta(days=2)
LATE_MESSAGE = timedelta(hours=1)
DAY = timedelta(days=1)

_COUNT = """
SELECT
    (SELECT count(*) FROM brief WHERE state = 'shown') AS briefs,
    (SELECT count(*) FROM question WHERE state = 'open') AS open_questions,
    (SELECT count(*) FROM question WHERE state = 'open' AND asked_at < :late_question)
        AS late_questions,
    (SELECT count(*) FROM subscriber WHERE active) AS subscribers,
    (SELECT count(*) FROM subscriber WHERE NOT active AND gone_at >= :day) AS lost_subscribers,
    (SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending')) AS messages,
    (SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending') AND at < :late_message)
        AS late_messages
"""


class Counts(NamedTuple):
    """What stands in the store now; `late` is what has waited for too long."""

    briefs: int
    open_questions: int
    late_questions: int
    subscribers: int
    lost_subscribers: int
    """Within the last day, and not back."""
    messages: int
    late_messages: int


class Figures:
    """Counts what there is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, now: datetime) -> Counts:
        """Count everything once."""
        bounds = {
            "late_question": (now - LATE_QUESTION).isoformat(),
            "late_message": (now - LATE_MESSAGE).isoformat(),
            "day": (now - DAY).isoformat(),
        }
        row = await self._database.fetch_one(_COUNT, bounds)
        if row is None:
            raise RuntimeError("a query without FROM has a row")
        return Counts(**dict(row))
