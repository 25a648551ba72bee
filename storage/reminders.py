"""Of what editors and owners were reminded or told, so that they are not again too soon."""

from collections.abc import Collection
from datetime import datetime

from storage.database import Database


class Reminders:
    """Knows when somebody was last reminded, by keys that say of what and whom."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get_last(self, key: str) -> datetime | None:
        """When somebody last was."""
        row = await self._database.fetch_one("SELECT sent_at FROM reminder WHERE key = ?", [key])
        return datetime.fromisoformat(row["sent_at"]) if row else None

    async def list_keys(self, prefix: str) -> list[str]:
        """The keys with this beginning that were noted."""
        rows = await self._database.fetch_all(
            "SELECT key FROM reminder WHERE substr(key, 1, length(?)) = ?", [prefix, prefix]
        )
        return [row["key"] for row in rows]

    async def forget(self, keys: Collection[str]) -> None:
        """Be ready to remind them anew."""
        async with self._database.transaction() as connection:
            await connection.executemany("DELETE FROM reminder WHERE key = ?", [[k] for k in keys])

    async def note(self, key: str, now: datetime) -> None:
        """Remember that they were."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO reminder (key, sent_at) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET sent_at = excluded.sent_at",
                [key, now.isoformat()],
            )
