"""So many months or days from the beginning of a time, or to its end: «за 9 месяцев 2018 года»."""

from datetime import date, timedelta
from typing import NamedTuple

from handlers.dates.names.counted import read_part_of_year
from handlers.dates.names.named import read_any_month
from handlers.dates.names.seasons import read_season
from handlers.dates.numeric.short_years import read_short_year_of_part
from handlers.dates.passages.passage import LINKS, Parsed, Passage, Rule
from handlers.dates.relative.from_today import read_relative
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year import read_year
from storage.edtf import CalendarDate, Edtf, EdtfError

_MONTHS = {"month": 1, "quarter": 3}
_DAYS = {"day": 1, "week": 7}
_FIRST_HALF, _SECOND_HALF = 40, 41
_NAMED: tuple[Rule, ...] = (read_any_month, read_season, read_part_of_year)
_SEASONS = range(21, 25)
_FEWEST, _FAR = 2, 8


class _Stretch(NamedTuple):
    """How much of a time, from which of its ends, and the index after the words that say it."""

    number: int
    unit: str
    last: bool
    end: int
    doubtful: bool = False


def read_stretch(passage: Passage, at: int) -> Parsed | None:
    """`the first nine months of 2018`, «последние две недели мая 2018 г.»."""
    stretch = _read_words(passage, at)
    if not stretch:
        return None
    at = passage.skip(passage.skip_dot(stretch.end), *LINKS)
    whole = _read_whole(passage, at, stretch)
    if not whole or not whole.piece.is_whole or whole.piece.day:
        return None
    piece = _cut(stretch, whole.piece)
    if not piece:
        return None
    doubts = whole.piece.doubts | ({Doubt.FROM_START} if stretch.doubtful else set())
    return Parsed(piece.but(*doubts), whole.end)


def _read_whole(passage: Passage, at: int, stretch: _Stretch) -> Parsed | None:
    """The year, or of days also the month, season, quarter or week that they are of."""
    if not passage.at(at):
        return None
    last_week = stretch.unit == "week" and stretch.number == 1
    named = _NAMED if stretch.unit in _DAYS and not last_week else ()
    for rule in (*named, read_year, read_short_year_of_part):
        if whole := rule(passage, at):
            # On which day a spring begins, others count by the stars.
            starry = whole.piece.season in _SEASONS and passage.language != "ru"
            return Parsed(whole.piece.but(Doubt.BESIDE), whole.end) if starry else whole
    period = read_relative(passage, at) if named else None
    return period if period and period.piece.period else None


def _read_words(passage: Passage, at: int) -> _Stretch | None:
    """`first nine months`, « neuf premiers mois », «9 месяцев», «первые полгода»."""
    side = _read_side(passage, at)
    counted = _read_count(passage, at + (side is not None))
    unit = passage.means(at + 1, Kind.UNIT)
    if side is not None and (unit in ("half_year", "month", "day") or (side and unit == "week")):
        return _Stretch(1, unit, side, at + 2)
    if not counted or counted[0] < _FEWEST:
        return None
    count, end = counted
    if side is None and (side := _read_side(passage, end)) is not None:
        end += 1
    unit = passage.means(end, Kind.UNIT)
    if not unit and side is not None and (unit := _find_unit_before(passage, at)):
        # «Последние 3 месяца 2024 и первые два 2025»
        return _Stretch(count, unit, side, end)
    # «3 квартала» may be a slip for the third one, «три квартала» are three.
    alone = unit == "month" or (unit == "quarter" and passage.has(end - 1, (Kind.CARDINAL,)))
    if unit not in (*_MONTHS, *_DAYS) or (side is None and not alone):
        return None
    return _Stretch(count, unit, bool(side), end + 1, doubtful=side is None)


def _find_unit_before(passage: Passage, at: int) -> str | None:
    """The unit of the stretch that stands before, right after its number."""
    for index in range(at - 1, max(0, at - _FAR), -1):
        unit = passage.means(index, Kind.UNIT)
        if unit in (*_MONTHS, *_DAYS):
            return str(unit)
    return None


def _read_side(passage: Passage, at: int) -> bool | None:
    """Whether a word says that they are the last, not the first; None if it says neither."""
    if passage.means(at, Kind.ORDINAL) == 1:
        return False
    return True if passage.means(at, Kind.LATEST) else None


def _read_count(passage: Passage, at: int) -> tuple[int, int] | None:
    token = passage.at(at)
    if token and token.digits in (1, 2) and not token.suffix:
        return token.value, at + 1
    number = passage.means(at, Kind.CARDINAL)
    return (number, at + 1) if number else None


def _cut(stretch: _Stretch, whole: Piece) -> Piece | None:
    """The stretch of a year or month; None if it is longer."""
    year = whole.year or 0
    if stretch.unit == "half_year":
        return Piece(year, season=_SECOND_HALF if stretch.last else _FIRST_HALF)
    try:
        bounds = whole.period or Edtf.at(whole.to_date())
        if months := _MONTHS.get(stretch.unit, 0) * stretch.number:
            first, last = (13 - months, 12) if stretch.last else (1, months)
            if first == last:
                return Piece(year, first)
            period = Edtf(CalendarDate(year, first), CalendarDate(year, last))
            return Piece(year) if months == 12 else Piece(period=period)
        days = timedelta(days=_DAYS[stretch.unit] * stretch.number - 1)
        begins, ends = bounds.earliest_start, bounds.latest_end
        start, end = (ends - days, ends) if stretch.last else (begins, begins + days)
    except (EdtfError, OverflowError):
        return None
    return Piece(period=_of_days(start, end)) if begins <= start and end <= ends else None


def _of_days(first: date, last: date) -> Edtf:
    return Edtf(CalendarDate.of_day(first), CalendarDate.of_day(last))
