"""What a text says of one date: any part may be missing, and be found beside it."""

from datetime import date, timedelta
from typing import NamedTuple

from handlers.dates.values.value import Doubt, Yearly
from storage.edtf import (
    FIRST_YEAR,
    LAST_YEAR,
    CalendarDate,
    Edtf,
    EdtfError,
    Part,
    Precision,
)

WEEKEND, WEEK, SATURDAY = 7, 8, 5
"""What stands for both days of a weekend, for seven days of a month, where weekdays are counted."""
DAYS_IN, MONTHS_IN = {"day": 1, "week": 7, "fortnight": 14}, {"month": 1, "year": 12}
"""How many there are in units that are counted."""
_TWO_CALENDARS = range(1583, 1924)
_YEARS_NEAR = 2
PARTS = {"early": Part.EARLY, "mid": Part.MID, "late": Part.LATE, "end": Part.LATE}
PARTS |= {"first_days": Part.EARLY, "last_days": Part.LATE}
"""The parts of words like these; an end is also where something stops."""
NEVER = 9999
"""The year that others write for an end that is open."""


class Piece(NamedTuple):
    """The parts of a date that stand together in a text."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    """EDTF's code of a season, quarter or half."""
    digits: int = 4
    """How many digits of the year are said: 3 of a decade, 2 of a century."""
    part: Part | None = None
    qualifier: str = ""
    number: int | None = None
    """A number by itself: what it counts, the next or the last piece tells."""
    period: Edtf | None = None
    """Of what is ready: a week, so many years."""
    doubts: frozenset[Doubt] = frozenset()
    figures: bool = False
    """Whether it is written in figures alone, as `25.04` is, which may be no date at all."""
    month_first: bool = False
    """Whether a day may follow that lacks its month: `April 25-28`."""
    shared: bool = False
    """Whether its year is that of another of its row."""
    weekday: int | None = None
    nth: int = 0
    """Which weekday of its month or year it is; 0 is the last, −1 the one before."""

    on: int | None = None
    """The weekday that it is said to be."""

    def but(self, *doubts: Doubt) -> "Piece":
        """The same with more doubts."""
        if self.doubts.issuperset(doubts):
            return self
        return self._replace(doubts=self.doubts.union(doubts))

    @property
    def is_year(self) -> bool:
        """Whether it is a year and nothing else."""
        return (
            self.year is not None
            and self.digits == 4
            and not (self.month or self.season or self.part or self.qualifier)
            and self.weekday is None
        )

    @property
    def is_whole(self) -> bool:
        """Whether it says of which year, or years, it is."""
        return self.year is not None or self.period is not None

    @property
    def yearly(self) -> Yearly | None:
        """What it says beside the year."""
        if self.season or self.month:
            return Yearly(self.season or self.month or 0, self.day)
        return None

    def at_weekday(self) -> "Piece":
        """The day that `the first Monday of October 2025` is; of no year, what it is a day of."""
        if self.weekday is None:
            return self
        if self.year is None:
            return self.but(Doubt.BESIDE)
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            return self
        if self.weekday == WEEK:
            return self._take_week(CalendarDate(self.year, self.month))
        month = self.month or (1 if self.nth > 0 else 12)
        end = CalendarDate(self.year, month).last
        weekday = SATURDAY if self.weekday == WEEKEND else self.weekday
        back = (end.weekday() - weekday) % 7
        # A fifth one that there is not lies beyond the end of its month.
        day = (
            (end.day - back - 1) % 7 + 1 + 7 * (self.nth - 1)
            if self.nth > 0
            else end.day - back + 7 * self.nth
        )
        if self.weekday == WEEKEND and day <= end.day:
            sunday = end.replace(day=day) + timedelta(days=1)
            return Piece(period=weekend_until(sunday), doubts=self.doubts)
        return self._replace(month=month, day=day, weekday=None)

    def _take_week(self, whole: CalendarDate) -> "Piece":
        """The first to fifth seven days of a month; of 0, the last."""
        first = whole.first + timedelta(days=7 * (self.nth - 1))
        if first > whole.last:
            return self._replace(day=first.day + whole.last.day, weekday=None)
        last = min(first + timedelta(days=6), whole.last)
        if not self.nth:
            first, last = whole.last - timedelta(days=6), whole.last
        ends = CalendarDate.of_day(first), CalendarDate.of_day(last)
        return Piece(period=Edtf(*ends), doubts=self.doubts)

    def to_date(self) -> CalendarDate:
        """The date; raises `EdtfError`."""
        return CalendarDate(
            self.year or 0,
            self.month,
            self.day,
            season=self.season,
            digits=self.digits,
            part=self.part,
            qualifier=self.qualifier,
        )

    @property
    def may_be(self) -> bool:
        """Whether there is such a date."""
        try:
            return bool(self.to_date())
        except EdtfError:
            return False

    def nearest(self) -> Edtf | None:
        """The month or year of a day that there is not, or the day with its month first."""
        for whole in (
            self._replace(day=self.month, month=self.day),
            self._replace(day=None),
            self._replace(day=None, month=None),
        ):
            try:
                return Edtf.at(whole.to_date())
            except EdtfError:
                continue
        return None


