"""Photos: their bytes, which outlive a bot's token, and what Telegram calls them.

They are in the database, so that a backup, a copy and what is restored have them without more ado.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiosqlite

from storage.database import Database
from storage.inserting import insert

MAX_PHOTOS = 10
"""How many an event has at most: as many as Telegram shows as one album."""
MAX_BYTES = 500_000
"""How large one is at most; Telegram makes of every photo some of this size."""
MAX_TOTAL = 100_000_000
"""How much room all of them have: every backup holds them."""
KEPT_FOR = timedelta(days=90)
"""How long a photo is kept after the last event or draft that had it; till then it comes back."""

_USED = """
    SELECT photo_id FROM event_photo JOIN event ON event.id = event_id WHERE NOT deleted
    UNION SELECT value FROM draft, json_each(changes, '$.photos')
    WHERE state IN ('offered', 'open')
"""


class NoRoomError(Exception):
    """All photos together would be larger than they may be."""


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """A photo that is kept, without its bytes."""

    id: int
    file_id: str
    """What Telegram calls it; empty until it was sent once."""
    width: int
    height: int
    size: int


class Photos:
    """Keeps photos; each once, however many events have it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, data: bytes, width: int, height: int, file_id: str) -> int:
        """Keep a photo, if it is not kept already; gives its number. Raises `NoRoomError`."""
        async with self._database.transaction() as connection:
            return await keep_photo(connection, data, width, height, file_id)

    async def find(self, photos: Iterable[int]) -> list[StoredPhoto]:
        """Those of these photos that are kept, in the order asked for."""
        wanted = list(photos)
        rows = await self._database.fetch_all(
            "SELECT id, file_id, width, height, size FROM photo"
            f" WHERE id IN ({', '.join('?' * len(wanted))})",
            wanted,
        )
        found = {row["id"]: StoredPhoto(**row) for row in rows}
        return [found[each] for each in wanted if each in found]

    async def read_bytes(self, photo: int) -> bytes | None:
        """The bytes of a photo; None where it is not kept any more."""
        row = await self._database.fetch_one(
            "SELECT bytes FROM photo_bytes WHERE photo_id = ?", [photo]
        )
        return bytes(row["bytes"]) if row else None

    async def measure(self, brief_id: int) -> int:
        """How many bytes the photos of a brief's events have."""
        row = await self._database.fetch_one(
            "SELECT coalesce(sum(size), 0) FROM photo WHERE id IN (SELECT photo_id FROM event_photo"
            " JOIN event ON event.id = event_id WHERE brief_id = ? AND NOT deleted)",
            [brief_id],
        )
        return int(row[0]) if row else 0

    async def note_file(self, photo: int, file_id: str) -> None:
        """Note what Telegram calls a photo since it was sent anew."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE photo SET file_id = ? WHERE id = ?", [file_id, photo])

    async def prune(self, now: datetime) -> None:
        """Delete the photos that nothing has shown for too long."""
        async with self._database.transaction() as connection:
            await _note_unused(connection, now)
            rows = await connection.execute_fetchall(
                "SELECT id FROM photo WHERE unused_since < ?", [(now - KEPT_FOR).isoformat()]
            )
            old = [(row["id"],) for row in rows]
            for table, column in (
                ("event_photo_text", "photo_id"),
                ("event_photo", "photo_id"),
                ("photo_bytes", "photo_id"),
                ("photo", "id"),
            ):
                await connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", old)


async def keep_photo(
    connection: aiosqlite.Connection, data: bytes, width: int, height: int, file_id: str = ""
) -> int:
    """Keep a photo within the caller's transaction; without `file_id` Telegram has not had it."""
    digest = hashlib.sha256(data).hexdigest()
    known = await connection.execute_fetchall(
        "UPDATE photo SET file_id = coalesce(nullif(?, ''), file_id), unused_since = NULL"
        " WHERE digest = ? RETURNING id",
        [file_id, digest],
    )
    for (photo,) in known:
        return int(photo)
    ((total,),) = await connection.execute_fetchall("SELECT coalesce(sum(size), 0) FROM photo")
    if total + len(data) > MAX_TOTAL:
        raise NoRoomError
    row = {"digest": digest, "width": width, "height": height, "size": len(data)}
    photo = await insert(connection, "photo", {**row, "file_id": file_id})
    await insert(connection, "photo_bytes", {"photo_id": photo, "bytes": data})
    return photo


async def _note_unused(connection: aiosqlite.Connection, now: datetime) -> None:
    """Note since when nothing shows a photo."""
    await connection.execute(
        f"UPDATE photo SET unused_since = NULL WHERE unused_since NOT NULL AND id IN ({_USED})"
    )
    # What is dated in the future was noted while the clock was wrong.
    await connection.execute(
        "UPDATE photo SET unused_since = :now"
        f" WHERE coalesce(unused_since, '9') > :now AND id NOT IN ({_USED})",
        {"now": now.isoformat()},
    )
