"""Weekdays that are counted: the first Monday of October, Tuesday of last week."""

from datetime import date, timedelta
from typing import NamedTuple

from handlers.dates.names.named import in_short_year, read_any_month, read_day_and_month, read_month
from handlers.dates.passages.bounds import find_side, find_tense
from handlers.dates.passages.clock import skip_clock
from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import (
    SATURDAY,
    WEEKEND,
    Piece,
    find_year_of,
    first_after,
    week_of,
    weekend_until,
)
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.centuries import read_ordinal
from handlers.dates.years.narrative import read_day_told
from handlers.dates.years.year import read_year
from storage.edtf import EdtfError

_MOST_IN_MONTH, _MOST_AHEAD, _FARTHEST = 5, 8, 52
_BETWEEN = (
    *(Kind.WEEKDAY, Kind.AND, Kind.OR, Kind.TO, Kind.UNTIL, Kind.FROM, Kind.FROM_WEAK),
    *(Kind.LINK, Kind.PREP),
)
"""What may stand between a weekday and the week that it is of: `Monday to Wednesday of`."""
_OF_MORE = (Kind.TO, Kind.UNTIL, Kind.AND, Kind.OR, Kind.ORDINAL, Kind.MONTH, Kind.EVERY, Kind.UNIT)
"""After a weekday: it is not the nearest one."""
_WEEKS_ON = {8: 1, 15: 2}
"""In how many weeks « en huit » and « en quinze » are, counted as people do there."""


class _Week(NamedTuple):
    """A week, by its Monday or by how many it is after the coming one; where its words stand."""

    monday: date | None
    ahead: int
    start: int
    end: int


def read_nth_weekday(passage: Passage, at: int) -> Parsed | None:
    """`the first Monday of October 2025`, «последняя пятница сентября», `last weekend of May`."""
    token = passage.tokens[at]
    but_one = passage.means(at, Kind.LAST_BUT_ONE)
    ordinal = (-1, at + 1) if but_one else read_ordinal(passage, at)
    if passage.means(at, Kind.WEEKEND) == -1:
        # «Последние выходные мая»
        whole = read_any_month(passage, passage.skip(at + 1, *LINKS))
        last = whole and whole.piece.month and not whole.piece.day
        return Parsed(whole.piece._replace(weekday=WEEKEND), whole.end) if whole and last else None
    if not ordinal or (token.digits and not _is_ordinal(passage, at)):
        return None
    if passage.means(at - 1, Kind.EVERY):
        return None
    number, end = ordinal
    weekday = passage.means(end, Kind.WEEKDAY)
    weekend = passage.means(end, Kind.UNIT) == "weekend"
    weekday = WEEKEND if weekend else weekday
    if weekday is None or number > _MOST_IN_MONTH:
        return None
    whole = _read_whole(passage, passage.skip(passage.skip_dot(end + 1), *LINKS))
    if not whole or whole.piece.day or whole.piece.period:
        return None
    return Parsed(whole.piece._replace(weekday=weekday, nth=number), whole.end)


def _is_ordinal(passage: Passage, at: int) -> bool:
    """Whether figures count weekdays: `2nd`, and «2 четверг июня», where nobody has a day."""
    counts = passage.language == "ru" and passage.means(at + 2, Kind.MONTH)
    return Kind.ORDINAL_SUFFIX in passage.tokens[at].suffix or bool(counts)


def _read_whole(passage: Passage, at: int) -> Parsed | None:
    """The month or year whose weekdays are counted."""
    if month := read_any_month(passage, at):
        if Doubt.DAY_OR_YEAR in month.piece.doubts:
            # "The first Thursday in Oct 25" is of no other day.
            return Parsed(in_short_year(month.piece, passage), month.end)
        return month
    if passage.means(at, Kind.UNIT) == "month" and passage.context is not Context.DOCUMENT:
        today = passage.today
        return Parsed(Piece(today.year, today.month).but(Doubt.RELATIVE), at + 1)
    return read_year(passage, at)


