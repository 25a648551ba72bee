"""Events as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from handlers.chat.latin import latin_words
from handlers.chat.notes import mark
from handlers.dates import format_edtf
from handlers.events.stating import say_state
from handlers.texts import Texts, sentences
from storage.edtf import Edtf, Precision
from storage.models import Brief, Event

_WORDS_IN_NAME = 3


def can_be_in_calendar(date: Edtf) -> bool:
    """Whether the days are known: a calendar would claim more of a vaguer date."""
    ends = (date.start, date.end)
    return date.is_exact and all(end and end.precision is Precision.DAY for end in ends)


def name_calendar(event: Event) -> str:
    """The file's name: its day and what it is, in ASCII."""
    words = latin_words(event.label or event.title, _WORDS_IN_NAME)
    return "-".join([event.date.earliest_start.isoformat(), *words]) + ".ics"


def to_calendar(brief: Brief, event: Event, installation: str, now: datetime, t: Texts) -> bytes:
    """The event as whole days; its dates must be known to the day.

    `installation` tells it from the event that has its number in another one.
    """
    return to_calendars([(brief, event)], installation, now, t)


def to_calendars(
    told: Iterable[tuple[Brief, Event]], installation: str, now: datetime, t: Texts
) -> bytes:
    """What is dated to the day, and what is planned: of a vaguer date, all the days it may be."""
    # To load it takes longer than all else of a card, and few people ask for a file.
    import icalendar  # noqa: PLC0415

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//spravka-bot//spravka-bot//EN")
    calendar.add("version", "2.0")
    for brief, event in told:
        for number, date in enumerate(_dates(event)):
            entry = icalendar.Event()
            again = f"-{number}" if number else ""
            entry.add("uid", f"event-{event.id}{again}@{brief.slug}.{installation}.spravka-bot")
            entry.add("dtstamp", now)
            _fill(entry, brief, event, date, t)
            calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content


def _dates(event: Event) -> Iterator[Edtf]:
    planned = event.status == "planned"
    for date in (event.date, *event.more_dates):
        if can_be_in_calendar(date) or (planned and date.end and not date.is_open):
            yield date


def _fill(entry: Any, brief: Brief, event: Event, date: Edtf, t: Texts) -> None:
    entry.add("dtstart", date.earliest_start)
    # RFC 5545 3.6.1: the end is the first day that the event does not have.
    entry.add("dtend", date.latest_end + timedelta(days=1))
    when = "" if can_be_in_calendar(date) else f" ({format_edtf(date, t)})"
    entry.add("summary", mark(brief, event.title) + when)
    if event.status == "cancelled":
        entry.add("status", "CANCELLED")
    elif event.status == "planned":
        entry.add("status", "TENTATIVE")
    # Whoever notes it is not busy on all its days.
    entry.add("transp", "TRANSPARENT")
    state = say_state(brief, event, t)
    entry.add("description", f"{event.text}\n\n{sentences(brief.title, state)}")
    if event.place:
        entry.add("location", event.place)
