"""A brief's files against the store: what is new in them, and what of it is taken over.

Three states of each thing are compared: what the files said when they were last taken over, what
they say now, and what the store says. What only the files have changed can be taken over; what
editors have changed stays as they left it.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import aiosqlite

from storage.brief_files import BriefFiles
from storage.database import Database
from storage.importing import Entry, list_entries, note_imported, with_directions
from storage.origin import unnamed
from storage.originals import TEXTS
from storage.recording import Author, record_added, record_change
from storage.snapshots import (
    HEADINGS,
    TABLES,
    Snapshot,
    Subject,
    Versioned,
    changed_keys,
    insert_thing,
    languages_of,
    read_snapshot,
)

Kind = Literal["added", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A thing that the files say otherwise than the store."""

    kind: Kind
    subject: Subject
    key: str
    """How the files call it."""
    title: str
    changes: Mapping[str, tuple[Any, Any]]
    """What would be taken over: by field, what the store says and what the files say."""
    kept: Mapping[str, tuple[Any, Any]]
    """What editors have changed as well: it stays."""
    subject_id: int | None = None

    @property
    def can_be_taken(self) -> bool:
        """Whether there is anything that no editor has changed."""
        return self.kind == "added" or bool(self.changes)


@dataclass(frozen=True, slots=True)
class _Known:
    """A thing of the files that the store has, and what the files said of it."""

    subject_id: int
    base: Snapshot


async def compare(database: Database, brief_id: int, brief: BriefFiles) -> list[Difference]:
    """What the files say otherwise, in their order; what is gone from them last."""
    async with database.transaction() as connection:
        return await _compare(connection, brief_id, brief)


async def take_over(
    database: Database,
    brief_id: int,
    brief: BriefFiles,
    chosen: Collection[tuple[Subject, str]] | None,
    author: Author,
    now: datetime,
) -> list[Difference]:
    """Take over what is chosen, None for all, each a revision that can be undone; gives it."""
    # Of an update that is handled again nothing is left to be taken over; many revisions of one
    # update need no mark to be known by.
    with unnamed():
        return await _take_all(database, brief_id, brief, chosen, author, now)


async def _take_all(
    database: Database,
    brief_id: int,
    brief: BriefFiles,
    chosen: Collection[tuple[Subject, str]] | None,
    author: Author,
    now: datetime,
) -> list[Difference]:
    async with database.transaction() as connection:
        taken = []
        entries = {(each.subject, each.key): each for each in list_entries(brief)}
        differences = await _compare(connection, brief_id, brief)
        known = await _read_known(connection, brief_id, list(entries.values()))
        for each in differences:
            place = each.subject, each.key
            if each.can_be_taken and (chosen is None or place in chosen):
                await _take(connection, brief_id, entries.get(place), known, each, author, now)
                taken.append(each)
        if chosen is None:
            await connection.executemany(
                "UPDATE brief_text SET verified = ? WHERE brief_id = ? AND language = ?",
                [(file.verified, brief_id, file.language) for file in brief.translations],
            )
        return taken


async def _compare(
    connection: aiosqlite.Connection, brief_id: int, brief: BriefFiles
) -> list[Difference]:
    entries = list_entries(brief)
    known = await _read_known(connection, brief_id, entries)
    directions = _directions(known)
    found = []
    for entry in entries:
        thing = known.pop((entry.subject, entry.key), None)
        state = await read_snapshot(connection, entry.subject, thing.subject_id) if thing else None
        said = with_directions(entry, directions)
        if not thing or not state:
            found.append(
                Difference("added", entry.subject, entry.key, _title(said, entry.subject), {}, {})
            )
        elif not state.snapshot.get("deleted"):
            changes, kept = _changes(thing.base, said, state)
            if changes or kept:
                found.append(
                    Difference(
                        "changed",
                        entry.subject,
                        entry.key,
                        _title(state.snapshot, entry.subject),
                        changes,
                        kept,
                        thing.subject_id,
                    )
                )
    return found + await _find_gone(connection, known)


def _changes(
    base: Snapshot, said: Snapshot, state: Versioned
) -> tuple[dict[str, tuple[Any, Any]], dict[str, tuple[Any, Any]]]:
    """The fields that the files have changed: those that can be taken over, and the editors'."""
    changes: dict[str, tuple[Any, Any]] = {}
    kept: dict[str, tuple[Any, Any]] = {}
    for key in changed_keys(base, said):
        now, new = state.snapshot.get(key), said.get(key)
        if not changed_keys({key: now}, {key: new}):
            continue
        ours = not changed_keys({key: now}, {key: base.get(key)})
        (changes if ours else kept)[key] = (now, new)
    return changes, kept


async def _find_gone(
    connection: aiosqlite.Connection, left: Mapping[tuple[Subject, str], _Known]
) -> list[Difference]:
    """What the files no longer have; what editors have changed since stays."""
    gone = []
    for (subject, key), thing in left.items():
        state = await read_snapshot(connection, subject, thing.subject_id)
        if not state or "deleted" not in TABLES[subject].columns or state.snapshot["deleted"]:
            continue
        edited = [
            name
            for name in changed_keys(thing.base, state.snapshot)
            if name in thing.base and name not in ("deleted", "edited_on")
        ]
        hiding = {"deleted": (0, 1)}
        gone.append(
            Difference(
                "gone",
                subject,
                key,
                _title(state.snapshot, subject),
                {} if edited else hiding,
                hiding if edited else {},
                thing.subject_id,
            )
        )
    return gone


