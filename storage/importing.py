"""A brief's files into the store."""

import asyncio
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import aiosqlite

from storage.brief_files import BriefFiles, EventEntry, Source, Translation
from storage.database import Database
from storage.event_links import ROLES
from storage.event_photos import PHOTOS, caption_key, credit_key
from storage.indexing import index_brief, index_everything
from storage.inserting import insert
from storage.photos import keep_photo
from storage.snapshots import PARAGRAPH_BREAK, SEVERAL, Snapshot, Subject, insert_thing
from storage.words import WORDS_VERSION

_ENTITIES = (("person", "people"), ("organisation", "organisations"), ("place", "places"))
BRIEF = "brief"
"""The key of what a brief says of itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing as a brief's files have it."""

    subject: Subject
    key: str
    """How the files call it, among its kind."""
    snapshot: Snapshot
    """Directions stand in it by their keys."""
    own: dict[str, Any]
    """The columns that are not edited."""


async def bring_index_up_to_date(database: Database) -> None:
    """Build the search index anew where it is one of other rules for words."""
    async with database.transaction() as connection:
        ((version,),) = await connection.execute_fetchall("SELECT words_version FROM search_state")
        if version != WORDS_VERSION:
            await index_everything(connection)


async def import_brief(connection: aiosqlite.Connection, brief: BriefFiles) -> int:
    """Load a brief that is not there yet, within the caller's transaction; gives its id."""
    first, *entries = list_entries(brief)
    ((position,),) = await connection.execute_fetchall(
        "SELECT coalesce(max(position), 0) + 1 FROM brief"
    )
    own = {**first.own, "slug": brief.slug, "position": position}
    brief_id = await insert_thing(connection, "brief", own, first.snapshot, imported=True)
    await connection.executemany(
        "UPDATE brief_text SET verified = ? WHERE brief_id = ? AND language = ?",
        [(file.verified, brief_id, file.language) for file in brief.translations],
    )
    await note_imported(connection, brief_id, first, brief_id, first.snapshot)
    directions: dict[str, int] = {}
    photos = await _keep_photos(connection, brief)
    for entry in entries:
        snapshot = with_directions(entry, directions)
        own = {**entry.own, "brief_id": brief_id}
        shown = photos.get(entry.key, {}) if entry.subject == "event" else {}
        thing_id = await insert_thing(
            connection, entry.subject, own, snapshot | shown, imported=True
        )
        if entry.subject == "direction":
            directions[entry.key] = thing_id
        await note_imported(connection, brief_id, entry, thing_id, snapshot)
    await index_brief(connection, brief_id)
    return brief_id


async def _keep_photos(connection: aiosqlite.Connection, brief: BriefFiles) -> dict[str, Snapshot]:
    """Keep the photos of events; gives their parts of the snapshots by the keys of the events.

    What the files said of an event goes without them: later files leave photos as they are.
    """
    numbers: dict[str, int] = {}
    for name, picture in brief.pictures.items():
        data = await asyncio.to_thread(picture.path.read_bytes)
        numbers[name] = await keep_photo(connection, data, picture.width, picture.height)
    parts: dict[str, Snapshot] = {}
    for event in brief.source.events:
        shown: Snapshot = {PHOTOS: [numbers[photo.file] for photo in event.photos]}
        for photo in event.photos:
            number = numbers[photo.file]
            shown[credit_key(number)] = photo.credit
            for language, caption in photo.captions.items():
                shown[caption_key(number, language)] = caption
        parts[event.id] = shown
    return parts


async def note_imported(
    connection: aiosqlite.Connection,
    brief_id: int,
    entry: Entry,
    subject_id: int,
    snapshot: Snapshot,
) -> None:
    """Note what the files said of a thing, so that it is known later what is new in them."""
    row = {
        "brief_id": brief_id,
        "subject": entry.subject,
        "key": entry.key,
        "subject_id": subject_id,
        "snapshot": json.dumps(snapshot, ensure_ascii=False),
    }
    await connection.execute(
        "DELETE FROM imported WHERE (brief_id, subject, key) = (?, ?, ?)",
        [brief_id, entry.subject, entry.key],
    )
    await insert(connection, "imported", row)


def with_directions(entry: Entry, directions: dict[str, int]) -> Snapshot:
    """The snapshot with the directions of an event by their ids in the store."""
    if entry.subject != "event":
        return entry.snapshot
    ids = [directions[key] for key in entry.snapshot["directions"] if key in directions]
    return {**entry.snapshot, "directions": sorted(ids)}


