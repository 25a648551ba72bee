"""What stands in the search index, kept up to date in the transaction of every change."""

from collections.abc import Iterable

import aiosqlite

from storage.words import fold

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
    "SELECT text FROM fact_text WHERE fact_id = :id",
)
_CONTACT = (
    "SELECT name FROM contact_text WHERE brief_id = :id",
    "SELECT organisation FROM contact_text WHERE brief_id = :id",
    """
    SELECT position || ' ' || unit FROM contact_text WHERE brief_id = :id
    UNION SELECT email FROM contact WHERE brief_id = :id
    """,
)
_COLUMNS = {"event": _EVENT, "direction": _DIRECTION, "fact": _FACT, "contact": _CONTACT}
KINDS = tuple(_COLUMNS)


def to_rowid(kind: str, thing_id: int) -> int:
    """The rowid of a thing's entry: full-text tables are quick to look up by nothing else."""
    return thing_id * len(KINDS) + KINDS.index(kind)


def from_rowid(rowid: int) -> tuple[str, int]:
    """The thing that an entry is of."""
    thing_id, kind = divmod(rowid, len(KINDS))
    return KINDS[kind], thing_id


async def index_thing(connection: aiosqlite.Connection, kind: str, thing_id: int) -> None:
    """Bring one thing's entry up to date, within the caller's transaction."""
    await connection.execute("DELETE FROM search WHERE rowid = ?", [to_rowid(kind, thing_id)])
    await _insert(connection, kind, thing_id)
    await connection.execute("UPDATE search_state SET version = version + 1")


async def index_everything(connection: aiosqlite.Connection) -> None:
    """Build the index anew, within the caller's transaction."""
    await connection.execute("DELETE FROM search")
    for kind in _COLUMNS:
        key = "brief_id" if kind == "contact" else "id"
        for (thing_id,) in list(await connection.execute_fetchall(f"SELECT {key} FROM {kind}")):
            await _insert(connection, kind, thing_id)
    await connection.execute("UPDATE search_state SET version = version + 1")


async def _insert(connection: aiosqlite.Connection, kind: str, thing_id: int) -> None:
    key = "brief_id" if kind == "contact" else "id"
    shown = "AND NOT deleted" if kind == "event" else ""
    rows = list(
        await connection.execute_fetchall(
            f"SELECT brief_id FROM {kind} WHERE {key} = ? {shown}", [thing_id]
        )
    )
    if not rows:
        return
    columns = [
        _join(await connection.execute_fetchall(sql, {"id": thing_id})) for sql in _COLUMNS[kind]
    ]
    await connection.execute(
        "INSERT INTO search (rowid, title, names, text, brief_id) VALUES (?, ?, ?, ?, ?)",
        [to_rowid(kind, thing_id), *columns, rows[0]["brief_id"]],
    )


def _join(rows: Iterable[aiosqlite.Row]) -> str:
    return fold("\n".join(row[0] for row in rows if row[0]))
