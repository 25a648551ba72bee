"""Backups: verified, rotated, put back whole or not at all; what a torn log leaves."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import backups
from storage.backups import find_problems, list_backups, make_backup, make_daily_backup, restore
from storage.database import Database, DatabaseError
from storage.store import Store

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)


def languages(path: Path) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT user_id, language FROM user_choice").fetchall()


@pytest.fixture
async def left(path: Path) -> Path:
    """A database that nobody uses, with a row in it."""
    store = await Store.open(path)
    await store.choices.set_language(1, "nl")
    await store.close()
    return path


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    # Behind the schema's own pages.
    content[20_000:60_000] = b"\x55" * 40_000
    path.write_bytes(content)


async def test_backup_of_a_database_in_use_has_its_last_commit(store: Store, path: Path) -> None:
    await store.choices.set_language(1, "fr")
    made = await store.back_up(path.parent / "copies" / "copy.db")
    assert languages(made) == [(1, "fr")]
    assert find_problems(made) == []
    assert made.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in made.parent.iterdir()] == ["copy.db"]


async def test_restore_puts_it_back_and_keeps_the_old(left: Path, tmp_path: Path) -> None:
    backup = make_backup(left, tmp_path / "copy.db")
    store = await Store.open(left)
    await store.choices.set_language(1, "en")
    await store.close()
    kept = restore(left, backup, NOW)
    assert kept
    assert languages(kept) == [(1, "en")]
    assert languages(left) == [(1, "nl")]
    store = await Store.open(left)
    assert (await store.choices.get_choice(1)).language == "nl"
    await store.close()


async def test_restore_keeps_what_was_only_in_the_log(left: Path, tmp_path: Path) -> None:
    backup = make_backup(left, tmp_path / "copy.db")
    writer = sqlite3.connect(left)
    writer.execute("UPDATE user_choice SET language = 'en'")
    writer.commit()
    copies = {name: left.with_name(name).read_bytes() for name in (left.name, f"{left.name}-wal")}
    writer.close()
    for name, content in copies.items():  # as a kill leaves them
        left.with_name(name).write_bytes(content)
    kept = restore(left, backup, NOW)
    assert kept
    assert languages(kept) == [(1, "en")]
    assert languages(left) == [(1, "nl")]


def test_damaged_backup_is_refused_and_nothing_changes(left: Path, tmp_path: Path) -> None:
    backup = make_backup(left, tmp_path / "copy.db")
    damage(backup)
    before = left.read_bytes()
    with pytest.raises(DatabaseError, match="not restored"):
        restore(left, backup, NOW)
    assert left.read_bytes() == before
    assert not list(left.parent.glob("*.before-*"))
    assert not list(left.parent.glob("*.restoring"))


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_what_is_no_database_is_refused(path: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(DatabaseError, match="not restored"):
        restore(path, tmp_path / "copy.db", NOW)


def test_missing_backup_is_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no such file"):
        restore(path, tmp_path / "copy.db", NOW)


async def test_restore_over_a_running_bot_is_refused(
    store: Store, path: Path, tmp_path: Path
) -> None:
    backup = await store.back_up(tmp_path / "copy.db")
    with pytest.raises(DatabaseError, match="in use"):
        restore(path, backup, NOW)


async def test_foreign_key_that_leads_nowhere_is_found(left: Path) -> None:
    with closing(sqlite3.connect(left)) as connection, connection:
        connection.execute("UPDATE user_choice SET brief_id = 404")
    assert find_problems(left) == ["user_choice, row 1: names a brief that is not there"]


async def test_damage_is_found(left: Path) -> None:
    damage(left)
    assert find_problems(left)


async def test_daily_backup_is_made_once_a_day_and_the_oldest_go(
    left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "KEPT", 3)
    made = [make_daily_backup(left, NOW + timedelta(hours=12 * each)) for each in range(10)]
    assert [each is not None for each in made] == [True, False] * 5
    assert list_backups(left) == [each for each in made if each][-3:]
    assert all(find_problems(each) == [] for each in list_backups(left))


def tear_log(left: Path) -> None:
    """Two commits of which the second is in the log in part."""
    writer = sqlite3.connect(left)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    for language in ("en", "fr"):
        writer.execute("UPDATE user_choice SET language = ?", [language])
        writer.commit()
    copies = {name: left.with_name(name).read_bytes() for name in (left.name, f"{left.name}-wal")}
    writer.close()
    left.write_bytes(copies[left.name])
    left.with_name(f"{left.name}-wal").write_bytes(copies[f"{left.name}-wal"][:-2000])


async def test_torn_log_gives_what_was_committed_before(left: Path) -> None:
    tear_log(left)
    database = await Database.open(left)
    row = await database.fetch_one("SELECT language FROM user_choice")
    assert row
    assert row["language"] == "en"
    await database.close()
    assert find_problems(left) == []
