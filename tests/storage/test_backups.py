"""Backups: verified, rotated, put back whole or not at all; what a torn log leaves."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import backups
from storage.backups import (
    KEPT_FOR,
    find_problems,
    list_backups,
    list_in,
    list_misdated,
    make_backup,
    moment_of,
    name_backup,
)
from storage.data_file import locked, stamp
from storage.database import Database, DatabaseError
from storage.ladder import make_due_backup
from storage.store import Store
from tests.storage.files import damage, languages, leave_log

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)


async def test_backup_of_a_database_in_use_has_its_last_commit(store: Store, path: Path) -> None:
    await store.choices.set_language(1, "fr")
    made = await store.back_up(path.parent / "copies" / "copy.db")
    assert languages(made) == [(1, "fr")]
    assert find_problems(made) == []
    assert made.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in made.parent.iterdir()] == ["copy.db"]


REFUSED: list[Callable[[Path], Path]] = [
    lambda path: path,
    lambda path: path.with_name("spravka.db-wal"),
    lambda path: path.with_name("spravka.db-shm"),
    lambda path: path.with_name("spravka.db-journal"),
    lambda path: path.with_name("spravka.db.lock"),
    lambda path: path.with_name("spravka.db.restoring"),
    lambda path: path.parent / ".." / path.parent.name / path.name,
]


def _linked(make: Callable[[Path, Path], None], ending: str) -> Callable[[Path], Path]:
    def target(path: Path) -> Path:
        link = path.parent / "link.db"
        make(path.with_name(path.name + ending), link)
        return link

    return target


for ending in ("", "-wal", "-shm", ".lock"):
    REFUSED.append(_linked(lambda path, link: link.symlink_to(path), ending))
    REFUSED.append(_linked(lambda path, link: link.hardlink_to(path), ending))


@pytest.mark.parametrize("name", REFUSED)
async def test_backup_never_takes_the_place_of_the_data(
    store: Store, path: Path, name: Callable[[Path], Path]
) -> None:
    await store.choices.set_language(1, "fr")
    target = name(path)
    before = {each: each.stat() for each in path.parent.iterdir()}
    with pytest.raises(DatabaseError, match="belongs to the data"):
        await store.back_up(target)
    after = {each: each.stat() for each in path.parent.iterdir()}
    assert after.keys() == before.keys()
    assert [each.st_ino for each in after.values()] == [each.st_ino for each in before.values()]
    await store.choices.set_language(2, "nl")
    assert languages(path) == [(1, "fr"), (2, "nl")]


def _letter(path: Path) -> None:
    path.write_text("Dear committee, " * 100)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE invoice (id)")


@pytest.mark.parametrize("make", [_letter, _other_database, Path.touch, Path.mkdir])
def test_backup_takes_the_place_of_no_other_file(
    left: Path, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    target = tmp_path / "precious"
    make(target)
    before = target.stat()
    with pytest.raises(DatabaseError, match="no earlier backup"):
        make_backup(left, target)
    after = target.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(tmp_path.glob("precious?*")) == []


async def test_backup_takes_not_the_place_of_another_bots_data(left: Path, tmp_path: Path) -> None:
    await (await Store.open(tmp_path / "other.db")).close()
    with pytest.raises(DatabaseError, match="no earlier backup"):
        make_backup(left, tmp_path / "other.db")
    assert languages(tmp_path / "other.db") == []


def test_backup_takes_not_the_place_of_data_that_were_just_restored(
    left: Path, tmp_path: Path
) -> None:
    restored = make_backup(left, tmp_path / "other.db")
    with locked(restored), pytest.raises(DatabaseError, match="no earlier backup"):
        make_backup(left, restored)


def test_backup_takes_the_place_of_an_earlier_one_where_a_link_leads(
    left: Path, tmp_path: Path
) -> None:
    first = make_backup(left, tmp_path / "copy.db")
    (tmp_path / "latest.db").symlink_to(first)
    with closing(sqlite3.connect(left)) as connection, connection:
        connection.execute("UPDATE user_choice SET language = 'en'")
    assert make_backup(left, tmp_path / "latest.db") == first
    assert languages(first) == [(1, "en")]
    assert (tmp_path / "latest.db").is_symlink()


async def test_foreign_key_that_leads_nowhere_is_found(left: Path) -> None:
    with closing(sqlite3.connect(left)) as connection, connection:
        connection.execute("UPDATE user_choice SET brief_id = 404")
    assert find_problems(left) == ["user_choice, row 1: names a brief that is not there"]


async def test_damage_is_found(left: Path) -> None:
    damage(left)
    assert find_problems(left)


HOUR = timedelta(hours=1)


def make_due(path: Path, moment: datetime, second: Path | None = None) -> Path | None:
    """What is made at a moment, after a change."""
    os.utime(path)
    return make_due_backup(path, moment, HOUR, second)


def test_backup_is_made_every_hour_while_there_are_changes_and_every_day(left: Path) -> None:
    assert make_due(left, NOW)
    assert not make_due(left, NOW + HOUR - timedelta(seconds=1))
    second = make_due(left, NOW + HOUR)
    assert second
    os.utime(left, (second.stat().st_mtime - 1,) * 2)
    for hours in range(2, 25):
        assert not make_due_backup(left, NOW + hours * HOUR, HOUR)
    assert make_due_backup(left, NOW + 25 * HOUR, HOUR)
    assert all(find_problems(each) == [] for each in list_backups(left))


def test_ladder_keeps_hours_then_days_then_weeks(left: Path) -> None:
    (left.parent / "backups").mkdir()
    for hours in range(40 * 24):
        # What counts is the name: to make each takes longer than all of this test.
        name_backup(left, NOW + hours * HOUR).touch()
        if hours % 4 == 0 or hours > 38 * 24:
            backups.prune(left, NOW + hours * HOUR)
    end = NOW + (40 * 24 - 1) * HOUR
    ages = [end - moment_of(each) for each in reversed(list_backups(left))]
    assert ages[:24] == [hours * HOUR for hours in range(24)]
    days = [each for each in ages if timedelta(days=1) <= each < timedelta(days=14)]
    assert len(days) in (12, 13)
    weeks = [each for each in ages if each >= timedelta(days=14)]
    assert 1 <= len(weeks) <= 3
    assert max(ages) <= KEPT_FOR


@pytest.mark.parametrize("wrong", [timedelta(days=400), timedelta(days=-400)])
def test_clock_that_was_wrong_once_ends_no_backups(left: Path, wrong: timedelta) -> None:
    before = [make_due(left, NOW + timedelta(days=each)) for each in range(3)]
    odd = [make_due(left, NOW + timedelta(days=3) + wrong + each * HOUR) for each in range(5)]
    assert all(odd)
    # None of the true ones went for looking old.
    assert {*before, odd[-1]} <= set(list_backups(left))
    after = [make_due(left, NOW + timedelta(days=each)) for each in range(3, 20)]
    assert all(after)
    assert list_backups(left)[-14:] == after[-14:]
    assert not set(odd) & set(list_backups(left))


def test_second_folder_has_the_same_and_is_cleared_in_the_same_way(
    left: Path, tmp_path: Path
) -> None:
    second = tmp_path / "elsewhere" / "copies"
    (left.parent / "backups").mkdir(exist_ok=True)
    made = [make_due(left, NOW + each * HOUR, second) for each in range(26)]
    names = [each.name for each in made[-24:] if each]
    assert [each.name for each in list_in(second, left)][-24:] == names
    assert [each.name for each in list_in(second, left)] == [
        each.name for each in list_backups(left)
    ]
    newest = list_in(second, left)[-1]
    assert find_problems(newest) == []
    assert newest.stat().st_mode & 0o777 == 0o600


def test_second_folder_that_cannot_be_written_costs_only_the_second_copy(
    left: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="no backup could be put into"):
        make_due(left, NOW, tmp_path / "file" / "folder")
    assert len(list_backups(left)) == 1


def test_backups_of_days_to_come_are_told(left: Path) -> None:
    odd = make_due(left, NOW + timedelta(days=400))
    make_due(left, NOW)
    assert list_misdated(left, NOW) == [odd]


def _copies_of(left: Path, moment: datetime) -> list[Path]:
    """A copy of each kind, of this moment."""
    made = [
        make_backup(left, name_backup(left, moment, "by-hand-")),
        make_backup(left, name_backup(left, moment, "rescued-")),
        make_backup(left, left.with_name(f"spravka.db.before-{stamp(moment)}")),
        make_backup(left, left.with_name(f"spravka.db.v{moment.day}.bak")),
        name_backup(left, moment).with_suffix(".db.x.part"),
        make_backup(left, left.parent / f"backup-{moment.day}" / "spravka-sent.db"),
    ]
    made[-2].touch()
    for each in made:
        os.utime(each, (moment.timestamp(),) * 2)
    return made


def test_no_copy_is_kept_for_longer_than_is_said(left: Path) -> None:
    young, old = NOW - KEPT_FOR + timedelta(hours=1), NOW - KEPT_FOR - timedelta(days=3)
    kept, gone = _copies_of(left, young), _copies_of(left, old)
    outside = make_backup(left, left.parent / "backups" / "before-the-upgrade.db")
    # While there are few fresh backups the clock may be wrong: nothing goes for its age.
    for day in range(2, -1, -1):
        assert all(each.exists() for each in gone)
        make_due(left, NOW - timedelta(days=day))
    assert not any(each.exists() for each in gone)
    assert not gone[-1].parent.exists()
    assert all(each.exists() for each in [*kept, outside, left])


def test_backups_of_a_bot_that_stood_still_go_when_there_are_new_ones(left: Path) -> None:
    old = [make_due(left, NOW - timedelta(days=90 + each)) for each in range(3, 0, -1)]
    new = [make_due(left, NOW + timedelta(days=each)) for each in range(3)]
    assert all(old)
    assert list_backups(left) == new


async def test_torn_log_gives_what_was_committed_before(left: Path) -> None:
    chosen = "UPDATE user_choice SET language = '{}'"
    leave_log(left, chosen.format("en"), chosen.format("fr"), torn=2000)
    database = await Database.open(left)
    row = await database.fetch_one("SELECT language FROM user_choice")
    assert row
    assert row["language"] == "en"
    await database.close()
    assert find_problems(left) == []
