"""A day that is told by another: `two days before 9 May 2025`, «на следующий день после 9 мая»."""

from datetime import date, timedelta

from handlers.dates.names.feasts import read_holiday
from handlers.dates.names.named import read_day_and_month, read_month
from handlers.dates.numeric.figures import read_figures
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.relative.ago import at_day, read_count
from handlers.dates.values.piece import (
    DAYS_IN,
    MONTHS_IN,
    SATURDAY,
    WEEKEND,
    Piece,
    first_after,
    shift_months,
    weekend_until,
)
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.centuries import read_ordinal
from handlers.dates.years.year import read_year
from storage.edtf import CalendarDate, Edtf, EdtfError

_SIDES = (Kind.BEFORE, Kind.AFTER, Kind.UNTIL)
_NAMES = (Kind.WEEKDAY, Kind.UNIT)
_MOST_WEEKS = 9


def read_offset(passage: Passage, at: int) -> Parsed | None:
    """The day that lies so many days, weeks, months or years before or after another."""
    if beside := _read_beside(passage, at):
        return beside
    if passage.kinds.isdisjoint(_SIDES):
        return None
    counted = _count(passage, at)
    if not counted:
        return None
    implied = counted == (1, at) and not passage.means(at - 1, Kind.CARDINAL)
    if passage.has(at - 1, (Kind.WITHIN, Kind.MORE_THAN)):
        # "Within 30 days after 5 May", "at least two weeks before"
        return None
    count, named = counted
    unit = passage.means(named, Kind.UNIT)
    if unit not in DAYS_IN and unit not in MONTHS_IN:
        return None
    direction = named + 1
    direction += not passage.has(direction, _SIDES) and passage.has(direction, (Kind.LATER,))
    sign = _tell_sign(passage, direction, at)
    other = _read_other(passage, direction + 1) if sign else None
    if not other:
        whole = unit == "year" and sign and passage.at(direction + 1)
        return _read_from_year(passage, direction + 1, sign * count) if whole else None
    try:
        if implied and unit != "day" and _is_whole(passage, at):
            return _take_beside(other, sign, unit)
        moved = _move(other, sign * count, unit)
    except (EdtfError, OverflowError, ValueError):
        return None
    either = implied and unit != "day" and passage.language != "ru"
    if either or (unit in MONTHS_IN and not passage.has(direction, (Kind.AFTER, Kind.BEFORE))):
        # «За год до 30 июня 2025 г.» may be the year that ends then, "the week before" all of it.
        moved = Parsed(moved.piece.but(Doubt.BESIDE), moved.end)
    return moved


def _count(passage: Passage, at: int) -> tuple[int, int] | None:
    """How many units there are, and the index where their name stands."""
    if passage.means(at, Kind.RELATION) == 1:
        return 1, at + 1
    if counted := read_count(passage, at):
        return counted
    named = passage.means(at, Kind.ONE) or _is_whole(passage, at)
    return (1, at) if named and not _is_counted(passage, at) else None


def read_weekday_near(passage: Passage, at: int) -> Parsed | None:
    """`The Friday before Easter 2025`, «второе воскресенье после Пасхи 2025», in either way."""
    if passage.kinds.isdisjoint(_SIDES):
        return None
    ordinal = read_ordinal(passage, at) if not passage.has(at, _NAMES) else None
    number, named = ordinal or (1, at)
    weekday = passage.means(named, Kind.WEEKDAY)
    if weekday is None and passage.means(named, Kind.UNIT) == "weekend":
        weekday = WEEKEND
    if weekday is None or number > _MOST_WEEKS or passage.means(at - 1, Kind.EVERY):
        return None
    direction = passage.skip_dot(named + 1)
    sign = _tell_sign(passage, direction, at)
    if not sign and passage.language == "ru" and ordinal:
        sign = -1 if passage.means(direction, Kind.UNTIL) else 0
    other = _read_other(passage, direction + 1) if sign else None
    if not other or (
        passage.tokens[at].digits and Kind.ORDINAL_SUFFIX not in passage.tokens[at].suffix
    ):
        return None
    try:
        day = _find_weekday(other.piece.to_date().first, weekday, sign * max(number, 1))
        parsed = at_day(day, other.end)
    except (EdtfError, OverflowError):
        return None
    piece = (
        Piece(period=weekend_until(day + timedelta(days=1))) if weekday == WEEKEND else parsed.piece
    )
    return Parsed(piece.but(*other.piece.doubts), other.end)


