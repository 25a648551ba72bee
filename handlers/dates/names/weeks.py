"""Weeks: `week 2 2018`, «третья неделя апреля 2018», `the week of 5 May 2018`."""

from datetime import date
from itertools import pairwise

from handlers.dates.names.named import (
    read_any_month,
    read_day_and_month,
    read_month,
    read_whole_month,
)
from handlers.dates.passages.clock import skip_leading_weekday
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import WEEK, Piece, week_of
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.centuries import read_ordinal
from handlers.dates.years.narrative import read_day_told
from handlers.dates.years.year import read_year_of
from storage.edtf import Edtf, EdtfError

_LINKS = (Kind.LINK, Kind.PREP, Kind.FROM_WEAK)
_MOST_IN_YEAR, _MOST_IN_MONTH, _YEAR, _SEVERAL = 53, 5, 4, 2
_FAR = 16


def read_week(passage: Passage, at: int) -> Parsed | None:
    """A week of a year, by its number (ISO 8601), of a month, or of a day."""
    if passage.means(at, Kind.UNIT) == "week":
        if passage.number(at - 1, 1, 2) is not None or passage.means(at - 1, Kind.CARDINAL):
            # "Three weeks from 9 May 2025"
            return None
        at = passage.skip_dot(at + 1)
        number = passage.number(at, 1, 2)
        if number is None:
            return _read_of_day(passage, passage.skip(at, *_LINKS))
        return _of_year(passage, number, at + 1) or _read_of_day(passage, at)
    if span := read_weeks(passage, at):
        return span
    ordinal = read_ordinal(passage, at)
    if not ordinal or passage.means(ordinal[1], Kind.UNIT) != "week":
        return None
    bare = passage.tokens[at].digits and not passage.tokens[at].suffix
    if bare and passage.means(ordinal[1], Kind.SEVERAL):
        # «На 2 недели в мае 2018 г.»
        return None
    number, end = ordinal[0], ordinal[1] + 1
    return _of_month(passage, number, end) or _of_year(passage, number, end)


def read_weeks(passage: Passage, at: int) -> Parsed | None:
    """«12–14 неделя 2025», and `12 по 14 неделю` of «с 12 по 14 неделю»."""
    first, last = passage.number(at, 1, 2), passage.number(at + 2, 1, 2)
    joined = passage.is_mark(at + 1, "-") or passage.means(at + 1, Kind.TO)
    if first and last == first + 1:
        joined = joined or passage.has(at + 1, (Kind.AND, Kind.OR))
    if not (first and last and first < last and joined):
        return None
    if passage.means(at + 3, Kind.UNIT) != "week" or passage.means(at + 4, Kind.AGO):
        return None
    return _of_year(passage, first, passage.skip_dot(at + 4), last)


def read_several_weeks(passage: Passage, at: int) -> tuple[list[Piece], int] | None:
    """The weeks of `weeks 11, 12 and 14 of 2025`, «11, 12 и 14 недели», and the index after."""
    leads = passage.means(at, Kind.UNIT) == "week"
    if not leads and not _goes_on(passage, at + 1):
        return None
    numbers, end = _read_numbers(passage, at + leads)
    if leads and not numbers and (days := _read_weeks_of_days(passage, at + 1)):
        return days
    if all(other[0] - one[1] == 1 for one, other in pairwise(numbers)):
        return None
    if not leads:
        lasts = passage.means(end, Kind.SEVERAL) and len(numbers) == _SEVERAL
        if passage.means(end, Kind.UNIT) != "week" or lasts:
            # «2 или 4 недели»
            return None
        end = passage.skip_dot(end + 1)
    year = read_year_of(passage, end) or _this_year(passage, end)
    if not year or not year.piece.is_year:
        return None
    weeks = [_take(year.piece, *each) for each in numbers]
    pieces = [week for week in weeks if week]
    return (pieces, year.end) if len(pieces) == len(weeks) else None


