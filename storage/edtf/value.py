"""A date or an interval as it is stored: what is known of when something was."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, total_ordering

from storage.edtf.calendar_date import CalendarDate, EdtfError

_OPEN, _UNKNOWN = "..", ""
_NEVER = re.compile(r"9999(-\d\d){0,2}")
"""How others write an end that is open."""


@total_ordering
@dataclass(frozen=True)
class Edtf:
    """A date or an interval; an end that is None is open or, if `unknown`, not known.

    An interval whose ends are the same is that date. Raises `EdtfError` for a reversed interval
    and for one with neither end.

    The four bounds tell what is certain: the thing began between `earliest_start` and
    `latest_start` and ended between `earliest_end` and `latest_end`. Of what is approximate the
    outer two reach further; the inner two, by which lists are sorted, take it at its word. They
    are kept once they are known: `parse` gives the same value for the same text, and a question
    compares a thousand of them.
    """

    start: CalendarDate | None
    end: CalendarDate | None
    unknown: bool = False

    def __post_init__(self) -> None:
        if not (self.start or self.end):
            raise EdtfError("an interval needs a start or an end")
        if self.start and self.end:
            if self.start is not self.end and self.end.last < self.start.first:
                raise EdtfError(f"the interval ends before it begins: {self}")
            if self.unknown:
                raise EdtfError("an end that is given is not unknown")

    @staticmethod
    def parse(text: str) -> "Edtf":
        """The value written as EDTF; raises `EdtfError`."""
        return _parse(text)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> "Edtf":
        """A single year, month or day."""
        return cls.at(CalendarDate(year, month, day))

    @classmethod
    def at(cls, point: CalendarDate) -> "Edtf":
        """A single date."""
        return cls(point, point)

    def __str__(self) -> str:
        if not self.is_interval:
            return str(self.start)
        missing = _UNKNOWN if self.unknown else _OPEN
        return f"{self.start or missing}/{self.end or missing}"

    @property
    def is_interval(self) -> bool:
        """Whether it has two different ends."""
        return self.start is not self.end and self.start != self.end

    @property
    def is_open(self) -> bool:
        """Whether it has no end: begun, and not known to have ended."""
        return self.end is None

    @property
    def is_exact(self) -> bool:
        """Whether every end that it has is a plain year, month or day."""
        return all(end.is_exact for end in (self.start, self.end) if end)

    @cached_property
    def earliest_start(self) -> date:
        """The first day on which it can have begun."""
        return self.start.earliest if self.start else date.min

    @cached_property
    def latest_start(self) -> date:
        """The day by which it has begun for certain."""
        if not self.start:
            return self.end.last if self.end else date.max
        return min(self.start.last, self.end.last) if self.end else self.start.last

    @cached_property
    def earliest_end(self) -> date:
        """The day before which it has not ended for certain."""
        if not self.end:
            return self.start.first if self.start else date.min
        return max(self.end.first, self.start.first) if self.start else self.end.first

    @cached_property
    def latest_end(self) -> date:
        """The last day on which it can have ended."""
        return self.end.latest if self.end else date.max

    def overlaps(self, other: "Edtf") -> bool:
        """Whether the two can have a day in common."""
        return self.earliest_start <= other.latest_end and other.earliest_start <= self.latest_end

    def surely_overlaps(self, period: "Edtf") -> bool:
        """Whether it has a day within the period for certain, whatever its vague parts mean."""
        if any(end.qualifier for end in (self.start, self.end) if end):
            return False
        return self.latest_start <= period.latest_end and period.earliest_start <= self.earliest_end

    def __lt__(self, other: "Edtf") -> bool:
        """By the day each has surely begun, so that a vague date follows the exact ones in it."""
        return self._sort_key < other._sort_key

    @cached_property
    def _sort_key(self) -> tuple[date, int, date, date, str]:
        return (
            self.latest_start,
            -self.earliest_start.toordinal(),
            self.earliest_end,
            self.latest_end,
            str(self),
        )


@lru_cache(4_096)
def _parse(text: str) -> Edtf:
    ends = text.split("/")
    if len(ends) == 1:
        return Edtf.at(CalendarDate.parse(text))
    if len(ends) > 2:
        raise EdtfError(f"not a date: {text!r}")
    start, end = ends
    end = _OPEN if _NEVER.fullmatch(end) else end
    if {start, end} == {_OPEN, _UNKNOWN}:
        raise EdtfError("an interval needs a start or an end")
    missing = (_OPEN, _UNKNOWN)
    return Edtf(
        None if start in missing else CalendarDate.parse(start),
        None if end in missing else CalendarDate.parse(end),
        unknown=_UNKNOWN in (start, end),
    )