def read_weekday(passage: Passage, at: int) -> Parsed | None:
    """`Tuesday of last week`, «на прошлой неделе во вторник», « lundi en huit »."""
    if passage.means(at, Kind.UNIT) == "weekend":
        return _read_weekend_of(passage, passage.skip(at + 1, *LINKS))
    if Kind.WEEKDAY not in passage.kinds:
        return None
    weekday = passage.means(at, Kind.WEEKDAY)
    if weekday is not None:
        named = passage.skip_dot(at + 1)
        week = _find_week(passage, named)
        if not week:
            return _read_bound(passage, at, weekday, named)
        beside = passage.skip(named + passage.is_mark(named, ","), *LINKS)
        return _day(passage, week, weekday, week.end if beside >= week.start else named)
    week = _read_week(passage, at)
    if not week:
        return None
    named = passage.skip(week.end + passage.is_mark(week.end, ","), *LINKS, Kind.AT)
    weekday = passage.means(named, Kind.WEEKDAY)
    if weekday is None or passage.number(named + 1, 1, 2) is not None:
        return None
    return _day(passage, week, weekday, passage.skip_dot(named + 1))


def _read_bound(passage: Passage, at: int, weekday: int, end: int) -> Parsed | None:
    """`Friday` of `until Friday`: the nearest one, where no day nor another weekday is said."""
    following = passage.at(end)
    if passage.has(at, (Kind.WEAK,)):
        return None
    clock = skip_clock(passage, end)
    if clock == end and following and following.digits:
        return None
    end = clock
    until_today = _ends_near_today(passage, end)
    other = _find_other_weekday(passage, end)
    more = passage.has(end, _OF_MORE) or passage.is_mark(end, "-")
    if more and not until_today and other is None:
        return None
    before = passage.skip_back(at, *LINKS)
    if passage.has(before, (Kind.EVERY,)) or passage.has(before - 1, (Kind.WEEKDAY,)):
        # «С понедельника по пятницу» is of every week.
        return None
    if other is None:
        side = -1 if until_today else find_side(passage, at)
        # «Кто ведет кружевную среду»
        side = side or (None if _is_described(passage, at) else find_tense(passage, at))
    else:
        # "From Monday to Friday" may be of every week.
        side = find_tense(passage, at)
    if not side:
        return None
    day = first_after(passage.today, weekday)
    if side < 0:
        day -= timedelta(weeks=1)
        ends = day if other is None else first_after(day, other)
        day -= timedelta(weeks=ends >= passage.today)
    return Parsed(Piece(day.year, day.month, day.day).but(Doubt.RELATIVE), end)


def _is_described(passage: Passage, at: int) -> bool:
    """Whether a word that has nothing to do with dates says what kind of a day it is."""
    before = passage.at(at - 1)
    return passage.language == "ru" and bool(before and before.is_word and not before.meanings)


def _find_other_weekday(passage: Passage, at: int) -> int | None:
    """The weekday that is joined to one: `Wednesday` of `Monday and Wednesday`."""
    joined = passage.has(at, (Kind.AND, Kind.OR, Kind.TO)) or passage.is_mark(at, "-/")
    other: int | None = passage.means(passage.skip(at + 1, *LINKS), Kind.WEEKDAY)
    return other if joined else None


def _ends_near_today(passage: Passage, at: int) -> bool:
    """Whether a day that is counted from today ends what a weekday begins: `Monday to today`."""
    if not (passage.has(at, (Kind.TO, Kind.UNTIL)) or passage.is_mark(at, "-")):
        return False
    if passage.context is Context.DOCUMENT:
        return False
    return passage.has(passage.skip(at + 1, Kind.PREP, Kind.ARTICLE), (Kind.DAY, Kind.PRESENT))


