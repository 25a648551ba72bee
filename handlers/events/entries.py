"""Events in a list, as a phone shows them: a numbered line each, the numbers as buttons below."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.phone import count_lines, count_wrapped
from handlers.chat.screen import Screen
from handlers.chat.view import NUMBERS_IN_ROW, Row, bold, button, clip, in_rows, italic, lines
from handlers.dates import format_in_list
from handlers.events.stating import is_planned
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.models import Brief, EventSummary
from storage.words import fold, split_words

ENTRY_LINES, LIST_LINES = 2, 15
"""So many lines of a phone an entry takes at most, and a list beside its buttons."""
_NAME_LENGTH = 80
_LENGTHS = (_NAME_LENGTH, 65, 55, 45, 36, 28, 20, 14)
"""So many letters a name may have, the first that fits."""
_PLACE_LENGTH = 40
_STEM = 5
"""So many letters of a name stay the same, whatever its case."""


@dataclass(frozen=True, slots=True)
class Section:
    """Events that belong together, under a heading of their own."""

    events: Sequence[EventSummary]
    heading: str | None = None


Write = Callable[[int, EventSummary, int], Markup]
"""The line of a number and an event, of so many lines of a phone at most."""


@dataclass(frozen=True, slots=True)
class Entries:
    """The sections of a list, numbered throughout; on each page anew."""

    sections: Sequence[Section]
    short: frozenset[int] = frozenset()
    """The numbers of those that are cut to one line of a phone."""

    @property
    def events(self) -> list[EventSummary]:
        """All events, in the order of their numbers."""
        return [event for section in self.sections for event in section.events]

    def text(self, write: Write) -> list[Markup]:
        """The lines that `write` makes of number and event."""
        number, written = 1, []
        for section in self.sections:
            if section.heading:
                written.append(italic(section.heading))
            for event in section.events:
                written.append(write(number, event, self._height(number)))
                number += 1
        return written

    def within(self, room: int, write: Write) -> "Entries":
        """The entries, shorter ones where there is not so much room."""
        over = count_lines(lines(*self.text(write))) - room
        if over <= 0:
            return self
        # Those that lose least, of those that are a line shorter then.
        losing = sorted(
            (len(whole) - len(short), number)
            for number, event in enumerate(self.events, 1)
            if (whole := write(number, event, ENTRY_LINES)) != (short := write(number, event, 1))
        )
        return replace(self, short=frozenset(number for _, number in losing[:over]))

    def _height(self, number: int) -> int:
        return 1 if number in self.short else ENTRY_LINES

    def with_more(self, others: Sequence[Section], room: int, write: Write) -> "Entries":
        """The entries and as many others as there is room for."""
        sections, number = list(self.sections), len(self.events)
        room -= count_lines(lines(*self.text(write)))
        for section in others:
            room -= 1
            shown = []
            for event in section.events:
                number += 1
                room -= count_lines(write(number, event, ENTRY_LINES))
                if room < 0:
                    break
                shown.append(event)
            if shown:
                sections.append(replace(section, events=shown))
            if len(shown) < len(section.events):
                break
        return replace(self, sections=sections)

    def rows(self, opens: Callable[[EventSummary], Screen]) -> list[Row]:
        """The buttons: numbers, or the name of the only event."""
        events = self.events
        if len(events) == 1:
            return [[button(name_event(events[0]), opens(events[0]))]]
        numbered: Iterable[InlineKeyboardButton] = (
            button(str(number), opens(event)) for number, event in enumerate(events, 1)
        )
        return in_rows(numbered, NUMBERS_IN_ROW)


def write_entry(
    number: int,
    event: EventSummary,
    period: Edtf | None,
    state: str | None,
    t: Texts,
    *,
    height: int = ENTRY_LINES,
) -> Markup:
    """Number, name, when, and where if that makes it no longer; `height` lines, if they hold it."""
    name, when, place = name_event(event), _date(event, period, t), _place(event)
    bare, full = _join(when, None, state), _join(when, place, state)

    # Measured without its tags: a list looks at many lines until they fit.
    def height_at(length: int, said: str) -> int:
        return count_wrapped(f"{number} {clip(name, length)}{said and f' · {said}'}")

    fitting = (
        length
        for most in (height, ENTRY_LINES)
        for length in _LENGTHS
        if height_at(length, bare) <= most
    )
    length = next(fitting, _LENGTHS[-1])
    said = full if height_at(length, full) == height_at(length, bare) else bare
    line = bold(str(number)) + " " + clip(name, length)
    return line + " · " + italic(said) if said else line


def _join(when: str | None, place: str | None, state: str | None) -> str:
    return " · ".join(filter(None, (", ".join(filter(None, (when, place))), state)))


def name_event(event: EventSummary) -> str:
    """The short name, or the title where it has none."""
    return clip(event.label or event.title, _NAME_LENGTH)


def name_state(event: EventSummary, brief: Brief, today: date, t: Texts) -> str | None:
    """What a list says of an event that has not taken place."""
    planned = t.pgettext("an event", "planned") if is_planned(event, brief, today) else None
    return name_cancelled(event, t) or planned


def name_cancelled(event: EventSummary, t: Texts) -> str | None:
    """The word that it does not take place."""
    return t.pgettext("an event", "cancelled") if event.status == "cancelled" else None


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
