"""Dates of every form for hypothesis."""

import calendar
from functools import cache

from hypothesis import strategies as st

from storage.edtf import LAST_YEAR, CalendarDate, Edtf, EdtfError, Part

_CENTURIES, _DECADES = range(1, 98), range(10, 990)
_SEASONS = (21, 22, 23, 24, 33, 34, 35, 36, 40, 41)


_MONTHS = st.integers(1, 12)
_DAYS = {length: st.integers(1, length) for length in range(28, 32)}
_PRECISIONS = st.sampled_from(("year", "month", "day"))


@st.composite
def _calendar_dates(draw: st.DrawFn, years: st.SearchStrategy[int]) -> CalendarDate:
    # Not by way of `flatmap`: a strategy that is made for each example takes most of its time.
    year, precision = draw(years), draw(_PRECISIONS)
    month = None if precision == "year" else draw(_MONTHS)
    if month is None or precision == "month":
        return CalendarDate(year, month)
    return CalendarDate(year, month, draw(_DAYS[calendar.monthrange(year, month)[1]]))


@cache
def calendar_dates(first: int = 1, last: int = LAST_YEAR) -> st.SearchStrategy[CalendarDate]:
    """Years, months and days between two years."""
    return _calendar_dates(st.integers(first, last))


@cache
def vague_dates(first: int = 1, last: int = LAST_YEAR) -> st.SearchStrategy[CalendarDate]:
    """Everything that a single date can be: also a decade, a season, late April, about 2018."""
    years = st.integers(first, last)
    centuries = st.sampled_from([each * 100 for each in _CENTURIES if first <= each * 100 <= last])
    decades = st.sampled_from([each * 10 for each in _DECADES if first <= each * 10 <= last])
    wholes = st.one_of(
        centuries.map(lambda year: CalendarDate(year, digits=2)),
        decades.map(lambda year: CalendarDate(year, digits=3)),
        st.builds(lambda year, season: CalendarDate(year, season=season), years, _seasons()),
        calendar_dates(first, last),
    )
    return st.builds(_qualify, wholes, st.sampled_from([None, *Part]), st.sampled_from("?~% "))


def _seasons() -> st.SearchStrategy[int]:
    return st.sampled_from(_SEASONS)


def _qualify(whole: CalendarDate, part: Part | None, qualifier: str) -> CalendarDate:
    """A date with what fits it of a part and a doubt."""
    parts = (whole.year, whole.month, whole.day, whole.season, whole.digits)
    for tried in (part, None):
        try:
            return CalendarDate(*parts, tried, qualifier.strip())
        except EdtfError:
            continue
    return whole


def _to_edtf(ends: tuple[CalendarDate | None, CalendarDate | None]) -> Edtf:
    start, end = ends
    if start and end and end.last < start.first:
        return Edtf(end, start)
    return Edtf(start, end)


def _of(dates: st.SearchStrategy[CalendarDate]) -> st.SearchStrategy[Edtf]:
    return st.one_of(
        dates.map(lambda date: Edtf(date, date)),
        st.tuples(dates, dates).map(_to_edtf),
        dates.map(lambda date: Edtf(date, None)),
        dates.map(lambda date: Edtf(None, date)),
    )


@cache
def edtfs(first: int = 1, last: int = LAST_YEAR) -> st.SearchStrategy[Edtf]:
    """Points, intervals and open intervals of plain dates between two years."""
    return _of(calendar_dates(first, last))


@cache
def vague_edtfs(first: int = 1, last: int = LAST_YEAR) -> st.SearchStrategy[Edtf]:
    """Points, intervals, open and unknown ends, of dates of every form."""
    dates = vague_dates(first, last)
    unknown = st.one_of(
        dates.map(lambda date: Edtf(date, None, unknown=True)),
        dates.map(lambda date: Edtf(None, date, unknown=True)),
    )
    return _of(dates) | unknown
