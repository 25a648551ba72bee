"""Editors, and the one-time invitations that make them."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from storage.awaiting import stop_awaiting
from storage.database import Database
from storage.origin import current_origin


@dataclass(frozen=True, slots=True)
class Editor:
    """A person who may edit."""

    user_id: int
    name: str
    added_at: datetime


class Editors:
    """Knows who may edit, besides the owners."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory = database.remember("editors", 1)

    async def is_editor(self, user_id: int) -> bool:
        """Whether the person may edit, at this moment."""
        return user_id in await self._memory.get("all", self._read_ids)

    async def _read_ids(self) -> frozenset[int]:
        rows = await self._database.fetch_all("SELECT user_id FROM editor")
        return frozenset(row["user_id"] for row in rows)

    async def list_editors(self) -> list[Editor]:
        """All of them, oldest first."""
        rows = await self._database.fetch_all(
            "SELECT user_id, name, added_at FROM editor ORDER BY added_at, user_id"
        )
        return [
            Editor(user_id, name, datetime.fromisoformat(added)) for user_id, name, added in rows
        ]

    async def add(self, user_id: int, name: str, added_by: int, now: datetime) -> None:
        """Make a person an editor."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO editor (user_id, name, added_by, added_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (user_id) DO UPDATE SET name = excluded.name",
                [user_id, name, added_by, now.isoformat()],
            )

    async def remove(self, user_id: int) -> None:
        """Take the role back, and let nothing await the person's next message any more."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM editor WHERE user_id = ?", [user_id])
            # Else the invitation would let its user in again until it expires.
            await connection.execute("DELETE FROM invitation WHERE used_by = ?", [user_id])
            await stop_awaiting(connection, user_id)

    async def remember_name(self, user_id: int, name: str, now: datetime) -> None:
        """Keep the name of a person who was shared, until it is decided about them."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO shared_person (user_id, name, shared_at) VALUES (?, ?, ?)"
                " ON CONFLICT (user_id)"
                " DO UPDATE SET name = excluded.name, shared_at = excluded.shared_at",
                [user_id, name, now.isoformat()],
            )

    async def recall_name(self, user_id: int) -> str | None:
        """The name of a person who was shared."""
        row = await self._database.fetch_one(
            "SELECT name FROM shared_person WHERE user_id = ?", [user_id]
        )
        return row["name"] if row else None

    async def invite(self, created_by: int, expires_at: datetime) -> str | None:
        """A new one-time token; the store keeps only its hash.

        Asked for again by the same update, it takes the place of the first, which nobody may have
        got; None if somebody has used that already.
        """
        token, origin = secrets.token_urlsafe(24), current_origin.get()
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM invitation WHERE origin = ? AND used_by IS NULL", [origin]
            )
            cursor = await connection.execute(
                "INSERT INTO invitation (token_hash, created_by, expires_at, origin)"
                " VALUES (?, ?, ?, ?) ON CONFLICT (origin) WHERE origin IS NOT NULL DO NOTHING",
                [_hash(token), created_by, expires_at.isoformat(), origin],
            )
            return token if cursor.rowcount == 1 else None

    async def accept(self, token: str, user_id: int, name: str, now: datetime) -> int | None:
        """Use an invitation up and make the person an editor; gives who invited, or None."""
        async with self._database.transaction() as connection:
            rows = list(
                await connection.execute_fetchall(
                    "UPDATE invitation SET used_by = ? WHERE token_hash = ? AND expires_at > ?"
                    " AND (used_by IS NULL OR used_by = ?) RETURNING created_by",
                    [user_id, _hash(token), now.isoformat(), user_id],
                )
            )
            if not rows:
                return None
            await connection.execute(
                "INSERT INTO editor (user_id, name, added_by, added_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (user_id) DO UPDATE SET name = excluded.name",
                [user_id, name, rows[0]["created_by"], now.isoformat()],
            )
            return int(rows[0]["created_by"])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
