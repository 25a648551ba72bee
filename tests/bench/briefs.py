"""Briefs of any size: the Belgian one, and made-up events beside its own.

`python -m tests.bench.briefs FILE COUNT` writes a database with COUNT events.
"""

import asyncio
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import aiosqlite

from storage.database import Database
from storage.edtf import Edtf
from storage.indexing import INDEXES, to_column, to_row, to_thing
from storage.inserting import date_columns
from storage.store import Store
from tests.support.briefs import BELGIUM_ALONE, load_briefs, read_briefs

BATCH = 10_000
FIRST_DAY = date(1998, 1, 1)
DAYS = 7_400
_WORDS = [
    "встреча",
    "семинар",
    "выставка",
    "концерт",
    "форум",
    "порт",
    "музей",
    "театр",
    "наука",
    "туризм",
    "мода",
    "медицина",
]
_PLACES = ["Антверпен", "Брюссель", "Гент", "Льеж", "Брюгге", "Спа", "Намюр", "Лёвен"]
_SYLLABLES = ["ва", "дер", "лу", "бек", "ман", "ро", "кен", "ти", "со", "гюй", "пе", "лан"]
_PREPARED = 2018
"""The year that the load asks for; a hundred events or more, it has several pages of them."""


async def make_brief(path: Path, count: int) -> None:
    """Write the database."""
    store = await Store.open(path)
    await load_briefs(store, read_briefs(BELGIUM_ALONE))
    await store.close()
    database = await Database.open(path)
    try:
        async with database.transaction() as connection:
            await _insert(connection, count - 11)
    finally:
        await database.close()


async def make_many(path: Path, briefs: int, count: int) -> None:
    """Write a database of several briefs, each with so many events."""
    store = await Store.open(path)
    (belgium,) = read_briefs(BELGIUM_ALONE)
    copies = [belgium.model_copy(update={"slug": f"brief-{number}"}) for number in range(briefs)]
    await load_briefs(store, copies)
    await store.close()
    database = await Database.open(path)
    try:
        async with database.transaction() as connection:
            await _insert(connection, count - 11, range(1, briefs + 1))
    finally:
        await database.close()


async def _insert(
    connection: aiosqlite.Connection, count: int, briefs: Sequence[int] = (1,)
) -> None:
    # In bulk the lists and the index are made at the end, as the migrations make them.
    triggers = list(
        await connection.execute_fetchall(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            " AND tbl_name IN ('event', 'event_direction', 'event_entity', 'listing')"
        )
    )
    for trigger in triggers:
        await connection.execute(f"DROP TRIGGER {trigger['name']}")
    words: Counter[str] = Counter()
    for brief in briefs:
        await _insert_events(connection, brief, count, words)
    for statement in _REBUILD:
        await connection.execute(statement)
    for trigger in triggers:
        await connection.execute(trigger["sql"])
    await connection.execute(
        "UPDATE search_state SET version = version + 1, documents = documents + ?",
        [count * len(briefs)],
    )
    await connection.executemany(
        "INSERT INTO search_word SELECT ?, ?, version FROM search_state WHERE true"
        " ON CONFLICT (word) DO UPDATE SET documents = documents + excluded.documents",
        words.items(),
    )


async def _insert_events(
    connection: aiosqlite.Connection, brief: int, count: int, words: Counter[str]
) -> None:
    directions, entities = [
        [
            row[0]
            for row in await connection.execute_fetchall(
                f"SELECT id FROM {table} WHERE brief_id = ?", [brief]
            )
        ]
        for table in ("direction", "entity")
    ]
    ((last,),) = await connection.execute_fetchall("SELECT max(id) FROM event")
    events = _make_events(count, last + 1)
    for _ in range(0, count, BATCH):
        rows = list(islice(events, BATCH))
        await connection.executemany(
            "INSERT INTO event (id, brief_id, language, date, earliest_start, latest_start,"
            " earliest_end, latest_end, is_open, source)"
            " VALUES (?, ?, 'ru', ?, ?, ?, ?, ?, ?, 'Да.')",
            [(each.id, brief, *date_columns(each.date).values()) for each in rows],
        )
        await connection.executemany(
            "INSERT INTO event_text (event_id, language, label, title, text, place)"
            " VALUES (?, 'ru', ?, ?, ?, ?)",
            [(each.id, each.title, each.title, each.text, each.place) for each in rows],
        )
        await connection.executemany(
            "INSERT INTO event_direction VALUES (?, ?)",
            [(each.id, directions[each.id % len(directions)]) for each in rows],
        )
        await connection.executemany(
            "INSERT INTO event_entity VALUES (?, ?, 0)",
            [(each.id, entities[each.id % len(entities)]) for each in rows],
        )
        documents: list[tuple[Any, ...]] = [
            (
                to_row(brief, "event", each.id, each.date.earliest_start),
                to_thing("event", each.id),
                *(to_column([text]) for text in (each.title, each.place, each.text)),
            )
            for each in rows
        ]
        await connection.executemany(
            "INSERT INTO search_document VALUES (?, ?, ?, ?, ?)", documents
        )
        for _, _, *columns in documents:
            words.update(set(" ".join(columns).split()))


_REBUILD = (
    "DELETE FROM listing",
    "DELETE FROM listing_count",
    "DELETE FROM listing_month",
    "INSERT INTO listing SELECT * FROM event_listing ORDER BY 1, 2, 3, 4, 5 DESC, 6",
    (
        "INSERT INTO listing_count SELECT brief_id, kind, key, is_open, count(*) FROM listing"
        " GROUP BY brief_id, kind, key, is_open"
    ),
    (
        "INSERT INTO listing_month SELECT brief_id, kind, key, substr(latest_start, 1, 7), count(*)"
        " FROM listing GROUP BY 1, 2, 3, 4"
    ),
    *(
        f"INSERT INTO {index} ({index}) VALUES ('{command}')"
        for index in INDEXES
        for command in ("rebuild", "optimize")
    ),
)


@dataclass(frozen=True)
class _Event:
    id: int
    date: Edtf
    title: str
    place: str
    text: str


def _make_events(count: int, first: int) -> Iterator[_Event]:
    """Dates of every kind, a few common words, and names of which there are more and more."""
    chance = random.Random(count + first)
    for number in range(count):
        start = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        if count < 1_000 and number % 3 == 0:
            start = start.replace(year=_PREPARED, day=min(start.day, 28))
        kind = chance.random()
        if kind < 0.1:
            when = Edtf.of(start.year)
        elif kind < 0.25:
            when = Edtf.of(start.year, start.month)
        elif kind < 0.45:
            end = start + timedelta(days=chance.randrange(1, 40))
            when = Edtf.parse(f"{start.isoformat()}/{end.isoformat()}")
        else:
            when = Edtf.of(start.year, start.month, start.day)
        title = f"{chance.choice(_WORDS)} {chance.choice(_WORDS)}"
        name = "".join(chance.choice(_SYLLABLES) for _ in range(4)).capitalize()
        yield _Event(
            first + number,
            when,
            f"{title} {first + number}",
            chance.choice(_PLACES),
            f"Прошла {title} {first + number}. Участвует {name}.",
        )


if __name__ == "__main__":
    asyncio.run(make_brief(Path(sys.argv[1]), int(sys.argv[2])))
