"""Documents on their way into a brief: a row each, saved at every step."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import aiosqlite

from storage.awaiting import PARTS, stop_awaiting
from storage.brief_files import BriefFiles
from storage.database import Database
from storage.differences import Difference
from storage.inserting import insert
from storage.origin import current_origin
from storage.recording import Author, Revision
from storage.taking_over import find_differences, take_as_brief, take_into

State = Literal["collecting", "review", "published", "discarded"]
Decisions = dict[str, dict[str, Any]]
FILE, CONFIRMED, COLUMNS = "file", "confirmed", "columns"
"""Keys of decisions: where Telegram keeps the file, whether its columns are right, what they are
said to hold."""
_OPEN = "state IN ('collecting', 'review')"
_LEFT_OUT = (
    "SELECT json_group_array(fingerprint) FROM left_out WHERE left_out.brief_id = {brief}"
    " AND NOT EXISTS (SELECT 1 FROM revision WHERE reverts = left_out.revision_id)"
)
_ROWS = f"SELECT *, ({_LEFT_OUT.format(brief='import.brief_id')}) AS left_out FROM import"


@dataclass(frozen=True, slots=True)
class Import:
    """A document that an editor brings in."""

    id: int
    user_id: int
    brief_id: int | None
    """The brief that it goes into; None for one of its own."""
    state: State
    name: str
    parts: tuple[str, ...]
    reading: str | None
    decisions: Decisions
    awaiting: str | None
    version: int
    """Goes up with every decision, so that a button can tell whether it shows the last one."""
    revision_id: int | None
    updated_at: datetime
    left_out: frozenset[str]
    """The fingerprints of what was left out before of documents that went into the same brief."""

    @property
    def title(self) -> str:
        """What it is called: its file, what it says of itself, or its first words."""
        said = json.loads(self.reading).get("title") if self.reading and not self.name else None
        return self.name or said or (self.parts[0] if self.parts else "")


class Imports:
    """Keeps the imports; each is seen and changed by its own editor alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, import_id: int, user_id: int) -> Import | None:
        """One of the editor's own."""
        return await self._find("id = ? AND user_id = ?", [import_id, user_id])

    async def get_awaiting(self, user_id: int) -> Import | None:
        """The one that the editor's next message belongs to."""
        return await self._find(
            f"user_id = ? AND {_OPEN} AND awaiting IS NOT NULL ORDER BY updated_at DESC, id DESC",
            [user_id],
        )

    async def get_changed_already(self, user_id: int) -> Import | None:
        """The one that this very update has changed already, before a crash cut it short."""
        return await self._find(
            f"user_id = ? AND {_OPEN} AND last_origin = ?", [user_id, current_origin.get()]
        )

    async def get_begun_already(self) -> Import | None:
        """The one that this very update has begun already, before a crash cut it short."""
        return await self._find("origin = ?", [current_origin.get()])

    async def list_open(self, user_id: int) -> list[Import]:
        """The editor's unfinished ones that say anything, last touched first."""
        rows = await self._database.fetch_all(
            f"{_ROWS} WHERE user_id = ? AND {_OPEN} AND (reading IS NOT NULL"
            " OR parts != '[]') ORDER BY updated_at DESC, id DESC LIMIT 8",
            [user_id],
        )
        return [_import(row) for row in rows]

    async def collect(self, user_id: int, now: datetime, first: str | None = None) -> Import:
        """Begin one whose text comes in several messages, or the one that has begun already."""
        async with self._database.transaction() as connection:
            if own := await _of_origin(connection):
                return own
            empty = await _fetch(
                connection,
                "user_id = ? AND state = 'collecting' AND parts = '[]'",
                [user_id],
            )
            if empty and first is None:
                return await _write(connection, empty, now, awaiting=PARTS)
            parts = [] if first is None else [first]
            row = {"user_id": user_id, "state": "collecting", "parts": _dump(parts)}
            return await _create(connection, {**row, "awaiting": PARTS}, now)

    async def add_part(self, one: Import, text: str, now: datetime) -> Import:
        """Take a further message into the text."""
        async with self._database.transaction() as connection:
            present = await _fetch(connection, "id = ?", [one.id])
            if not present or present.state != "collecting" or await _is_done(connection, one):
                return present or one
            parts = _dump([*present.parts, text])
            return await _write(connection, present, now, parts=parts, awaiting=PARTS)

    async def take_out(self, one: Import, text: str, now: datetime) -> None:
        """Take the last message out of the text, if it is this one; the next belongs to none."""
        async with self._database.transaction() as connection:
            present = await _fetch(connection, "id = ?", [one.id])
            if not present or present.state != "collecting" or await _is_done(connection, one):
                return
            parts = present.parts[:-1] if present.parts[-1:] == (text,) else present.parts
            await _write(connection, present, now, parts=_dump(parts), awaiting=None)

    async def keep_reading(
        self,
        user_id: int,
        reading: str,
        now: datetime,
        *,
        name: str = "",
        brief_id: int | None = None,
        collected: Import | None = None,
        file_id: str | None = None,
    ) -> Import:
        """Keep what was understood, of a file or of what was collected, for its review.

        `file_id` is Telegram's, of a list whose columns are to be confirmed.
        """
        values = {"reading": reading, "brief_id": brief_id, "state": "review", "awaiting": None}
        if file_id:
            values["decisions"] = _dump({FILE: {FILE: file_id}})
        async with self._database.transaction() as connection:
            if collected:
                present = await _fetch(connection, "id = ?", [collected.id])
                if not present or present.state != "collecting":
                    return present or collected
                return await _write(connection, present, now, **values)
            if own := await _of_origin(connection):
                return own
            await stop_awaiting(connection, user_id)
            row = {"user_id": user_id, "name": name, "parts": "[]"}
            return await _create(connection, {**row, **values}, now)

    async def decide(
        self, one: Import, now: datetime, decisions: Mapping[str, Mapping[str, Any]]
    ) -> Import:
        """Add what the editor said of things and their fields; the next message is for none."""
        async with self._database.transaction() as connection:
            present = await _fetch(connection, "id = ?", [one.id])
            if not present or present.state != "review":
                return present or one
            merged = {key: dict(values) for key, values in present.decisions.items()}
            for key, said in decisions.items():
                merged[key] = {**merged.get(key, {}), **said}
            changed = merged != present.decisions
            values = {"decisions": _dump(merged), "version": present.version + changed}
            return await _write(connection, present, now, awaiting=None, **values)

    async def read_anew(self, one: Import, reading: str, now: datetime) -> Import:
        """Keep another reading of the same file, with what was said of its columns alone."""
        async with self._database.transaction() as connection:
            present = await _fetch(connection, "id = ?", [one.id])
            if not present or present.state != "review":
                return present or one
            kept = {key: present.decisions[key] for key in (FILE, COLUMNS)}
            values = {"decisions": _dump(kept), "version": present.version + 1}
            return await _write(connection, present, now, reading=reading, **values)

    async def update(self, one: Import, now: datetime, **columns: Any) -> Import:
        """Change other columns: what it awaits, where it goes, its state."""
        async with self._database.transaction() as connection:
            present = await _fetch(connection, "id = ?", [one.id])
            if not present or present.state == "published":
                return present or one
            step = int("brief_id" in columns and columns["brief_id"] != present.brief_id)
            return await _write(connection, present, now, version=present.version + step, **columns)

    async def find_differences(self, brief_id: int, brief: BriefFiles) -> list[Difference]:
        """What a document says otherwise than a brief."""
        async with self._database.reading() as connection:
            return await find_differences(connection, brief_id, brief)

    async def list_left_out(self, brief_id: int) -> frozenset[str]:
        """The fingerprints of what was left out of documents that went into a brief."""
        row = await self._database.fetch_one(_LEFT_OUT.format(brief="?"), [brief_id])
        return frozenset(json.loads(row[0])) if row else frozenset()

    async def last_revision(self, brief_id: int) -> int:
        """The newest change of a brief, to tell whether it is still as it was shown; 0 for none."""
        row = await self._database.fetch_one(
            "SELECT max(id) FROM revision WHERE brief_id = ?", [brief_id]
        )
        return (row[0] if row else None) or 0

    async def publish(
        self,
        one: Import,
        brief: BriefFiles,
        choices: Mapping[str, str],
        left_out: Mapping[str, bool],
        author: Author,
        now: datetime,
    ) -> Revision | None:
        """Publish a document once, in one transaction with its revision; None if it already was.

        `left_out` says of each thing's fingerprint whether it was left out.
        """
        async with self._database.transaction() as connection:
            present = await _fetch(connection, "id = ?", [one.id])
            if not present or present.state != "review" or present.version != one.version:
                return None
            if one.brief_id is None:
                revision = await take_as_brief(connection, brief, author, now)
            else:
                revision = await take_into(connection, one.brief_id, brief, choices, author, now)
            await _note_left_out(connection, revision, left_out)
            await _write(
                connection, present, now, state="published", awaiting=None, revision_id=revision.id
            )
            return revision

    async def _find(self, condition: str, parameters: list[Any]) -> Import | None:
        row = await self._database.fetch_one(f"{_ROWS} WHERE {condition} LIMIT 1", parameters)
        return _import(row) if row else None


