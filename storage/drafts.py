"""Drafts: what editors work at, a row each, saved at every step."""

import json
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from storage.awaiting import stop_awaiting
from storage.database import Database
from storage.event_links import ROLES
from storage.event_photos import is_of_photos
from storage.inserting import insert
from storage.origin import current_origin
from storage.recording import Author, ChangedMeanwhileError, Revision, record_change, record_new
from storage.snapshots import (
    EDITED_ON,
    HEADINGS,
    NEW,
    TABLES,
    Snapshot,
    Subject,
    changed_keys,
    languages_of,
    read_snapshot,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft; `content` is what would be published."""

    id: int
    user_id: int
    brief_id: int
    state: str
    subject: Subject
    subject_id: int | None
    base: Snapshot
    base_version: int
    changes: Snapshot
    language: str
    awaiting: str | None
    guided: bool
    notes: tuple[str, ...]
    version: int
    """Goes up with every change, so that a button can tell whether it shows the last one."""
    revision_id: int | None
    updated_at: datetime
    content: Snapshot = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "content", {**self.base, **self.changes})

    @property
    def changed(self) -> list[str]:
        """The keys that would change."""
        return changed_keys(self.base, self.content)

    @property
    def first_language(self) -> str:
        """The language of a new event: of those with a title the one that was begun first."""
        written = (key.partition(".")[0] for key, value in self.changes.items() if value)
        name = HEADINGS.get(self.subject, "title")
        return next((each for each in written if self.content.get(f"{each}.{name}")), self.language)

    @property
    def is_of_photos(self) -> bool:
        """Whether nothing but photos would change, and what is said of them."""
        return all(map(is_of_photos, self.changed)) and bool(self.changed)

    def keeps_words(self, language: str) -> bool:
        """Whether only photos, and texts in other languages than this one, would change."""
        return all(
            is_of_photos(key) or ("." in key and key.partition(".")[0] != language)
            for key in self.changed
        ) and bool(self.changed)

    @property
    def is_unwritten(self) -> bool:
        """Whether it is a new thing without a text in any language."""
        return self.subject_id is None and not languages_of(self.content)

    @property
    def can_be_relabelled(self) -> bool:
        """Whether its texts may turn out to be in another language: new, and all in one."""
        return self.subject_id is None and len(languages_of(self.content)) == 1


# Of what was only looked at, or begun without a word, nothing is left to take up.
_LISTED = "user_id = ? AND state = 'open' AND changes != '{}'"


class Drafts:
    """Keeps the drafts; each is seen and changed by its own editor alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create_event(
        self,
        user_id: int,
        brief_id: int,
        language: str,
        now: datetime,
        *,
        subject: Subject = "event",
        changes: Snapshot | None = None,
        notes: tuple[str, ...] = (),
        awaiting: str | None = None,
        guided: bool = False,
        state: str = "open",
    ) -> Draft:
        """A draft of a new event, or of something else that is new."""
        return await self._create(
            {
                "user_id": user_id,
                "brief_id": brief_id,
                "state": state,
                "subject": subject,
                "subject_id": None,
                "base": _dump(NEW[subject]),
                "base_version": 0,
                "changes": _dump(changes or {}),
                "language": language,
                "awaiting": awaiting,
                "guided": guided,
                "notes": _dump(notes),
                "updated_at": now.isoformat(),
            }
        )

    async def find_untouched(
        self,
        user_id: int,
        brief_id: int,
        subject: Subject = "event",
        changes: Snapshot | None = None,
    ) -> Draft | None:
        """An own draft of something new in which nothing stands yet but what it began with."""
        row = await self._database.fetch_one(
            "SELECT * FROM draft WHERE user_id = ? AND brief_id = ? AND subject = ?"
            " AND subject_id IS NULL AND state = 'open' AND changes = ?"
            " ORDER BY id DESC LIMIT 1",
            [user_id, brief_id, subject, _dump(changes or {})],
        )
        return _draft(row) if row else None

    async def find_of_text(self, user_id: int, brief_id: int, text: str) -> Draft | None:
        """An own draft of a new event whose text, in whatever language, is this one."""
        row = await self._database.fetch_one(
            "SELECT * FROM draft WHERE user_id = ? AND brief_id = ? AND subject = 'event'"
            " AND subject_id IS NULL AND state IN ('offered', 'open') AND EXISTS ("
            "SELECT 1 FROM json_each(changes) WHERE key LIKE '%.text' AND value = ?)"
            " ORDER BY id DESC LIMIT 1",
            [user_id, brief_id, text],
        )
        return _draft(row) if row else None

    async def create_edit(
        self, user_id: int, subject: Subject, subject_id: int, now: datetime
    ) -> Draft | None:
        """A draft of changes to a thing, or the one that this editor already has; None if gone."""
        existing = await self._database.fetch_one(
            "SELECT * FROM draft WHERE user_id = ? AND subject = ? AND subject_id = ?"
            " AND state = 'open' ORDER BY id DESC LIMIT 1",
            [user_id, subject, subject_id],
        )
        if existing:
            return _draft(existing)
        async with self._database.reading() as connection:
            state = await read_snapshot(connection, subject, subject_id)
        if not state:
            return None
        return await self._create(
            {
                "user_id": user_id,
                "brief_id": state.brief_id,
                "state": "open",
                "subject": subject,
                "subject_id": subject_id,
                "base": _dump(state.snapshot),
                "base_version": state.version,
                "changes": "{}",
                "language": state.language,
                "awaiting": None,
                "guided": 0,
                "notes": "[]",
                "updated_at": now.isoformat(),
            }
        )

    async def get_draft(self, draft_id: int, user_id: int) -> Draft | None:
        """One draft of this editor."""
        row = await self._database.fetch_one(
            "SELECT * FROM draft WHERE id = ? AND user_id = ?", [draft_id, user_id]
        )
        return _draft(row) if row else None

    async def get_awaiting(self, user_id: int) -> Draft | None:
        """The draft that the editor's next message belongs to."""
        row = await self._database.fetch_one(
            "SELECT * FROM draft WHERE user_id = ? AND state = 'open' AND awaiting IS NOT NULL"
            " ORDER BY updated_at DESC, id DESC LIMIT 1",
            [user_id],
        )
        return _draft(row) if row else None

    async def get_changed_already(self, user_id: int) -> Draft | None:
        """The open draft that this very update has changed already, before a crash cut it short."""
        row = await self._database.fetch_one(
            "SELECT * FROM draft WHERE user_id = ? AND state = 'open' AND last_origin = ?",
            [user_id, current_origin.get()],
        )
        return _draft(row) if row else None

    async def list_drafts(
        self, user_id: int, *, offset: int, limit: int
    ) -> tuple[list[Draft], int]:
        """A page of the editor's open drafts, last touched first, and their number."""
        rows = await self._database.fetch_all(
            f"SELECT * FROM draft WHERE {_LISTED}"
            " ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?",
            [user_id, limit, offset],
        )
        count = await self._database.fetch_one(
            f"SELECT count(*) FROM draft WHERE {_LISTED}", [user_id]
        )
        return [_draft(row) for row in rows], count[0] if count else 0

    async def update(
        self,
        draft: Draft,
        now: datetime,
        *,
        changes: Snapshot | None = None,
        **columns: Any,
    ) -> Draft:
        """Save changed fields and columns; a draft that awaits a field lets no other await one."""
        values = dict(columns)
        if "notes" in values:
            values["notes"] = _dump(values["notes"])
        if changes:
            values["changes"] = _dump({**draft.changes, **changes})
        # What is said once more is no change: a button that shows the draft still shows it.
        content = {**draft.changes, **(changes or {})}, columns.get("language", draft.language)
        step = int(content != (draft.changes, draft.language))
        values |= {"updated_at": now.isoformat(), "last_origin": current_origin.get()}
        assignments = ", ".join(f"{name} = :{name}" for name in values)
        async with self._database.transaction() as connection:
            if values.get("awaiting"):
                await stop_awaiting(connection, draft.user_id)
            await connection.execute(
                f"UPDATE draft SET {assignments}, version = version + {step}"
                " WHERE id = :id AND state != 'published'",
                values | {"id": draft.id},
            )
            rows = await connection.execute_fetchall("SELECT * FROM draft WHERE id = ?", [draft.id])
            return _draft(next(iter(rows)))

    async def rebase(self, draft: Draft, now: datetime) -> Draft | None:
        """Put the draft's changes on the present state of its subject; None if that is gone."""
        if draft.subject_id is None:
            return draft
        async with self._database.reading() as connection:
            state = await read_snapshot(connection, draft.subject, draft.subject_id)
        if not state:
            return None
        return await self.update(draft, now, base=_dump(state.snapshot), base_version=state.version)

    async def publish(self, draft: Draft, author: Author, now: datetime) -> Revision | None:
        """Publish a draft once, in one transaction with its revision; None if it already was.

        Raises `ChangedMeanwhileError` if its subject is not what the changes were made on.
        """
        async with self._database.transaction() as connection:
            rows = list(
                await connection.execute_fetchall(
                    "SELECT * FROM draft WHERE id = ? AND version = ? AND state = 'open'",
                    [draft.id, draft.version],
                )
            )
            if not rows:
                return None
            if draft.subject_id is None:
                revision = await record_new(
                    connection,
                    draft.subject,
                    draft.brief_id,
                    draft.first_language,
                    draft.content,
                    author=author,
                    now=now,
                )
            else:
                state = await read_snapshot(connection, draft.subject, draft.subject_id)
                if not state or state.version != draft.base_version:
                    keys = changed_keys(draft.base, state.snapshot) if state else []
                    raise ChangedMeanwhileError(state, keys)
                revision = await record_change(
                    connection,
                    draft.subject,
                    draft.subject_id,
                    state,
                    published_content(draft, now, state.language),
                    author=author,
                    now=now,
                )
            await connection.execute(
                "UPDATE draft SET state = 'published', awaiting = NULL, revision_id = ?,"
                " subject_id = ? WHERE id = ?",
                [revision.id, revision.subject_id, draft.id],
            )
            return revision

    async def _create(self, row: dict[str, Any]) -> Draft:
        """Save a new draft, once for the update that it is made for."""
        origin = current_origin.get()
        async with self._database.transaction() as connection:
            own = list(
                await connection.execute_fetchall("SELECT * FROM draft WHERE origin = ?", [origin])
            )
            if own:
                return _draft(own[0])
            if row["awaiting"]:
                await stop_awaiting(connection, row["user_id"])
            draft_id = await insert(connection, "draft", row | {"origin": origin})
            rows = await connection.execute_fetchall("SELECT * FROM draft WHERE id = ?", [draft_id])
            return _draft(next(iter(rows)))


def published_content(draft: Draft, now: datetime, language: str) -> Snapshot:
    """What a draft makes of its subject, whose own language is given.

    Translated roles go with the role they translate. Photos, and what is said in other languages
    only, do not make it the editors' event: its own text is still the brief's.
    """
    content = dict(draft.content)
    edited = EDITED_ON in TABLES[draft.subject].columns
    if edited and not draft.keeps_words(language):
        content[EDITED_ON] = now.date().isoformat()
    kept = [
        person for person in content.get("people") or [] if person in draft.base.get("people", [])
    ]
    names = {name for name, _ in kept}
    stale = {
        key: {name: role for name, role in roles.items() if name in names}
        for key, roles in content.items()
        if key.endswith(ROLES)
    }
    return {**content, **stale}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _draft(row: sqlite3.Row) -> Draft:
    columns: dict[str, Any] = dict(row)
    del columns["origin"], columns["last_origin"]
    return Draft(
        **columns
        | {
            "base": json.loads(row["base"]),
            "changes": json.loads(row["changes"]),
            "guided": bool(row["guided"]),
            "notes": tuple(json.loads(row["notes"])),
            "updated_at": datetime.fromisoformat(row["updated_at"]),
        }
    )
