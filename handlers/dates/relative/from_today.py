"""Dates that depend on the day: `вчера`, `last month`, `2 недели назад`, `vorige vrijdag`."""

from datetime import date, timedelta

from handlers.dates.names.named import read_day_and_month, read_month
from handlers.dates.passages.bounds import asks_of_coming
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.relative.ago import (
    at_day,
    between_days,
    read_about_ago,
    read_ago,
    read_ahead,
    read_count,
    step_away,
)
from handlers.dates.relative.exact import read_exact
from handlers.dates.relative.next_days import read_next_days
from handlers.dates.values.piece import Piece, find_year_of, year_beside
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.narrative import is_verb
from storage.edtf import CalendarDate, Edtf

_NAMED = (Kind.SEASON, Kind.OF_SEASON, Kind.DECADE, Kind.DECADE_LEAD)
_HALVES = {"year": (12, 6, "month"), "month": (30, 15, "day"), "week": (7, 3, "day")}
_FORTNIGHT, _SCHOOL_BEGINS = 14, 8
"""The last month of a school year, after which the next one begins."""


def read_relative(passage: Passage, at: int) -> Parsed | None:
    """The date that lies so far from today."""
    if passage.context is Context.DOCUMENT and (told := read_next_days(passage, at, passage.day)):
        return told
    parsed = (
        read_exact(passage, at)
        or _read_day(passage, at)
        or read_ago(passage, at)
        or read_about_ago(passage, at)
        or read_ahead(passage, at)
        or _read_latest(passage, at)
        or _read_related(passage, at)
    )
    return Parsed(parsed.piece.but(Doubt.RELATIVE), parsed.end) if parsed else None


def read_since_beginning(passage: Passage, at: int) -> Parsed | None:
    """«С начала года»: from its first day to today."""
    if passage.means(at, Kind.PART) != "early":
        return None
    at = passage.skip(at + 1, Kind.LINK, Kind.PREP)
    at += passage.means(at, Kind.RELATION) == 0
    unit, today = passage.means(at, Kind.UNIT), passage.today
    if passage.has(at, (Kind.SCHOOL_YEAR,)):
        unit = "school"
    if passage.number(at + 1, 4) is not None or passage.means(at + 1, Kind.RELATION):
        return None
    if unit not in ("year", "quarter", "month", "week", "school"):
        return None
    return Parsed(between_days(_begin(today, unit), today).but(Doubt.RELATIVE), at + 1)


