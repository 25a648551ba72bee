"""Briefs of any size: the Belgian one, and made-up events beside its own.

`python -m tests.bench.briefs FILE COUNT` writes a database with COUNT events.
"""

import asyncio
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import aiosqlite

from bot.settings import DATA
from storage.brief_files import read_briefs
from storage.database import Database
from storage.edtf import Edtf
from storage.importing import date_columns
from storage.indexing import to_rowid
from storage.store import Store
from storage.words import fold

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
_PREPARED = 2018
"""The year that the load asks for; a hundred events or more, it has several pages of them."""


async def make_brief(path: Path, count: int) -> None:
    """Write the database."""
    store = await Store.open(path)
    await store.import_missing_briefs(read_briefs(DATA / "briefs"))
    await store.close()
    database = await Database.open(path)
    try:
        async with database.transaction() as connection:
            await _insert(connection, count - 11)
    finally:
        await database.close()


async def _insert(connection: aiosqlite.Connection, count: int) -> None:
    # In bulk the lists and the index are made at the end, as the migrations make them.
    triggers = list(
        await connection.execute_fetchall(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            " AND tbl_name IN ('event', 'event_direction', 'event_entity', 'listing')"
        )
    )
    for trigger in triggers:
        await connection.execute(f"DROP TRIGGER {trigger['name']}")
    directions, entities = [
        [row[0] for row in await connection.execute_fetchall(f"SELECT id FROM {table}")]
        for table in ("direction", "entity")
    ]
    events = _make_events(count)
    for first in range(12, 12 + count, BATCH):
        numbers = range(first, min(first + BATCH, 12 + count))
        rows = [next(events) for _ in numbers]
        await connection.executemany(
            "INSERT INTO event (id, brief_id, language, date, earliest_start, latest_start,"
            " earliest_end, latest_end, is_open, source)"
            " VALUES (?, 1, 'ru', ?, ?, ?, ?, ?, ?, 'Да.')",
            [
                (number, *date_columns(when).values())
                for number, (when, _) in zip(numbers, rows, strict=True)
            ],
        )
        await connection.executemany(
            "INSERT INTO event_text VALUES (?, 'ru', ?, ?, ?, ?)",
            [
                (
                    number,
                    f"{title} {number}",
                    f"{title} {number}",
                    f"Прошла {title} {number}.",
                    place,
                )
                for number, (_, (title, place)) in zip(numbers, rows, strict=True)
            ],
        )
        await connection.executemany(
            "INSERT INTO event_direction VALUES (?, ?)",
            [(number, directions[number % len(directions)]) for number in numbers],
        )
        await connection.executemany(
            "INSERT INTO event_entity VALUES (?, ?, 0)",
            [(number, entities[number % len(entities)]) for number in numbers],
        )
        await connection.executemany(
            "INSERT INTO search (rowid, title, names, text, brief_id) VALUES (?, ?, ?, ?, 1)",
            [
                (to_rowid("event", number), fold(f"{title} {number}"), fold(place), fold(title))
                for number, (_, (title, place)) in zip(numbers, rows, strict=True)
            ],
        )
    for statement in _REBUILD:
        await connection.execute(statement)
    for trigger in triggers:
        await connection.execute(trigger["sql"])
    await connection.execute("UPDATE search_state SET version = version + 1")


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
)


def _make_events(count: int) -> Iterator[tuple[Edtf, tuple[str, str]]]:
    """Dates of every kind, and titles; the same ones at every call."""
    chance = random.Random(count)
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
        yield when, (title, chance.choice(_PLACES))


if __name__ == "__main__":
    asyncio.run(make_brief(Path(sys.argv[1]), int(sys.argv[2])))
