"""How long what begins on a day lasts: `from 9 May 2025 for three days`, «три дня с 9 мая»."""

from dataclasses import replace
from datetime import date, timedelta

from handlers.dates.passages.passage import Passage
from handlers.dates.relative.ago import between_days, read_count
from handlers.dates.values.items import Item
from handlers.dates.values.piece import DAYS_IN, MONTHS_IN, shift_months
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from storage.edtf import EdtfError

_LEADING = (Kind.FOR_TERM, Kind.WITHIN)
_FARTHER = (Kind.AGO, Kind.LATER, Kind.COMPARED, Kind.AFTER, Kind.BEFORE, Kind.UNTIL)
_MOST_WORDS = 3


def with_length(passage: Passage, item: Item) -> Item:
    """What begins on a day, with the end that so many days or weeks from it make."""
    first = item.pieces[0]
    if not passage.has(item.start, (Kind.FROM, Kind.FROM_WEAK)) or item.shape == "range":
        return item
    if not (first.year and first.month and first.day):
        return item
    after = _read_after(passage, item.end)
    found = after or _read_before(passage, item.start)
    if not found:
        return item
    count, unit, at = found
    try:
        day = first.to_date().first
        last = _last_day(day, count, unit)
    except (EdtfError, OverflowError, ValueError):
        return item
    pieces = [between_days(day, last).but(*first.doubts - {Doubt.FROM_START})]
    start, end = (item.start, at) if after else (at, item.end)
    return replace(item, shape="point", pieces=pieces, start=start, end=end)


def _read_after(passage: Passage, at: int) -> tuple[int, str, int] | None:
    """`For three days` after the first of them."""
    start = at + passage.is_mark(at, ",")
    at = passage.skip(start, *_LEADING)
    if at == start and passage.language == "en":
        return None
    counted = read_count(passage, at) if passage.at(at) else None
    unit = passage.means(counted[1], Kind.UNIT) if counted else None
    if not counted or unit not in (*DAYS_IN, *MONTHS_IN):
        return None
    end = counted[1] + 1
    # «3 дня в неделю»
    each = any(passage.means(further, Kind.UNIT) for further in (end, end + 1))
    return None if each or passage.has(end, _FARTHER) else (counted[0], unit, end)


def _read_before(passage: Passage, at: int) -> tuple[int, str, int] | None:
    """`For three days` before the first of them; what is three days from it is told as one day."""
    unit = passage.means(at - 1, Kind.UNIT)
    if unit not in (*DAYS_IN, *MONTHS_IN):
        return None
    for words in range(1, _MOST_WORDS):
        counted = read_count(passage, at - 1 - words)
        if not counted or counted[1] != at - 1:
            continue
        start = at - 1 - words
        led = passage.has(start - 1, _LEADING)
        if (passage.language == "en" and not led) or passage.has(start - 1, (Kind.AHEAD,)):
            return None
        return counted[0], unit, start - led
    return None


def _last_day(first: date, count: int, unit: str) -> date:
    if days := DAYS_IN.get(unit):
        return first + timedelta(days=days * count - 1)
    year, month = shift_months(first, MONTHS_IN[unit] * count)
    return date(year, month, first.day) - timedelta(days=1)
