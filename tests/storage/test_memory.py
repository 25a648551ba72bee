"""What is kept in memory is never older than the last commit."""

import asyncio
from functools import partial

import pytest

from storage.database import Database
from storage.edtf import Edtf
from storage.events import EventFilter
from storage.listing import is_year
from storage.memory import TABLES
from storage.store import Store


async def execute(database: Database, sql: str, *parameters: object) -> None:
    async with database.transaction() as connection:
        await connection.execute(sql, parameters)


async def test_every_table_of_the_content_is_watched(database: Database) -> None:
    rows = await database.fetch_all(
        r"SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE '%\_text' ESCAPE '\'"
        r" OR name LIKE 'event\_%' ESCAPE '\')"
    )
    texts = {row["name"] for row in rows}
    assert texts | {name.removesuffix("_text") for name in texts} - {"role"} <= {*TABLES["content"]}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event_text SET title = 'Anders' WHERE event_id = 1",
        "INSERT INTO event_direction VALUES (1, 1)",
        "DELETE FROM role_text",
        "UPDATE contact SET phone = '1'",
    ],
)
async def test_a_change_of_the_content_is_known_at_once(
    store: Store, database: Database, sql: str
) -> None:
    memory = store.remember("content", 5)
    values = iter(range(9))

    async def read() -> int:
        return next(values)

    assert [await memory.get("a", read) for _ in range(2)] == [0, 0]
    await execute(database, sql)
    assert [await memory.get("a", read) for _ in range(2)] == [1, 1]
    await execute(database, "INSERT INTO user_choice (user_id) VALUES (5)")
    assert await memory.get("a", read) == 1


async def test_what_was_read_while_it_changed_is_not_kept(store: Store, database: Database) -> None:
    memory = store.remember("content", 5)

    async def read_slowly() -> str:
        await execute(database, "UPDATE event_text SET title = 'Anders'")
        return "old"

    async def read() -> str:
        return "new"

    assert await memory.get("a", read_slowly) == "old"
    assert await memory.get("a", read) == "new"


async def test_a_memory_is_bounded(store: Store) -> None:
    memory = store.remember("content", 2)
    read: list[int] = []

    async def note(key: int) -> int:
        read.append(key)
        return key

    for key in (1, 2, 1, 3, 1, 2):
        assert await memory.get(key, partial(note, key)) == key
    assert read == [1, 2, 3, 2]


async def test_choices_and_editors_are_never_out_of_date(store: Store) -> None:
    choices, editors = store.choices, store.editors
    assert (await choices.get_choice(7)).language is None
    await choices.set_language(7, "nl")
    assert (await choices.get_choice(7)).language == "nl"
    assert not await editors.is_editor(7)
    await asyncio.gather(*(editors.is_editor(7) for _ in range(3)))


async def test_choices_of_many_are_known_as_those_of_few(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.choices._KEPT_IN_MEMORY", 3)
    for person in range(6):
        await store.choices.set_language(person, "nl")
        for other in range(8):
            language = (await store.choices.get_choice(other)).language
            assert language == ("nl" if other <= person else None)


async def test_counts_follow_a_change(store: Store, database: Database) -> None:
    before = await store.events.count_by_year(1)
    await execute(database, "UPDATE event SET deleted = 1 WHERE date = '2018-01'")
    after = await store.events.count_by_year(1)
    assert (before.counts[2018], after.counts[2018]) == (2, 1)
    assert after.total == before.total - 1


async def test_lists_stay_what_the_view_says(store: Store, database: Database) -> None:
    grouped = "FROM event_listing GROUP BY 1, 2, 3, 4"
    for sql in (
        (
            "UPDATE event SET earliest_end = '2019-02-01', latest_end = '2019-02-28'"
            " WHERE date = '2018-01'"
        ),
        "UPDATE event SET deleted = 1 WHERE id IN (2, 3)",
        "UPDATE event SET deleted = 0, is_open = 1 WHERE id = 3",
        "DELETE FROM event_direction WHERE direction_id = 7 AND event_id > 5",
        "INSERT INTO event_direction SELECT id, 3 FROM event WHERE true ON CONFLICT DO NOTHING",
        "DELETE FROM role_text",
        "DELETE FROM event_entity WHERE event_id = 2 OR entity_id = 3",
        "DELETE FROM event_text WHERE event_id = 5",
        "DELETE FROM event_direction WHERE event_id = 5",
        "DELETE FROM event_entity WHERE event_id = 5",
        "DELETE FROM event WHERE id = 5",
    ):
        await execute(database, sql)
        for kept, worked_out in (
            ("SELECT * FROM listing", "SELECT * FROM event_listing"),
            (
                "SELECT * FROM listing_count",
                f"SELECT brief_id, kind, key, is_open, count(*) {grouped}",
            ),
            (
                "SELECT * FROM listing_month",
                f"SELECT brief_id, kind, key, substr(latest_start, 1, 7), count(*) {grouped}",
            ),
        ):
            one, other = await database.fetch_all(kept), await database.fetch_all(worked_out)
            assert sorted(map(tuple, one)) == sorted(map(tuple, other)), sql


async def test_every_page_of_a_kept_list_is_where_it_belongs(
    store: Store, database: Database
) -> None:
    async with database.transaction() as connection:
        for number in range(200):
            day = f"20{number % 7 + 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            await connection.execute(
                "INSERT INTO event (brief_id, language, source, is_open, date, earliest_start,"
                " latest_start, earliest_end, latest_end) VALUES (1, 'ru', '', 0, ?, ?, ?, ?, ?)",
                [day] * 5,
            )
        await connection.execute(
            "INSERT INTO event_text (event_id, language, title, text)"
            " SELECT id, 'ru', 'Встреча', '' FROM event WHERE id > 11"
        )
    for period in (None, Edtf.of(2012)):
        assert period is None or is_year(period)
        chosen = EventFilter(1, period)
        everything = await store.events.list_events(chosen, "ru", offset=0, limit=1000)
        for offset in range(0, everything.total + 8, 8):
            page = await store.events.list_events(chosen, "ru", offset=offset, limit=8)
            assert page.total == everything.total == len(everything.events)
            assert page.events == everything.events[offset : offset + 8]
