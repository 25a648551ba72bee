"""Dates that a question takes back or leaves out: «не 14, а 15 мая», `2024 except July`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.value import Recurring, Value
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.yearly import Placed
from storage.edtf import CalendarDate, Edtf, EdtfError, Precision

_ONTO = (*LINKS, Kind.ARTICLE, Kind.AND, Kind.OR)
_MOST_YEARS = 30
_UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_OF_MONTHS = (Precision.SEASON, Precision.QUARTER, Precision.HALF)


def without_denied(passage: Passage, placed: list[Placed], used: bytearray) -> list[Placed]:
    """The dates without those taken back, and what is left of those that others are left out of.

    What cannot be left out counts as not read.
    """
    kept = list[Placed]()
    left_out = -1
    for at, each in enumerate(placed):
        before = passage.skip_back(each.start, *LINKS, Kind.ARTICLE)
        denied = passage.means(before, Kind.DENIED)
        goes_on = left_out >= 0 and _is_joined(passage, left_out, each.start)
        if denied == "excepted" or goes_on:
            cut = [part for whole in kept for part in _cut(whole, each)]
            left_out = each.end
            if cut == kept:
                used[each.start : each.end] = bytes(each.end - each.start)
            else:
                kept = cut
                used[before : each.start] = b"\1" * (each.start - before)
        elif denied == "replaced" and at < len(placed) - 1:
            used[before : each.start] = b"\1" * (each.start - before)
        else:
            kept.append(each)
            left_out = -1
    return kept


def _is_joined(passage: Passage, start: int, end: int) -> bool:
    """Whether a date goes on with one that was left out: `except July and August`."""
    return all(passage.has(at, _ONTO) or passage.is_mark(at, ",") for at in range(start, end))


def _cut(placed: Placed, other: Placed) -> Iterator[Placed]:
    """What of a date is left without another."""
    value = placed.found.value
    try:
        parts = _without(value, other.found.value) if isinstance(value, Edtf) else None
    except (EdtfError, OverflowError):
        parts = None
    if parts is None:
        yield placed
        return
    for part in parts:
        yield placed._replace(found=replace(placed.found, value=part))


def _without(whole: Edtf, other: Value) -> list[Edtf] | None:
    """The stretches of a period that lie outside another one; None if that cannot be told."""
    if isinstance(other, Recurring):
        years = _years_of(whole)
        others = [each for year in years if (each := other.in_year(year))]
    else:
        others = [other] if isinstance(other, Edtf) else []
    parts = [whole]
    for each in others:
        if (unit := _find_unit(whole, each)) is None:
            return None
        parts = [left for part in parts for left in _split(part, each, unit)]
    return parts if parts and parts != [whole] else None


def _years_of(whole: Edtf) -> range:
    if not whole.start or not whole.end:
        return range(0)
    years = range(whole.start.first.year, whole.end.last.year + 1)
    return years if len(years) <= _MOST_YEARS else range(0)


def _find_unit(one: Edtf, other: Edtf) -> Precision | None:
    """Years, months or days: in which of them all ends can be told."""
    ends = [end for end in (one.start, one.end, other.start, other.end) if end]
    if any(end.part or end.qualifier or end.digits < len("2025") for end in ends):
        return None
    said = {Precision.MONTH if end.precision in _OF_MONTHS else end.precision for end in ends}
    return next((unit for unit in _UNITS if unit in said), None)


def _split(whole: Edtf, other: Edtf, unit: Precision) -> Iterator[Edtf]:
    first, last = _days(whole)
    begins, ends = _days(other)
    if (begins and last and begins > last) or (ends and first and ends < first):
        yield whole
        return
    day = timedelta(days=1)
    if begins and (first is None or begins > first):
        yield Edtf(_at(first, unit), _at(begins - day, unit))
    if ends and (last is None or ends < last):
        yield Edtf(_at(ends + day, unit), _at(last, unit))


def _days(value: Edtf) -> tuple[date | None, date | None]:
    start, end = value.start, value.end
    return start.first if start else None, end.last if end else None


def _at(day: date | None, unit: Precision) -> CalendarDate | None:
    if day is None:
        return None
    if unit is Precision.YEAR:
        return CalendarDate(day.year)
    return CalendarDate(day.year, day.month, day.day if unit is Precision.DAY else None)
