"""The SQLite file: one writer, one read-only reader, transactions."""

import asyncio
import shlex
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import aiosqlite
from filelock import FileLock

from storage import migrations
from storage.backups import find_problems, list_copies, name_backup, uri_of
from storage.data_file import (
    LOGS,
    MISSED,
    DatabaseError,
    FileWatch,
    MissingError,
    beside,
    explain,
    is_data,
    lock,
    real,
)
from storage.memory import Changes, Memory
from storage.restoring import find_newest_copy, finish_restoring
from storage.words import fold

__all__ = ["DamagedError", "Database", "DatabaseError", "MissingError", "NotSavedError"]

BUSY_TIMEOUT_MS = 5_000


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
        watch: FileWatch,
        changes: Changes,
        writer: aiosqlite.Connection,
        reader: aiosqlite.Connection,
    ) -> None:
        self.path = path
        self.damage: str | None = None
        """What SQLite said when it met a damaged page; the file has to be restored then."""
        self._lock = lock
        self._watch = watch
        self._writer = writer
        self._reader = reader
        self._turn = asyncio.Lock()
        self._changes = changes

    @classmethod
    async def open(cls, path: Path, *, anew: bool = False) -> Self:
        """The database at `path`, made or migrated as needed.

        Raises `DatabaseError` if another process has it or the file is not usable, `MissingError`
        if it is gone; with `anew` it is made also beside what is left of an earlier one.
        """
        path = real(path)
        held = lock(path)
        connections: list[aiosqlite.Connection] = []
        changes = Changes()
        watch = None
        try:
            await asyncio.to_thread(_make, path, anew=anew)
            await asyncio.to_thread(migrations.migrate, path)
            watch = FileWatch(path)
            for mode in ("rw", "ro"):
                connection = await aiosqlite.connect(
                    uri_of(path, mode), uri=True, isolation_level=None
                )
                connections.append(connection)
                await _set_pragmas(connection)
            await changes.watch(connections[0])
            watch.note()
            beside(path, MISSED).unlink(missing_ok=True)
            return cls(path, held, watch, changes, *connections)
        except BaseException as error:
            # An aiosqlite connection that is left open keeps the process from ending.
            for connection in connections:
                await connection.close()
            if watch:
                watch.close()
            held.release()
            if isinstance(error, sqlite3.Error | OSError | migrations.MigrationError):
                reason = explain(error, path.parent)
                raise DatabaseError(f"{path} cannot be used: {reason}") from error
            raise

    async def close(self) -> None:
        """Close the connections and give the file free."""
        async with self._turn:
            connections = [self._reader, self._writer]
            if self._watch.has_lost_its_place:
                # Only a writer that is closed last writes its log into the file.
                connections.reverse()
            for connection in connections:
                await connection.close()
            self._watch.close()
            self._lock.release()

    @property
    def trouble(self) -> str | None:
        """What has happened to the file while it was open; None if nothing has."""
        return self._watch.find_trouble(is_writing=self._turn.locked())

    async def rescue(self, now: datetime) -> Path:
        """Write what an open file holds that has lost its name; raises `DatabaseError`."""
        target = name_backup(self.path, now, "rescued-")
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            target.touch(mode=0o600)
            await self._reader.execute("VACUUM INTO ?", [str(target)])
            problems = await asyncio.to_thread(find_problems, target)
        except (sqlite3.Error, OSError) as error:
            problems = [str(error)]
        if problems:
            target.unlink(missing_ok=True)
            raise DatabaseError(f"nothing could be rescued: {'; '.join(problems)}")
        return target

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
            self._raise_if_in_trouble()
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
                # A commit that was not waited for may have landed all the same.
                self._watch.note()
                self._changes.publish()
            self._raise_if_in_trouble()

    async def can_write(self) -> bool:
        """Whether something could be saved now. Nothing is: a change would call for a backup."""
        try:
            async with self.transaction():
                pass
            await asyncio.to_thread(_try_to_write, beside(self.path, ".probe"))
        except (NotSavedError, OSError):
            return False
        return True

    async def empty_log(self) -> None:
        """Leave nothing in the log of what was deleted."""
        async with self._turn:
            self._raise_if_in_trouble()
            await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            self._watch.note()

    def _raise_if_in_trouble(self) -> None:
        if trouble := self._watch.find_trouble():
            raise NotSavedError(trouble)

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


def _make(path: Path, *, anew: bool) -> None:
    """See that there is a file, readable by nobody else; raises `MissingError`."""
    finish_restoring(path)
    if is_data(path):
        return
    if not anew:
        _look_for_what_was_there(path)
    path.touch(mode=0o600)
    path.chmod(0o600)


def _look_for_what_was_there(path: Path) -> None:
    """Refuse to begin anew where there was a database; raises `MissingError`."""
    setting = f"DATABASE_PATH={shlex.quote(str(path))} python -m bot"
    if newest := find_newest_copy(path):
        way_back = f"put the newest backup back with `{setting} restore {shlex.quote(str(newest))}`"
    elif is_data(beside(path, LOGS[0])) or list_copies(path):
        way_back = "bring it back"
    else:
        return
    raise MissingError(
        f"{path} is gone, but not what was kept beside it: {way_back}, "
        f"or begin anew, with nothing, with `{setting} init`"
    )


def _fold(text: str | None) -> str | None:
    return text and fold(text)


async def _set_pragmas(connection: aiosqlite.Connection) -> None:
    connection.row_factory = sqlite3.Row
    # SQLite's own lower() knows ASCII alone.
    await connection.create_function("fold", 1, _fold, deterministic=True)
    # WAL with NORMAL may lose acknowledged commits at power loss. What people want forgotten is
    # overwritten, not only given free.
    wanted = {
        "journal_mode": "wal",
        "busy_timeout": BUSY_TIMEOUT_MS,
        "foreign_keys": 1,
        "synchronous": 2,
        "secure_delete": 1,
    }
    for name, value in wanted.items():
        await connection.execute(f"PRAGMA {name} = {value}")
        rows = list(await connection.execute_fetchall(f"PRAGMA {name}"))
        if rows[0][0] != value:
            raise DatabaseError(f"SQLite did not take {name} = {value}")


def _try_to_write(probe: Path) -> None:
    """See that there is room for a page and that it may be written."""
    try:
        probe.write_bytes(bytes(4096))
    finally:
        probe.unlink(missing_ok=True)
