"""Dates that say no more than is known: a subset of ISO 8601-2 (EDTF).

Year (`2018`), month (`2018-04`), day (`2018-04-25`), interval (`2016-10-22/2017-04-09`) and
interval open at one end (`1997/..`, `../2016`).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import total_ordering
from typing import Self

_CALENDAR_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_OPEN = ".."


class EdtfError(ValueError):
    """A text or a set of parts that is no date."""


class Precision(Enum):
    """How much of a calendar date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A year, a month of a year or a day; raises `EdtfError` for one that no calendar has."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise EdtfError("a day needs its month")
        try:
            # A zero is no calendar's either, so it must not pass for a part that is left out.
            date(*(1 if part is None else part for part in (self.year, self.month, self.day)))
        except ValueError as error:
            raise EdtfError(str(error)) from error

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date written as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""
        match = _CALENDAR_DATE.fullmatch(text)
        if not match:
            raise EdtfError(f"not a date: {text!r}")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @classmethod
    def of_day(cls, day: date) -> Self:
        """The same day as a calendar date."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def precision(self) -> Precision:
        """How much is known."""
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    @property
    def first(self) -> date:
        """The earliest day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@total_ordering
@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval; an end that is None is open.

    An interval whose ends are the same is that date. Raises `EdtfError` for a reversed interval
    and for one with both ends open.

    The four bounds tell what is certain: the thing began between `earliest_start` and
    `latest_start` and ended between `earliest_end` and `latest_end`.
    """

    start: CalendarDate | None
    end: CalendarDate | None

    def __post_init__(self) -> None:
        if not (self.start or self.end):
            raise EdtfError("an interval needs a start or an end")
        if self.start and self.end and self.end.last < self.start.first:
            raise EdtfError(f"the interval ends before it begins: {self}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value written as EDTF; raises `EdtfError`."""
        ends = text.split("/")
        if len(ends) > 2:
            raise EdtfError(f"not a date: {text!r}")
        start, end = (None if end == _OPEN else CalendarDate.parse(end) for end in (ends * 2)[:2])
        return cls(start, end)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """A single year, month or day."""
        point = CalendarDate(year, month, day)
        return cls(point, point)

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or _OPEN}/{self.end or _OPEN}"

    @property
    def is_interval(self) -> bool:
        """Whether it has two different ends."""
        return self.start != self.end

    @property
    def is_open(self) -> bool:
        """Whether its end is open: begun, and not known to have ended."""
        return self.end is None

    @property
    def earliest_start(self) -> date:
        """The first day on which it can have begun."""
        return self.start.first if self.start else date.min

    @property
    def latest_start(self) -> date:
        """The day by which it has begun for certain."""
        if not self.start:
            return self.latest_end
        return min(self.start.last, self.latest_end)

    @property
    def earliest_end(self) -> date:
        """The day before which it has not ended for certain."""
        if not self.end:
            return self.earliest_start
        return max(self.end.first, self.earliest_start)

    @property
    def latest_end(self) -> date:
        """The last day on which it can have ended."""
        return self.end.last if self.end else date.max

    def overlaps(self, other: "Edtf") -> bool:
        """Whether the two can have a day in common."""
        return self.earliest_start <= other.latest_end and other.earliest_start <= self.latest_end

    def surely_overlaps(self, period: "Edtf") -> bool:
        """Whether it has a day within the period for certain, whatever its vague parts mean."""
        return self.latest_start <= period.latest_end and period.earliest_start <= self.earliest_end

    def __lt__(self, other: "Edtf") -> bool:
        """By the day each has surely begun, so that a vague date follows the exact ones in it."""
        return self._sort_key < other._sort_key

    @property
    def _sort_key(self) -> tuple[date, int, date, date, str]:
        return (
            self.latest_start,
            -self.earliest_start.toordinal(),
            self.earliest_end,
            self.latest_end,
            str(self),
        )
