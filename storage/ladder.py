"""The backups that the bot makes by itself, here and in a second folder; the months of the ladder.

A month's copy has the briefs and their history, and nothing of people. It is made anew of the first
whole backup of its month, not of one that has grown old: so no copy with people in it has to be
rewritten in time, whether the bot runs on that day or not.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from storage.backups import (
    LONGEST_PAUSE,
    MARK,
    MONTHS,
    WITHOUT_PEOPLE,
    find_problems,
    list_backups,
    list_in,
    list_misdated,
    list_months,
    make_backup,
    moment_of,
    name_backup,
    prune,
    thin,
)
from storage.data_file import LOGS, DatabaseError, beside, explain, folder_of
from storage.privacy import forget_everybody


def make_due_backup(
    path: Path, now: datetime, every: timedelta, second: Path | None = None
) -> Path | None:
    """Make the backup that is due, in a second folder too, and forget what is too old.

    Raises `DatabaseError`.
    """
    made = None
    try:
        if _is_due(path, now, every):
            made = make_backup(path, name_backup(path, now))
            prune(path, now)
            _keep_month(path, made)
    finally:
        if second:
            _bring_up_to_date(second, path, now)
    return made


def _bring_up_to_date(folder: Path, path: Path, now: datetime) -> None:
    """Put into a second folder what it lacks, also where it was away or is new."""
    for each in folder.glob(f"{path.stem}-*.part"):
        each.unlink(missing_ok=True)
    made = [each for each in list_backups(path) if each not in list_misdated(path, now)]
    for each in made[-1:]:
        if not (folder / each.name).exists():
            _copy_to(each, folder)
    thin(list_in(folder, path), now)
    _copy_months(path, folder)


def _keep_month(path: Path, backup: Path) -> None:
    """See that the month of a backup has its copy."""
    here, made = folder_of(path), moment_of(backup)
    months = {f"{moment_of(each):%Y%m}" for each in list_months(here, path)}
    if f"{made:%Y%m}" not in months:
        write_without_people(backup, name_backup(path, made, WITHOUT_PEOPLE))
    _thin_months(here, path)


def _copy_months(path: Path, folder: Path) -> None:
    """Put the copies of months into another folder that it has not yet."""
    there = {each.name for each in list_months(folder, path)}
    for each in list_months(folder_of(path), path):
        if each.name not in there:
            _copy_to(each, folder)
    _thin_months(folder, path)


def _thin_months(folder: Path, path: Path) -> None:
    """Keep the newest, by those that there are: a clock that is wrong takes none away."""
    for each in list_months(folder, path)[:-MONTHS]:
        each.unlink(missing_ok=True)


def write_without_people(backup: Path, target: Path) -> None:
    """Write a verified copy of a backup without people, whole or not at all."""
    part = beside(target, ".part")
    try:
        part.touch(mode=0o600)
        shutil.copyfile(backup, part)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            # Whatever ends this leaves no journal beside it.
            connection.execute("PRAGMA journal_mode = MEMORY")
            forget_everybody(connection)
            connection.execute(f"PRAGMA application_id = {MARK}")
        # It takes what is there, not the pages that were given free.
        make_backup(part, target)
    except (OSError, sqlite3.Error) as error:
        reason = explain(error, target.parent)
        raise DatabaseError(f"{target} could not be written: {reason}") from error
    finally:
        part.unlink(missing_ok=True)


def _is_due(path: Path, now: datetime, every: timedelta) -> bool:
    # One that is dated further in the future was made while the clock was wrong.
    ages = {abs(now - moment_of(each)): each for each in list_backups(path)}
    if not ages:
        return True
    age = min(ages)
    return age >= LONGEST_PAUSE or (age >= every and _was_changed(path, ages[age]))


def _was_changed(path: Path, backup: Path) -> bool:
    """Whether anything was written since a backup was."""
    files = [each for each in (path, beside(path, LOGS[0])) if each.exists()]
    return any(each.stat().st_mtime >= backup.stat().st_mtime for each in files)


def _copy_to(backup: Path, folder: Path) -> None:
    """Put a verified copy of a backup into another folder, whole or not at all.

    Raises `DatabaseError`.
    """
    part = folder / f"{backup.name}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.touch(mode=0o600)
        shutil.copyfile(backup, part)
        with part.open("rb") as file:
            os.fsync(file.fileno())
        if problems := find_problems(part):
            raise DatabaseError(f"{part} is not sound: {problems[0]}")
        part.replace(folder / backup.name)
    except OSError as error:
        raise DatabaseError(f"no backup could be put into {folder}: {error}") from error
    finally:
        with suppress(OSError):
            part.unlink()
