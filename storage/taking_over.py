"""A document into the store: as a brief of its own, or into one that is there."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import aiosqlite

from storage.brief_files import BriefFiles
from storage.differences import COMPARED, Difference, Present, compare, match
from storage.importing import Entry, import_brief, list_entries, with_directions
from storage.indexing import KINDS, index_thing
from storage.inserting import insert
from storage.origin import unnamed
from storage.revisions import Author, ChangedMeanwhileError, Revision, record_added, record_change
from storage.snapshots import Snapshot, Subject, insert_thing, read_snapshot


async def take_as_brief(
    connection: aiosqlite.Connection, brief: BriefFiles, author: Author, now: datetime
) -> Revision:
    """Make a brief of a document, within the caller's transaction."""
    brief_id = await import_brief(connection, brief)
    return await record_added(connection, "brief", brief_id, author=author, now=now)


async def find_differences(
    connection: aiosqlite.Connection, brief_id: int, brief: BriefFiles
) -> list[Difference]:
    """What a document says otherwise than a brief of the store."""
    entries, present = list_entries(brief), await _read_present(connection, brief_id)
    directions = _match_directions(present, entries)
    # An event's directions are compared by their numbers in the store.
    numbered = [replace(each, snapshot=with_directions(each, directions)) for each in entries]
    return compare(present, numbered)


async def take_into(
    connection: aiosqlite.Connection,
    brief_id: int,
    brief: BriefFiles,
    choices: Mapping[str, str],
    author: Author,
    now: datetime,
) -> Revision:
    """Bring a brief to what a document says, as one revision, within the caller's transaction."""
    differences = await find_differences(connection, brief_id, brief)
    head = next((each for each in differences if each.subject == "brief"), None)
    state = await read_snapshot(connection, "brief", brief_id)
    if not state:
        raise ChangedMeanwhileError(None, [])
    after = head.decided(choices.get(head.key)) if head else None
    whole = await record_change(
        connection, "brief", brief_id, state, after or state.snapshot, author=author, now=now
    )
    directions = _match_directions(await _read_present(connection, brief_id), list_entries(brief))
    keys = {each.id: each.directions for each in brief.source.events}
    with unnamed():
        for difference in differences:
            part = await _take(
                connection, brief_id, difference, choices, directions, keys, author=author, now=now
            )
            if part:
                row = {"part_id": part.id, "whole_id": whole.id}
                await insert(connection, "revision_part", row)
    return whole


async def _take(
    connection: aiosqlite.Connection,
    brief_id: int,
    difference: Difference,
    choices: Mapping[str, str],
    directions: dict[str, int],
    direction_keys: Mapping[str, Sequence[str]],
    *,
    author: Author,
    now: datetime,
) -> Revision | None:
    """Do what was chosen about one difference; `directions` gets the new ones."""
    subject, entry = difference.subject, difference.entry
    after = difference.decided(choices.get(difference.key))
    if after is None or subject == "brief":
        return None
    if subject == "event" and entry and (keys := direction_keys.get(entry.key)):
        ids = sorted(directions[key] for key in keys if key in directions)
        if difference.id is None or "directions" in difference.changed:
            after = {**after, "directions": ids}
    if difference.id is None and entry:
        own = {**entry.own, "brief_id": brief_id}
        thing_id = await insert_thing(connection, subject, own, after, imported=True)
        if subject in KINDS:
            await index_thing(connection, subject, thing_id)
        if subject == "direction":
            directions[entry.key] = thing_id
        revision = await record_added(connection, subject, thing_id, author=author, now=now)
    else:
        thing_id = difference.id or 0
        state = await read_snapshot(connection, subject, thing_id)
        if not state:
            return None
        revision = await record_change(
            connection, subject, thing_id, state, after, author=author, now=now
        )
    if entry:
        await _note_said(connection, subject, thing_id, revision.after)
    return revision


def _match_directions(present: Sequence[Present], entries: Sequence[Entry]) -> dict[str, int]:
    said = [each for each in entries if each.subject == "direction"]
    here = [each for each in present if each.subject == "direction"]
    return {key: thing.id for key, thing in match(here, said).items()}


async def _read_present(connection: aiosqlite.Connection, brief_id: int) -> list[Present]:
    """What a brief has, but what is hidden, each thing with what was last taken over of it."""
    present = []
    for subject in ("brief", *COMPARED):
        condition = "id = ?" if subject == "brief" else "brief_id = ? AND NOT deleted"
        for (thing_id,) in list(
            await connection.execute_fetchall(
                f"SELECT id FROM {subject} WHERE {condition} ORDER BY id", [brief_id]
            )
        ):
            state = await read_snapshot(connection, subject, thing_id)
            if state:
                base = await _read_base(connection, subject, thing_id)
                present.append(Present(subject, thing_id, state.language, state.snapshot, base))
    return present


async def _read_base(connection: aiosqlite.Connection, subject: Subject, thing_id: int) -> Snapshot:
    """What a document, or else the brief's files, last said of a thing."""
    rows = await connection.execute_fetchall(
        "SELECT snapshot FROM document_said WHERE (subject, subject_id) = (?1, ?2)"
        " UNION ALL SELECT snapshot FROM imported WHERE (subject, subject_id) = (?1, ?2)",
        [subject, thing_id],
    )
    return next((json.loads(row["snapshot"]) for row in rows), {})


async def _note_said(
    connection: aiosqlite.Connection, subject: Subject, thing_id: int, snapshot: Snapshot
) -> None:
    await connection.execute(
        "INSERT OR REPLACE INTO document_said VALUES (?, ?, ?)",
        [subject, thing_id, json.dumps(snapshot, ensure_ascii=False)],
    )
