"""Numbered, append-only SQL files that bring a database to the schema of this code."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile

FOLDER = Path(__file__).parent


class MigrationError(Exception):
    """The database's schema cannot be brought to this code's."""


def migrate(path: Path) -> None:
    """Bring the database to the newest schema, each step in a transaction of its own.

    A database that already has a schema is backed up beside itself before the first step.
    Raises `MigrationError` for one that is newer than the code.
    """
    steps = list_migrations()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(steps):
            raise MigrationError(
                f"its schema is version {version}, this code knows up to {len(steps)}: "
                "run a newer spravka-bot"
            )
        connection.execute("PRAGMA journal_mode = WAL")
        if 0 < version < len(steps):
            back_up(connection, path.with_name(f"{path.name}.v{version}.bak"))
        for number, step in enumerate(steps[version:], start=version + 1):
            connection.execute("BEGIN IMMEDIATE")
            try:
                for statement in _statements(step.read_text("utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            except BaseException:
                connection.rollback()
                raise
            connection.commit()


def list_migrations() -> list[Path]:
    """The SQL files in their order; the n-th makes schema version n."""
    return sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql"))


def newest_version() -> int:
    """The schema version of this code."""
    return len(list_migrations())


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
