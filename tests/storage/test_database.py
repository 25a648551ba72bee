"""One writer, one reader, transactions that land whole or not at all."""

import asyncio
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from filelock import FileLock

from storage.database import BUSY_TIMEOUT_MS, Database, DatabaseError

INSERT = "INSERT INTO user_choice (user_id, language) VALUES (?, 'ru')"
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": BUSY_TIMEOUT_MS,
}
OTHER_PROCESS = """
import asyncio, sys
from pathlib import Path
from storage.database import Database, DatabaseError
try:
    asyncio.run(Database.open(Path(sys.argv[1])))
except DatabaseError as error:
    print(error)
"""


async def users(database: Database) -> list[int]:
    rows = await database.fetch_all("SELECT user_id FROM user_choice ORDER BY user_id")
    return [row["user_id"] for row in rows]


async def writer_of(database: Database) -> aiosqlite.Connection:
    async with database.transaction() as connection:
        return connection


@pytest.fixture
async def intruder(database: Database, path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """A connection that holds the write lock of the file."""
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await connection.execute("BEGIN IMMEDIATE")
        yield connection
        await connection.rollback()


@pytest.mark.parametrize(("name", "value"), PRAGMAS.items())
async def test_pragmas_hold_on_both_connections(database: Database, name: str, value: Any) -> None:
    async with database.transaction() as connection:
        (written,) = await connection.execute_fetchall(f"PRAGMA {name}")
    (read,) = await database.fetch_all(f"PRAGMA {name}")
    assert written[0] == read[0] == value


async def test_files_are_for_their_owner_alone(path: Path) -> None:
    database = await Database.open(path)
    try:
        async with database.transaction() as connection:
            await connection.execute(INSERT, [1])
        files = {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()}
    finally:
        await database.close()
    assert files == dict.fromkeys(
        ["spravka.db", "spravka.db-shm", "spravka.db-wal", "spravka.db.lock"], "0o600"
    )
    assert path.parent.stat().st_mode & 0o777 == 0o700


async def test_a_second_opening_is_refused(database: Database, path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"spravka\.db is in use by another process"):
        await Database.open(path)
    assert await users(database) == []


async def test_another_process_is_refused(database: Database, path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", OTHER_PROCESS, str(path)),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    assert output.decode().strip() == f"{path} is in use by another process"


async def test_closing_gives_the_file_free(path: Path) -> None:
    for user in (1, 2):
        database = await Database.open(path)
        async with database.transaction() as connection:
            await connection.execute(INSERT, [user])
        assert await users(database) == list(range(1, user + 1))
        await database.close()
    assert not path.with_name("spravka.db-wal").exists()


async def test_a_committed_change_is_seen_at_once(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(INSERT, [1])
        assert await users(database) == []
    assert await users(database) == [1]


async def test_an_exception_undoes_the_whole_transaction(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as connection:
            await connection.execute(INSERT, [1])
            await connection.execute(INSERT, [2])
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    assert await users(database) == []
    async with database.transaction() as connection:
        await connection.execute(INSERT, [3])
    assert await users(database) == [3]


async def test_a_failing_statement_undoes_the_whole_transaction(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as connection:
            await connection.execute(INSERT, [1])
            await connection.execute(INSERT, [1])

    with pytest.raises(sqlite3.IntegrityError):
        await fail()
    assert await users(database) == []


async def test_foreign_keys_are_enforced(database: Database) -> None:
    async def fail() -> None:
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO user_choice (user_id, brief_id) VALUES (1, 404)")

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await fail()


async def test_a_cancelled_transaction_is_undone(database: Database) -> None:
    inserted = asyncio.Event()

    async def stay() -> None:
        async with database.transaction() as connection:
            await connection.execute(INSERT, [1])
            inserted.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(stay())
    await inserted.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction() as connection:
        await connection.execute(INSERT, [2])
    assert await users(database) == [2]


async def test_cancelling_while_the_transaction_begins_leaves_none_open(
    database: Database, intruder: aiosqlite.Connection
) -> None:
    async def write() -> None:
        async with database.transaction() as connection:
            await connection.execute(INSERT, [1])

    task = asyncio.create_task(write())
    await asyncio.sleep(0.02)  # BEGIN IMMEDIATE waits for the intruder on its own thread
    task.cancel()
    await asyncio.sleep(0)
    await intruder.rollback()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not (await writer_of(database)).in_transaction
    async with database.transaction() as connection:
        await connection.execute(INSERT, [2])
    assert await users(database) == [2]


async def test_cancelling_twice_still_undoes(
    database: Database, intruder: aiosqlite.Connection
) -> None:
    async def write() -> None:
        async with database.transaction() as connection:
            await connection.execute(INSERT, [1])

    task = asyncio.create_task(write())
    await asyncio.sleep(0.02)
    for _ in range(2):
        task.cancel()
        await asyncio.sleep(0.01)
    assert task.done()
    await intruder.rollback()
    async with database.transaction() as connection:
        await connection.execute(INSERT, [2])
    assert await users(database) == [2]


async def test_cancelling_while_waiting_for_its_turn_leaves_the_other_alone(
    database: Database,
) -> None:
    async def write(user: int) -> None:
        async with database.transaction() as connection:
            await connection.execute(INSERT, [user])

    async with database.transaction() as connection:
        await connection.execute(INSERT, [1])
        waiting = asyncio.create_task(write(2))
        await asyncio.sleep(0.01)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await connection.execute(INSERT, [3])
    assert await users(database) == [1, 3]


async def test_one_that_fails_does_not_erase_what_its_neighbours_write(database: Database) -> None:
    async def write(user: int) -> None:
        async with database.transaction() as connection:
            await connection.execute(INSERT, [user])
            await asyncio.sleep(0)
            if user % 2:
                raise LookupError

    results = await asyncio.gather(*map(write, range(20)), return_exceptions=True)
    assert [isinstance(result, LookupError) for result in results] == [False, True] * 10
    assert await users(database) == list(range(0, 20, 2))


async def test_the_reader_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.fetch_all(INSERT, [1])


async def test_the_reader_leaves_no_transaction_open(database: Database, path: Path) -> None:
    assert await database.fetch_one("SELECT * FROM user_choice") is None
    async with database.transaction() as connection:
        await connection.execute(INSERT, [1])
        await connection.execute(INSERT, [2])
    row = await database.fetch_one("SELECT user_id FROM user_choice ORDER BY user_id")
    assert row
    assert row["user_id"] == 1
    async with aiosqlite.connect(path) as connection:
        (result,) = await connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    assert tuple(result) == (0, 0, 0)


def assert_no_more_than(threads: set[threading.Thread]) -> None:
    for thread in set(threading.enumerate()) - threads:
        # The worker of asyncio.to_thread stays, to be used again.
        if not thread.name.startswith("asyncio_"):
            thread.join(2)
            assert not thread.is_alive()


def not_a_database(path: Path) -> None:
    path.write_text("I am a letter, not a database. " * 50)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def a_newer_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")


def a_damaged_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE damaged (x)")
    path.write_bytes(path.read_bytes()[:100] + b"?" * 4000)


@pytest.mark.parametrize(
    "make", [not_a_database, a_folder, a_link_to_itself, a_newer_database, a_damaged_database]
)
async def test_what_cannot_be_opened_is_named_and_let_go(
    path: Path, make: Callable[[Path], None]
) -> None:
    path.parent.mkdir()
    make(path)
    threads = set(threading.enumerate())
    with pytest.raises(DatabaseError, match=r"spravka\.db cannot be used: .") as caught:
        await Database.open(path)
    assert_no_more_than(threads)
    with FileLock(f"{path}.lock", timeout=0):
        assert caught.value


async def test_a_failure_after_the_first_connection_lets_it_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.BUSY_TIMEOUT_MS", -5)  # SQLite makes 0 of it
    threads = set(threading.enumerate())
    with pytest.raises(DatabaseError, match="busy_timeout"):
        await Database.open(path)
    assert_no_more_than(threads)
    monkeypatch.undo()
    await (await Database.open(path)).close()


async def test_a_path_with_signs_that_urls_use_is_opened_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=memory#ü%41.db"
    database = await Database.open(path)
    await database.close()
    assert path.read_bytes().startswith(b"SQLite format 3")