def _read_weeks_of_days(passage: Passage, at: int) -> tuple[list[Piece], int] | None:
    """The weeks of `the weeks of 3 and 17 March 2025`."""
    numbers, end = _read_numbers(passage, passage.skip(at, *_LINKS))
    last = read_day_and_month(passage, end - 1) if len(numbers) > 1 else None
    if not last or not last.piece.year or not last.piece.day:
        return None
    days = [last.piece._replace(day=number) for number, _ in numbers]
    if not all(day.may_be for day in days):
        return None
    return [Piece(period=week_of(day.to_date().first)) for day in days], last.end


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether another number follows a first one, and weeks are spoken of after them."""
    token = passage.at(at)
    if not token or not (token.text in ",&-" or passage.has(at, (Kind.AND, Kind.OR))):
        return False
    if "week" not in passage.units:
        return False
    return any(passage.means(index, Kind.UNIT) == "week" for index in range(at, at + _FAR))


def _read_numbers(passage: Passage, at: int) -> tuple[list[tuple[int, int]], int]:
    """Numbers in a row, those from one to another as one; and the index after them."""
    numbers: list[tuple[int, int]] = []
    while (number := passage.number(at, 1, 2)) is not None:
        at += 1
        last = passage.number(at + 1, 1, 2) if passage.is_mark(at, "-") else None
        numbers.append((number, last or number))
        at += 2 if last else 0
        following = passage.skip(at + passage.is_mark(at, ",&+"), Kind.AND, Kind.OR)
        if following == at or passage.number(following, 1, 2) is None:
            break
        at = following
    return numbers, at


def read_iso_week(passage: Passage, at: int) -> Parsed | None:
    """`2018-W12`."""
    letter = at + 1 + passage.is_glued_mark(at + 1, "-")
    token, year, week = passage.at(letter), passage.number(at, 4), passage.number(letter + 1, 2)
    if not token or token.text != "w" or not token.glued or not passage.is_glued(letter + 1):
        return None
    if year is None or week is None or passage.is_in_chunk(letter + 2):
        return None
    try:
        return Parsed(Piece(period=week_of(date.fromisocalendar(year, week, 1))), letter + 2)
    except (ValueError, EdtfError, OverflowError):
        return None


def _of_year(passage: Passage, number: int, at: int, last: int = 0) -> Parsed | None:
    """A week by its number, or some that follow each other: `weeks 12 to 14 of 2025`."""
    last = last or number
    joined = passage.is_mark(at, "-") or passage.has(at, (Kind.AND, Kind.OR, Kind.TO))
    further = passage.number(at + 1, 1, 2) if joined else None
    if further and (
        further == number + 1 or (further > number and not passage.has(at, (Kind.AND, Kind.OR)))
    ):
        last, at = further, at + 2
    year = read_year_of(passage, at) or _this_year(passage, at)
    if not year or year.piece.year is None or not 0 < number <= last <= _MOST_IN_YEAR:
        return None
    weeks = _take(year.piece, number, last)
    return Parsed(weeks, year.end) if weeks else None


def _take(year: Piece, number: int, last: int) -> Piece | None:
    """The days from one week of a year to another."""
    try:
        weeks = [week_of(date.fromisocalendar(year.year or 0, each, 1)) for each in (number, last)]
        return Piece(period=Edtf(weeks[0].start, weeks[1].end), doubts=year.doubts)
    except (ValueError, EdtfError, OverflowError):
        return None


def _this_year(passage: Passage, at: int) -> Parsed | None:
    """The year in which somebody asks of a week by its number alone.

    «18-я неделя Германии» is the eighteenth of its name.
    """
    following = passage.at(at)
    if passage.means(at - 1, Kind.UNIT) == "week" and following and following.text.isalpha():
        return None
    month = passage.means(passage.skip(at, *_LINKS), Kind.MONTH)
    if month or passage.context is not Context.QUESTION:
        return None
    said = any(token.digits == _YEAR for token in passage.tokens)
    return None if said else Parsed(Piece(passage.today.year).but(Doubt.RELATIVE), at)


def _of_month(passage: Passage, number: int, at: int) -> Parsed | None:
    """The first to fifth seven days of a month; 0 is the last."""
    at = passage.skip(at, *_LINKS)
    month = read_whole_month(passage, at) or read_any_month(passage, at)
    if not month or month.piece.day or number > _MOST_IN_MONTH:
        return None
    return Parsed(month.piece._replace(weekday=WEEK, nth=number), month.end)


def _read_of_day(passage: Passage, at: int) -> Parsed | None:
    at = skip_leading_weekday(passage, at)
    day = read_day_and_month(passage, at) or read_month(passage, at) or read_day_told(passage, at)
    if not day or day.piece.year is None or not day.piece.day:
        return None
    try:
        return Parsed(Piece(period=week_of(day.piece.to_date().first)), day.end)
    except EdtfError:
        return None
