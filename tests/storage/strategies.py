"""Dates of every form for hypothesis."""

import calendar

from hypothesis import strategies as st

from storage.edtf import CalendarDate, Edtf


def _precisions(year: int) -> st.SearchStrategy[CalendarDate]:
    month = st.integers(1, 12)
    return st.one_of(
        st.just(CalendarDate(year)),
        month.map(lambda month: CalendarDate(year, month)),
        month.flatmap(
            lambda month: st.integers(1, calendar.monthrange(year, month)[1]).map(
                lambda day: CalendarDate(year, month, day)
            )
        ),
    )


def calendar_dates(first: int = 1, last: int = 9999) -> st.SearchStrategy[CalendarDate]:
    """Years, months and days between two years."""
    return st.integers(first, last).flatmap(_precisions)


def _to_edtf(ends: tuple[CalendarDate | None, CalendarDate | None]) -> Edtf:
    start, end = ends
    if start and end and end.last < start.first:
        return Edtf(end, start)
    return Edtf(start, end)


def edtfs(first: int = 1, last: int = 9999) -> st.SearchStrategy[Edtf]:
    """Points, intervals and open intervals between two years."""
    date = calendar_dates(first, last)
    return st.one_of(
        date.map(lambda date: Edtf(date, date)),
        st.tuples(date, date).map(_to_edtf),
        date.map(lambda date: Edtf(date, None)),
        date.map(lambda date: Edtf(None, date)),
    )
