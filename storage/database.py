"""The SQLite file: one writer, one read-only reader, transactions."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import aiosqlite
from filelock import FileLock, Timeout

from storage import migrations
from storage.memory import Changes, Memory

BUSY_TIMEOUT_MS = 5_000


class DatabaseError(Exception):
    """The database cannot be used; its text tells an operator why."""


class DamagedError(DatabaseError):
    """A part of the file cannot be read; the rest may be sound."""


class NotSavedError(Exception):
    """The disk is full, the file is read-only or locked: nothing of the transaction was saved."""


_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Database:
    """An open database; make one with `Database.open`.

    There is exactly one read-write connection in one process: before SQLite 3.51.3 two that
    write or checkpoint a WAL database at the same instant can corrupt it (the WAL-reset bug).
    """

    def __init__(
        self,
        path: Path,
        lock: FileLock,
        changes: Changes,
        writer: aiosqlite.Connection,
        reader: aiosqlite.Connection,
    ) -> None:
        self.path = path
        self.damage: str | None = None
        """What SQLite said when it met a damaged page; the file has to be restored then."""
        self._lock = lock
        self._writer = writer
        self._reader = reader
        self._turn = asyncio.Lock()
        self._changes = changes

    @classmethod
    async def open(cls, path: Path) -> Self:
        """The database at `path`, made or migrated as needed.

        Raises `DatabaseError` if another process has it or the file is not usable.
        """
        lock = claim(path)
        connections: list[aiosqlite.Connection] = []
        changes = Changes()
        try:
            await asyncio.to_thread(migrations.migrate, path)
            for mode in ("rw", "ro"):
                connection = await aiosqlite.connect(
                    uri_of(path, mode), uri=True, isolation_level=None
                )
                connections.append(connection)
                await _set_pragmas(connection)
            await changes.watch(connections[0])
            return cls(path, lock, changes, *connections)
        except BaseException as error:
            # An aiosqlite connection that is left open keeps the process from ending.
            for connection in connections:
                await connection.close()
            lock.release()
            if isinstance(error, sqlite3.Error | OSError | migrations.MigrationError):
                raise DatabaseError(f"{path} cannot be used: {error}") from error
            raise

    async def close(self) -> None:
        """Close the connections and give the file free."""
        async with self._turn:
            await self._reader.close()
            await self._writer.close()
            self._lock.release()

    def remember(self, subject: str, size: int) -> Memory[Any, Any]:
        """A memory of what was read of a subject (see `storage/memory.py`)."""
        return Memory(self._changes, subject, size)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[aiosqlite.Connection]:
        """The read-only connection, for functions that read in several steps."""
        try:
            yield self._reader
        except sqlite3.DatabaseError as error:
            self._raise_if_damaged(error)
            raise

    async def fetch_all(
        self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()
    ) -> Iterable[sqlite3.Row]:
        """All rows of a query, fetched in one go: an open cursor would pin the WAL.

        Raises `DamagedError` where the file is damaged.
        """
        try:
            return await self._reader.execute_fetchall(sql, parameters)
        except sqlite3.DatabaseError as error:
            self._raise_if_damaged(error)
            raise

    async def fetch_one(
        self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()
    ) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        return next(iter(await self.fetch_all(sql, parameters)), None)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """The writing connection within a transaction of its own: all of it lands, or nothing.

        Returns after the commit. Rolls back on any exception, cancellation included. Raises
        `NotSavedError` where SQLite could not write.
        """
        async with self._turn:
            try:
                await self._writer.execute("BEGIN IMMEDIATE")
                yield self._writer
                await self._writer.commit()
            except BaseException as error:
                # Statements run in order on the connection's own thread, so this also undoes a
                # BEGIN whose waiting was cancelled, even if waiting for this is cancelled too.
                await asyncio.shield(self._writer.rollback())
                # Full, read-only and locked are operational errors; a damaged file is a bare one.
                if (
                    isinstance(error, sqlite3.OperationalError)
                    or type(error) is sqlite3.DatabaseError
                ):
                    self._note(error)
                    raise NotSavedError(str(error)) from error
                raise
            finally:
                self._changes.publish()

    def _raise_if_damaged(self, error: sqlite3.DatabaseError) -> None:
        if self._note(error):
            raise DamagedError(f"{self.path} is damaged, restore a backup: {error}") from error

    def _note(self, error: sqlite3.DatabaseError) -> bool:
        """Remember an error that tells of damage; whether it does."""
        # Extended codes carry the kind in their last byte.
        is_damage = getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
        if is_damage:
            self.damage = str(error)
        return is_damage


def claim(path: Path) -> FileLock:
    """The file, there and readable by nobody else, locked against other processes."""
    lock = FileLock(f"{path}.lock", mode=0o600)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(blocking=False)
        path.touch(mode=0o600)
    except Timeout:
        raise DatabaseError(f"{path} is in use by another process") from None
    except OSError as error:
        lock.release()
        raise DatabaseError(f"{path} cannot be used: {error.strerror}") from error
    return lock


def _fold(text: str) -> str:
    return text.casefold().replace("ё", "е")


def uri_of(path: Path, mode: str) -> str:
    """The address of a file for SQLite; `mode` is rw or ro."""
    return f"{path.absolute().as_uri()}?mode={mode}"


async def _set_pragmas(connection: aiosqlite.Connection) -> None:
    connection.row_factory = sqlite3.Row
    # SQLite's own lower() knows ASCII alone.
    await connection.create_function("fold", 1, _fold, deterministic=True)
    # WAL with NORMAL may lose acknowledged commits at power loss.
    wanted = {
        "journal_mode": "wal",
        "busy_timeout": BUSY_TIMEOUT_MS,
        "foreign_keys": 1,
        "synchronous": 2,
    }
    for name, value in wanted.items():
        await connection.execute(f"PRAGMA {name} = {value}")
        rows = list(await connection.execute_fetchall(f"PRAGMA {name}"))
        if rows[0][0] != value:
            raise DatabaseError(f"SQLite did not take {name} = {value}")
