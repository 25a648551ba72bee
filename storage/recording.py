"""Changes of the brief with their revisions: what was before, who made it and when."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

import aiosqlite

from storage.event_links import link_places
from storage.indexing import KINDS, index_thing
from storage.inserting import insert
from storage.origin import current_origin
from storage.snapshots import (
    EDITED_ON,
    TABLES,
    Snapshot,
    Subject,
    Versioned,
    insert_thing,
    read_snapshot,
    write_snapshot,
)

_ORDERED = ("direction", "fact", "contact", "agreement")
"""What stands in an order of its own."""
REVISIONS = """
    SELECT revision.*, EXISTS (
        SELECT 1 FROM revision AS later WHERE later.reverts = revision.id AND NOT EXISTS (
            SELECT 1 FROM revision AS redone WHERE redone.reverts = later.id
        )
    ) AS reverted FROM revision
"""
"""In SQL, the rows that `to_revision` takes."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change."""

    user_id: int
    name: str
    """Empty once the person wants to be forgotten."""

    @property
    def shown_name(self) -> str:
        """The name, or the number alone; neither of one of whom nothing is known."""
        return self.name or str(self.user_id or "—")


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one thing."""

    id: int
    at: datetime
    author: Author
    subject: Subject
    subject_id: int
    brief_id: int
    before: Snapshot | None
    after: Snapshot
    reverts: int | None
    reverted: bool
    """Whether a later revision has undone it."""


class ChangedMeanwhileError(Exception):
    """What was to be changed is no longer as it was; `keys` were changed again since."""

    def __init__(self, now: Versioned | None, keys: list[str]) -> None:
        super().__init__("changed meanwhile")
        self.now = now
        self.keys = keys


async def find_own(connection: aiosqlite.Connection) -> Revision | None:
    """The revision that this very update has made already, before a crash cut it short."""
    if current_origin.get() is None:
        return None
    rows = list(
        await connection.execute_fetchall(f"{REVISIONS} WHERE origin = ?", [current_origin.get()])
    )
    return to_revision(rows[0]) if rows else None


async def record_change(
    connection: aiosqlite.Connection,
    subject: Subject,
    subject_id: int,
    before: Versioned,
    after: Snapshot,
    *,
    author: Author,
    now: datetime,
    reverts: int | None = None,
) -> Revision:
    """Change a thing and write its revision, within the caller's transaction."""
    await write_snapshot(connection, subject, subject_id, after)
    place = f"{before.language}.place"
    moved = before.snapshot.get(place) != after.get(place)
    # Whoever says which places these are needs no guess.
    if subject == "event" and moved and before.snapshot.get("places") == after.get("places"):
        await link_places(connection, subject_id)
    # What was written may be less than what was asked for: a translated role of one who left.
    written = await read_snapshot(connection, subject, subject_id)
    after = written.snapshot if written else after
    await _index(connection, subject, subject_id)
    return await _insert_revision(
        connection,
        subject,
        subject_id,
        before.brief_id,
        before.snapshot,
        after,
        author,
        now,
        reverts,
    )


async def record_new(
    connection: aiosqlite.Connection,
    subject: Subject,
    brief_id: int,
    language: str,
    snapshot: Snapshot,
    *,
    author: Author,
    now: datetime,
) -> Revision:
    """Make a thing and write its revision, within the caller's transaction."""
    if EDITED_ON in TABLES[subject].columns:
        snapshot = {**snapshot, EDITED_ON: now.date().isoformat()}
    own: dict[str, int | str] = {"brief_id": brief_id, "language": language}
    if subject in _ORDERED:
        ((last,),) = await connection.execute_fetchall(
            f"SELECT coalesce(max(position), 0) FROM {subject} WHERE brief_id = ?", [brief_id]
        )
        own["position"] = last + 1
    subject_id = await insert_thing(connection, subject, own, snapshot)
    if subject == "event" and "places" not in snapshot:
        await link_places(connection, subject_id)
    await _index(connection, subject, subject_id)
    return await _insert_revision(
        connection, subject, subject_id, brief_id, None, snapshot, author, now, None
    )


async def record_added(
    connection: aiosqlite.Connection,
    subject: Subject,
    subject_id: int,
    *,
    author: Author,
    now: datetime,
) -> Revision:
    """Write the revision of a thing that was made just now, within the caller's transaction."""
    state = await read_snapshot(connection, subject, subject_id)
    if not state:
        raise ChangedMeanwhileError(None, [])
    await _index(connection, subject, subject_id)
    return await _insert_revision(
        connection, subject, subject_id, state.brief_id, None, state.snapshot, author, now, None
    )


async def _index(connection: aiosqlite.Connection, subject: Subject, subject_id: int) -> None:
    """Bring the search index up to date with a thing, and with what names it."""
    if subject in KINDS:
        await index_thing(connection, subject, subject_id)
    if subject in ("direction", "entity"):
        for (event_id,) in await connection.execute_fetchall(
            f"SELECT event_id FROM event_{subject} WHERE {subject}_id = ?", [subject_id]
        ):
            await index_thing(connection, "event", event_id)


async def _insert_revision(
    connection: aiosqlite.Connection,
    subject: Subject,
    subject_id: int,
    brief_id: int,
    before: Snapshot | None,
    after: Snapshot,
    author: Author,
    now: datetime,
    reverts: int | None,
) -> Revision:
    revision_id = await insert(
        connection,
        "revision",
        {
            "at": now.isoformat(),
            "user_id": author.user_id,
            "user_name": author.name,
            "subject": subject,
            "subject_id": subject_id,
            "brief_id": brief_id,
            "before": None if before is None else json.dumps(before, ensure_ascii=False),
            "after": json.dumps(after, ensure_ascii=False),
            "reverts": reverts,
            "origin": current_origin.get(),
        },
    )
    return Revision(
        revision_id,
        now,
        author,
        subject,
        subject_id,
        brief_id,
        before,
        after,
        reverts,
        reverted=False,
    )


def to_revision(row: sqlite3.Row) -> Revision:
    """A row of `REVISIONS` as a revision."""
    return Revision(
        row["id"],
        datetime.fromisoformat(row["at"]),
        Author(row["user_id"], row["user_name"]),
        row["subject"],
        row["subject_id"],
        row["brief_id"],
        json.loads(row["before"]) if row["before"] else None,
        json.loads(row["after"]),
        row["reverts"],
        bool(row["reverted"]),
    )