def list_entries(brief: BriefFiles) -> list[Entry]:
    """Everything that a brief's files say: the brief itself, then what others name first."""
    source = brief.source
    files: list[Source | Translation] = [source, *brief.translations]
    first: Snapshot = {
        "as_of": str(source.as_of),
        "country": source.country,
        "partner_kind": source.partner_kind,
    }
    for file in files:
        if not file.title:
            continue
        first |= {
            f"{file.language}.partner": file.partner,
            f"{file.language}.title": file.title,
            f"{file.language}.overview": PARAGRAPH_BREAK.join(file.overview),
        }
    return [
        Entry("brief", BRIEF, first, {"language": source.language}),
        *_list_directions(brief),
        *_list_entities(brief),
        *(
            Entry("event", each.id, _event(brief, each), {"language": _language(brief, each)})
            for each in source.events
        ),
        *_list_facts(brief),
        *_list_contacts(brief),
        *_list_agreements(brief),
    ]


def _language(brief: BriefFiles, entry: Any) -> str:
    """The language that a thing was written in."""
    language: str | None = getattr(entry, "language", None)
    return language or brief.source.language


def _texts(brief: BriefFiles, own: Any, section: str, key: str, names: Iterable[str]) -> Snapshot:
    """The texts of a thing in every language in which it has any."""
    given = {file.language: getattr(file, section).get(key) for file in brief.translations}
    given[_language(brief, own)] = own
    return {
        f"{language}.{name}": getattr(text, name)
        for language, text in given.items()
        if text is not None
        for name in names
    }


def _list_directions(brief: BriefFiles) -> Iterator[Entry]:
    for position, each in enumerate(brief.source.directions):
        texts = _texts(brief, each, "directions", each.id, ("label", "text"))
        own = {"language": _language(brief, each), "position": position}
        yield Entry("direction", each.id, {"icon": each.icon, **texts}, own)


def _list_entities(brief: BriefFiles) -> Iterator[Entry]:
    for kind, section in _ENTITIES:
        for key, named in getattr(brief.source, section).items():
            own = {"language": _language(brief, named), "kind": kind}
            yield Entry(
                "entity", f"{kind}.{key}", _texts(brief, named, section, key, ["name"]), own
            )


def _event(brief: BriefFiles, event: EventEntry) -> Snapshot:
    source = brief.source
    people = {person.id: source.people[person.id].name for person in event.people}
    snapshot: Snapshot = {
        "date": str(event.date),
        "more_dates": [
            str(each)
            for each in sorted(event.dates, key=lambda date: (date.latest_start, str(date)))
        ],
        "status": event.status,
        "country": event.country,
        "source": event.source or "",
        "directions": list(event.directions),
        "people": [[people[person.id], person.role] for person in event.people],
        "organisations": [source.organisations[each].name for each in event.organisations],
        "places": [source.places[each].name for each in event.places],
        **_texts(brief, event, "events", event.id, ("label", "title", "text", "place")),
    }
    for file in brief.translations:
        if (text := file.events.get(event.id)) and text.roles:
            roles = {
                people[key]: role for key, role in text.roles.items() if role and key in people
            }
            snapshot[f"{file.language}{ROLES}"] = roles
    return snapshot


def _list_facts(brief: BriefFiles) -> Iterator[Entry]:
    for position, each in enumerate(brief.source.facts):
        own = {"language": _language(brief, each), "position": position}
        snapshot = {
            "date": str(each.date) if each.date else None,
            "value": each.value,
            "source": each.source or "",
            **_texts(brief, each, "facts", each.id, ("text", "unit", "derived")),
        }
        yield Entry("fact", each.id, snapshot, own)


def _list_contacts(brief: BriefFiles) -> Iterator[Entry]:
    columns = ("phone", "phone_international", "extension", "fax", "email", "site")
    texts = ("name", "position", "unit", "organisation", "side", "address")
    for position, (key, each) in enumerate(brief.source.all_contacts.items()):
        own = {"language": _language(brief, each), "position": position}
        snapshot = {
            **{name: getattr(each, name) for name in columns},
            **{name: "\n".join(getattr(each, name)) or None for name in SEVERAL},
            "source": each.source or "",
            **_texts(brief, each, "all_contacts", key, texts),
        }
        # A contact that is a number alone has texts in its own language all the same.
        yield Entry("contact", key, snapshot, own)


def _list_agreements(brief: BriefFiles) -> Iterator[Entry]:
    for position, each in enumerate(brief.source.agreements):
        own = {"language": _language(brief, each), "position": position}
        snapshot = {
            "number": each.number,
            "signed": str(each.signed) if each.signed else None,
            "valid_until": str(each.valid_until) if each.valid_until else None,
            "source": each.source or "",
            **_texts(brief, each, "agreements", each.id, ("title", "kind", "parties", "text")),
        }
        yield Entry("agreement", each.id, snapshot, own)
