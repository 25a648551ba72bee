"""`python -m bot import`: what a document says, for an operator."""

import asyncio
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from handlers.documents.isolation import read_document
from handlers.documents.reading.refusing import MAX_FILE, Refused
from handlers.documents.understanding.model import ReadEvent, Reading
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


def import_document(asked: Asked, settings: Settings) -> int:
    """Say what a document holds and, after a yes, load it; gives the exit status."""
    try:
        # One byte more than is read tells that it is too large.
        with asked.file.open("rb") as file:
            data = file.read(MAX_FILE + 1)
        today = datetime.now(settings.timezone).date()
        reading = asyncio.run(read_document(data, asked.file.name, today))
    except OSError as error:
        return _fail(f"{asked.file}: {error.strerror or error}")
    except Refused as refused:
        return _fail(f"{asked.file}: {refused}")
    if asked.as_json:
        _say(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))
    else:
        _say(*summarise(reading))
    return 0 if asked.dry_run else asyncio.run(_load(asked, reading, settings))


async def _load(asked: Asked, reading: Reading, settings: Settings) -> int:
    review = Review(reading, {HEAD: asked.said})
    if review.missing:
        options = ", ".join(f"--{name.replace('_', '-')}" for name in review.missing)
        return _fail(f"not loaded: the document does not say it, so give {options}")
    store = await Store.open(settings.database_path)
    try:
        return await _load_into(store, asked, review)
    finally:
        await store.close()


async def _load_into(store: Store, asked: Asked, review: Review) -> int:
    taken = await store.imports.list_slugs()
    brief = to_brief(review, taken)
    if asked.brief:
        brief = brief.model_copy(update={"slug": asked.brief})
    into = await store.imports.find_brief(brief.slug)
    if into is None:
        _say(f"becomes a brief of its own: {brief.slug}")
    else:
        review = replace(review, left_out=await store.imports.list_left_out(into))
        brief = to_brief(review, taken).model_copy(update={"slug": brief.slug})
        _say(f"goes into {brief.slug}:")
        _say(*_tell(await store.imports.find_differences(into, brief)))
    if not (asked.yes or _agrees()):
        return _fail("not loaded")
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
    return 0


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


def _fail(problem: str) -> int:
    print(problem, file=sys.stderr)  # noqa: T201
    return 1


def summarise(reading: Reading) -> Iterator[str]:
    """What was understood, the most doubtful first."""
    yield f"{reading.title or 'No title'}"
    yield (
        f"partner: {reading.partner or '?'} ({reading.country or '?'}); "
        f"as of: {reading.as_of or '?'}; language: {reading.language}"
    )
    yield (
        f"{len(reading.directions)} directions, {len(reading.events)} events, "
        f"{len(reading.facts)} facts, {len(reading.contacts)} contacts"
    )
    unused = len(reading.unused) + len(reading.cancelled)
    yield (
        f"{reading.sentences} sentences: {reading.used} used, {reading.background} overview, "
        f"{unused} unused"
    )
    for doubt in reading.doubts:
        yield f"? {doubt}"
    for event in sorted(reading.events, key=lambda event: -len(event.doubts)):
        yield from _event(event)
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
    for doubt in event.doubts:
        yield f"    ? {doubt}"
