"""Events in a list, as a phone shows them: a numbered line each, the numbers as buttons below."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.screen import Screen
from handlers.chat.view import Row, bold, button, clip, in_rows, italic
from handlers.dates import format_in_list
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.models import Brief, Event, EventSummary
from storage.words import fold, split_words

_NAME_LENGTH = 80
_PLACE_LENGTH = 40
_IN_A_ROW = 4
_STEM = 5
"""So many letters of a name stay the same, whatever its case."""


@dataclass(frozen=True, slots=True)
class Section:
    """Events that belong together, under a heading of their own."""

    events: Sequence[EventSummary]
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """The sections of a list, numbered throughout; on each page anew."""

    sections: Sequence[Section]

    @property
    def events(self) -> list[EventSummary]:
        """All events, in the order of their numbers."""
        return [event for section in self.sections for event in section.events]

    def text(self, write: Callable[[int, EventSummary], Markup]) -> list[Markup]:
        """A paragraph of the lines that `write` makes of number and event."""
        number, written = 1, []
        for section in self.sections:
            if section.heading:
                written.append(italic(section.heading))
            for event in section.events:
                written.append(write(number, event))
                number += 1
        return written

    def rows(self, opens: Callable[[EventSummary], Screen]) -> list[Row]:
        """The buttons: numbers, or the name of the only event."""
        events = self.events
        if len(events) == 1:
            return [[button(name_event(events[0]), opens(events[0]))]]
        numbered: Iterable[InlineKeyboardButton] = (
            button(str(number), opens(event)) for number, event in enumerate(events, 1)
        )
        return in_rows(numbered, _IN_A_ROW)


def write_entry(
    number: int, event: EventSummary, period: Edtf | None, state: str | None, t: Texts
) -> Markup:
    """A line: number, name, when and where."""
    when = _date(event, period, t)
    details = ", ".join(each for each in (when, _place(event)) if each)
    if state:
        details = f"{details} · {state}" if details else state
    line = Markup("{} {}").format(bold(str(number)), name_event(event))
    return Markup("{} · {}").format(line, italic(details)) if details else line


def name_event(event: EventSummary) -> str:
    """The short name, or the title where it has none."""
    return clip(event.label or event.title, _NAME_LENGTH)


def is_planned(event: Event | EventSummary, brief: Brief, today: date) -> bool:
    """Whether it has not begun, or had not when the brief that names it was written."""
    begins = event.date.earliest_start
    if event.status:
        return event.status == "planned"
    return begins > today or (not event.edited_on and begins > brief.as_of.latest_end)


def _date(event: EventSummary, period: Edtf | None, t: Texts) -> str | None:
    """The date, of several the first one of the period; None where it says the same as that."""
    dates = (event.date, *event.more_dates)
    shown = next((each for each in dates if period and each.surely_overlaps(period)), event.date)
    text = None if shown == period else format_in_list(shown, period, t)
    if not (count := len(event.more_dates)):
        return text
    more = t.ngettext("{count} more date", "{count} more dates", count)
    return f"{text} (+ {more})" if text else f"+ {more}"


def _place(event: EventSummary) -> str | None:
    """The town or country, unless the name has it already."""
    if not event.place:
        return None
    town = event.place.rpartition(", ")[2]
    named = {word[:_STEM] for word in split_words(fold(name_event(event)))}
    words = split_words(fold(town))
    if all(word[:_STEM] in named for word in words):
        return None
    return clip(town, _PLACE_LENGTH)
