"""All such weekdays of a month: `every Monday in May 2025`, «по пятницам мая 2025»."""

import re
from datetime import timedelta

from handlers.dates.names.named import read_month
from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.piece import SATURDAY, WEEKEND, Piece
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from storage.edtf import CalendarDate

_ALL = (Kind.EVERY, Kind.ALL)
_NAMES = (Kind.WEEKDAY, Kind.UNIT)
_SEVERAL = re.compile("(?:days|agen|dis|ches|ends|enden|ам|ах|ям|ях|ики)$")
"""Endings of several weekdays."""


def read_every_weekday(passage: Passage, at: int) -> tuple[list[Piece], int] | None:
    """The days of a month that a question asks of, and the index after its words."""
    if passage.context is not Context.QUESTION or passage.kinds.isdisjoint(_NAMES):
        return None
    said = passage.has(at, _ALL)
    led = said or passage.means(at, Kind.OVER)
    named = passage.skip(at, *_ALL, *LINKS, Kind.ARTICLE, Kind.OVER) if led else at
    weekday = passage.means(named, Kind.WEEKDAY)
    if weekday is None and passage.means(named, Kind.UNIT) == "weekend":
        weekday = WEEKEND
    if weekday is None:
        return None
    if not said and not _SEVERAL.search(passage.tokens[named].text):
        return None
    month = passage.skip(passage.skip_dot(named + 1), *LINKS)
    whole = read_month(passage, month) if passage.at(month) else None
    if not whole or not whole.piece.year or not whole.piece.month or whole.piece.day:
        return None
    if whole.piece.part or not whole.piece.may_be:
        return None
    count = _count(whole.piece.to_date(), weekday)
    numbers = range(1, count + 1)
    return [whole.piece._replace(weekday=weekday, nth=nth) for nth in numbers], whole.end


def _count(month: CalendarDate, weekday: int) -> int:
    """How many such weekdays a month has."""
    weekday = SATURDAY if weekday == WEEKEND else weekday
    first = month.first + timedelta(days=(weekday - month.first.weekday()) % 7)
    return (month.last - first).days // 7 + 1
