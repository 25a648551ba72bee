"""A brief's files against the store: what is new in them, and what of it is taken over.

Three states of each thing are compared: what the files said when they were last taken over, what
they say now, and what the store says. What only the files have changed can be taken over; what
editors have changed stays as they left it.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import aiosqlite

from storage.brief_files import BriefFiles
from storage.database import Database
from storage.differences import Difference, title_of
from storage.importing import Entry, list_entries, note_imported, with_directions
from storage.originals import TEXTS
from storage.recording import Author, Revision
from storage.snapshots import (
    TABLES,
    Snapshot,
    Subject,
    changed_keys,
    languages_of,
    read_snapshot,
)
from storage.taking_over import take_part, take_whole


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
    """Take over what is chosen, None for all, as one revision that can be undone; gives it."""
    async with database.transaction() as connection:
        taken = [
            each
            for each in await _compare(connection, brief_id, brief)
            if each.can_be_taken and (chosen is None or (each.subject, each.key) in chosen)
        ]
        known = await _read_known(connection, brief_id, list_entries(brief))
        head = next((_decide(each) for each in taken if each.subject == "brief"), None)
        if taken:
            whole = await take_whole(connection, brief_id, head, author, now)
            for each in taken:
                await _take(connection, whole, known, each)
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
            found.append(Difference(entry.subject, None, None, said, entry=entry))
        elif not state.snapshot.get("deleted"):
            before = state.snapshot
            news = {key: said.get(key) for key in changed_keys(thing.base, said)}
            edited = {*news} & {*changed_keys(thing.base, before)}
            one = Difference(
                entry.subject, thing.subject_id, before, before | news, tuple(edited), entry
            )
            found += [one] if one.changed else []
    return found + await _find_gone(connection, known)


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
        gone.append(
            Difference(
                subject,
                thing.subject_id,
                state.snapshot,
                None,
                ("deleted",) if edited else (),
                known_as=key,
            )
        )
    return gone


def _decide(difference: Difference) -> Snapshot | None:
    """What is to be of a thing that can be taken over: what the files no longer have is hidden."""
    return difference.decided("hide" if difference.kind == "gone" else None)


async def _take(
    connection: aiosqlite.Connection,
    whole: Revision,
    known: dict[tuple[Subject, str], _Known],
    difference: Difference,
) -> None:
    subject, key, entry = difference.subject, difference.key, difference.entry
    after = _decide(difference) or {}
    if not entry:
        await take_part(connection, whole, difference, after)
        await connection.execute(
            "DELETE FROM imported WHERE (brief_id, subject, key) = (?, ?, ?)",
            [whole.brief_id, subject, key],
        )
        return
    # Directions that were added just now are known by now.
    said = with_directions(entry, _directions(known))
    if difference.kind == "added":
        if part := await take_part(connection, whole, difference, said):
            await note_imported(connection, whole.brief_id, entry, part.subject_id, said)
            known[subject, key] = _Known(part.subject_id, said)
        return
    if subject != "brief":
        await take_part(connection, whole, difference, after)
    thing = known[subject, key]
    if subject == "event":
        await _make_own(connection, thing.subject_id, said)
    # What editors had changed is told of again as long as the files differ.
    base = {**said, **{name: thing.base.get(name) for name in difference.kept}}
    await note_imported(connection, whole.brief_id, entry, thing.subject_id, base)


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
                heading = title_of(base, subject)
                things.setdefault((subject, heading), []).append(_Known(subject_id, base))
    known: dict[tuple[Subject, str], _Known] = {}
    for entry in entries:
        same = things.get((entry.subject, title_of(entry.snapshot, entry.subject)))
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
