"""The very day so far from another: `a week from tomorrow`, «ровно месяц назад»."""

from datetime import date, timedelta
from typing import NamedTuple

from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.relative.ago import at_day, read_count
from handlers.dates.values.piece import DAYS_IN, MONTHS_IN, first_after, shift_months
from handlers.dates.words.lexicon import Kind
from storage.edtf import CalendarDate, EdtfError

_IN_A_WEEK, _IN_TWO_WEEKS = 8, 15
"""Days in which « en huit » and « en quinze » are, counted as people do there."""
_KINDS = (Kind.DAY, Kind.EXACTLY, Kind.WEEKDAY)


class _Far(NamedTuple):
    """How far a day is from another, and the index after the words that say it."""

    months: int
    days: int
    end: int
    side: int
    """Before or after it, −1 or 1; 0 where that is not said."""
    exact: bool


def read_exact(passage: Passage, at: int) -> Parsed | None:
    """A day by how far it is from today, tomorrow or a weekday, where the very day is meant."""
    if passage.kinds.isdisjoint(_KINDS):
        return None
    if base := _read_day(passage, at):
        return _read_from(passage, *base)
    start = passage.skip(at, Kind.EXACTLY)
    far = _read_far(passage, start)
    if not far:
        return None
    exact = far.exact or start > at
    if passage.means(far.end, Kind.EXACTLY):
        exact, far = True, far._replace(end=far.end + 1)
    base = _read_day(passage, far.end) if far.side else _read_after_link(passage, at, far)
    if not base:
        return _step(passage.today, far, far.end) if exact and far.side else None
    day, end = base
    return _step(day, far._replace(side=far.side or 1), end)


def _read_after_link(passage: Passage, at: int, far: _Far) -> tuple[date, int] | None:
    """The day of `a week from tomorrow`, `a fortnight on Monday`, `a week today`."""
    if passage.language != "en" or passage.has(at - 1, (Kind.FOR_TERM, Kind.WITHIN)):
        return None
    if passage.means(far.end, Kind.FROM_WEAK):
        return _read_day(passage, far.end + 1) or _read_weekday(passage, far.end + 1)
    if far.days == 1:
        return None
    on = passage.tokens[far.end].text == "on" if passage.at(far.end) else False
    return _read_weekday(passage, far.end + 1) if on else _read_day(passage, far.end)


def _read_day(passage: Passage, at: int) -> tuple[date, int] | None:
    """Today or tomorrow, and the index after it."""
    days = passage.means(at, Kind.DAY)
    return None if days is None else (passage.today + timedelta(days=days), at + 1)


def _read_weekday(passage: Passage, at: int) -> tuple[date, int] | None:
    """The first such weekday to come, and the index after it."""
    weekday = passage.means(at, Kind.WEEKDAY)
    if weekday is None:
        return None
    return first_after(passage.today, weekday), passage.skip_dot(at + 1)


def _read_from(passage: Passage, day: date, at: int) -> Parsed | None:
    """`Week` of `tomorrow week`, `over een week` after `morgen`, « en huit » after « demain »."""
    on = passage.means(at + 1, Kind.CARDINAL)
    if passage.means(at, Kind.YEAR_PREP) and on in (_IN_A_WEEK, _IN_TWO_WEEKS):
        return at_day(day + timedelta(days=on - 1), at + 2)
    if passage.language == "en" and passage.means(at, Kind.UNIT) == "week":
        return at_day(day + timedelta(days=7), at + 1)
    far = _read_far(passage, at)
    return _step(day, far, far.end) if far and far.side else None


def _read_far(passage: Passage, at: int) -> _Far | None:
    """So many days, weeks, months or years."""
    before, ahead = passage.means(at, Kind.AGO_BEFORE), passage.means(at, Kind.AHEAD) == "today"
    led = at + bool(before or ahead)
    start = passage.skip(led, Kind.EXACTLY)
    counted = read_count(passage, start)
    count, named = counted or (1, start)
    unit = passage.means(named, Kind.UNIT)
    if (unit not in DAYS_IN and unit not in MONTHS_IN) or not (
        counted or passage.means(start, Kind.ONE)
    ):
        return None
    end, side = named + 1, -1 if before else int(ahead)
    if not side and (steps := passage.means(end, Kind.AGO)):
        side, end = steps, end + 1
    months, days = MONTHS_IN.get(unit, 0) * count, DAYS_IN.get(unit, 0) * count
    return _Far(months, days, end, side, exact=start > led)


def _step(day: date, far: _Far, end: int) -> Parsed | None:
    """The day so far from another."""
    try:
        year, month = shift_months(day, far.months * far.side)
        there = date(year, month, min(day.day, CalendarDate(year, month).last.day))
        return at_day(there + timedelta(days=far.days * far.side), end)
    except (EdtfError, ValueError, OverflowError):
        return None