def _find_weekday(day: date, weekday: int, nth: int) -> date:
    """The nth such weekday after a day, or before it."""
    weekday = SATURDAY if weekday == WEEKEND else weekday
    first = first_after(day, weekday)
    if nth > 0:
        return first + timedelta(weeks=nth - 1)
    return first + timedelta(weeks=nth - (first - timedelta(weeks=1) == day))


def _read_beside(passage: Passage, at: int) -> Parsed | None:
    """`The day before Christmas 2025`, «накануне 9 мая 2025 г.», « le lendemain de Noël 2025 »."""
    side = passage.means(at, Kind.NEAR)
    other = _read_other(passage, at + 1) if side else None
    try:
        return _move(other, side, "day") if other else None
    except (EdtfError, OverflowError):
        return None


def _is_counted(passage: Passage, at: int) -> bool:
    number = passage.means(at - 1, Kind.CARDINAL) or passage.number(at - 1, 1, 2, 3)
    return (number or 1) > 1


def _tell_sign(passage: Passage, direction: int, start: int) -> int:
    if passage.means(direction, Kind.AFTER):
        return 1
    # «За три дня до 9 мая», where «до» alone is until.
    led = passage.means(start - 1, Kind.PREP) and not passage.means(start - 1, Kind.FOR_TERM)
    led = led and passage.language == "ru"
    until = (
        led and passage.means(direction, Kind.UNTIL) and not passage.has(direction, (Kind.OVER,))
    )
    return -1 if passage.means(direction, Kind.BEFORE) or until else 0


def _read_other(passage: Passage, at: int) -> Parsed | None:
    at = passage.skip(at, *LINKS)
    if not passage.at(at):
        return None
    for rule in (read_figures, read_day_and_month, read_month, read_holiday):
        other = rule(passage, at)
        if other and other.piece.year and other.piece.day:
            return other
    return None


def _read_from_year(passage: Passage, at: int, years: int) -> Parsed | None:
    """`Two years after 2015`."""
    year = read_year(passage, passage.skip(at, Kind.PREP))
    if not year or year.piece.year is None or not year.piece.is_year:
        return None
    return Parsed(year.piece._replace(year=year.piece.year + years), year.end)


def _is_whole(passage: Passage, at: int) -> bool:
    """Whether it is all of `the week before`, where «за неделю до» is a day."""
    if passage.means(at, Kind.SEVERAL):
        return False
    if passage.language == "ru":
        return passage.means(at, Kind.UNIT) == "week" and not passage.means(at, Kind.ONE)
    return passage.has(at - 1, (Kind.ARTICLE,))


def _take_beside(other: Parsed, sign: int, unit: str) -> Parsed:
    """The week, month or year that ends right before a day, or begins right after it."""
    day = other.piece.to_date().first
    far = _move(other, sign, unit).piece.to_date().first
    ends = sorted((day + timedelta(days=sign), far))
    period = Edtf(CalendarDate.of_day(ends[0]), CalendarDate.of_day(ends[1]))
    return Parsed(Piece(period=period, doubts=other.piece.doubts).but(Doubt.BESIDE), other.end)


def _move(other: Parsed, count: int, unit: str) -> Parsed:
    day, doubts = other.piece.to_date().first, other.piece.doubts
    if days := DAYS_IN.get(unit):
        moved = at_day(day + timedelta(days=days * count), other.end)
        return Parsed(moved.piece.but(*doubts), moved.end)
    year, month = shift_months(day, MONTHS_IN[unit] * count)
    last = CalendarDate(year, month).last.day
    return Parsed(Piece(year, month, min(day.day, last), doubts=doubts), other.end)
