"""A document into the store: as a brief of its own, or into one that is there."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import aiosqlite

from storage.brief_files import BriefFiles
from storage.differences import COMPARED, Difference, compare
from storage.importing import Entry, import_brief, list_entries, with_directions
from storage.inserting import insert
from storage.matching import Present, match
from storage.origin import unnamed
from storage.recording import Author, ChangedMeanwhileError, Revision, record_added, record_change
from storage.snapshots import Snapshot, Subject, insert_thing, read_snapshot


async def take_as_brief(
    connection: aiosqlite.Connection, brief: BriefFiles, author: Author, now: datetime
) -> Revision:
    """Make a brief of a document, within the caller's transaction."""
    brief_id = await import_brief(connection, brief)
    revision = await record_added(connection, "brief", brief_id, author=author, now=now)
    rows = await connection.execute_fetchall(
        "SELECT subject, key, subject_id, snapshot FROM imported WHERE brief_id = ?", [brief_id]
    )
    for subject, key, thing_id, said in rows:
        if subject in COMPARED:
            decided = brief.readings.get(key, ())
            await _note_said(connection, revision, (subject, thing_id), json.loads(said), decided)
    return revision


async def find_differences(
    connection: aiosqlite.Connection, brief_id: int, brief: BriefFiles
) -> list[Difference]:
    """What a document says otherwise than a brief of the store."""
    return [each for each in await _compare(connection, brief_id, brief) if each.is_any]


async def _compare(
    connection: aiosqlite.Connection, brief_id: int, brief: BriefFiles
) -> list[Difference]:
    """All that a document says of a brief, what is the same too."""
    entries, present = list_entries(brief), await _read_present(connection, brief_id)
    directions = _match_directions(present, entries)
    # An event's directions are compared by their numbers in the store.
    numbered = [replace(each, snapshot=with_directions(each, directions)) for each in entries]
    return compare(present, numbered, brief.readings, is_partial=brief.is_partial)


async def take_into(
    connection: aiosqlite.Connection,
    brief_id: int,
    brief: BriefFiles,
    choices: Mapping[str, str],
    author: Author,
    now: datetime,
) -> Revision:
    """Bring a brief to what a document says, as one revision, within the caller's transaction."""
    differences = await _compare(connection, brief_id, brief)
    head = next((each for each in differences if each.subject == "brief"), None)
    after = head.decided(choices.get(head.mark)) if head else None
    whole = await take_whole(connection, brief_id, after, author, now)
    directions = _match_directions(await _read_present(connection, brief_id), list_entries(brief))
    keys = {each.id: each.directions for each in brief.source.events}
    for difference in differences:
        part = await _take(connection, whole, difference, choices, directions, keys)
        if entry := difference.entry:
            thing = difference.subject, part.subject_id if part else difference.id or 0
            decided = brief.readings.get(entry.key, ())
            await _note_said(connection, whole, thing, entry.snapshot, decided)
    return whole


async def take_whole(
    connection: aiosqlite.Connection,
    brief_id: int,
    after: Snapshot | None,
    author: Author,
    now: datetime,
) -> Revision:
    """The one revision of all that is taken over at once, with what changes of the brief itself."""
    state = await read_snapshot(connection, "brief", brief_id)
    if not state:
        raise ChangedMeanwhileError(None, [])
    return await record_change(
        connection, "brief", brief_id, state, after or state.snapshot, author=author, now=now
    )


async def take_part(
    connection: aiosqlite.Connection, whole: Revision, difference: Difference, after: Snapshot
) -> Revision | None:
    """Make or change one of the things that are taken over at once; it is undone with the whole."""
    subject, thing_id = difference.subject, difference.id or 0
    author, now = whole.author, whole.at
    with unnamed():
        if difference.id is None and difference.entry:
            own = {**difference.entry.own, "brief_id": whole.brief_id}
            thing_id = await insert_thing(connection, subject, own, after, imported=True)
            part = await record_added(connection, subject, thing_id, author=author, now=now)
        else:
            state = await read_snapshot(connection, subject, thing_id)
            if not state:
                return None
            part = await record_change(
                connection, subject, thing_id, state, after, author=author, now=now
            )
    await insert(connection, "revision_part", {"part_id": part.id, "whole_id": whole.id})
    return part


async def _take(
    connection: aiosqlite.Connection,
    whole: Revision,
    difference: Difference,
    choices: Mapping[str, str],
    directions: dict[str, int],
    direction_keys: Mapping[str, Sequence[str]],
) -> Revision | None:
    """Do what was chosen about one difference; `directions` gets the new ones."""
    subject, entry = difference.subject, difference.entry
    after = difference.decided(choices.get(difference.mark))
    if after is None or subject == "brief" or not difference.is_any:
        return None
    if subject == "event" and entry and (keys := direction_keys.get(entry.key)):
        ids = sorted(directions[key] for key in keys if key in directions)
        if difference.id is None or "directions" in difference.changed:
            after = {**after, "directions": ids}
    part = await take_part(connection, whole, difference, after)
    if part and entry and subject == "direction":
        directions[entry.key] = part.subject_id
    return part


def _match_directions(present: Sequence[Present], entries: Sequence[Entry]) -> dict[str, int]:
    said = [each for each in entries if each.subject == "direction"]
    here = [each for each in present if each.subject == "direction"]
    return {key: thing.id for key, thing in match(here, said).items()}


async def _read_present(connection: aiosqlite.Connection, brief_id: int) -> list[Present]:
    """What a brief has, what is hidden too, each thing with what was last taken over of it."""
    present = []
    for subject in ("brief", *COMPARED):
        condition = "id = ?" if subject == "brief" else "brief_id = ?"
        for (thing_id,) in list(
            await connection.execute_fetchall(
                f"SELECT id FROM {subject} WHERE {condition} ORDER BY id", [brief_id]
            )
        ):
            state = await read_snapshot(connection, subject, thing_id)
            if state:
                base, by_document = await _read_base(connection, subject, thing_id)
                one = Present(subject, thing_id, state.language, state.snapshot, base, by_document)
                present.append(one)
    return present


async def _read_base(
    connection: aiosqlite.Connection, subject: Subject, thing_id: int
) -> tuple[Snapshot, bool]:
    """What a document, or else the brief's files, last said of a thing; whether it was a document.

    What one says that was undone counts no more.
    """
    rows = await connection.execute_fetchall(
        "SELECT snapshot, 1 AS by_document, revision_id FROM document_said AS said"
        " WHERE (subject, subject_id) = (?1, ?2)"
        " AND NOT EXISTS (SELECT 1 FROM revision WHERE reverts = said.revision_id)"
        " UNION ALL SELECT snapshot, 0, -1 FROM imported WHERE (subject, subject_id) = (?1, ?2)"
        " ORDER BY revision_id DESC LIMIT 1",
        [subject, thing_id],
    )
    return next(((json.loads(row[0]), bool(row[1])) for row in rows), ({}, False))


async def _note_said(
    connection: aiosqlite.Connection,
    revision: Revision,
    thing: tuple[Subject, int],
    said: Snapshot,
    decided: Collection[str],
) -> None:
    """Note what a document itself says of a thing; what its editor said instead is the editor's."""
    before, _ = await _read_base(connection, *thing)
    own = {key: value for key, value in said.items() if value}
    snapshot = {
        key: value for key, value in (before | own).items() if key.rpartition(".")[2] not in decided
    }
    await connection.execute(
        "INSERT OR REPLACE INTO document_said VALUES (?, ?, ?, ?)",
        [*thing, revision.id, json.dumps(snapshot, ensure_ascii=False)],
    )
