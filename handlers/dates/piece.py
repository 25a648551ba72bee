"""What a text says of one date: any part may be missing, and be found beside it."""

from datetime import date, timedelta
from typing import NamedTuple

from handlers.dates.values import Doubt, Yearly
from storage.edtf import (
    FIRST_YEAR,
    LAST_YEAR,
    CalendarDate,
    Edtf,
    EdtfError,
    Part,
    Precision,
)

_LENT = {Doubt.RELATIVE, Doubt.INHERITED}
_THIRDS = (Part.EARLY, Part.MID, Part.LATE)
WEEKEND, _SATURDAY = 7, 5
"""What stands for both days of a weekend, where weekdays are counted."""
_THIS_CENTURY, _THIRTIES = 2000, 2030
"""Nobody speaks of the 2030s as of the thirties yet."""
_TWO_CALENDARS = range(1583, 1924)
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
    """Which weekday of its month or year is meant, by its number there; 0 is the last."""

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
        month = self.month or (1 if self.nth else 12)
        end = CalendarDate(self.year, month).last
        weekday = _SATURDAY if self.weekday == WEEKEND else self.weekday
        back = (end.weekday() - weekday) % 7
        # A fifth one that there is not lies beyond the end of its month.
        day = (end.day - back - 1) % 7 + 1 + 7 * (self.nth - 1) if self.nth else end.day - back
        if self.weekday == WEEKEND and day <= end.day:
            sunday = end.replace(day=day) + timedelta(days=1)
            return Piece(period=weekend_until(sunday), doubts=self.doubts)
        return self._replace(month=month, day=day, weekday=None)

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


def complete(pieces: list[Piece]) -> list[Piece] | None:
    """The pieces with what others of their row say: `20, 21 мая 2018`; None if some stay bare."""
    if len(pieces) == 1:
        return None if pieces[0].number is not None else pieces
    done: list[Piece] = []
    for piece in reversed(_continue_month(pieces)):
        done.append(_with_next(piece, done[-1]) if done else piece)
    done.reverse()
    for at in range(1, len(done)):
        done[at] = _with_last(done[at], done[at - 1])
    if done[0].digits == 3 and Doubt.CENTURY in done[0].doubts:
        done = _in_one_century(done)
    return None if any(piece.number is not None for piece in done) else done


def _continue_month(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the days of a month that stands before them: `May 20–21 and June 3`."""
    done = pieces[:1]
    for piece in pieces[1:]:
        last, day = done[-1], piece.number
        continues = day is not None and last.month_first and last.day
        month = piece._replace(number=None, day=day, month=last.month, month_first=True)
        done.append(month if continues else piece)
    return done


def _with_next(piece: Piece, following: Piece) -> Piece:
    """A piece with what the one after it says for both."""
    if piece.period or following.period:
        return piece
    if piece.number is not None:
        if following.number is not None and following.year is not None:
            # May 5, 7 and 9, 2018
            return piece._replace(year=following.year)
        piece = _count(piece, piece.number, following)
    if piece.digits == following.digits == 3 and (piece.year or 0) > (following.year or 0):
        # «60-е и 70-е гг. XVIII в.»
        return in_century_of(piece, following)
    if _lacks_year(piece) and following.year is not None and following.digits == 4:
        # The year stands there, so this is no year.
        doubts = piece.doubts - {Doubt.DAY_OR_YEAR}
        piece = piece._replace(year=following.year, shared=True, doubts=doubts)
    return piece.but(*(following.doubts & _LENT)) if following.doubts else piece


def _count(piece: Piece, number: int, following: Piece) -> Piece:
    """A number by itself as what the next one counts: days, quarters, centuries, decades."""
    precision = _precision(following)
    if following.weekday is not None and not following.day:
        # "The second and fourth Saturdays of October"
        return following._replace(nth=number)
    if piece.part and not number:
        # «В начале и конце мая»
        return _as_part(piece.part, following)
    if following.part in _THIRDS and following.month and 1 <= number <= len(_THIRDS):
        # «Во второй – третьей декаде мая»
        return following._replace(part=_THIRDS[number - 1])
    if following.day:
        return piece._replace(number=None, day=number, month=following.month)
    if precision is Precision.CENTURY:
        return piece._replace(number=None, year=(number - 1) * 100, digits=2)
    if precision is Precision.DECADE and number % 10 == 0:
        century = (following.year or 0) // 100 * 100
        return piece._replace(number=None, year=century + number, digits=3)
    if precision in (Precision.QUARTER, Precision.HALF) and number <= 4:
        first = 33 if precision is Precision.QUARTER else 40
        return piece._replace(number=None, season=first + number - 1)
    if following.figures and following.month and number <= 12:
        return piece._replace(number=None, month=number)
    return piece


def _as_part(part: Part, whole: Piece) -> Piece:
    """Another part of what the next piece is of."""
    halves = (Part.FIRST_HALF, Part.SECOND_HALF)
    if part in halves and whole.digits == 4 and not whole.month:
        return whole._replace(part=None, season=40 + halves.index(part))
    return whole._replace(part=part, season=None)


def _with_last(piece: Piece, last: Piece) -> Piece:
    """A piece with what the one before it says for both."""
    if piece.period or last.period:
        return piece
    if piece.number is not None and last.digits == 3 and last.year and not piece.number % 10:
        # Jaren 70 en 80
        piece = piece._replace(number=None, year=last.year // 100 * 100 + piece.number, digits=3)
    if _lacks_year(piece) and last.year is not None and last.digits == 4:
        piece = piece._replace(year=last.year, shared=True)
    return piece


def _in_one_century(decades: list[Piece]) -> list[Piece]:
    """Decades of two figures that are all over: `jaren 20 en 30` are the last ones of that name."""
    if all(each.digits != 3 or (each.year or 0) < _THIRTIES for each in decades):
        return decades
    return [
        each._replace(year=each.year - 100)
        if each.digits == 3 and (each.year or 0) >= _THIS_CENTURY and each.year
        else each
        for each in decades
    ]


def in_century_of(decade: Piece, other: Piece) -> Piece:
    """A decade in the century of another one, which is said."""
    return decade._replace(year=(other.year or 0) // 100 * 100 + (decade.year or 0) % 100)


def _lacks_year(piece: Piece) -> bool:
    return piece.number is None and piece.year is None


def _precision(piece: Piece) -> Precision | None:
    if piece.season:
        return CalendarDate(2000, season=piece.season).precision
    if piece.year is None:
        return None
    return {4: Precision.YEAR, 3: Precision.DECADE, 2: Precision.CENTURY}[piece.digits]


def beside(point: CalendarDate, *, after: bool) -> CalendarDate:
    """The year, month or day right after a date, or right before it; raises `EdtfError`."""
    try:
        day = (point.last if after else point.first) + timedelta(days=1 if after else -1)
    except OverflowError as error:
        raise EdtfError("there is no such day") from error
    if point.precision is Precision.DAY:
        return CalendarDate.of_day(day)
    if point.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY) and not point.part:
        return CalendarDate(day.year)
    return CalendarDate(day.year, day.month)


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
