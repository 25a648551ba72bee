"""What stands in the search index, kept up to date in the transaction of every change."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import aiosqlite

from storage.words import WORDS_VERSION, split_words

# The index's three columns of each kind of thing, from :id; all languages together.
_EVENT = (
    "SELECT title || ' ' || coalesce(label, '') FROM event_text WHERE event_id = :id",
    """
    SELECT name FROM entity_text JOIN event_entity USING (entity_id) WHERE event_id = :id
    UNION SELECT place FROM event_text WHERE event_id = :id
    """,
    """
    SELECT text FROM event_text WHERE event_id = :id
    UNION SELECT source FROM event WHERE id = :id
    UNION SELECT role FROM role_text WHERE event_id = :id
    UNION SELECT label FROM direction_text JOIN event_direction USING (direction_id)
        WHERE event_id = :id
    """,
)
_DIRECTION = (
    "SELECT label FROM direction_text WHERE direction_id = :id",
    "SELECT ''",
    "SELECT text FROM direction_text WHERE direction_id = :id",
)
_FACT = (
    "SELECT ''",
    "SELECT ''",
    """
    SELECT text FROM fact_text WHERE fact_id = :id
    UNION SELECT unit FROM fact_text WHERE fact_id = :id
    """,
)
_CONTACT = (
    "SELECT name FROM contact_text WHERE contact_id = :id",
    "SELECT organisation FROM contact_text WHERE contact_id = :id",
    """
    SELECT coalesce(position, '') || ' ' || coalesce(unit, '') || ' ' || coalesce(side, '')
        || ' ' || coalesce(address, '') FROM contact_text WHERE contact_id = :id
    UNION SELECT coalesce(email, '') || ' ' || coalesce(more_emails, '') || ' '
        || coalesce(site, '') FROM contact WHERE id = :id
    """,
)
_AGREEMENT = (
    "SELECT title FROM agreement_text WHERE agreement_id = :id",
    "SELECT parties FROM agreement_text WHERE agreement_id = :id",
    """
    SELECT coalesce(kind, '') || ' ' || coalesce(text, '') FROM agreement_text
        WHERE agreement_id = :id
    UNION SELECT coalesce(number, '') || ' ' || source FROM agreement WHERE id = :id
    """,
)
_COLUMNS = {
    "event": _EVENT,
    "direction": _DIRECTION,
    "fact": _FACT,
    "contact": _CONTACT,
    "agreement": _AGREEMENT,
}
KINDS = tuple(_COLUMNS)

# A row's number: the brief, then the day that an event begins at the earliest, then the thing.
_KIND_BITS, _ID_BITS, _DAY_BITS = 3, 28, 22
_THING_BITS = _ID_BITS + _KIND_BITS
_LAST_DAY = (1 << _DAY_BITS) - 1
# In SQL, after a row's number: the kind of its thing, the id, and by how much the brief is shifted.
TO_KIND = f"& {(1 << _KIND_BITS) - 1}"
TO_ID = f">> {_KIND_BITS} & {(1 << _ID_BITS) - 1}"
TO_BRIEF = _DAY_BITS + _THING_BITS
INDEXES = ("search_title", "search_names", "search")


def to_thing(kind: str, thing_id: int) -> int:
    """A thing of any kind as one number."""
    return thing_id << _KIND_BITS | KINDS.index(kind)


def to_row(brief: int, kind: str, thing_id: int, begins: date | None = None) -> int:
    """The row of a thing's document; greater is newer.

    What has no date stands above all events, but facts, which tell of events, below.
    """
    day = begins.toordinal() if begins else 0 if kind == "fact" else _LAST_DAY
    return brief << _DAY_BITS + _THING_BITS | day << _THING_BITS | to_thing(kind, thing_id)


def from_row(row: int) -> tuple[str, int]:
    """The thing that a document is of."""
    thing = row & (1 << _THING_BITS) - 1
    return KINDS[thing & (1 << _KIND_BITS) - 1], thing >> _KIND_BITS


def rows_until(brief: int, last: date | None = None) -> tuple[int, int]:
    """The first and the last row that a brief's things can have, or its events up to a day."""
    first = brief << _DAY_BITS + _THING_BITS
    day = last.toordinal() if last else _LAST_DAY
    return first, first | (day + 1 << _THING_BITS) - 1


def rows_of_facts(brief: int) -> tuple[int, int]:
    """The first and the last row that a brief's facts can have."""
    first = brief << _DAY_BITS + _THING_BITS
    return first, first | (1 << _THING_BITS) - 1