async def _take(
    connection: aiosqlite.Connection,
    brief_id: int,
    entry: Entry | None,
    known: dict[tuple[Subject, str], _Known],
    difference: Difference,
    author: Author,
    now: datetime,
) -> None:
    subject, key = difference.subject, difference.key
    if not entry:
        await _change(connection, difference, author, now)
        await connection.execute(
            "DELETE FROM imported WHERE (brief_id, subject, key) = (?, ?, ?)",
            [brief_id, subject, key],
        )
        return
    # Directions that were added just now are known by now.
    said = with_directions(entry, _directions(known))
    if difference.kind == "added":
        own = {**entry.own, "brief_id": brief_id}
        subject_id = await insert_thing(connection, subject, own, said, imported=True)
        await record_added(connection, subject, subject_id, author=author, now=now)
        await note_imported(connection, brief_id, entry, subject_id, said)
        known[subject, key] = _Known(subject_id, said)
        return
    await _change(connection, difference, author, now)
    thing = known[subject, key]
    if subject == "event":
        await _make_own(connection, thing.subject_id, said)
    # What editors had changed is told of again as long as the files differ.
    base = {**said, **{name: thing.base.get(name) for name in difference.kept}}
    await note_imported(connection, brief_id, entry, thing.subject_id, base)


async def _change(
    connection: aiosqlite.Connection, difference: Difference, author: Author, now: datetime
) -> None:
    subject_id = difference.subject_id or 0
    state = await read_snapshot(connection, difference.subject, subject_id)
    if state:
        new = {key: value for key, (_, value) in difference.changes.items()}
        await record_change(
            connection,
            difference.subject,
            subject_id,
            state,
            {**state.snapshot, **new},
            author=author,
            now=now,
        )


async def _make_own(connection: aiosqlite.Connection, event_id: int, said: Snapshot) -> None:
    """Texts that are as the files have them are the brief's own, whoever had changed them."""
    state = await read_snapshot(connection, "event", event_id)
    for language in languages_of(said):
        keys = [f"{language}.{name}" for name in TEXTS]
        if state and not any(
            changed_keys({key: state.snapshot.get(key)}, {key: said.get(key)}) for key in keys
        ):
            await connection.execute(
                "UPDATE event_text SET imported = NULL WHERE (event_id, language) = (?, ?)",
                [event_id, language],
            )


async def _read_known(
    connection: aiosqlite.Connection, brief_id: int, entries: Sequence[Entry]
) -> dict[tuple[Subject, str], _Known]:
    rows = list(
        await connection.execute_fetchall(
            "SELECT subject, key, subject_id, snapshot FROM imported WHERE brief_id = ?",
            [brief_id],
        )
    )
    if rows:
        return {(row[0], row[1]): _Known(row[2], json.loads(row[3])) for row in rows}
    return await _recognise(connection, brief_id, entries)


async def _recognise(
    connection: aiosqlite.Connection, brief_id: int, entries: Sequence[Entry]
) -> dict[tuple[Subject, str], _Known]:
    """What a store of before it was noted has of the files: what has the same heading.

    What it was before its first revision is what the files said then.
    """
    things: dict[tuple[Subject, str], list[_Known]] = {}
    for subject in {entry.subject for entry in entries}:
        owner = "id" if subject == "brief" else "brief_id"
        for (subject_id,) in list(
            await connection.execute_fetchall(
                f"SELECT id FROM {subject} WHERE {owner} = ? ORDER BY id", [brief_id]
            )
        ):
            if base := await _read_first(connection, subject, subject_id):
                heading = _title(base, subject)
                things.setdefault((subject, heading), []).append(_Known(subject_id, base))
    known: dict[tuple[Subject, str], _Known] = {}
    for entry in entries:
        same = things.get((entry.subject, _title(entry.snapshot, entry.subject)))
        if entry.subject == "brief":
            same = next((each for (subject, _), each in things.items() if subject == "brief"), None)
        if same:
            known[entry.subject, entry.key] = same.pop(0)
    for key, thing in known.items():
        entry = next(each for each in entries if (each.subject, each.key) == key)
        base = {name: thing.base.get(name) for name in entry.snapshot}
        known[key] = _Known(thing.subject_id, base)
        await note_imported(connection, brief_id, entry, thing.subject_id, base)
    return known


async def _read_first(
    connection: aiosqlite.Connection, subject: Subject, subject_id: int
) -> Snapshot | None:
    """What a thing was before any editor changed it; None for one that an editor has added."""
    state = await read_snapshot(connection, subject, subject_id)
    rows = list(
        await connection.execute_fetchall(
            "SELECT before FROM revision WHERE (subject, subject_id) = (?, ?) ORDER BY id LIMIT 1",
            [subject, subject_id],
        )
    )
    if not state or not rows:
        return state.snapshot if state else None
    return {**state.snapshot, **json.loads(rows[0][0])} if rows[0][0] else None


def _directions(known: Mapping[tuple[Subject, str], _Known]) -> dict[str, int]:
    return {
        key: thing.subject_id for (subject, key), thing in known.items() if subject == "direction"
    }


def _title(snapshot: Snapshot, subject: Subject) -> str:
    """By what a thing is known, in whatever language comes first."""
    name = HEADINGS.get(subject, "title")
    titles = [
        str(value)
        for key, value in sorted(snapshot.items(), key=lambda pair: not pair[0].startswith("ru."))
        if key.endswith(f".{name}") and value
    ]
    others = (str(value) for value in snapshot.values() if isinstance(value, str) and value)
    return next(iter(titles), next(others, ""))
