"""The way back from a backup, and what it must not bring back with it."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.backups import (
    find_problems,
    is_without_people,
    list_copies,
    make_backup,
    open_read_only,
    uri_of,
)
from storage.data_file import (
    LOGS,
    RESTORING,
    DatabaseError,
    beside,
    explain,
    give,
    is_data,
    locked,
    mode_of,
    moved_away,
    owner_of,
    real,
    sync_folder,
)
from storage.digests import find_due

CONTENTS = ("brief", "event", "editor", "draft", "question", "subscriber")


def restore(path: Path, backup: Path, now: datetime) -> Path | None:
    """Put a backup in the database's place, if it is sound; gives where the old file went.

    Raises `DatabaseError`, with nothing changed, for a damaged backup or a database in use.
    """
    path, backup = real(path), real(backup)
    with locked(path):
        try:
            finish_restoring(path)
            if problems := find_problems(backup):
                raise DatabaseError(f"{backup} is not restored: {'; '.join(problems[:5])}")
            if backup == path:
                raise DatabaseError(f"{backup} is not restored: it is the database itself")
            _prepare(path, backup, now)
            return finish_restoring(path)
        except (OSError, sqlite3.Error) as error:
            reason = explain(error, path.parent)
            raise DatabaseError(f"{backup} could not be restored: {reason}") from error


def finish_restoring(path: Path) -> Path | None:
    """Put what was restored in its place, whenever that was begun; gives where the old file went.

    However often it is cut short: as long as the restored file has not come to its place, the
    next call goes on from there.
    """
    restored = beside(path, RESTORING)
    if not restored.exists():
        return None
    kept = moved_away(path, datetime.fromtimestamp(restored.stat().st_mtime, UTC))
    if is_data(path):
        path.rename(kept)
    for ending in LOGS:
        # They hold the last commits of the old file, and would be taken for the new one's.
        if (log := beside(path, ending)).exists():
            log.rename(beside(kept, ending))
    restored.replace(path)
    sync_folder(path.parent)
    return kept if kept.exists() else None


def read_contents(path: Path) -> dict[str, int]:
    """How much of what people care for a database holds, by its table; {} where it is not sound."""
    if find_problems(path):
        return {}
    with closing(open_read_only(path)) as connection:
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in CONTENTS
            if table in there
        }


def find_newest_copy(path: Path) -> Path | None:
    """The copy that a database which is gone is best restored from: one with people, if any."""
    newest = list_copies(path)[::-1]
    newest.sort(key=is_without_people)
    return next((each for each in newest if not find_problems(each)), None)


def _prepare(path: Path, backup: Path, now: datetime) -> None:
    """Have everything ready beside the database, so that only names are left to change."""
    while moved_away(path, now).exists():
        now += timedelta(seconds=1)
    part = beside(path, f"{RESTORING}.part")
    part.unlink(missing_ok=True)
    make_backup(backup, part)
    _tell_nobody_again(part, now)
    part.chmod(mode_of(path))
    give(part, owner_of(path))
    os.utime(part, (int(now.timestamp()),) * 2)
    part.replace(beside(path, RESTORING))
    sync_folder(path.parent)


def _tell_nobody_again(path: Path, now: datetime) -> None:
    """Stop what waited to be sent or answered when the backup was made: since then it was.

    The same of digests: one that has been due since was sent, so the next begins where it ended.
    """
    with closing(sqlite3.connect(uri_of(path, "rw"), uri=True)) as connection, connection:
        # From now on there are people in it.
        connection.execute("PRAGMA application_id = 0")
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        if "inbox" in there:
            connection.execute("UPDATE inbox SET state = 'done', body = '' WHERE state = 'waiting'")
        if "outbox" not in there:
            return  # so old that nobody could subscribe
        connection.execute(
            "UPDATE notice SET stopped = 1 WHERE id IN"
            " (SELECT notice_id FROM outbox WHERE state IN ('queued', 'sending'))"
        )
        if "broadcast" in there:
            connection.execute(
                "UPDATE broadcast SET state = 'stopped' WHERE 'broadcast ' || id IN"
                " (SELECT key FROM outbox WHERE state IN ('queued', 'sending'))"
            )
        connection.execute("UPDATE outbox SET state = 'stopped' WHERE state = 'queued'")
        connection.execute("UPDATE outbox SET state = 'uncertain' WHERE state = 'sending'")
        for chat, zone, hour, until in connection.execute(
            "SELECT chat_id, zone, hour, digest_until FROM subscriber WHERE weekly"
        ).fetchall():
            if due := find_due(zone, hour, datetime.fromisoformat(until), now):
                connection.execute(
                    "UPDATE subscriber SET digest_until = ? WHERE chat_id = ?",
                    [due.isoformat(), chat],
                )
