"""The way back from a backup: whole or not at all, and nobody is told twice."""

import asyncio
import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.backups import make_backup
from storage.brief_files import BriefFiles
from storage.database import DatabaseError
from storage.recording import Author
from storage.restoring import restore
from storage.store import Store
from tests.storage.files import damage, languages, leave_log

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)


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
    leave_log(left, "UPDATE user_choice SET language = 'en'")
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


def test_newer_backup_is_refused_in_one_line(left: Path, tmp_path: Path) -> None:
    backup = make_backup(left, tmp_path / "copy.db")
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = left.read_bytes()
    with pytest.raises(DatabaseError, match=r"not restored: its schema is version 999, .* up to"):
        restore(left, backup, NOW)
    assert left.read_bytes() == before


def test_database_is_not_restored_from_itself(left: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(left)
    with pytest.raises(DatabaseError, match="the database itself"):
        restore(left, tmp_path / "link.db", NOW)


async def test_what_was_in_hand_when_the_backup_was_made_is_not_answered_again(
    left: Path, tmp_path: Path
) -> None:
    store = await Store.open(left)
    await store.inbox.add(7, {1: '{"update_id": 1}'}, NOW)
    backup = await store.back_up(tmp_path / "copy.db")
    await store.close()
    restore(left, backup, NOW)
    restored = await Store.open(left)
    try:
        assert await restored.inbox.begin_again(7) == []
        assert await restored.inbox.count_waiting() == 0
        # Telegram may bring it once more.
        assert await restored.inbox.add(7, {1: '{"update_id": 1}'}, NOW) == {}
    finally:
        await restored.close()


def test_restore_from_what_an_earlier_one_moved_away(left: Path, tmp_path: Path) -> None:
    backup = make_backup(left, tmp_path / "copy.db")
    leave_log(left, "UPDATE user_choice SET language = 'en'")
    kept = restore(left, backup, NOW)
    assert kept
    again = restore(left, kept, NOW)
    assert again != kept
    assert languages(left) == [(1, "en")]


def test_restore_goes_where_a_link_leads(left: Path, tmp_path: Path) -> None:
    backup = make_backup(left, tmp_path / "copy.db")
    (tmp_path / "spravka.db").symlink_to(left)
    assert restore(tmp_path / "spravka.db", backup, NOW) == left.with_name(
        "spravka.db.before-20180601T120000Z"
    )
    assert (tmp_path / "spravka.db").is_symlink()


@pytest.mark.parametrize("there", [True, False])
def test_restored_file_belongs_to_whom_the_old_one_did(
    left: Path, tmp_path: Path, *, there: bool
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    backup = make_backup(left, tmp_path / "copy.db")
    left.with_name("spravka.db.lock").unlink(missing_ok=True)
    os.chown(left.parent, 4321, 4322)
    os.chown(left, 4321, 4322)
    left.chmod(0o640)
    if not there:
        left.unlink()
    restore(left, backup, NOW)
    found = left.stat()
    assert (found.st_uid, found.st_gid) == (4321, 4322)
    assert stat.S_IMODE(found.st_mode) == (0o640 if there else 0o600)
    lock = left.with_name("spravka.db.lock")
    assert not lock.exists() or lock.stat().st_uid == 4321


KILLED = """
import os, sys
from datetime import datetime
from pathlib import Path
from storage.restoring import restore
from storage.recording import Author

CHANGES = {"os.rename", "os.remove", "os.chmod", "os.chown", "os.utime", "sqlite3.connect"}
path, backup, now, left = *map(Path, sys.argv[1:3]), sys.argv[3], int(sys.argv[4])

def count(event, arguments):
    global left
    left -= event in CHANGES
    if not left:
        os._exit(9)

sys.addaudithook(count)
restore(path, backup, datetime.fromisoformat(now))
"""


async def test_restore_cut_short_anywhere_leaves_the_old_data_or_the_restored(
    left: Path, tmp_path: Path
) -> None:
    backup = make_backup(left, tmp_path / "copy.db")
    leave_log(left, "UPDATE user_choice SET language = 'en'")
    found = []
    for step in range(1, 100):
        home = shutil.copytree(left.parent, tmp_path / str(step)) / left.name
        arguments = [str(home), str(backup), NOW.isoformat(), str(step)]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", KILLED, *arguments), cwd=Path(__file__).parents[2]
        )
        done = await process.wait()
        await (await Store.open(home)).close()
        found += languages(home)
        assert found[-1] in ((1, "en"), (1, "nl"))
        if found[-1] == (1, "nl"):
            (kept,) = home.parent.glob("*.before-*Z")
            assert languages(kept) == [(1, "en")]
        assert restore(home, backup, NOW + timedelta(days=1))
        assert languages(home) == [(1, "nl")]
        if not done:
            break
    # Some kills came before the point of no return, some after it, and at last none came.
    assert found.count((1, "en")) > 2
    assert found.count((1, "nl")) > 2
    assert step > 8
    assert done == 0


async def test_what_waited_when_the_backup_was_made_is_told_to_nobody_again(
    path: Path, belgium: BriefFiles, tmp_path: Path
) -> None:
    friday = NOW
    store = await Store.open(path)
    await store.keeping.load(belgium)
    for chat in (1, 2, 3):
        await store.subscriptions.subscribe(chat, "ru", "Europe/Moscow", friday)
    for chat in (3, 4):
        await store.subscriptions.subscribe(chat, "ru", "Europe/Moscow", friday)
        await store.subscriptions.set_pace(chat, weekly=True, hour=10, now=friday)
    revision = await store.revisions.set_deleted(
        11, deleted=True, author=Author(1, "Olga"), now=friday
    )
    notice = await store.outbox.announce(revision.id, 10, 1, friday + timedelta(hours=1))
    broadcast = await store.broadcasts.begin(1, friday)
    await store.broadcasts.write(broadcast.id, "We have moved.")
    await store.broadcasts.send(broadcast.id, 2, friday, None)
    first = await store.outbox.take()
    assert first
    backup = await store.back_up(tmp_path / "copy.db")
    await store.close()

    tuesday = datetime(2018, 6, 5, 12, 0, tzinfo=UTC)
    restore(path, backup, tuesday)
    store = await Store.open(path)
    try:
        assert await store.outbox.take() is None
        progress = await store.outbox.get_notice(notice)
        assert progress
        assert (progress.stopped, progress.sent, progress.waiting) == (True, 0, 0)
        written = await store.broadcasts.get(broadcast.id)
        assert written
        assert (written.stopped, written.sent, written.waiting) == (True, 0, 0)
        # The digest of Monday was sent; the next has what is announced from then on.
        for each in await store.subscriptions.list_weekly():
            assert each.digest_due(tuesday) is None
            assert each.digest_until == datetime(2018, 6, 4, 7, 0, tzinfo=UTC)
            assert each.digest_due(tuesday + timedelta(days=7)) is not None
    finally:
        await store.close()


async def test_digest_that_was_not_due_yet_comes_after_a_restore(
    path: Path, tmp_path: Path
) -> None:
    store = await Store.open(path)
    await store.subscriptions.subscribe(4, "ru", "Europe/Moscow", NOW)
    await store.subscriptions.set_pace(4, weekly=True, hour=10, now=NOW)
    backup = await store.back_up(tmp_path / "copy.db")
    await store.close()
    restore(path, backup, NOW + timedelta(days=1))
    store = await Store.open(path)
    (weekly,) = await store.subscriptions.list_weekly()
    await store.close()
    assert weekly.digest_until == NOW
