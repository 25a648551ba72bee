"""The data file that is taken away or overwritten while it is open, and the start after it."""

import asyncio
import filecmp
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.backups import find_problems, make_backup
from storage.database import Database, DatabaseError, MissingError, NotSavedError
from storage.store import Store
from tests.storage.files import languages, leave_log

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def other(left: Path, tmp_path: Path) -> Path:
    """An earlier backup, as an operator would put it back."""
    return make_backup(left, tmp_path / "copy.db")


@pytest.fixture
async def running(left: Path, other: Path) -> AsyncIterator[Store]:
    store = await Store.open(left)
    await store.choices.set_language(1, "fr")
    try:
        yield store
    finally:
        await store.close()


def _zeros(path: Path) -> Path:
    zeros = path.with_name("zeros")
    zeros.write_bytes(b"\x00" * 400_000)
    return zeros


def _remove(path: Path, other: Path) -> None:
    path.unlink()


def _replace(path: Path, other: Path) -> None:
    shutil.copy(other, path.with_name("new"))
    path.with_name("new").replace(path)


def _overwrite(path: Path, other: Path) -> None:
    shutil.copyfile(other, path)


def _empty(path: Path, other: Path) -> None:
    path.write_bytes(b"")


def _remove_log(path: Path, other: Path) -> None:
    path.with_name("spravka.db-wal").unlink()


SLIPS = [_remove, _replace, _overwrite, _empty, _remove_log]


@pytest.mark.parametrize("slip", SLIPS)
async def test_nothing_is_said_to_be_saved_once_the_file_is_another(
    running: Store, left: Path, other: Path, slip: Callable[[Path, Path], None]
) -> None:
    assert running.trouble is None
    slip(left, other)
    with pytest.raises(NotSavedError, match="while the bot runs"):
        await running.choices.set_language(2, "fr")
    assert running.trouble
    assert running.damage == running.trouble


# What is written into the file itself a commit may have changed as well.
@pytest.mark.parametrize("slip", [_remove, _replace, _remove_log])
async def test_what_lands_while_the_file_goes_is_not_said_to_be_saved(
    running: Store, left: Path, other: Path, slip: Callable[[Path, Path], None]
) -> None:
    async def write() -> None:
        async with running._database.transaction() as connection:
            await connection.execute("INSERT INTO user_choice (user_id, language) VALUES (2, 'fr')")
            slip(left, other)

    with pytest.raises(NotSavedError, match="while the bot runs"):
        await write()


async def test_file_that_is_put_back_is_written_again(running: Store, left: Path) -> None:
    elsewhere = left.with_name("elsewhere")
    shutil.move(left, elsewhere)
    assert running.trouble
    shutil.move(elsewhere, left)
    await running.choices.set_language(2, "fr")
    assert running.trouble is None


