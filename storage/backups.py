"""Backups: verified copies of the database, kept in rotation, and the way back from one."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.database import DatabaseError, claim, uri_of
from storage.migrations import MigrationError, back_up, list_migrations

KEPT = 14
EVERY = timedelta(days=1)
_PATTERN = "%Y%m%dT%H%M%SZ"


def folder_of(path: Path) -> Path:
    """Where the backups of a database are kept."""
    return path.parent / "backups"


def make_backup(path: Path, target: Path) -> Path:
    """Write a verified copy of a database, whether it is in use or not; raises `DatabaseError`."""
    if not path.is_file():
        raise DatabaseError(f"{path}: there is no such file")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(_open(path)) as connection:
            back_up(connection, target)
    except (sqlite3.Error, OSError, MigrationError) as error:
        raise DatabaseError(f"{path} could not be backed up to {target}: {error}") from error
    return target


def make_daily_backup(path: Path, now: datetime) -> Path | None:
    """Make the day's backup if it is due, and forget the oldest; raises `DatabaseError`."""
    existing = list_backups(path)
    if existing and now - _moment_of(existing[-1]) < EVERY:
        return None
    name = f"{path.stem}-{now.astimezone(UTC).strftime(_PATTERN)}{path.suffix}"
    made = make_backup(path, folder_of(path) / name)
    for old in list_backups(path)[:-KEPT]:
        old.unlink()
    return made


def list_backups(path: Path) -> list[Path]:
    """The daily backups of a database, oldest first."""
    return sorted(folder_of(path).glob(f"{path.stem}-????????T??????Z{path.suffix}"))


def find_damage(path: Path) -> list[str]:
    """What a quick look at every page of a database finds, also while it is in use."""
    try:
        with closing(_open(path)) as connection:
            verdicts = [row[0] for row in connection.execute("PRAGMA quick_check(5)")]
    except sqlite3.Error as error:
        return [str(error)]
    return [verdict for verdict in verdicts if verdict != "ok"]


def find_problems(path: Path) -> list[str]:
    """What is wrong with a database file; nothing if it is sound."""
    if not path.is_file():
        return ["there is no such file"]
    try:
        with closing(_open(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            verdicts = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'brief'")
            is_ours = known.fetchone() is not None
    except sqlite3.Error as error:
        return [str(error)]
    problems = [verdict for verdict in verdicts if verdict != "ok"]
    problems += [f"{row[0]}, row {row[1]}: names a {row[2]} that is not there" for row in broken]
    if not is_ours:
        problems.append("this is not a database of spravka-bot")
    if version > (newest := len(list_migrations())):
        problems.append(f"its schema is version {version}, this code knows up to {newest}")
    return problems


def restore(path: Path, backup: Path, now: datetime) -> Path | None:
    """Put a backup in the database's place, if it is sound; gives where the old file went.

    Raises `DatabaseError`, with nothing changed, for a damaged backup or a database in use.
    """
    if problems := find_problems(backup):
        raise DatabaseError(f"{backup} is not restored: {'; '.join(problems[:5])}")
    lock = claim(path)
    part = path.with_name(f"{path.name}.restoring")
    try:
        make_backup(backup, part)
        kept = _move_away(path, now)
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise DatabaseError(f"{backup} could not be restored: {error}") from error
    finally:
        part.unlink(missing_ok=True)
        lock.release()
    return kept


def _move_away(path: Path, now: datetime) -> Path | None:
    """Keep the old file beside, with the log that may hold its last commits."""
    if not path.exists() or not path.stat().st_size:
        return None
    kept = path.with_name(f"{path.name}.before-{now.astimezone(UTC).strftime(_PATTERN)}")
    for ending in ("-wal", "-shm"):
        if (log := path.with_name(path.name + ending)).exists():
            # First copied, then taken away with the file: a cut in between loses nothing.
            shutil.copy2(log, kept.with_name(kept.name + ending))
    path.replace(kept)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return kept


def _moment_of(backup: Path) -> datetime:
    stamp = backup.stem.rpartition("-")[2]
    return datetime.strptime(stamp, _PATTERN).replace(tzinfo=UTC)


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(uri_of(path, "ro"), uri=True, isolation_level=None)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