def to_column(texts: Iterable[str | None]) -> str:
    """Texts as a column of the index holds them."""
    return " ".join(word for text in texts if text for word in split_words(text))


async def index_thing(connection: aiosqlite.Connection, kind: str, thing_id: int) -> None:
    """Bring one thing's document up to date, within the caller's transaction."""
    await connection.execute("UPDATE search_state SET version = version + 1")
    removed = await _remove(connection, kind, thing_id)
    added = await _insert(connection, kind, thing_id)
    await _count_words(connection, removed, added)


async def index_brief(connection: aiosqlite.Connection, brief_id: int) -> None:
    """Put a new brief's things into the index, within the caller's transaction."""
    await connection.execute("UPDATE search_state SET version = version + 1")
    added: Counter[str] = Counter()
    documents = 0
    for kind in _COLUMNS:
        for (thing_id,) in list(
            await connection.execute_fetchall(
                f"SELECT id FROM {kind} WHERE brief_id = ?", [brief_id]
            )
        ):
            if columns := await _insert(connection, kind, thing_id):
                added.update(_words(columns))
                documents += 1
    await _note_words(connection, added, documents)


async def index_everything(connection: aiosqlite.Connection) -> None:
    """Build the index anew, within the caller's transaction."""
    await connection.execute(
        "UPDATE search_state SET version = version + 1, words_version = ?", [WORDS_VERSION]
    )
    for kind in _COLUMNS:
        for (thing_id,) in list(await connection.execute_fetchall(f"SELECT id FROM {kind}")):
            removed = await _remove(connection, kind, thing_id)
            added = await _insert(connection, kind, thing_id)
            await _count_words(connection, removed, added)


async def _remove(
    connection: aiosqlite.Connection, kind: str, thing_id: int
) -> Sequence[str] | None:
    """Take a thing out of the index; gives its columns."""
    rows = list(
        await connection.execute_fetchall(
            "SELECT row, title, names, text FROM search_document WHERE thing = ?",
            [to_thing(kind, thing_id)],
        )
    )
    if not rows:
        return None
    row, *columns = rows[0]
    # The indexes read the document to know which words go.
    for index in INDEXES:
        await connection.execute(f"DELETE FROM {index} WHERE rowid = ?", [row])
    await connection.execute("DELETE FROM search_document WHERE row = ?", [row])
    return columns


async def _insert(
    connection: aiosqlite.Connection, kind: str, thing_id: int
) -> Sequence[str] | None:
    """Put a thing into the index if it is shown; gives its columns."""
    begins = "earliest_start" if kind == "event" else "NULL"
    found = list(
        await connection.execute_fetchall(
            f"SELECT brief_id, {begins} FROM {kind} WHERE id = ? AND NOT deleted", [thing_id]
        )
    )
    if not found:
        return None
    brief, day = found[0]
    title, names, text = [
        to_column(row[0] for row in await connection.execute_fetchall(sql, {"id": thing_id}))
        for sql in _COLUMNS[kind]
    ]
    row = to_row(brief, kind, thing_id, date.fromisoformat(day) if day else None)
    await connection.execute(
        "INSERT INTO search_document VALUES (?, ?, ?, ?, ?)",
        [row, to_thing(kind, thing_id), title, names, text],
    )
    for index, columns in (
        ("search_title (rowid, title)", [title]),
        ("search_names (rowid, title, names)", [title, names]),
        ("search (rowid, title, names, text)", [title, names, text]),
    ):
        await connection.execute(
            f"INSERT INTO {index} VALUES (?{', ?' * len(columns)})", [row, *columns]
        )
    return title, names, text


async def _count_words(
    connection: aiosqlite.Connection, removed: Sequence[str] | None, added: Sequence[str] | None
) -> None:
    """Keep the counts of the words, after the document of a thing was replaced."""
    changes = Counter(_words(added))
    changes.subtract(_words(removed))
    await _note_words(connection, changes, (added is not None) - (removed is not None))


async def _note_words(
    connection: aiosqlite.Connection, changes: Counter[str], documents: int
) -> None:
    await connection.execute(
        "INSERT INTO search_word SELECT key, value, (SELECT version FROM search_state)"
        " FROM json_each(?) WHERE value != 0 ON CONFLICT (word)"
        " DO UPDATE SET documents = documents + excluded.documents, version = excluded.version",
        [json.dumps(changes)],
    )
    await connection.execute(
        "UPDATE search_state SET documents = documents + ?",
        [documents],
    )


def _words(columns: Sequence[str] | None) -> set[str]:
    return {word for column in columns or () for word in column.split()}
