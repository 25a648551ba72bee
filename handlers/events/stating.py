"""As of when something is known, by whose word, and whether it has taken place."""

from datetime import date

from handlers.dates import format_day, format_edtf
from handlers.texts import Texts
from storage.models import Brief, Event, EventSummary
from storage.words import split_words


def say_state(brief: Brief, event: Event, t: Texts) -> str:
    """The brief's date, the day editors wrote of the event, or both where they changed it."""
    end = format_edtf(brief.as_of, t)
    if not event.edited_on:
        return t.gettext("As of {date}", date=end)
    if not event.from_brief:
        return edited_by_editors(event.edited_on, t)
    return t.gettext(
        "From the brief ({date}), changed by the editors on {edited}",
        date=end,
        edited=format_day(event.edited_on, t),
    )


def edited_by_editors(day: date, t: Texts) -> str:
    """The word that the editors added it, and when."""
    return t.gettext("Added by the committee’s editors, {date}", date=format_day(day, t))


def is_planned(event: Event | EventSummary, brief: Brief, today: date) -> bool:
    """Whether it has not begun, or had not when the brief that names it was written."""
    begins = event.date.earliest_start
    if event.status:
        return event.status == "planned"
    return begins > today or (not event.edited_on and begins > brief.as_of.latest_end)


def is_own_words(event: Event) -> bool:
    """Whether the text says what its source says: the card shows that instead."""
    return says_the_same(event.text, event.source)


def says_the_same(text: str, source: str) -> bool:
    """Whether two texts differ by abbreviations at most."""
    if text == source:
        return True
    said, sourced = split_words(text), split_words(source)
    return bool(said) and len(said) == len(sourced) and all(map(_is_short_for, said, sourced))


def _is_short_for(one: str, other: str) -> bool:
    if not (one.isalpha() and other.isalpha()):
        return one == other
    return one.startswith(other) or other.startswith(one)
