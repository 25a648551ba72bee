"""What an editor's next message is for: one thing at a time."""

from dataclasses import dataclass
from typing import Literal

import aiosqlite

from storage.database import Database

Kind = Literal["draft", "question", "broadcast", "document"]
PARTS = "parts"
"""What a document awaits that is pasted in several messages."""
_STOP = (
    "UPDATE draft SET awaiting = NULL WHERE user_id = ? AND awaiting IS NOT NULL",
    "UPDATE answer SET awaiting = 0 WHERE editor_id = ? AND awaiting",
    "UPDATE broadcast SET awaiting = 0 WHERE user_id = ? AND awaiting",
    "UPDATE import SET awaiting = NULL WHERE user_id = ? AND awaiting IS NOT NULL",
)
_FIND = (
    "SELECT 'draft', id, awaiting FROM draft"
    " WHERE user_id = :user AND state = 'open' AND awaiting IS NOT NULL"
    " UNION ALL SELECT 'question', question_id, '' FROM answer WHERE editor_id = :user AND awaiting"
    " UNION ALL SELECT 'broadcast', id, '' FROM broadcast WHERE user_id = :user AND awaiting"
    " UNION ALL SELECT 'document', id, awaiting FROM import"
    " WHERE user_id = :user AND state IN ('collecting', 'review') AND awaiting IS NOT NULL"
    " LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A thing in work, and what of it the next message is for."""

    kind: Kind
    id: int
    what: str = ""


class Awaiting:
    """Knows what the next message of each editor is for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, user_id: int) -> Awaited | None:
        """What the editor's next message is for."""
        row = await self._database.fetch_one(_FIND, {"user": user_id})
        return Awaited(*row) if row else None

    async def stop(self, user_id: int) -> None:
        """Let the editor's next message be for nothing."""
        async with self._database.transaction() as connection:
            await stop_awaiting(connection, user_id)


async def stop_awaiting(connection: aiosqlite.Connection, user_id: int) -> None:
    """Let the editor's next message be for nothing, within the caller's transaction."""
    for statement in _STOP:
        await connection.execute(statement, [user_id])
