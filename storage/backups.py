"""Backups: verified copies of the database, how long they are kept, and what is wrong with one."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.data_file import (
    LOCK,
    LOGS,
    MISSED,
    RESTORING,
    STAMP,
    DatabaseError,
    beside,
    explain,
    folder_of,
    give,
    owner_of,
    real,
    stamp,
)
from storage.migrations import MigrationError, back_up, is_ours, newest_version

DAY = "%Y%m%d"
LADDER = (("%Y%m%dT%H", 24), (DAY, 14), ("%GW%V", 5))
"""Of how many of the newest hours, days and weeks the last backup is kept.

Counted by those that have one: a clock that is wrong takes none away.
"""
KEPT_FOR = timedelta(days=30)
"""How long any copy of the data is kept beside them: they hold what people wrote."""
LONGEST_PAUSE = timedelta(days=1)
"""After which a backup is made though nothing has changed."""
MONTHS = 12
"""Of so many of the newest months a copy is kept that has the briefs and nothing of people."""
WITHOUT_PEOPLE = "briefs-"
"""How the name of such a copy goes on."""
MARK = 0x62726663
"""What such a copy says of itself, whatever its name: SQLite's application id."""
SENDING = "backup-"
"""What a folder begins with in which a copy is made to be sent; a kill leaves it behind."""
_ENOUGH = 3
"""Of so many days there must be fresh backups before a copy goes for its age alone.

A clock that is wrong makes all of them look old.
"""
_WAL = b"\x02\x02"
"""How SQLite marks the header of a database in WAL mode; a backup never is."""


def make_backup(path: Path, target: Path) -> Path:
    """Write a verified copy of a database, whether it is in use or not; raises `DatabaseError`.

    It takes the place of an earlier backup, but of no other file.
    """
    path, target = real(path), real(target)
    if not path.is_file():
        raise DatabaseError(f"{path}: there is no such file")
    try:
        if reason := _find_reason_against(path, target):
            raise DatabaseError(f"no backup is written to {target}: {reason}")
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(open_read_only(path)) as connection:
            back_up(connection, target)
        if target.parent == folder_of(path):
            for each in (target.parent, target):
                give(each, owner_of(path))
    except (sqlite3.Error, OSError, MigrationError) as error:
        reason = explain(error, path.parent, target.parent)
        raise DatabaseError(f"{path} could not be backed up to {target}: {reason}") from error
    return target


def name_backup(path: Path, now: datetime, kind: str = "") -> Path:
    """Where a backup of this moment goes; those made by themselves have no kind."""
    return folder_of(path) / f"{path.stem}-{kind}{stamp(now)}{path.suffix}"


def prune(path: Path, now: datetime) -> None:
    """Remove the backups that the ladder does not keep, and every copy of people too old."""
    if thin(list_backups(path), now):
        for each in {*list_copies(path)} - {*list_months(folder_of(path), path)}:
            if not _is_fresh(each, now):
                each.unlink(missing_ok=True)
    for folder in real(path).parent.glob(f"{SENDING}*"):
        if not any(folder.iterdir()):
            folder.rmdir()


def list_backups(path: Path) -> list[Path]:
    """The backups of a database that were made by themselves, oldest first."""
    return list_in(folder_of(path), path)


def list_elsewhere(folder: Path, path: Path) -> list[Path]:
    """Every copy of a database that a second folder has, oldest first."""
    return sorted([*list_in(folder, path), *list_months(folder, path)], key=moment_of)


def list_months(folder: Path, path: Path) -> list[Path]:
    """The copies without people that a folder has, oldest first."""
    return sorted(folder.glob(f"{path.stem}-{WITHOUT_PEOPLE}????????T??????Z{path.suffix}"))


