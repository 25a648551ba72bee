"""Rows of events that belong together: the first, the second and the third festival."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.candidates import is_within
from handlers.finding.frames.frame import Frame
from storage.content import Told
from storage.lexicon import Lexicon
from storage.words import fold, split_words, stems

_QUOTED = re.compile(r"[«“„\"]([^»”“\"]+)[»”“\"]")
_SEVERAL = 2
_DAYS = frozenset({"day", "week"})
"""What festivals are called: Days of a city."""


def find_row(knowledge: Knowledge, at: int, lexicon: Lexicon) -> list[int]:
    """The events of one row in order of time; an event alone where it is of none.

    They have one name in quotes, else most of the rarest words that a title shares outside them.
    """
    quoted = [_quoted(each) for each in knowledge.content.events]
    row = [each for each, name in enumerate(quoted) if name and name == quoted[at]]
    if len(row) < _SEVERAL:
        row = _share_words(knowledge, at, lexicon)
    return sorted(row, key=lambda each: (knowledge.content.events[each].date.earliest_start, each))


def _quoted(event: Told) -> str:
    """The name in quotes that an event has in its title."""
    found = _QUOTED.search(event.title.in_language(event.title.language))
    return fold(found[1]) if found else ""


def _share_words(knowledge: Knowledge, at: int, lexicon: Lexicon) -> list[int]:
    """The events whose titles have most of the rarest words that one shares with any other."""
    every = range(len(knowledge.content.events))
    titles = [_telling_stems(knowledge, each, lexicon) for each in every]
    counts = Counter(stem for title in titles for stem in title)
    shared = {stem for stem in titles[at] if counts[stem] >= _SEVERAL}
    rarest = min((counts[stem] for stem in shared), default=0)
    own = {stem for stem in shared if counts[stem] == rarest}
    return [
        each for each, title in enumerate(titles) if each == at or 2 * len(own & title) > len(own)
    ]


def _telling_stems(knowledge: Knowledge, at: int, lexicon: Lexicon) -> set[str]:
    """The stems of an event's title that say what it is: no place, no number, no side."""
    event, subject = knowledge.content.events[at], knowledge.subject
    language = event.title.language
    return {
        stem
        for word in split_words(_QUOTED.sub(" ", event.title.in_language(language)))
        if not (
            word.isdecimal()
            or not knowledge.place_names.isdisjoint(knowledge.vocabulary.forms(word))
            or lexicon.is_ordinal(word)
            or subject.is_side(word)
            or subject.is_relative(word)
            or (lexicon.is_filler_in(word, language) and lexicon.unit_of_time(word) not in _DAYS)
        )
        for stem in stems(word)
    }


def step(knowledge: Knowledge, at: int, by: int, lexicon: Lexicon) -> int | None:
    """The event that is so far from another in its row."""
    row = find_row(knowledge, at, lexicon)
    to = row.index(at) + by
    return row[to] if 0 <= to < len(row) else None


def find_beside(knowledge: Knowledge, shown: Sequence[int], by: int) -> int | None:
    """The event of a brief that began next after all that were shown (1), or before them (-1).

    What was called off never did, and what has no end is of all times.
    """
    begun = {
        at: event.date.earliest_start
        for at, event in enumerate(knowledge.content.events)
        if event.status != "cancelled" and not event.date.is_open
    }
    of_shown = [begun[at] for at in shown if at in begun]
    by_time = sorted(begun, key=lambda at: (begun[at], at))
    if not of_shown:
        return None
    if by < 0:
        return next((at for at in by_time[::-1] if begun[at] < min(of_shown)), None)
    return next((at for at in by_time if begun[at] > max(of_shown)), None)


def find_ahead(knowledge: Knowledge, at: int, today: date, lexicon: Lexicon) -> int | None:
    """The next event of a row that has not begun."""
    events = knowledge.content.events
    return next(
        (
            each
            for each in find_row(knowledge, at, lexicon)
            if each != at and events[each].date.latest_start > today
        ),
        None,
    )


def find_then(knowledge: Knowledge, at: int, frame: Frame, lexicon: Lexicon) -> int | None:
    """The one event of a row that was in a period that is asked for."""
    row = [each for each in find_row(knowledge, at, lexicon) if each != at]
    dates = knowledge.content.events
    then = [each for each in row if is_within(dates[each].date, frame.values)]
    return then[0] if len(then) == 1 else None


def find_numbered(knowledge: Knowledge, at: int, place: int, lexicon: Lexicon) -> int | None:
    """The event of a row that a place in it names: by its title, else by the order of time."""
    row = find_row(knowledge, at, lexicon)
    if len(row) < _SEVERAL or not -1 <= place < len(row):
        return None
    named = knowledge.titles.find(lexicon.ordinals(place + 1)) if place >= 0 else set()
    return next((each for each in row if each in named), row[place])
