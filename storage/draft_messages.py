"""Which message of an editor a draft's field came from."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from storage.database import Database


@dataclass(frozen=True, slots=True)
class DraftMessage:
    """What an editor typed for a field, whether it fitted or not."""

    user_id: int
    message_id: int
    draft_id: int
    field: str
    """The field's key in the draft's snapshot."""
    text: str
    sent_at: datetime


class DraftMessages:
    """Keeps what editors typed for their drafts, as long as the draft."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, message: DraftMessage) -> None:
        """Keep a message, or what it says now."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO draft_message (user_id, message_id, draft_id, field, text, sent_at)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (user_id, message_id)"
                " DO UPDATE SET text = excluded.text",
                [
                    message.user_id,
                    message.message_id,
                    message.draft_id,
                    message.field,
                    message.text,
                    message.sent_at.isoformat(),
                ],
            )

    async def find(self, user_id: int, message_id: int) -> DraftMessage | None:
        """The message of an editor, if a draft took it."""
        row = await self._database.fetch_one(
            "SELECT * FROM draft_message WHERE user_id = ? AND message_id = ?",
            [user_id, message_id],
        )
        return _message(row) if row else None

    async def find_last(self, user_id: int) -> DraftMessage | None:
        """The newest message of an editor that a draft took."""
        row = await self._database.fetch_one(
            "SELECT * FROM draft_message WHERE user_id = ? ORDER BY message_id DESC LIMIT 1",
            [user_id],
        )
        return _message(row) if row else None


def _message(row: sqlite3.Row) -> DraftMessage:
    return DraftMessage(**dict(row) | {"sent_at": datetime.fromisoformat(row["sent_at"])})
