"""Revisions as the history has them; any can be reverted."""

from datetime import date, datetime

import aiosqlite

from storage.database import Database
from storage.inserting import insert
from storage.origin import unnamed
from storage.recording import (
    REVISIONS,
    Author,
    ChangedMeanwhileError,
    Revision,
    find_own,
    record_change,
    to_revision,
)
from storage.snapshots import (
    HIDDEN,
    Subject,
    Versioned,
    merge_revert,
    read_snapshot,
)

_WHOLE = "id NOT IN (SELECT part_id FROM revision_part)"


class Revisions:
    """Reads revisions, and reverts them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get_revision(self, revision_id: int) -> Revision | None:
        """One revision."""
        row = await self._database.fetch_one(f"{REVISIONS} WHERE id = ?", [revision_id])
        return to_revision(row) if row else None

    async def takes_back(self, revision: Revision) -> bool:
        """Whether a revision undoes a change; not where it brings back what was undone."""
        row = await self._database.fetch_one(
            "WITH RECURSIVE chain (reverts) AS (SELECT ? UNION ALL SELECT revision.reverts"
            " FROM revision JOIN chain ON revision.id = chain.reverts)"
            " SELECT count(reverts) % 2 FROM chain",
            [revision.reverts],
        )
        return bool(row and row[0])

    async def get_last_of(self, user_id: int) -> Revision | None:
        """The newest change of a person that has not been undone and undoes nothing itself."""
        row = await self._database.fetch_one(
            f"{REVISIONS} WHERE user_id = ? AND reverts IS NULL AND NOT reverted AND {_WHOLE}"
            " ORDER BY id DESC LIMIT 1",
            [user_id],
        )
        return to_revision(row) if row else None

    async def list_revisions(self, *, offset: int, limit: int) -> tuple[list[Revision], int]:
        """A page of all revisions, newest first, and their number."""
        rows = await self._database.fetch_all(
            f"{REVISIONS} WHERE {_WHOLE} ORDER BY id DESC LIMIT ? OFFSET ?", [limit, offset]
        )
        count = await self._database.fetch_one(f"SELECT count(*) FROM revision WHERE {_WHOLE}")
        return [to_revision(row) for row in rows], count[0] if count else 0

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


async def _read_revision(connection: aiosqlite.Connection, revision_id: int) -> Revision | None:
    rows = await connection.execute_fetchall(f"{REVISIONS} WHERE id = ?", [revision_id])
    return next((to_revision(row) for row in rows), None)


async def _list_parts(connection: aiosqlite.Connection, revision_id: int) -> list[Revision]:
    rows = await connection.execute_fetchall(
        f"{REVISIONS} WHERE id IN (SELECT part_id FROM revision_part WHERE whole_id = ?)"
        " ORDER BY id DESC",
        [revision_id],
    )
    return [to_revision(row) for row in rows]


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
