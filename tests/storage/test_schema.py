"""The schema refuses what cannot be, and finds what is looked for."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given

from storage.edtf import Edtf
from storage.inserting import date_columns
from storage.migrations import migrate
from storage.store import Store
from tests.storage.strategies import edtfs

NOW = datetime(2018, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
async def filled(belgian: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a brief and a row in the tables that people fill, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "spravka.db"
    shutil.copyfile(belgian, path)
    store = await Store.open(path)
    await store.choices.set_language(1, "nl")
    await store.questions.ask(1, "ru", "?", NOW)
    await store.questions.begin_answer(1, 2)
    await store.subscriptions.subscribe(1, "ru", "Europe/Moscow", NOW)
    await store.drafts.create_event(1, 1, "ru", NOW)
    await store.inbox.add(1, {1: "{}"}, NOW)
    await store.close()
    return path


@pytest.fixture
def connection(filled: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "spravka.db"
    shutil.copyfile(filled, path)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def _columns(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'"
        " AND t.name NOT LIKE 'search_%' AND t.name NOT LIKE 'sqlite_%'"
    )
    return [(table, column) for table, column in rows]


def _refuses(connection: sqlite3.Connection, sql: str) -> bool:
    try:
        connection.execute(sql)
    except sqlite3.IntegrityError as error:
        return "CHECK" in str(error)
    finally:
        connection.rollback()
    return False


def test_language_is_two_letters_wherever_there_is_one(connection: sqlite3.Connection) -> None:
    asked = [table for table, column in _columns(connection) if column == "language"]
    assert len(asked) > 12
    for table in asked:
        if not connection.execute(f"SELECT 1 FROM {table}").fetchone():
            continue
        for wrong in ("", "r", "RU", "rus", "r1"):
            assert _refuses(connection, f"UPDATE {table} SET language = '{wrong}'"), table


BOOLEANS = {
    "brief_text": ["verified"],
    "event": ["is_open", "deleted"],
    "listing": ["is_open"],
    "draft": ["guided"],
    "subscriber": ["weekly", "active"],
    "answer": ["awaiting"],
}


@pytest.mark.parametrize("table", BOOLEANS)
def test_boolean_is_one_of_two(connection: sqlite3.Connection, table: str) -> None:
    for column in BOOLEANS[table]:
        for wrong in (2, -1):
            assert _refuses(connection, f"UPDATE {table} SET {column} = {wrong}"), column


@pytest.mark.parametrize(
    "change",
    [
        "question SET state = 'asked'",
        "question SET state = 'answered'",
        "question SET state = 'closed'",
        "question SET answer = 'x'",
        "question SET ended_at = '2018'",
        "draft SET state = 'new'",
        "draft SET subject = 'person'",
        "inbox SET state = 'new'",
        "inbox SET tries = -1",
        "subscriber SET hour = 24",
        "entity SET kind = 'thing'",
        "event SET earliest_start = '9999-12-31'",
        "event SET latest_end = '0001-01-01'",
        "event SET latest_start = '9999-12-31', latest_end = '2018-01-01'",
        "event SET earliest_end = '0001-01-01', earliest_start = '2018-01-01'",
    ],
)
def test_state_that_cannot_be_is_refused(connection: sqlite3.Connection, change: str) -> None:
    assert _refuses(connection, f"UPDATE {change}")


@pytest.mark.parametrize("state", ["new", "unsure"])
def test_message_has_one_of_the_known_ends(connection: sqlite3.Connection, state: str) -> None:
    insert = "INSERT INTO outbox (key, chat_id, state, at) VALUES ('x', 1, '{}', '')"
    assert _refuses(connection, insert.format(state))
    assert not _refuses(connection, insert.format("failed"))


@given(edtfs(1000))
def test_every_date_has_bounds_in_order(date: Edtf) -> None:
    bounds = date_columns(date)
    assert bounds["earliest_start"] <= bounds["latest_start"] <= bounds["latest_end"]
    assert bounds["earliest_start"] <= bounds["earliest_end"] <= bounds["latest_end"]


def test_every_reference_can_be_followed_back(path: Path) -> None:
    """An index begins with the columns of each foreign key, so that no look-up reads a table."""
    path.parent.mkdir()
    migrate(path)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            'SELECT t.name, k.id, group_concat(k."from") FROM sqlite_schema AS t'
            " JOIN pragma_foreign_key_list(t.name) AS k WHERE t.type = 'table' GROUP BY 1, 2"
        ).fetchall()
        assert len(rows) > 25
        for table, _, columns in rows:
            assert any(
                index[: len(columns.split(","))] == columns.split(",")
                for index in _indexes(connection, table)
            ), (table, columns)


def _indexes(connection: sqlite3.Connection, table: str) -> Iterator[list[str]]:
    info = connection.execute(f"PRAGMA table_info({table})").fetchall()
    yield [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
    for _, name, *_ in connection.execute(f"PRAGMA index_list({table})").fetchall():
        yield [row[2] for row in connection.execute(f"PRAGMA index_info({name})")]
