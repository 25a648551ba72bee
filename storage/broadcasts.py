"""What owners write to subscribers in words of their own."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.awaiting import stop_awaiting
from storage.database import Database
from storage.origin import current_origin
from storage.outbox import COUNTED, Sending

KIND = "broadcast"

# Who wants what is written of :brief, in :language; of no brief chosen, all.
_READERS = """
    FROM subscriber WHERE active AND language = coalesce(:language, language)
    AND (
        :brief IS NULL
        OR NOT EXISTS (SELECT 1 FROM subscriber_brief AS own
            WHERE own.chat_id = subscriber.chat_id)
        OR EXISTS (SELECT 1 FROM subscriber_brief AS own
            WHERE own.chat_id = subscriber.chat_id AND own.brief_id = :brief)
    )
"""
_SELECT = f"""
    SELECT broadcast.id, user_id, broadcast.chat_id, message_id, broadcast.state = 'stopped'
        AS stopped, broadcast.state, brief_id, language, text, version, {COUNTED}
    FROM broadcast LEFT JOIN outbox ON key = '{KIND} ' || broadcast.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast(Sending):
    """A text, to whom it goes, and how far it has come."""

    state: Literal["open", "sent", "stopped"]
    brief_id: int | None
    """Of which its readers want to hear; None for any."""
    language: str | None
    text: str | None
    version: int
    """Changes whenever the text or its readers do."""

    @property
    def is_open(self) -> bool:
        """Whether it is still being written."""
        return self.state == "open"


class Broadcasts:
    """Keeps what is being written, one for each owner, and sends it once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def begin(self, user_id: int, now: datetime) -> Broadcast:
        """What the owner is writing, or a new one."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO broadcast (user_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [user_id, now.isoformat()],
            )
        return await self._fetch("WHERE user_id = ? AND broadcast.state = 'open'", user_id)

    async def await_text(self, broadcast: Broadcast, *, awaiting: bool) -> None:
        """Let the owner's next message be the text, or not."""
        async with self._database.transaction() as connection:
            if awaiting:
                await stop_awaiting(connection, broadcast.user_id)
            await connection.execute(
                "UPDATE broadcast SET awaiting = ? WHERE id = ? AND state = 'open'",
                [awaiting, broadcast.id],
            )

    async def get(self, number: int) -> Broadcast | None:
        """One of them as it stands now."""
        return await self._find("WHERE broadcast.id = ?", number)

    async def get_awaiting(self, user_id: int) -> Broadcast | None:
        """That of which the owner's next message is the text, or this very one was."""
        return await self._find(
            "WHERE user_id = ? AND broadcast.state = 'open' AND (awaiting OR origin = ?)",
            user_id,
            current_origin.get(),
        )

    async def get_latest(self) -> Broadcast | None:
        """That which was sent last, whoever wrote it."""
        return await self._find(
            "WHERE broadcast.id = (SELECT max(id) FROM broadcast WHERE state <> 'open')"
        )

    async def write(self, number: int, text: str) -> Broadcast:
        """Keep the text; it is not sent yet."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE broadcast SET version = version + (text IS NOT :text), text = :text,"
                " awaiting = 0, origin = :origin WHERE id = :id AND state = 'open'",
                {"text": text, "origin": current_origin.get(), "id": number},
            )
        return await self._fetch("WHERE broadcast.id = ?", number)

    async def address(self, number: int, brief_id: int | None, language: str | None) -> None:
        """Choose to whom it goes."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE broadcast SET brief_id = :brief, language = :language,"
                " version = version + ((brief_id, language) IS NOT (:brief, :language))"
                " WHERE id = :id AND state = 'open'",
                {"brief": brief_id, "language": language, "id": number},
            )

    async def count_readers(self, broadcast: Broadcast) -> int:
        """How many chats it would go to."""
        row = await self._database.fetch_one(
            f"SELECT count(*) {_READERS}",
            {"brief": broadcast.brief_id, "language": broadcast.language},
        )
        return int(row[0]) if row else 0

    async def send(
        self, number: int, version: int, now: datetime, watched: tuple[int, int | None] | None
    ) -> None:
        """Queue it for all its readers, once, if it still is what its owner has looked at.

        `watched` is the chat and message that show its progress.
        """
        async with self._database.transaction() as connection:
            rows = list(
                await connection.execute_fetchall(
                    "UPDATE broadcast SET state = 'sent', awaiting = 0, at = ?, chat_id = ?,"
                    " message_id = ? WHERE id = ? AND version = ? AND state = 'open'"
                    " AND text IS NOT NULL RETURNING brief_id, language",
                    [now.isoformat(), *(watched or (None, None)), number, version],
                )
            )
            for row in rows:
                await connection.execute(
                    "INSERT INTO outbox (key, chat_id, at)"
                    f" SELECT :key, chat_id, :at {_READERS} ORDER BY since",
                    {
                        "key": f"{KIND} {number}",
                        "at": now.isoformat(),
                        "brief": row["brief_id"],
                        "language": row["language"],
                    },
                )

    async def stop(self, number: int) -> None:
        """Send it to nobody more."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE broadcast SET state = 'stopped' WHERE id = ? AND state = 'sent'", [number]
            )
            await connection.execute(
                "UPDATE outbox SET state = 'stopped' WHERE key = ? AND state = 'queued'",
                [f"{KIND} {number}"],
            )

    async def discard(self, number: int) -> None:
        """Throw away what is still being written."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM broadcast WHERE id = ? AND state = 'open'", [number]
            )

    async def _find(self, condition: str, *parameters: int | None) -> Broadcast | None:
        row = await self._database.fetch_one(
            f"{_SELECT} {condition} GROUP BY broadcast.id", parameters
        )
        return _broadcast(row) if row else None

    async def _fetch(self, condition: str, *parameters: int | None) -> Broadcast:
        if found := await self._find(condition, *parameters):
            return found
        raise LookupError(f"no broadcast {condition}, {parameters}")


def _broadcast(row: sqlite3.Row) -> Broadcast:
    return Broadcast(**dict(row) | {"stopped": bool(row["stopped"])})
