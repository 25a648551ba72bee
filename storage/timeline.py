"""Events by when they were, whatever they are about."""

from collections.abc import Iterable, Sequence

from storage.database import Database

LIMIT = 50


class Timeline:
    """Finds and orders the events of a brief; hidden ones are in none of its answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find_newest(self, brief: int) -> list[int]:
        """The events that began last, the newest first; states are none."""
        return await self._list(
            brief, "AND is_open = 0", "latest_start DESC, earliest_start, event_id DESC"
        )

    async def find_oldest(self, brief: int) -> list[int]:
        """The events that began first, the oldest first.

        Not those of an unknown beginning, and not what is not known to have ended: a state that
        began long ago is no first event.
        """
        return await self._list(
            brief,
            "AND earliest_start > '0001-01-01' AND is_open = 0",
            "latest_start, earliest_start DESC, event_id",
        )

    async def find_in_months(self, brief: int, months: Iterable[int]) -> list[int]:
        """The events that began in some months of whatever year, as far as their month is known."""
        wanted = [f"{month:02}" for month in months]
        marks = ", ".join("?" * len(wanted))
        rows = await self._database.fetch_all(
            "SELECT listing.event_id AS id FROM listing_month AS months"
            " CROSS JOIN listing ON (listing.brief_id, listing.kind, listing.key)"
            " = (months.brief_id, months.kind, months.key)"
            " AND listing.latest_start BETWEEN month || '-01' AND month || '-31'"
            " CROSS JOIN event ON event.id = event_id"
            " WHERE (months.brief_id, months.kind, months.key) = (?, 0, 0)"
            f" AND substr(month, 6) IN ({marks}) AND substr(event.earliest_start, 1, 7) = month"
            " AND length(date) >= 7 AND NOT event.is_open"
            f" ORDER BY month DESC, listing.latest_start DESC, event_id DESC LIMIT {LIMIT}",
            [brief, *wanted],
        )
        return [row["id"] for row in rows]

    async def sort(self, events: Sequence[int], *, newest_first: bool) -> list[int]:
        """These events in the order of their dates."""
        marks = ", ".join("?" * len(events))
        order = "DESC" if newest_first else "ASC"
        rows = await self._database.fetch_all(
            f"SELECT id FROM event WHERE id IN ({marks}) ORDER BY latest_start {order}, id",
            list(events),
        )
        return [row["id"] for row in rows]

    async def _list(self, brief: int, where: str, order: str) -> list[int]:
        rows = await self._database.fetch_all(
            "SELECT event_id FROM listing WHERE (brief_id, kind, key) = (?, 0, 0)"
            f" {where} ORDER BY {order} LIMIT {LIMIT}",
            [brief],
        )
        return [row["event_id"] for row in rows]
