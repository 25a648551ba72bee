"""Brings a database to this code's schema: `schema.sql`, then numbered, append-only SQL files."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

from storage.migrations import earlier

FOLDER = Path(__file__).parent
SCHEMA = FOLDER.parent / "schema.sql"
BASE = 12
"""The version that `schema.sql` makes."""


class MigrationError(Exception):
    """The database's schema cannot be brought to this code's."""


def migrate(path: Path) -> None:
    """Bring the database to the newest schema, each step in a transaction of its own.

    A database that already has a schema is backed up beside itself before the first step.
    Raises `MigrationError` for one that is newer than the code, or not ours.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > newest_version():
            raise MigrationError(
                f"its schema is version {version}, this code knows up to {newest_version()}: "
                "run a newer spravka-bot"
            )
        if not (is_ours(connection) if version else _is_empty(connection)):
            raise MigrationError("it is a database of something else")
        connection.execute("PRAGMA journal_mode = WAL")
        if 0 < version < newest_version():
            back_up(connection, path.with_name(f"{path.name}.v{version}.bak"))
        if version < BASE:
            _take(connection, BASE, _take_over if version else partial(_run, script=SCHEMA))
        for number, step in enumerate(list_migrations(), start=BASE + 1):
            if number > version:
                _take(connection, number, partial(_run, script=step))


def list_migrations() -> list[Path]:
    """The SQL files in their order; the n-th makes schema version `BASE` + n."""
    return sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql"))


def newest_version() -> int:
    """The schema version of this code."""
    return BASE + len(list_migrations())


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether a database is one of spravka-bot."""
    known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'brief'")
    return known.fetchone() is not None


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Write a verified copy of an open database to `target`, whole or not at all.

    Raises `MigrationError` if the copy is not sound.
    """
    with NamedTemporaryFile(
        dir=target.parent, prefix=f"{target.name}.", suffix=".part", delete=False
    ) as file:
        part = Path(file.name)
        try:
            connection.execute("VACUUM INTO ?", [str(part)])
            with closing(sqlite3.connect(part)) as copy:
                (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
            if verdict != "ok":
                raise MigrationError(f"the backup {target} is not sound: {verdict}")
            os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def _run(connection: sqlite3.Connection, script: Path) -> None:
    for statement in _statements(script.read_text("utf-8")):
        connection.execute(statement)


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None


def _take_over(connection: sqlite3.Connection) -> None:
    earlier.move_aside(connection)
    _run(connection, SCHEMA)
    earlier.copy(connection)
    if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
        raise MigrationError(f"{broken[0]}, row {broken[1]}: names a {broken[2]} that is not there")


def _take(
    connection: sqlite3.Connection, number: int, step: Callable[[sqlite3.Connection], None]
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _statements(script: str) -> Iterator[str]:
    # executescript() would commit on its own before it begins.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise MigrationError(f"unfinished statement: {statement.strip()}")
