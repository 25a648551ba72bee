"""Which bot a file belongs to: the people in it wrote to that one alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.backups import uri_of
from storage.data_file import DatabaseError, explain, locked, real
from storage.database import Database


class OtherBotError(DatabaseError):
    """The file belongs to another bot."""

    def __init__(self, path: Path, bot_id: int) -> None:
        super().__init__(f"{path} holds the data of another bot, {bot_id}")
        self.path = path
        self.bot_id = bot_id


def read_owner(path: Path) -> int | None:
    """The id of the bot that a file belongs to; None where it belongs to none yet."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(uri_of(path, "ro"), uri=True)) as connection:
            row = connection.execute("SELECT id FROM bot").fetchone()
    except sqlite3.Error:
        # An older schema, which migrating marks, or no database, which opening tells of.
        return None
    return int(row[0]) if row else None


def refuse_other(path: Path, bot_id: int) -> None:
    """Raise `OtherBotError` for a file of another bot; changes nothing in it."""
    owner = read_owner(path)
    if owner not in (None, bot_id):
        raise OtherBotError(path, owner)


async def take(database: Database, bot_id: int) -> None:
    """Mark the file as this bot's; raises `OtherBotError`."""
    async with database.transaction() as connection:
        await connection.execute("INSERT OR IGNORE INTO bot (only, id) VALUES (1, ?)", [bot_id])
        rows = await connection.execute_fetchall("SELECT id FROM bot WHERE id <> ?", [bot_id])
        for row in rows:
            raise OtherBotError(database.path, row["id"])


async def read_installation(database: Database) -> str:
    """The word that no other installation has; a copy of the file has the same."""
    row = await database.fetch_one("SELECT id FROM installation")
    return row["id"] if row else ""


def hand_over(path: Path, bot_id: int) -> None:
    """Mark the file as another bot's from now on; raises `DatabaseError`."""
    path = real(path)
    if not path.is_file():
        raise DatabaseError(f"{path}: there is no such file")
    try:
        with (
            locked(path),
            closing(sqlite3.connect(uri_of(path, "rw"), uri=True)) as connection,
            connection,
        ):
            connection.execute("UPDATE bot SET id = ?", [bot_id])
    except sqlite3.Error as error:
        raise DatabaseError(f"{path} cannot be used: {explain(error, path.parent)}") from error