def is_without_people(copy: Path) -> bool:
    """Whether a copy has the briefs and their history alone."""
    try:
        with closing(open_read_only(copy)) as connection:
            (mark,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error:
        return False
    return bool(mark == MARK)


def list_misdated(path: Path, now: datetime) -> list[Path]:
    """Those that are dated in the future, oldest first."""
    return _find_misdated(list_backups(path), now)


def list_copies(path: Path) -> list[Path]:
    """Every copy of the data that the bot has made beside them, oldest first."""
    path = real(path)
    found = {
        *folder_of(path).glob(f"{path.stem}-*{path.suffix}"),
        *folder_of(path).glob(f"{path.stem}-*.part"),
        *path.parent.glob(f"{path.name}.before-*"),
        *path.parent.glob(f"{path.name}.v*.bak"),
        *path.parent.glob(f"{path.name}.*.part"),
        *path.parent.glob(f"{SENDING}*/*"),
    }
    return sorted(found, key=moment_of)


def moment_of(copy: Path) -> datetime:
    """When a copy was made: as its name says, else the file."""
    if dated := re.search(r"\d{8}T\d{6}Z", copy.name):
        return datetime.strptime(dated[0], STAMP).replace(tzinfo=UTC)
    return datetime.fromtimestamp(copy.stat().st_mtime, UTC)


def format_moment(moment: datetime) -> str:
    """When it was, as operators read it: `2018-06-01 12:00 UTC`."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def find_damage(path: Path) -> list[str]:
    """What a quick look at every page of a database finds, also while it is in use."""
    try:
        with closing(open_read_only(path)) as connection:
            verdicts = [row[0] for row in connection.execute("PRAGMA quick_check(5)")]
    except sqlite3.Error as error:
        return [str(error)]
    return [verdict for verdict in verdicts if verdict != "ok"]


def find_problems(path: Path) -> list[str]:
    """What is wrong with a database file; nothing if it is sound."""
    if not path.is_file():
        return ["there is no such file"]
    try:
        with closing(open_read_only(path)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            verdicts = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            ours = is_ours(connection)
    except sqlite3.Error as error:
        return [str(error)]
    problems = [verdict for verdict in verdicts if verdict != "ok"]
    problems += [f"{row[0]}, row {row[1]}: names a {row[2]} that is not there" for row in broken]
    if not ours:
        problems.append("this is not a database of spravka-bot")
    if version > (newest := newest_version()):
        problems.append(f"its schema is version {version}, this code knows up to {newest}")
    return problems


def open_read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write."""
    return sqlite3.connect(uri_of(path, "ro"), uri=True, isolation_level=None)


def uri_of(path: Path, mode: str) -> str:
    """The address of a file for SQLite; `mode` is rw or ro."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def thin(made: list[Path], now: datetime) -> bool:
    """Remove those that no rung keeps, and the old where enough are fresh; gives whether."""
    misdated = _find_misdated(made, now)
    true = [each for each in made if each not in misdated]
    # The last of each hour, day or week, as they are in order.
    rungs = {form: {moment_of(each).strftime(form): each for each in true} for form, _ in LADDER}
    kept = {each for form, count in LADDER for each in list(rungs[form].values())[-count:]}
    if len(rungs[DAY]) < dict(LADDER)[DAY]:
        # Later they go: else they would stand for the newest until their day comes.
        kept |= set(misdated)
    is_enough = sum(_is_fresh(each, now) for each in rungs[DAY].values()) >= _ENOUGH
    for each in made:
        if each not in kept or (is_enough and each in true and not _is_fresh(each, now)):
            each.unlink(missing_ok=True)
    return is_enough


def list_in(folder: Path, path: Path) -> list[Path]:
    """The backups of a database that a folder has, oldest first."""
    return sorted(folder.glob(f"{path.stem}-????????T??????Z{path.suffix}"))


def _find_misdated(made: list[Path], now: datetime) -> list[Path]:
    return [each for each in made if moment_of(each) - now > LONGEST_PAUSE]


def _is_fresh(copy: Path, now: datetime) -> bool:
    return now - moment_of(copy) <= KEPT_FOR


def _find_reason_against(path: Path, target: Path) -> str | None:
    """Why a backup must not take the place of what is at `target`."""
    own = [path, *(beside(path, ending) for ending in (*LOGS, LOCK, RESTORING, MISSED))]
    if target in own or any(_are_same(target, each) for each in own):
        return "it belongs to the data that are to be backed up"
    if not target.exists() or _is_backup(target):
        return None
    return "a file that is no earlier backup is there"


def _are_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _is_backup(path: Path) -> bool:
    """Whether a file is a copy of ours, and not the data that another bot works with."""
    if not path.is_file() or beside(path, LOCK).exists():
        return False
    with path.open("rb") as file:
        if file.read(20)[18:] == _WAL:
            return False
    try:
        with closing(open_read_only(path)) as connection:
            return is_ours(connection)
    except sqlite3.Error:
        return False
