"""The search index follows every change, and gives the newest first, whatever its size."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.edtf import Edtf
from storage.indexing import (
    INDEXES,
    KINDS,
    from_row,
    index_everything,
    index_thing,
    rows_until,
    to_row,
)
from storage.inserting import date_columns
from storage.lexicon import Lexicon
from storage.search import MAX_HITS, Found
from storage.store import Store
from storage.vocabulary import Vocabulary

LEXICON = Lexicon.load()
briefs, things = st.integers(1, 1000), st.integers(1, 2**28 - 1)


async def add_event(database: Database, when: str, title: str, **columns: str) -> int:
    texts = {"text": "", "place": None, **columns}
    async with database.transaction() as connection:
        dates = date_columns(Edtf.parse(when))
        cursor = await connection.execute(
            f"INSERT INTO event (brief_id, language, source, {', '.join(dates)})"
            " VALUES (1, 'ru', '', ?, ?, ?, ?, ?, ?)",
            [*dates.values()],
        )
        assert cursor.lastrowid
        await connection.execute(
            "INSERT INTO event_text (event_id, language, title, text, place) VALUES (?,'ru',?,?,?)",
            [cursor.lastrowid, title, texts["text"], texts["place"]],
        )
        await index_thing(connection, "event", cursor.lastrowid)
    return cursor.lastrowid


async def change(database: Database, event: int, sql: str) -> None:
    async with database.transaction() as connection:
        await connection.execute(sql, [event])
        await index_thing(connection, "event", event)


async def find(store: Store, *words: str, period: str | None = None) -> list[int]:
    asked = Edtf.parse(period) if period else None
    found: Found = await store.search.find(1, list(words), LEXICON, asked)
    return [hit.id for hit in found.hits if hit.kind == "event"]


@given(briefs, things, st.sampled_from(KINDS), st.dates(date(1, 1, 2)))
def test_a_row_tells_its_thing_and_lies_among_those_of_its_brief(
    brief: int, thing: int, kind: str, day: date
) -> None:
    row = to_row(brief, kind, thing, day if kind == "event" else None)
    first, last = rows_until(brief)
    assert from_row(row) == (kind, thing)
    assert first <= row <= last < 2**63
    if kind == "event":
        assert rows_until(brief, day - timedelta(1))[1] < row <= rows_until(brief, day)[1]


async def test_the_index_says_what_the_documents_say(store: Store, database: Database) -> None:
    event = await add_event(database, "2018-03", "Ярмарка пряностей", place="Левен")
    await find(store, "ярмарка")
    for sql in (
        "UPDATE event_text SET title = 'Ярмарка тканей' WHERE event_id = ?",
        "UPDATE event SET earliest_start = '2011-01-01' WHERE id = ?",
        "UPDATE event SET deleted = 1 WHERE id = ?",
        "UPDATE event SET deleted = 0 WHERE id = ?",
        "UPDATE event_text SET place = NULL WHERE event_id = ?",
    ):
        await change(database, event, sql)
        await assert_consistent(store, database)
    async with database.transaction() as connection:
        await index_everything(connection)
    await assert_consistent(store, database)


async def assert_consistent(store: Store, database: Database) -> None:
    async with database.transaction() as connection:
        for index in INDEXES:
            # Compares the index with the documents, and raises where they differ.
            await connection.execute(
                f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"
            )
    documents = list(
        await database.fetch_all("SELECT title || ' ' || names || ' ' || text FROM search_document")
    )
    counted = Counter(word for (words,) in documents for word in set(words.split()))
    rows = await database.fetch_all("SELECT word, documents FROM search_word WHERE documents != 0")
    assert dict(tuple(row) for row in rows) == counted
    (state,) = await database.fetch_all("SELECT documents FROM search_state")
    assert state["documents"] == len(documents)
    # What is kept in memory followed the changes as well.
    kept = await store.search._load_vocabulary()
    anew = Vocabulary(len(documents), list(counted.items()))
    for word in ("ярмарки", "пряность", "тканям", "левен", "яр"):
        assert kept.forms(word) == anew.forms(word)
        assert kept.rarity([word]) == anew.rarity([word])
        assert kept.similar(word) == anew.similar(word)
        assert kept.nearest([word]) == anew.nearest([word])


async def test_titles_come_before_names_and_text_and_the_newest_first(
    store: Store, database: Database
) -> None:
    text = await add_event(database, "2019", "Встреча", text="О ярмарке.")
    place = await add_event(database, "2018", "Встреча", place="Ярмарка")
    old = await add_event(database, "1999-05", "Ярмарка в порту")
    new = await add_event(database, "2001-05", "Ярмарки")
    assert await find(store, "ярмарка") == [new, old, place, text]
    bounds = ("earliest_start", "latest_start", "earliest_end", "latest_end")
    later = ", ".join(f"{bound} = '2005-01-01'" for bound in bounds)
    await change(database, old, f"UPDATE event SET {later} WHERE id = ?")
    assert await find(store, "ярмарка") == [old, new, place, text]
    await change(database, old, "UPDATE event SET deleted = 1 WHERE id = ?")
    assert await find(store, "ярмарка") == [new, place, text]


async def test_of_very_many_the_best_are_found(store: Store, database: Database) -> None:
    title = await add_event(database, "1999", "Ярмарка")
    for number in range(2 * MAX_HITS):
        await add_event(database, f"{2000 + number % 20}", "Встреча", text="О ярмарке.")
    found = await find(store, "ярмарка")
    assert (found[0], len(found)) == (title, MAX_HITS)


@pytest.mark.parametrize(
    ("when", "period", "found"),
    [
        ("2003-05", "2003", True),
        ("2003", "2003-05", True),
        ("2002-12-31/2003-01-01", "2003", True),
        ("1998/..", "2003", False),
        ("1998/..", "1998", True),
        ("2004", "2003", False),
        ("2002-12-31", "2003", False),
        ("2001/2009", "2003-05-05", True),
    ],
)
async def test_a_period_bounds_what_is_found(
    store: Store, database: Database, when: str, period: str, *, found: bool
) -> None:
    event = await add_event(database, when, "Ярмарка")
    await add_event(database, "2010", "Ярмарка")
    assert (event in await find(store, "ярмарка", period=period)) is found


async def test_another_brief_is_not_searched(store: Store, database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute(
            "INSERT INTO brief (slug, language, country, as_of) VALUES ('x', 'ru', 'NL', '2018')"
        )
    event = await add_event(database, "2018", "Ярмарка")
    await change(database, event, "UPDATE event SET brief_id = 2 WHERE id = ?")
    assert await find(store, "ярмарка") == []
    assert (await store.search.find(2, ["ярмарка"], LEXICON)).hits[0].id == event


async def test_of_very_many_the_oldest_are_found_too(store: Store, database: Database) -> None:
    oldest = await add_event(database, "1900", "Ярмарка")
    for year in range(1901, 1990):
        await add_event(database, f"{year}", "Ярмарка")
    found = await store.search.find(1, ["ярмарка"], LEXICON, oldest=True)
    assert oldest in {hit.id for hit in found.hits}
    found = await store.search.find(1, ["ярмарка"], LEXICON)
    assert oldest not in {hit.id for hit in found.hits}
