"""Revisions: every change with what was before, who made it and when; any can be reverted."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

import aiosqlite

from storage.database import Database
from storage.event_links import link_places
from storage.indexing import KINDS, index_thing
from storage.inserting import insert
from storage.origin import current_origin, unnamed
from storage.snapshots import (
    EDITED_ON,
    HIDDEN,
    TABLES,
    Snapshot,
    Subject,
    Versioned,
    insert_thing,
    merge_revert,
    read_snapshot,
    write_snapshot,
)

_ORDERED = ("direction", "fact", "contact", "agreement")
"""What stands in an order of its own."""
_COLUMNS = """
    SELECT revision.*, EXISTS (
        SELECT 1 FROM revision AS later WHERE later.reverts = revision.id AND NOT EXISTS (
            SELECT 1 FROM revision AS redone WHERE redone.reverts = later.id
        )
    ) AS reverted FROM revision
"""

_WHOLE = "id NOT IN (SELECT part_id FROM revision_part)"


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


class Revisions:
    """Reads revisions, and reverts them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get_revision(self, revision_id: int) -> Revision | None:
        """One revision."""
        row = await self._database.fetch_one(f"{_COLUMNS} WHERE id = ?", [revision_id])
        return _revision(row) if row else None

    async def get_last_of(self, user_id: int) -> Revision | None:
        """The newest change of a person that has not been undone and undoes nothing itself."""
        row = await self._database.fetch_one(
            f"{_COLUMNS} WHERE user_id = ? AND reverts IS NULL AND NOT reverted AND {_WHOLE}"
            " ORDER BY id DESC LIMIT 1",
            [user_id],
        )
        return _revision(row) if row else None

    async def list_revisions(self, *, offset: int, limit: int) -> tuple[list[Revision], int]:
        """A page of all revisions, newest first, and their number."""
        rows = await self._database.fetch_all(
            f"{_COLUMNS} WHERE {_WHOLE} ORDER BY id DESC LIMIT ? OFFSET ?", [limit, offset]
        )
        count = await self._database.fetch_one(f"SELECT count(*) FROM revision WHERE {_WHOLE}")
        return [_revision(row) for row in rows], count[0] if count else 0

    async def read(self, subject: Subject, subject_id: int) -> Versioned | None:
        """The present state of a thing."""
        async with self._database.reading() as connection:
            return await read_snapshot(connection, subject, subject_id)

    async def set_deleted(
        self,
        subject_id: int,
        *,
        deleted: bool,
        author: Author,
        now: datetime,
        subject: Subject = "event",
    ) -> Revision:
        """Hide a thing or show it again; raises `ChangedMeanwhileError` if it already is so."""
        async with self._database.transaction() as connection:
            if own := await find_own(connection):
                return own
            state = await read_snapshot(connection, subject, subject_id)
            if not state or bool(state.snapshot["deleted"]) == deleted:
                raise ChangedMeanwhileError(state, ["deleted"])
            after = {**state.snapshot, "deleted": int(deleted)}
            return await record_change(
                connection, subject, subject_id, state, after, author=author, now=now
            )

    async def set_value(
        self,
        subject: Subject,
        subject_id: int,
        key: str,
        value: str,
        *,
        author: Author,
        now: datetime,
    ) -> Revision | None:
        """Set one field of a thing; None if it has that value already, or the thing is gone."""
        async with self._database.transaction() as connection:
            if own := await find_own(connection):
                return own
            state = await read_snapshot(connection, subject, subject_id)
            if not state or state.snapshot[key] == value:
                return None
            return await record_change(
                connection,
                subject,
                subject_id,
                state,
                {**state.snapshot, key: value},
                author=author,
                now=now,
            )

    async def set_verified(
        self, contact_id: int, day: date, *, author: Author, now: datetime
    ) -> Revision | None:
        """Note the day on which a contact was found to be right; None if it is noted already."""
        return await self.set_value(
            "contact", contact_id, "verified_on", day.isoformat(), author=author, now=now
        )

    async def revert(self, revision_id: int, author: Author, now: datetime) -> Revision | None:
        """Undo one change, keeping what others changed since; None if it was undone already.

        What a revision made is deleted, that is, hidden. Raises `ChangedMeanwhileError` where
        the same fields were changed again.
        """
        async with self._database.transaction() as connection:
            if own := await find_own(connection):
                return own
            revision = await _read_revision(connection, revision_id)
            if not revision or revision.reverted:
                return None
            done = await _revert(connection, revision, author, now)
            with unnamed():
                for part in await _list_parts(connection, revision_id):
                    undone = await _revert(connection, part, author, now)
                    row = {"part_id": undone.id, "whole_id": done.id}
                    await insert(connection, "revision_part", row)
            return done

    async def list_parts(self, revision_id: int) -> list[Revision]:
        """The changes that stand in the history as this one, the last first."""
        async with self._database.reading() as connection:
            return await _list_parts(connection, revision_id)


async def _read_revision(connection: aiosqlite.Connection, revision_id: int) -> Revision | None:
    rows = await connection.execute_fetchall(f"{_COLUMNS} WHERE id = ?", [revision_id])
    return next((_revision(row) for row in rows), None)


async def _list_parts(connection: aiosqlite.Connection, revision_id: int) -> list[Revision]:
    rows = await connection.execute_fetchall(
        f"{_COLUMNS} WHERE id IN (SELECT part_id FROM revision_part WHERE whole_id = ?)"
        " ORDER BY id DESC",
        [revision_id],
    )
    return [_revision(row) for row in rows]


async def _revert(
    connection: aiosqlite.Connection, revision: Revision, author: Author, now: datetime
) -> Revision:
    state = await read_snapshot(connection, revision.subject, revision.subject_id)
    if not state:
        raise ChangedMeanwhileError(None, [])
    if revision.before is None:
        merged = {**state.snapshot, **HIDDEN.get(revision.subject, {"deleted": 1})}
    else:
        merged, conflicts = merge_revert(state.snapshot, revision.before, revision.after)
        if conflicts:
            raise ChangedMeanwhileError(state, conflicts)
    return await record_change(
        connection,
        revision.subject,
        revision.subject_id,
        state,
        merged,
        author=author,
        now=now,
        reverts=revision.id,
    )


async def find_own(connection: aiosqlite.Connection) -> Revision | None:
    """The revision that this very update has made already, before a crash cut it short."""
    if current_origin.get() is None:
        return None
    rows = list(
        await connection.execute_fetchall(f"{_COLUMNS} WHERE origin = ?", [current_origin.get()])
    )
    return _revision(rows[0]) if rows else None


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


def _revision(row: sqlite3.Row) -> Revision:
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
