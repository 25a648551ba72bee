"""`python -m bot import`: what a document says, for an operator."""

import asyncio
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from handlers.documents.isolation import read_document
from handlers.documents.reading.refusing import MAX_FILE, Refused
from handlers.documents.understanding.model import ReadEvent, Reading


def import_document(path: Path, timezone: ZoneInfo, *, as_json: bool) -> int:
    """Print what a document says; gives the exit status."""
    try:
        # One byte more than is read tells that it is too large.
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
        reading = asyncio.run(read_document(data, path.name, datetime.now(timezone).date()))
    except OSError as error:
        return _fail(f"{path}: {error.strerror or error}")
    except Refused as refused:
        return _fail(f"{path}: {refused}")
    if as_json:
        print(json.dumps(reading.as_json(), ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(summarise(reading)))  # noqa: T201
    return 0


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
