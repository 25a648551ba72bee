"""What a sentence says of time."""

from dataclasses import dataclass, replace

from handlers.documents.understanding.words.model import DoubtKind
from storage.edtf import Edtf, EdtfError, Precision

_WHOLE_YEAR = 4
"""Digits of a year; a decade has fewer."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a sentence that may be an event's."""

    value: Edtf
    start: int
    end: int
    doubts: tuple[DoubtKind, ...] = ()
    standing: bool = False
    """Whether it only says since when a state holds."""
    is_today: bool = False
    """Whether it says no more than "today", which may be "nowadays"."""

    @property
    def year(self) -> int | None:
        """The year that it speaks of last."""
        point = self.value.end or self.value.start
        return point.year if point else None

    @property
    def is_year(self) -> bool:
        """Whether it says no more than a year, or years."""
        ends = [end for end in (self.value.start, self.value.end) if end]
        return all(end.precision is Precision.YEAR for end in ends)

    @property
    def is_of_years(self) -> bool:
        """Whether it says from which year to which: the term of a programme."""
        start, end = self.value.start, self.value.end
        return self.is_year and start is not None and end is not None and start != end

    @property
    def is_vague(self) -> bool:
        """Whether it says no more than decades or centuries."""
        ends = [end for end in (self.value.start, self.value.end) if end]
        return all(end.digits < _WHOLE_YEAR for end in ends)

    @property
    def has_day(self) -> bool:
        """Whether it says a day."""
        return any(
            end and end.precision is Precision.DAY for end in (self.value.start, self.value.end)
        )


@dataclass(frozen=True, slots=True)
class Times:
    """What a sentence says of time."""

    mentions: tuple[Mention, ...] = ()
    aside: tuple[Mention, ...] = ()
    """Dates of documents and terms."""
    problems: tuple[DoubtKind, ...] = ()
    yearless: tuple[tuple[int, int], ...] = ()
    """Where days and months stand whose year is not said."""
    wrong: tuple[tuple[int, int], ...] = ()
    """Where dates stand that no calendar has, and periods that end before they begin."""

    @property
    def incomplete(self) -> tuple[tuple[int, int], ...]:
        """Where dates stand that are none yet."""
        return (*self.yearless, *self.wrong)


def in_year(value: Edtf, year: int) -> Edtf | None:
    """The same days and months of another year."""
    if not value.start or not value.end:
        return None
    later = year - value.start.year
    try:
        return Edtf(
            replace(value.start, year=year), replace(value.end, year=value.end.year + later)
        )
    except EdtfError:
        return None