async def _fetch(
    connection: aiosqlite.Connection, condition: str, parameters: list[Any]
) -> Import | None:
    rows = await connection.execute_fetchall(f"{_ROWS} WHERE {condition} LIMIT 1", parameters)
    return next((_import(row) for row in rows), None)


async def _note_left_out(
    connection: aiosqlite.Connection, revision: Revision, left_out: Mapping[str, bool]
) -> None:
    await connection.executemany(
        "DELETE FROM left_out WHERE (brief_id, fingerprint) = (?, ?)",
        [(revision.brief_id, fingerprint) for fingerprint in left_out],
    )
    await connection.executemany(
        "INSERT INTO left_out VALUES (?, ?, ?)",
        [(revision.brief_id, each, revision.id) for each, is_out in left_out.items() if is_out],
    )


async def _of_origin(connection: aiosqlite.Connection) -> Import | None:
    """What this very update has begun already."""
    return await _fetch(connection, "origin = ?", [current_origin.get()])


async def _is_done(connection: aiosqlite.Connection, one: Import) -> bool:
    origin = current_origin.get()
    return origin is not None and bool(
        await _fetch(connection, "id = ? AND ? IN (origin, last_origin)", [one.id, origin])
    )


async def _create(
    connection: aiosqlite.Connection, row: Mapping[str, Any], now: datetime
) -> Import:
    if row.get("awaiting"):
        await stop_awaiting(connection, row["user_id"])
    defaults = {"name": "", "decisions": "{}", "origin": current_origin.get()}
    import_id = await insert(
        connection, "import", {**defaults, **row, "updated_at": now.isoformat()}
    )
    made = await _fetch(connection, "id = ?", [import_id])
    if not made:
        raise LookupError(import_id)
    return made


async def _write(
    connection: aiosqlite.Connection, one: Import, now: datetime, **columns: Any
) -> Import:
    if columns.get("awaiting"):
        await stop_awaiting(connection, one.user_id)
    values = columns | {"updated_at": now.isoformat(), "last_origin": current_origin.get()}
    assignments = ", ".join(f"{name} = :{name}" for name in values)
    await connection.execute(
        f"UPDATE import SET {assignments} WHERE id = :id", values | {"id": one.id}
    )
    return await _fetch(connection, "id = ?", [one.id]) or one


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _import(row: sqlite3.Row) -> Import:
    columns: dict[str, Any] = dict(row)
    del columns["origin"], columns["last_origin"]
    return Import(
        **columns
        | {
            "parts": tuple(json.loads(row["parts"])),
            "decisions": json.loads(row["decisions"]),
            "left_out": frozenset(json.loads(row["left_out"])),
            "updated_at": datetime.fromisoformat(row["updated_at"]),
        }
    )
