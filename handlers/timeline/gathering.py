"""What a picture of the years shows, out of the store."""

import unicodedata
from collections.abc import AsyncIterator, Sequence

from handlers.chat.context import Context
from handlers.chat.extract import Extract, Part
from handlers.dates import format_short
from handlers.events.entries import name_event
from handlers.events.stating import is_planned
from handlers.jubilees.reckoning import list_memorable
from handlers.timeline.plan import Entry, State
from storage.events import EventFilter
from storage.models import Brief, EventSummary

_BATCH = 500
_NAME_LENGTH = 300
_FIRST_SYMBOL = "\u2190"
"""From here on symbols are emoji and arrows, which no font of texts has."""


async def gather_entries(context: Context, brief: Brief, extract: Extract) -> list[Entry]:
    """All things of an extract that have a date, each once."""
    parts = {part.kind for part in extract.parts}
    found: list[Entry] = []
    seen: set[int] = set()
    for part in extract.parts:
        match part.kind:
            case "events":
                found += [each async for each in _list_events(context, brief, part, seen)]
            case "people" if "events" not in parts:
                found += [each async for each in _list_events(context, brief, part, seen)]
            case "agreements":
                found += await _list_agreements(context, brief, part)
            case "facts":
                found += await _list_facts(context, brief, part)
    return found


async def _list_events(
    context: Context, brief: Brief, part: Part, seen: set[int]
) -> AsyncIterator[Entry]:
    events = context.store.events
    ids = await events.list_ids(EventFilter(brief.id)) if part.ids is None else part.ids
    new = [each for each in ids if each not in seen]
    seen.update(new)
    for first in range(0, len(new), _BATCH):
        for told in await events.get_texts(new[first : first + _BATCH], context.language):
            yield _to_entry(context, brief, told.summary)


def _to_entry(context: Context, brief: Brief, event: EventSummary) -> Entry:
    state: State = ""
    if event.status == "cancelled":
        state = "cancelled"
    elif is_planned(event, brief, context.today):
        state = "planned"
    when = format_short(event.date, context.texts)
    if event.more_dates:
        when = f"{when} (+{len(event.more_dates)})"
    return Entry((event.date, *event.more_dates), drawable(name_event(event)), when, state=state)


async def _list_agreements(context: Context, brief: Brief, part: Part) -> list[Entry]:
    listed = await context.store.briefs.list_agreements(brief.id, context.language)
    return [
        Entry(
            [each.signed],
            drawable(each.title),
            format_short(each.signed, context.texts),
            "agreement",
        )
        for each in listed
        if each.signed and _is_meant(each.id, part)
    ]


async def _list_facts(context: Context, brief: Brief, part: Part) -> list[Entry]:
    content = await context.store.contents.get(brief.id)
    t = context.texts
    return [
        Entry([day], drawable(fact.text.in_language(t.language)), format_short(day, t), "fact")
        for fact, day in list_memorable(content)
        if _is_meant(fact.id, part)
    ]


def _is_meant(thing: int, part: Part) -> bool:
    ids: Sequence[int] | None = part.ids
    return ids is None or thing in ids


def drawable(text: str) -> str:
    """The text in one line, without what no font of texts has a sign for."""
    shown = (" " if sign.isspace() else sign for sign in text[:_NAME_LENGTH] if _has_sign(sign))
    return " ".join("".join(shown).split())


def _has_sign(sign: str) -> bool:
    if sign.isspace():
        return True
    kind = unicodedata.category(sign)
    is_symbol = kind in ("So", "Sk") and sign >= _FIRST_SYMBOL
    return not (kind.startswith("C") or is_symbol or "\ufe00" <= sign <= "\ufe0f")
