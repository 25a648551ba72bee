"""A single date, from a century down to a day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Self

FIRST_YEAR, LAST_YEAR = 1, 9998
"""9999 is no year: `date.max` stands for an end that is open."""

_POINT = re.compile(r"(\d\d)(?:XX|(\d)(?:X|(\d)(?:-(\d\d)(?:-(\d\d))?)?))([?~%]?)", re.ASCII)
_SET = re.compile(r"\[([\d-]{4,10})\.\.([\d-]{4,10})\](\??)", re.ASCII)


class EdtfError(ValueError):
    """A text or a set of parts that is no date."""


class Precision(Enum):
    """How much of a calendar date is known."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"


class Part(Enum):
    """Which part of a century, decade, year or month is meant, as far as such words say."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"


# The years of a century and of a decade, the months of a year, the days of a month. The halves of
# a year have codes of their own.
_PARTS = {
    Precision.CENTURY: ((0, 33), (34, 66), (67, 99), (0, 49), (50, 99)),
    Precision.DECADE: ((0, 3), (4, 6), (7, 9), (0, 4), (5, 9)),
    Precision.YEAR: ((1, 4), (5, 8), (9, 12)),
    Precision.MONTH: ((1, 10), (11, 20), (21, 31), (1, 15), (16, 31)),
}
# What EDTF writes in the place of a month: its first month, how many, and what it is.
_SEASONS = {
    21: (3, 3, Precision.SEASON),
    22: (6, 3, Precision.SEASON),
    23: (9, 3, Precision.SEASON),
    24: (0, 3, Precision.SEASON),  # begins in the December before
    **{33 + each: (1 + 3 * each, 3, Precision.QUARTER) for each in range(4)},
    40: (1, 6, Precision.HALF),
    41: (7, 6, Precision.HALF),
}
# How far, in months, the truth may lie from what is only approximate.
_REACH = {
    Precision.CENTURY: 1200,
    Precision.DECADE: 120,
    Precision.YEAR: 12,
    Precision.HALF: 6,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.MONTH: 1,
}
_REACH_OF_DAY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """What is known of one date; raises `EdtfError` for one that no calendar has."""

    year: int
    """The first one, of a decade or century."""
    month: int | None = None
    day: int | None = None
    season: int | None = None
    """EDTF's code of a season, quarter or half."""
    digits: int = 4
    """How many digits of the year are known: 3 of a decade, 2 of a century."""
    part: Part | None = None
    qualifier: str = ""
    """`?`, `~` or `%`."""

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise EdtfError("a day needs its month")
        # A zero is no calendar's either, so it must not pass for a part that is left out.
        month = 1 if self.month is None else self.month
        try:
            date(self.year, month, 1 if self.day is None else self.day)
        except ValueError as error:
            raise EdtfError(str(error)) from error
        if self.year > LAST_YEAR or self.year % 10 ** (4 - self.digits):
            raise EdtfError(f"no such year: {self.year}")
        if self.season and (self.month or self.season not in _SEASONS):
            raise EdtfError(f"no such part of a year: {self.season}")
        if self.digits < 4 and (self.month or self.season):
            raise EdtfError("a month needs its year")
        if self.part and (self._part_range is None or self.is_approximate):
            raise EdtfError(f"there is no {self.part.value} part of this")

    @classmethod
    def parse(cls, text: str) -> Self:
        """The date written as EDTF."""
        if match := _SET.fullmatch(text):
            return cls._of_set(*match.groups())
        if not (match := _POINT.fullmatch(text)):
            raise EdtfError(f"not a date: {text!r}")
        century, decade, year, month, day, qualifier = match.groups()
        known = century + (decade or "") + (year or "")
        number = int(month) if month else None
        season = number if number in _SEASONS else None
        return cls(
            int(known.ljust(4, "0")),
            None if season else number,
            int(day) if day else None,
            season=season,
            digits=len(known),
            qualifier=qualifier,
        )

    @classmethod
    def _of_set(cls, first: str, last: str, qualifier: str) -> Self:
        """The date one of whose parts is this set of days, months or years."""
        start = cls.parse(first)
        year, decade, century = start.year, start.year // 10 * 10, start.year // 100 * 100
        if start.precision is Precision.DAY:
            wholes = [{"year": year, "month": start.month}]
        elif start.precision is Precision.MONTH:
            wholes = [{"year": year}]
        else:
            wholes = [{"year": decade, "digits": 3}, {"year": century, "digits": 2}]
        for whole in wholes:
            for part in Part:
                try:
                    made = cls(**whole, part=part, qualifier=qualifier)  # type: ignore[arg-type]
                except EdtfError:
                    continue
                if str(made) == f"[{first}..{last}]{qualifier}":
                    return made
        raise EdtfError(f"no part of a date: [{first}..{last}]")

    @classmethod
    def of_day(cls, day: date) -> Self:
        """The same day as a calendar date."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        if self.part:
            first, last = map(str, self._ends_of_part())
            return f"[{first}..{last}]{self.qualifier}"
        year = f"{self.year:04}"[: self.digits].ljust(4, "X")
        rest = [f"-{part:02}" for part in (self.season or self.month, self.day) if part]
        return "".join([year, *rest, self.qualifier])

    @property
    def precision(self) -> Precision:
        """How much is known; of a part of something, what the something is."""
        if self.day:
            return Precision.DAY
        if self.month:
            return Precision.MONTH
        if self.season:
            return _SEASONS[self.season][2]
        return {4: Precision.YEAR, 3: Precision.DECADE, 2: Precision.CENTURY}[self.digits]

    @property
    def is_exact(self) -> bool:
        """Whether it is a plain year, month or day, without a doubt."""
        plain = (Precision.YEAR, Precision.MONTH, Precision.DAY)
        return not self.part and not self.qualifier and self.precision in plain

    @property
    def is_uncertain(self) -> bool:
        """Whether the source itself doubts it."""
        return self.qualifier in ("?", "%") if self.qualifier else False

    @property
    def is_approximate(self) -> bool:
        """Whether it is only about then."""
        return self.qualifier in ("~", "%") if self.qualifier else False

    @property
    def first(self) -> date:
        """The earliest day that this date can mean, taken at its word."""
        if self.part:
            return self._ends_of_part()[0].first
        if self.season:
            return _begin_month(self.year, _SEASONS[self.season][0])
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day that this date can mean, taken at its word."""
        if self.part:
            return self._ends_of_part()[1].last
        if self.day:
            return self.first
        if self.digits < 4:
            return date(min(self.year + 10 ** (4 - self.digits) - 1, LAST_YEAR), 12, 31)
        month, months, _ = _SEASONS[self.season] if self.season else (self.month or 1, 0, None)
        months = months or (1 if self.month else 12)
        return _begin_month(self.year, month + months) - timedelta(days=1)

    @property
    def earliest(self) -> date:
        """The earliest day, also if it is only approximate."""
        return self._reach(self.first, -1) if self.is_approximate else self.first

    @property
    def latest(self) -> date:
        """The latest day, also if it is only approximate."""
        return self._reach(self.last, 1) if self.is_approximate else self.last

    def _reach(self, day: date, direction: int) -> date:
        if self.precision is Precision.DAY:
            return day + direction * min(_REACH_OF_DAY, date.max - day, day - date.min)
        months = direction * _REACH[self.precision]
        if direction < 0:
            return _begin_month(day.year, day.month + months)
        following = _begin_month(day.year, day.month + 1 + months)
        return following if following == date.max else following - timedelta(days=1)

    @property
    def _part_range(self) -> tuple[int, int] | None:
        ranges = _PARTS.get(self.precision, ())
        index = list(Part).index(self.part) if self.part else len(ranges)
        return ranges[index] if index < len(ranges) else None

    def _ends_of_part(self) -> tuple["CalendarDate", "CalendarDate"]:
        """The first and the last day, month or year of the part."""
        first, last = self._part_range or (0, 0)
        if self.precision is Precision.MONTH:
            month_end = CalendarDate(self.year, self.month).last.day
            return (
                CalendarDate(self.year, self.month, first),
                CalendarDate(self.year, self.month, min(last, month_end)),
            )
        if self.precision is Precision.YEAR:
            return CalendarDate(self.year, first), CalendarDate(self.year, last)
        return CalendarDate(self.year + first), CalendarDate(min(self.year + last, LAST_YEAR))


def _begin_month(year: int, month: int) -> date:
    """The first day of a month, which may be counted beyond a year; within what a date can be."""
    years, month = divmod(year * 12 + month - 1, 12)
    if years < date.min.year:
        return date.min
    return date.max if years > date.max.year else date(years, month + 1, 1)
