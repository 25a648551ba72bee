"""The one date that an editor's answer is."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from handlers.dates.reader import LANGUAGES, read_dates
from handlers.dates.values.value import (
    Context,
    DateError,
    Doubt,
    Found,
    Problem,
    Reading,
    Recurring,
    Span,
    Wrong,
    in_order,
)
from storage.edtf import CalendarDate, Edtf, Precision


def read_date(text: str, today: date, languages: Sequence[str] = LANGUAGES) -> Found:
    """The date of a year that a whole text is; raises `DateError`.

    Days in a row, «20 и 21 мая 2018», are one period, with a doubt.
    """
    reading = read_dates(text, today, Context.FIELD, languages)
    if reading.problems:
        raise DateError(reading.problems[0])
    if not reading.values or reading.unread:
        span = reading.unread[0] if reading.unread else Span(0, len(text))
        raise DateError(Wrong(Problem.NOT_UNDERSTOOD, span))
    found = reading.values[0]
    if len(reading.values) > 1:
        if not (joined := _join(reading)):
            raise DateError(Wrong(Problem.SEVERAL, reading.values[1].span))
        found = joined
    if isinstance(found.value, Recurring):
        raise DateError(Wrong(Problem.NO_YEAR, found.span, found.value.in_year(today.year)))
    return found


def _join(reading: Reading) -> Found | None:
    """Days in a row as one period; None if they are not that."""
    points: list[CalendarDate] = []
    for found in reading.values:
        value = found.value
        if not isinstance(value, Edtf) or value.is_interval or not value.start:
            return None
        if not value.is_exact or value.start.precision is not Precision.DAY:
            return None
        points.append(value.start)
    for one, other in pairwise(points):
        if other.first - one.first != timedelta(days=1):
            return None
    doubts = {doubt for found in reading.values for doubt in found.doubts} | {Doubt.JOINED}
    span = Span(reading.values[0].span.start, reading.values[-1].span.end)
    period = Edtf(points[0], points[-1])
    return Found(period, span, in_order(doubts))