async def test_our_own_commits_and_checkpoints_are_no_trouble(running: Store) -> None:
    for user in range(300):
        await running.choices.set_language(user, "fr")
    for _ in range(3):
        async with running._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO search_query (id, text, asked_at) VALUES (random(), hex(randomblob("
                "3000000)), '')"
            )
    await running.choices.set_language(1, "en")
    assert running.trouble is None


async def test_commit_on_its_way_is_no_trouble(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "data.db")
    async with database.transaction() as connection:
        await connection.execute("CREATE TABLE thing (number INTEGER)")
    # Each commit writes into the file itself, so that what it begins with changes.
    await database._writer.execute("PRAGMA wal_autocheckpoint = 1")

    async def write() -> None:
        for number in range(300):
            async with database.transaction() as connection:
                await connection.execute("INSERT INTO thing VALUES (?)", [number])

    writing = asyncio.create_task(write())
    seen = set()
    while not writing.done():
        seen.add(database.trouble)
        await asyncio.sleep(0)
    await writing
    await database.close()
    assert seen == {None}


async def test_reading_a_file_is_no_trouble(running: Store, left: Path, tmp_path: Path) -> None:
    assert languages(left) == [(1, "fr")]
    await running.back_up(tmp_path / "another.db")
    await running.choices.set_language(1, "en")
    assert running.trouble is None


@pytest.mark.parametrize("slip", [_remove, _replace])
async def test_what_the_file_held_is_rescued(
    running: Store, left: Path, other: Path, slip: Callable[[Path, Path], None]
) -> None:
    slip(left, other)
    rescued = await running.rescue(NOW)
    assert find_problems(rescued) == []
    assert languages(rescued) == [(1, "fr")]
    assert rescued.stat().st_mode & 0o777 == 0o600


async def test_what_was_overwritten_is_not_said_to_be_rescued(
    running: Store, left: Path, other: Path
) -> None:
    _overwrite(left, _zeros(left))
    with pytest.raises(DatabaseError, match="nothing could be rescued"):
        await running.rescue(NOW)
    assert list((left.parent / "backups").iterdir()) == []


@pytest.mark.parametrize("slip", [_replace, _overwrite])
async def test_our_last_commits_do_not_get_into_the_file_that_took_the_place(
    left: Path, other: Path, slip: Callable[[Path, Path], None]
) -> None:
    store = await Store.open(left)
    await store.choices.set_language(1, "fr")
    await store.choices.set_language(2, "fr")
    slip(left, other)
    await store.close()
    assert filecmp.cmp(left, other, shallow=False)
    assert find_problems(left) == []
    store = await Store.open(left)
    assert (await store.choices.get_choice(1)).language == "nl"
    await store.close()
    # It may belong to a file that was renamed.
    assert list(left.parent.glob("*.before-*-wal"))


async def test_file_whose_log_was_removed_has_everything_after_an_orderly_end(left: Path) -> None:
    store = await Store.open(left)
    await store.choices.set_language(2, "fr")
    _remove_log(left, left)
    await store.close()
    assert languages(left) == [(1, "nl"), (2, "fr")]


def _leave_daily(path: Path) -> Path:
    return make_backup(path, path.parent / "backups" / "spravka-20180601T120000Z.db")


def _leave_moved_away(path: Path) -> Path:
    shutil.copy(path, kept := path.with_name("spravka.db.before-20180601T120000Z"))
    return kept


@pytest.mark.parametrize("leave", [_leave_daily, _leave_moved_away])
@pytest.mark.parametrize("slip", [_remove, _empty])
async def test_start_without_the_data_names_the_way_back_and_the_way_on(
    left: Path,
    leave: Callable[[Path], Path],
    slip: Callable[[Path, Path], None],
) -> None:
    newest = leave(left)
    slip(left, newest)
    for _ in range(2):
        with pytest.raises(MissingError, match=f"restore {newest}`.* init`"):
            await Store.open(left)
    await (await Store.open(left, anew=True)).close()
    assert languages(left) == []
    await (await Store.open(left)).close()


async def test_log_without_its_file_is_not_begun_anew_upon(left: Path) -> None:
    leave_log(left, "UPDATE user_choice SET language = 'en'")
    _remove(left, left)
    with pytest.raises(MissingError, match="bring it back"):
        await Store.open(left)
    assert left.with_name("spravka.db-wal").stat().st_size


async def test_damaged_copies_are_not_offered(left: Path) -> None:
    sound = _leave_daily(left)
    shutil.copy(_zeros(left), sound.with_name("spravka-20190601T120000Z.db"))
    _remove(left, left)
    with pytest.raises(MissingError, match=f"restore {sound}`"):
        await Store.open(left)


async def test_locks_of_two_names_of_one_file_are_one(left: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(left)
    store = await Store.open(left)
    with pytest.raises(DatabaseError, match="in use"):
        await Store.open(tmp_path / "link.db")
    await store.close()


async def test_watching_takes_no_lock_from_sqlite(left: Path) -> None:
    store = await Store.open(left)
    await store.choices.set_language(2, "fr")
    async with store._database.transaction() as connection:
        await connection.execute("UPDATE user_choice SET language = 'en'")
        with (
            closing(sqlite3.connect(left, timeout=0)) as intruder,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            intruder.execute("BEGIN IMMEDIATE")
    await store.close()
