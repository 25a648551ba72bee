"""So long until a day: `the twelve months to 30 June 2025`, `year ended 31 December 2024`."""

from datetime import date, timedelta

from handlers.dates.names.named import read_day_and_month, read_month
from handlers.dates.numeric.figures import read_figures
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.relative.ago import read_count
from handlers.dates.values.piece import DAYS_IN, Piece, shift_months
from handlers.dates.words.lexicon import Kind
from storage.edtf import CalendarDate, Edtf, EdtfError

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_MOST_MONTHS = 600


def read_ending(passage: Passage, at: int) -> Parsed | None:
    """The period that ends with a day or month, by how long it is."""
    if Kind.ENDING not in passage.kinds:
        return None
    at += bool(passage.means(at, Kind.LATEST))
    counted = read_count(passage, at)
    if not counted and passage.means(at, Kind.UNIT) in (*_MONTHS, "week", "fortnight"):
        counted = 1, at
    unit = passage.means(counted[1], Kind.UNIT) if counted else None
    if not counted or unit not in (*_MONTHS, *DAYS_IN):
        return None
    count, named = counted
    end = named + 1 + passage.is_mark(named + 1, ",")
    if not passage.means(end, Kind.ENDING):
        return None
    # "Twelve months to 30 June", but "a year to remember"
    last = _read_last(passage, passage.skip(end + 1, Kind.PREP))
    if not last or not (period := _count_back(last.piece, count, unit)):
        return None
    return Parsed(Piece(period=period, doubts=last.piece.doubts), last.end)


def _read_last(passage: Passage, at: int) -> Parsed | None:
    if not passage.at(at):
        return None
    last = read_figures(passage, at) or read_day_and_month(passage, at) or read_month(passage, at)
    return last if last and last.piece.year and last.piece.month else None


def _count_back(last: Piece, count: int, unit: str) -> Edtf | None:
    """The days, or whole months, that end with a date."""
    try:
        end = last.to_date()
        if not last.day:
            months = _MONTHS.get(unit, 0) * count
            if not 0 < months <= _MOST_MONTHS:
                return None
            return Edtf(CalendarDate(*shift_months(end.first, 1 - months)), end)
        return Edtf(CalendarDate.of_day(_first_day(end.first, count, unit)), end)
    except (EdtfError, OverflowError, ValueError):
        return None


def _first_day(last: date, count: int, unit: str) -> date:
    if days := DAYS_IN.get(unit):
        return last - timedelta(days=days * count - 1)
    following = last + timedelta(days=1)
    year, month = shift_months(following, -_MONTHS[unit] * count)
    # What ends on the 30th of August begins with March.
    length = CalendarDate(year, month).last.day
    return date(year, month, min(following.day, length))