def _read_weekend_of(passage: Passage, at: int) -> Parsed | None:
    """`the weekend of 17 May 2025`, « le week-end des 17 et 18 mai »; of no year, the nearest."""
    first = passage.number(at, 1, 2)
    joined = passage.is_mark(at + 1, "-/") or passage.has(at + 1, (Kind.AND, Kind.TO))
    both = first is not None and joined and passage.number(at + 2, 1, 2) == first + 1
    last = at + 2 * both
    day = read_day_and_month(passage, last) or read_month(passage, last)
    day = day or read_day_told(passage, last)
    if not day or not day.piece.day or not day.piece.month:
        return None
    piece = day.piece._replace(day=first) if both else day.piece
    if piece.year is None:
        near = (find_year_of(passage.today, [piece._replace(on=on)]) for on in (5, 6)[: 2 - both])
        piece = piece._replace(year=next(near, None)).but(Doubt.RELATIVE)
    try:
        begins = piece.to_date().first
    except EdtfError:
        return None
    if piece.year is None or (both and begins.weekday() != SATURDAY):
        return None
    sunday = week_of(begins).latest_end
    return Parsed(Piece(period=weekend_until(sunday), doubts=piece.doubts), day.end)


def _day(passage: Passage, week: _Week, weekday: int, end: int) -> Parsed:
    if week.monday:
        day = week.monday + timedelta(days=weekday)
    else:
        day = first_after(passage.today, weekday) + timedelta(weeks=week.ahead)
    return Parsed(Piece(day.year, day.month, day.day).but(Doubt.RELATIVE), end)


def _find_week(passage: Passage, at: int) -> _Week | None:
    """The week that a weekday is of, which others may stand before."""
    for index in range(at, at + _MOST_AHEAD):
        if week := _read_week(passage, index) or _read_weeks_on(passage, index, alone=index == at):
            return week
        if not (passage.has(index, _BETWEEN) or passage.is_mark(index, ",-/")):
            return None
    return None


def _read_week(passage: Passage, at: int) -> _Week | None:
    """`last week`, «через неделю», `over twee weken`."""
    steps = passage.relation(at, "week")
    if steps is not None:
        monday = week_of(passage.today + timedelta(weeks=steps)).earliest_start
        return _Week(monday, 0, at, at + 2)
    if ago := _read_weeks_ago(passage, at):
        return ago
    if passage.means(at, Kind.AHEAD) != "today":
        return None
    number = passage.number(at + 1, 1, 2)
    counted = (number, at + 2) if number else read_numeral(passage, at + 1)
    # "In week 12" is none, «через неделю» is.
    count, end = counted or (1, at + 1)
    leads = counted or not passage.means(at, Kind.PREP)
    if not leads or passage.means(end, Kind.UNIT) != "week" or count > _FARTHEST:
        return None
    return _Week(None, count, at, end + 1)


def _read_weeks_ago(passage: Passage, at: int) -> _Week | None:
    """«Две недели назад», `a week ago`, « il y a une semaine »."""
    before = bool(passage.means(at, Kind.AGO_BEFORE))
    number = passage.number(at + before, 1, 2)
    counted = (number, at + before + 1) if number else read_numeral(passage, at + before)
    count, end = counted or (1, at + before)
    if passage.means(end, Kind.UNIT) != "week" or count > _FARTHEST:
        return None
    steps = -1 if before else passage.means(end + 1, Kind.AGO)
    if not steps:
        return None
    monday = week_of(passage.today + timedelta(weeks=steps * count)).earliest_start
    return _Week(monday, 0, at, end + (1 if before else 2))


def _read_weeks_on(passage: Passage, at: int, *, alone: bool) -> _Week | None:
    """« En huit », and `week` of `Friday week`."""
    if not alone:
        return None
    weeks = _WEEKS_ON.get(passage.means(at + 1, Kind.CARDINAL) or 0)
    if weeks and passage.means(at, Kind.YEAR_PREP) and not passage.means(at + 2, Kind.UNIT):
        return _Week(None, weeks, at, at + 2)
    week = passage.language == "en" and passage.means(at, Kind.UNIT) == "week"
    counted = passage.number(at + 1, 1, 2, 4) is not None or passage.has(at + 1, LINKS)
    return _Week(None, 1, at, at + 1) if week and not counted else None