def beside(point: CalendarDate, *, after: bool) -> CalendarDate:
    """The year, month or day right after a date, or right before it; raises `EdtfError`.

    What lies within its whole begins and ends somewhere there: `after mid-June`.
    """
    if point.part in ((Part.EARLY, Part.MID) if after else (Part.MID, Part.LATE)):
        return point
    try:
        day = (point.last if after else point.first) + timedelta(days=1 if after else -1)
    except OverflowError as error:
        raise EdtfError("there is no such day") from error
    precision, part = point.precision, point.part
    if precision is Precision.DAY or (part and precision is Precision.MONTH):
        return CalendarDate(day.year, day.month, day.day, qualifier=point.qualifier)
    long = precision in (Precision.DECADE, Precision.CENTURY)
    if long or (precision is Precision.YEAR and not part):
        return CalendarDate(day.year, qualifier=point.qualifier)
    return CalendarDate(day.year, day.month, qualifier=point.qualifier)


def first_after(day: date, weekday: int) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def week_of(day: date) -> Edtf:
    """The week, from Monday to Sunday, that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return Edtf(CalendarDate.of_day(monday), CalendarDate.of_day(monday + timedelta(days=6)))


def weekend_until(sunday: date) -> Edtf:
    """The two days that end on a Sunday."""
    return Edtf(CalendarDate.of_day(sunday - timedelta(days=1)), CalendarDate.of_day(sunday))


def shift_months(day: date, months: int) -> tuple[int, int]:
    """The year and month that lie so many months from a day's."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def year_beside(today: date, month: int, day: int | None, steps: int) -> int:
    """The year of a month or day that is over or to come, nearest to today."""
    said, now = ((month, day), (today.month, today.day)) if day else ((month,), (today.month,))
    if steps < 0:
        return today.year - (said >= now)
    return today.year + (said <= now)


def find_year_of(today: date, said: list[Piece]) -> int | None:
    """The nearest year in which days are the weekdays that they are said to be."""
    near = list[tuple[int, int]]()
    for year in range(today.year - _YEARS_NEAR, today.year + _YEARS_NEAR + 1):
        try:
            days = [date(year, piece.month or 0, piece.day or 0) for piece in said]
        except ValueError:
            continue
        if all(day.weekday() == piece.on for day, piece in zip(days, said, strict=True)):
            near.append((abs((days[0] - today).days), year))
    return min(near)[1] if near else None


def is_in_old_style(first: Piece, last: Piece) -> bool:
    """Whether a day is the same as another in the old calendar: `3/16 June 1908`."""
    year = last.year or 0
    if not last.day or not last.month or year not in _TWO_CALENDARS:
        return False
    century = year // 100
    try:
        old = date(year, last.month, last.day) - timedelta(days=century - century // 4 - 2)
    except ValueError:
        return False
    if first.number is not None:
        return (last.month, first.number) == (old.month, old.day)
    return (first.month, first.day) == (old.month, old.day) and first.year in (None, old.year)


def in_full(year: int, today: date) -> int:
    """A year of two digits: of this century, unless that is years ahead."""
    century = today.year // 100 * 100
    return century + year - (100 if century + year > today.year + 10 else 0)