def _begin(today: date, unit: str) -> date:
    """The first day of the year, quarter, month or week that today is in."""
    if unit == "week":
        return today - timedelta(days=today.weekday())
    if unit == "school":
        return date(today.year - (today.month <= _SCHOOL_BEGINS), _SCHOOL_BEGINS + 1, 1)
    months = {"year": 12, "quarter": 3}.get(unit, 1)
    return today.replace(month=(today.month - 1) // months * months + 1, day=1)


def _read_day(passage: Passage, at: int) -> Parsed | None:
    weeks = passage.means(at, Kind.WEEKEND)
    if weeks is not None:
        return step_away(passage, weeks, "weekend", at + 1)
    unit = passage.means(at, Kind.TO_DATE)
    if unit and passage.number(at + 1, 4) is None:
        return Parsed(between_days(_begin(passage.today, unit), passage.today), at + 1)
    days = passage.means(at, Kind.DAY)
    if days is None:
        return None
    if not days and passage.is_mark(at - 1, "-") and passage.tokens[at].capital:
        # «Gent, 8 december 2025 – Vandaag …»: when it was written, and not today.
        return None
    # «Сегодняшний день», «вчерашнего дня»
    end = at + 1 + (passage.means(at + 1, Kind.UNIT) == "day")
    return at_day(passage.today + timedelta(days=days), end)


def _read_latest(passage: Passage, at: int) -> Parsed | None:
    """«За последние 5 лет», `the next two weeks`, « les 3 prochains mois »."""
    if passage.means(at - 1, Kind.LASTS_AFTER):
        return None
    latest, coming = passage.means(at, Kind.LATEST), passage.means(at, Kind.COMING)
    start = passage.skip_dot(at + 1) if latest or coming else at
    counted = read_count(passage, start)
    half = passage.means(at + 1, Kind.UNIT) == "half_year"
    half = half or passage.has(start, (Kind.AND_HALF,)) or passage.has(at + 2, (Kind.AND_HALF,))
    if not counted and (passage.means(at, Kind.LATEST_ONE) or (latest and half)):
        counted = (1, at + 1)
    if not counted:
        return None
    count, end = counted
    if not (latest or coming):
        latest, coming = passage.means(end, Kind.LATEST), passage.means(end, Kind.COMING)
        end += 1
    count, unit, end = _read_unit(passage, count, end)
    longer = passage.number(end + 1, 4) is not None
    longer = longer or _is_of_time(passage, end + 1, passage.skip(end + 1, Kind.LINK))
    # "June 3 and 5 last year" are not five years.
    longer = longer or (count > 1 and passage.language == "en" and passage.has(end, (Kind.ONE,)))
    if not unit or not (latest or coming) or longer:
        return None
    away = step_away(passage, -count if latest else count, unit, end + 1)
    if not away or unit == "weekend":
        # "The next two weekends" are not all that lies between.
        return None
    today = passage.today
    if unit in ("day", "week", "fortnight", "month", "half_year"):
        day = _day_of(away.piece, today)
        return Parsed(between_days(*sorted((day, today))), away.end)
    if unit in ("quarter", "half"):
        now = step_away(passage, 0, unit, at)
        ends = [piece.to_date() for piece in (away.piece, now.piece if now else away.piece)]
        ends.sort(key=lambda end: end.first)
        return Parsed(Piece(period=Edtf(ends[0], ends[1])), away.end)
    first, last = sorted((away.piece.year or 0, today.year))
    return Parsed(Piece(period=Edtf(CalendarDate(first), CalendarDate(last))), away.end)


def _read_unit(passage: Passage, count: int, at: int) -> tuple[int, str | None, int]:
    """How many of which unit, and where it stands; of a half more, in what is shorter."""
    named = at + passage.has(at, (Kind.AND_HALF,))
    unit = passage.means(named, Kind.UNIT)
    end = named + passage.has(named + 1, (Kind.AND_HALF,))
    if end == at or unit not in _HALVES:
        return count, unit, end
    whole, more, shorter = _HALVES[unit]
    return whole * count + more, shorter, end


def _day_of(piece: Piece, today: date) -> date:
    """The day of a piece that is today's in its week or month."""
    if piece.period:
        return piece.period.earliest_start + timedelta(days=today.weekday())
    whole = CalendarDate(piece.year or 0, piece.month)
    day = piece.day or min(today.day, whole.last.day)
    return date(whole.year, whole.month or 1, day)


def _read_related(passage: Passage, at: int) -> Parsed | None:
    """`last month`, «на прошлой неделе», « la semaine prochaine », `vorige vrijdag`."""
    steps = passage.means(at, Kind.RELATION)
    if steps is not None and passage.means(at, Kind.NARRATIVE) and is_verb(passage, at + 1):
        return None
    if steps is not None:
        if (further := _find_shared(passage, at)) is not None:
            return _step(passage, further, steps, at + 1)
        leads = steps and passage.language != "fr"
        named = _read_named_day(passage, at + 1, steps) if leads else None
        return named or _step(passage, at + 1, steps, at + 2)
    steps = passage.means(at + 1, Kind.RELATION)
    if steps is not None and not passage.has(at + 2, (Kind.UNIT,)):
        # "the year before last", "the day after next"
        return _step(passage, at, steps, at + 2)
    return None


def _find_shared(passage: Passage, at: int) -> int | None:
    """Where what the next one is of stands: «в этом и прошлом месяце», `last and next Friday`."""
    if not passage.has(at + 1, (Kind.AND, Kind.OR)):
        return None
    other = passage.skip(at + 2, Kind.PREP)
    return None if passage.means(other, Kind.RELATION) is None else other + 1


def _read_named_day(passage: Passage, at: int, steps: int) -> Parsed | None:
    """`1 May` of `last 1 May`, `9 мая` of «прошлого 9 мая»."""
    parsed = read_day_and_month(passage, at) or read_month(passage, at)
    if not parsed or not parsed.piece.day or not parsed.piece.month or parsed.piece.year:
        return None
    piece = parsed.piece
    year = year_beside(passage.today, parsed.piece.month, piece.day, steps)
    return Parsed(piece._replace(year=year), parsed.end)


def _step(passage: Passage, at: int, steps: int, end: int) -> Parsed | None:
    today = passage.today
    if passage.means(at, Kind.SCHOOL_YEAR):
        first = today.year - (today.month < _SCHOOL_BEGINS) + steps
        ends = CalendarDate(first, _SCHOOL_BEGINS + 1), CalendarDate(first + 1, _SCHOOL_BEGINS)
        return Parsed(Piece(period=Edtf(*ends)), end)
    if steps and passage.means(at, Kind.UNIT) == "fortnight":
        # "Over the past fortnight" is up to today.
        start, stop = sorted((today + timedelta(days=_FORTNIGHT * steps), today))
        return Parsed(between_days(start, stop), end)
    if unit := passage.means(at, Kind.UNIT):
        # Of years, a document may speak from another day than today: `years` knows.
        whole = passage.skip(end, Kind.LINK)
        named = passage.means(whole, Kind.MONTH) or (
            whole > end and passage.number(whole, 4) is not None
        )
        named = named or _is_of_time(passage, end, whole)
        return None if unit == "year" or named else step_away(passage, steps, unit, end)
    if month := passage.means(at, Kind.MONTH):
        # «В прошлом марте» is the latest one that is over, «в следующем» the first to come.
        year = year_beside(today, month, None, steps) if steps else today.year
        return Parsed(Piece(year, month), passage.skip_dot(end))
    weekday = passage.means(at, Kind.WEEKDAY)
    if weekday is None or passage.means(at, Kind.WEAK) or _is_of_longer(passage, end):
        return None
    if dated := _read_dated(passage, end, weekday):
        return dated
    days = weekday - today.weekday()
    if steps < 0:
        # «В позапрошлый четверг» is a week before the last one.
        days -= 7 * (days >= 0) + 7 * (-steps - 1)
    elif (steps > 0 and days <= 0) or (days < 0 and asks_of_coming(passage)):
        # "This Thursday" is the coming one where nothing was.
        days += 7
    return at_day(today + timedelta(days=days), end)


def _read_dated(passage: Passage, at: int, weekday: int) -> Parsed | None:
    """The day of `next Friday, 4 December`, « ce vendredi 27 novembre »."""
    start = passage.skip(at + passage.is_mark(at, ",("), Kind.PREP, Kind.LINK)
    if not passage.at(start):
        return None
    parsed = read_day_and_month(passage, start) or read_month(passage, start)
    if not parsed or not parsed.piece.day or not parsed.piece.month:
        return None
    end = parsed.end + (passage.is_mark(at, "(") and passage.is_mark(parsed.end, ")"))
    if parsed.piece.year:
        return Parsed(parsed.piece, end)
    year = find_year_of(passage.today, [parsed.piece._replace(on=weekday)])
    return Parsed(parsed.piece._replace(year=year), end) if year else None


def _is_of_time(passage: Passage, end: int, whole: int) -> bool:
    """Whether a week or so is that of a named time, and not the last one: `of summer 2025`."""
    day = passage.number(whole, 1, 2) is not None and passage.has(whole + 1, (Kind.MONTH,))
    if day and passage.has(end - 1, (Kind.NARRATIVE,)):
        # « La semaine suivant le 9 mai »
        return True
    if whole == end and passage.language != "ru":
        return False
    token = passage.at(whole)
    ordinal = passage.has(whole, (Kind.ORDINAL,)) or bool(token and token.roman)
    counted = ordinal and passage.has(whole + 1, (Kind.UNIT,))
    return counted or passage.has(whole, _NAMED)


def _is_of_longer(passage: Passage, at: int) -> bool:
    """Whether a weekday is that of something longer: `the last Friday of each month`."""
    longer = passage.skip(at, Kind.LINK, Kind.PREP)
    return passage.has(longer, (Kind.EVERY, Kind.MONTH)) or (
        longer > at and passage.has(longer, (Kind.UNIT, Kind.RELATION))
    )
