"""What is read from a text: dates, what is doubtful about them, and what could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import NamedTuple

from storage.edtf import CalendarDate, Edtf, EdtfError


class Context(Enum):
    """Where a text stands: the same words can say other things there."""

    QUESTION = auto()
    """A visitor's question, or what follows /events: other words may stand around the dates."""
    FIELD = auto()
    """An editor's answer to "when?": a date and nothing else."""
    DOCUMENT = auto()
    """A paragraph that was pasted or comes out of a document."""


class Doubt(Enum):
    """Why a reading should be looked at."""

    DAY_OR_MONTH = auto()
    """`5/6/2018`: which is the day?"""
    DAY_OR_YEAR = auto()
    """`April 17`: the 17th, or 2017?"""
    MONTH_OR_YEARS = auto()
    """`2011-12`: December, or two years?"""
    CENTURY = auto()
    """`the 20s`: of which century?"""
    WINTER = auto()
    """`winter 2018`: the one that began in it, or that ended in it?"""
    TURN_OF_YEAR = auto()
    """`October to April 2018`: the beginning was taken to be of the year before."""
    GUESSED = auto()
    """A month was guessed: its name is misspelled, or it is a number before a year."""
    FROM_START = auto()
    """`nine months of 2018`: they were taken to be its first."""
    MONTH_SHARED = auto()
    """`April 2017 and 2018`: the month was taken to be that of both years."""
    WEEKDAY = auto()
    """`Tuesday, 5 May 2025`, which was a Monday."""
    BESIDE = auto()
    """`the rainy weeks of May 2018`: what stands beside it may be a part of it."""
    INHERITED = auto()
    """The year stands elsewhere: before in the text, or over it."""
    JOINED = auto()
    """Days in a row were taken as one period."""
    RELATIVE = auto()
    """`last week`: it depends on the day when it was written."""
    AFTER = auto()
    """`after 2017`: when it began is not said."""
    STANDING = auto()
    """`in force since 2006`: when a state began, hardly when something took place."""
    AS_OF = auto()
    """`As of 1 May 2025 the register lists …`: of when a figure is, when nothing took place."""
    DOCUMENTS_DATE = auto()
    """`order No. 310 of 14 May 2019`: when a document was written."""
    TERM = auto()
    """`programme for 2023–2025`, `valid until 2021`: when something is to hold."""


def in_order(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Doubts in the order in which they are told."""
    return tuple(sorted(doubts, key=lambda each: each.value))


class Problem(Enum):
    """Why what looks like a date is none."""

    NOT_UNDERSTOOD = auto()
    IMPOSSIBLE = auto()
    """No calendar has it."""
    NO_START = auto()
    """An open end, `31.12.9999`, of what has no beginning."""
    NO_YEAR = auto()
    """Since or until a day or month, of which year is not said."""
    REVERSED = auto()
    """It ends before it begins."""
    SEVERAL = auto()
    """One date is wanted."""
    TOO_LONG = auto()
    """The text has more than is read."""


class Span(NamedTuple):
    """Where something stands in the text that was read."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Yearly:
    """A day, month or season of no particular year, as ISO 8601 writes it: `--04-17`, `--04`."""

    month: int
    """EDTF's code, of a season, quarter or half."""
    day: int | None = None

    def __str__(self) -> str:
        return f"--{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def in_year(self, year: int) -> CalendarDate | None:
        """It in a year; None where that year does not have it."""
        season, month = (self.month, None) if self.month > 12 else (None, self.month)
        try:
            return CalendarDate(year, month, self.day, season=season)
        except EdtfError:
            return None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A day, month, season or stretch of every year that has it."""

    start: Yearly
    end: Yearly

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    def in_year(self, year: int) -> Edtf | None:
        """It in a year, over its end where need be; None where that year does not have it."""
        start = self.start.in_year(year)
        end = self.end.in_year(year)
        if start and end and end.last < start.first:
            end = self.end.in_year(year + 1)
        return Edtf(start, end) if start and end else None

    @property
    def months(self) -> tuple[int, ...]:
        """The months that it touches, in their order."""
        # Of a leap year, so that 29 February is there.
        if not (value := self.in_year(2024)):
            return ()
        first, last = value.earliest_start, value.latest_end
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        return tuple((first.month - 1 + each) % 12 + 1 for each in range(count))


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What has not begun by a day."""

    today: date

    def __str__(self) -> str:
        return str(self.period)

    @property
    def period(self) -> Edtf:
        """The days in which it can begin."""
        return Edtf(CalendarDate.of_day(self.today + timedelta(days=1)), None)


Value = Edtf | Recurring | Upcoming


@dataclass(frozen=True, slots=True)
class Found:
    """A date, where it stands, and why it should be looked at."""

    value: Value
    span: Span
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """What looks like a date and is none."""

    problem: Problem
    span: Span
    nearest: Edtf | None = None
    """What may be meant: the month of an impossible day, a period the other way round."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from a text, in its order, and all that was not."""

    values: tuple[Found, ...] = ()
    aside: tuple[Found, ...] = ()
    """Dates that are no event's: of documents and terms."""
    problems: tuple[Wrong, ...] = ()
    unread: tuple[Span, ...] = ()
    """Words and numbers that are part of no date; not told of a document, which is full of them."""

    def rest(self, text: str) -> str:
        """What was not read, with single spaces."""
        return " ".join(text[span.start : span.end] for span in self.unread)


class DateError(ValueError):
    """A text that is no single date, and why; its words are the caller's."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.problem.name)
        self.problem = wrong.problem
        self.span = wrong.span
        self.nearest = wrong.nearest
