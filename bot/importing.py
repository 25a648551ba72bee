"""`python -m bot import`: what a document says, for an operator."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.brief_commands import CommandError, writing_store
from bot.settings import Settings
from handlers.documents.isolation import read_document
from handlers.documents.reading.refusing import MAX_FILE, Refused
from handlers.documents.understanding.words.model import Doubt, ReadContact, ReadEvent, Reading
from handlers.imports.review import HEAD, Review, reading_format
from handlers.imports.source import to_brief
from storage.differences import Difference
from storage.recording import Author
from storage.store import Store

OPERATOR = Author(0, "")
"""Whoever keeps the files, in the history."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an operator asks for: a document, where it goes, what it does not say itself."""

    file: Path
    brief: str | None = None
    """The slug of the brief that it goes into, or that it becomes."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Title, partner, country and as-of date, where the document is not to be asked."""
    dry_run: bool = False
    as_json: bool = False
    yes: bool = False


def import_document(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say what a document holds and, after a yes, load it; gives the exit status."""
    names = ("title", "partner", "country", "as_of")
    asked = Asked(
        arguments.file,
        arguments.brief,
        {name: value for name in names if (value := getattr(arguments, name))},
        dry_run=arguments.dry_run,
        as_json=arguments.json,
        yes=arguments.yes,
    )
    try:
        return asyncio.run(_import(asked, settings))
    except CommandError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1


async def _import(asked: Asked, settings: Settings) -> int:
    if asked.dry_run:
        await _read(asked, settings)
        return 0
    # To read takes long: whether the store can be written to is known first.
    async with writing_store(settings) as store:
        await _load(store, asked, await _read(asked, settings))
    return 0


async def _read(asked: Asked, settings: Settings) -> Reading:
    """What the document says, which is told too."""
    try:
        data = await asyncio.to_thread(_read_file, asked.file)
        today = datetime.now(settings.timezone).date()
        reading = await read_document(data, asked.file.name, today)
    except OSError as error:
        raise CommandError(f"{asked.file}: {error.strerror or error}") from error
    except Refused as refused:
        raise CommandError(f"{asked.file}: {refused}") from refused
    if asked.as_json:
        _say(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
    else:
        _say(*summarise(reading))
    return reading


def _read_file(path: Path) -> bytes:
    # One byte more than is read tells that it is too large.
    with path.open("rb") as file:
        return file.read(MAX_FILE + 1)


async def _load(store: Store, asked: Asked, reading: Reading) -> None:
    review = Review(reading, {HEAD: asked.said})
    if review.missing:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in review.missing)
        raise CommandError(f"not loaded: the document does not say it, so give {options}")
    taken = await store.keeping.list_slugs()
    brief = to_brief(review, taken)
    if asked.brief:
        brief = brief.model_copy(update={"slug": asked.brief})
    into = await store.keeping.find(brief.slug)
    if into is None:
        _say(f"becomes a brief of its own: {brief.slug}")
    else:
        review = replace(review, left_out=await store.imports.list_left_out(into))
        brief = to_brief(review, taken).model_copy(update={"slug": brief.slug})
        _say(f"goes into {brief.slug}:")
        _say(*_tell(await store.imports.find_differences(into, brief)))
    if not (asked.yes or _agrees()):
        raise CommandError("not loaded")
    now = datetime.now(UTC)
    one = await store.imports.keep_reading(
        OPERATOR.user_id,
        reading_format().dump_json(review.reading).decode(),
        now,
        name=asked.file.name,
        brief_id=into,
    )
    revision = await store.imports.publish(one, brief, {}, review.left_out_now, OPERATOR, now)
    _say(f"loaded; /history has it as No. {revision.id if revision else '?'}")


def _tell(differences: Sequence[Difference]) -> Iterator[str]:
    """What changes, a line each; what editors changed and what the document does not say stays."""
    for each in differences:
        name = _name_of(each)
        if each.before is None:
            yield f"+ {each.subject}: {name}"
        elif each.after is None:
            yield f"  stays, though not in the document: {each.subject} {each.id}: {name}"
        else:
            yield f"~ {each.subject} {each.id}: {name}"
            for key in each.changed:
                kept = "; editors changed it: stays" if key in each.edited else ""
                yield f"    {key}: {each.before.get(key)} → {each.after.get(key)}{kept}"
    if not differences:
        yield "  nothing new"


def _name_of(difference: Difference) -> str:
    snapshot = difference.after or difference.before or {}
    for name in ("title", "text", "name", "organisation"):
        for key, value in sorted(snapshot.items()):
            if key.endswith(f".{name}") and value:
                return str(value)
    return "?"


def _agrees() -> bool:
    try:
        return input("Load it? [y/N] ").strip().casefold() in ("y", "yes")
    except EOFError:
        return False


def _say(*lines: str) -> None:
    print("\n".join(lines))  # noqa: T201


def summarise(reading: Reading) -> Iterator[str]:
    """What was understood, the most doubtful first."""
    yield f"{reading.title or 'No title'}"
    yield (
        f"partner: {reading.partner or '?'} ({reading.country or '?'}); "
        f"as of: {reading.as_of or '?'}; language: {reading.language}"
    )
    unused = len(reading.unused) + len(reading.cancelled)
    agreements = len(reading.agreements)
    yield (
        f"directions: {len(reading.directions)}, events: {len(reading.events)}, "
        f"facts: {len(reading.facts)}, agreements: {agreements}, contacts: {len(reading.contacts)}"
    )
    yield (
        f"sentences: {reading.sentences}, used: {reading.used}, "
        f"overview: {reading.background}, unused: {unused}"
    )
    for doubt in reading.doubts:
        yield f"? {doubt}"
    for direction in reading.directions:
        yield f"direction: {direction.text}"
    for event in sorted(reading.events, key=lambda event: -len(event.doubts)):
        yield from _event(event)
    for fact in reading.facts:
        yield f"{fact.agreement or 'fact'}: {fact.text}"
        yield from _doubts(fact.doubts)
    for agreement in reading.agreements:
        yield f"agreement: {agreement.title}"
    for contact in reading.contacts:
        yield f"contact: {_name_contact(contact)}"
        yield from _doubts(contact.doubts)
    for event in reading.cancelled:
        yield f"left out, cancelled: {event.title}"
    for text in reading.unused:
        yield f"unused: {text}"


def _event(event: ReadEvent) -> Iterator[str]:
    state = " (planned)" if event.planned else ""
    yield f"{event.date or 'no date'}{state}: {event.title}"
    details = [event.place, *(person.name for person in event.people)]
    if any(details):
        yield "    " + "; ".join(filter(None, details))
    yield from _doubts(event.doubts)


def _name_contact(contact: ReadContact) -> str:
    says = (contact.name, contact.position, contact.organisation, *contact.phones, *contact.emails)
    return "; ".join(filter(None, says))


def _doubts(doubts: Sequence[Doubt]) -> Iterator[str]:
    return (f"    ? {doubt}" for doubt in doubts)
