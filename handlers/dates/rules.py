"""What a piece of a date begins with, and the rule that reads it."""

from collections.abc import Iterable
from functools import cache

from handlers.dates.centuries import read_century, read_decade, read_turn
from handlers.dates.counted import read_part_after, read_part_of_year
from handlers.dates.ending import read_ending
from handlers.dates.feasts import read_holiday, read_holiday_of
from handlers.dates.figures import read_figures, read_spaced
from handlers.dates.lexicon import Kind
from handlers.dates.loose import COMPACT, SIGNS, read_compact, read_loose
from handlers.dates.named import read_day_and_month, read_month, read_whole_month
from handlers.dates.narrative import read_same, read_told
from handlers.dates.numerals import read_numeral
from handlers.dates.offsets import read_offset, read_weekday_near
from handlers.dates.passage import LINKS, Parsed, Passage, Rule
from handlers.dates.piece import PARTS, Piece
from handlers.dates.relative import read_relative
from handlers.dates.roman_months import read_roman_month
from handlers.dates.seasons import read_season
from handlers.dates.spoken import read_spoken_date
from handlers.dates.stretches import read_stretch
from handlers.dates.this_time import read_this_time, read_this_time_of
from handlers.dates.tokens import LETTERS, Token
from handlers.dates.values import Doubt
from handlers.dates.weekdays import read_nth_weekday, read_weekday
from handlers.dates.weeks import read_iso_week, read_week, read_weeks
from handlers.dates.year_pairs import read_year_pair
from handlers.dates.years import read_year

# What a date can begin with; of several rules the first that fits counts.
_ORDER: tuple[Rule, ...] = (
    read_year_pair,
    read_figures,
    read_loose,
    read_spaced,
    read_weekday_near,
    read_nth_weekday,
    read_weekday,
    read_stretch,
    read_ending,
    read_offset,
    read_decade,
    read_century,
    read_turn,
    read_part_of_year,
    read_week,
    read_spoken_date,
    read_day_and_month,
    read_month,
    read_told,
    read_season,
    read_holiday,
    read_relative,
    read_same,
    read_year,
)
_COUNTED = (read_century, read_part_of_year, read_week, read_day_and_month)
_BY_KIND: dict[Kind, tuple[Rule, ...]] = {
    Kind.MONTH: (read_month,),
    Kind.SEASON: (read_told, read_season),
    Kind.NARRATIVE: (read_told,),
    Kind.LAST_BUT_ONE: (read_nth_weekday,),
    Kind.ORDINAL: (
        read_weekday_near,
        read_nth_weekday,
        read_stretch,
        read_spoken_date,
        *_COUNTED,
        read_year,
    ),
    Kind.CARDINAL: (
        read_weekday,
        read_stretch,
        read_ending,
        read_offset,
        read_spoken_date,
        read_day_and_month,
        read_relative,
        read_year,
        *_COUNTED,
    ),
    Kind.ZERO: (read_day_and_month,),
    Kind.THOUSAND: (read_year,),
    Kind.DECADE: (read_decade,),
    Kind.DECADE_LEAD: (read_decade,),
    Kind.UNIT: (
        read_month,
        read_weekday_near,
        read_weekday,
        read_ending,
        read_offset,
        read_part_of_year,
        read_week,
        read_relative,
        read_year,
    ),
    Kind.RELATION: (
        read_offset,
        read_weekday_near,
        read_nth_weekday,
        read_weekday,
        *_COUNTED,
        read_season,
        read_holiday,
        read_relative,
        read_year,
    ),
    Kind.LATEST: (
        read_weekday_near,
        read_nth_weekday,
        read_stretch,
        read_ending,
        read_part_of_year,
        read_week,
        read_relative,
    ),
    Kind.SAME: (read_same, read_year),
    Kind.SAME_PERIOD: (read_same,),
    **dict.fromkeys((Kind.THIS_YEAR, Kind.LAST_YEAR, Kind.WHOLE_YEAR), (read_year,)),
    Kind.AGO_BEFORE: (read_weekday, read_relative),
    Kind.AHEAD: (read_weekday, read_relative),
    Kind.SCHOOL_YEAR: (read_year_pair, read_relative),
    Kind.OF_TWO_YEARS: (read_year_pair,),
    Kind.TURN: (read_turn,),
    **dict.fromkeys(
        (Kind.DAY, Kind.EXACTLY, Kind.TO_DATE, Kind.AND_HALF, Kind.COMING), (read_relative,)
    ),
    **dict.fromkeys((Kind.HOLIDAY, Kind.NEW), (read_holiday,)),
    Kind.NEAR: (read_offset,),
    Kind.WEEKEND: (read_nth_weekday, read_relative),
    Kind.WEEKDAY: (read_weekday_near, read_weekday, read_relative),
    Kind.PREP: (read_year,),
}
_OF_ROMAN = (read_century, read_part_of_year, read_week)
_OF_FIGURES = (read_year_pair, read_figures, read_loose)
_OF_LETTER = (read_part_of_year,)
_OF_APOSTROPHE = (read_decade, read_year)
_OF_YEAR = (read_iso_week, *_OF_FIGURES, read_spaced, read_decade, read_year)
_OF_NUMBER = tuple(
    rule for rule in _ORDER if rule not in (read_figures, read_loose, read_month, read_season)
)
_COUNTED_IN = frozenset(
    {
        *(Kind.UNIT, Kind.ORDINAL, Kind.LATEST, Kind.COMING, Kind.CENTURY_MARK, Kind.MONTH),
        *(Kind.DECADE_SUFFIX, Kind.YEARS, Kind.PART, Kind.RELATION, Kind.CARDINAL, Kind.WEEKDAY),
    }
)


def read_piece(passage: Passage, at: int) -> Parsed | None:
    """The piece of a date that begins at a token."""
    if passage.means(at, Kind.THIS_TIME):
        return read_this_time_of(passage, at, read_piece)
    for rule in _rules(passage, at):
        if parsed := rule(passage, at):
            return read_this_time(passage, read_part_after(passage, _take_month(passage, parsed)))
    return None


def _rules(passage: Passage, at: int) -> Iterable[Rule]:
    """The rules that can read what begins at a token."""
    token = passage.at(at)
    if not token:
        return ()
    if token.digits:
        return _rules_of_number(passage, token, at)
    if token.is_word and token.roman and token.capital and passage.is_mark(at + 1, "./-,"):
        return (read_roman_month, *_rules_of_kinds(tuple(token.meanings)), *_OF_ROMAN)
    if token.meanings:
        rules = _rules_of_kinds(tuple(token.meanings))
        return (*rules, *_OF_LETTER) if token.text in LETTERS else rules
    if token.is_word and token.roman:
        return _OF_ROMAN
    if token.text == "'":
        return _OF_APOSTROPHE
    return _OF_LETTER if token.text in LETTERS else ()


def _rules_of_number(passage: Passage, token: Token, at: int) -> Iterable[Rule]:
    if token.digits in (4, COMPACT):
        return _OF_YEAR if token.digits == 4 else (read_compact,)
    following = passage.at(at + 1)
    if token.digits > 2 or not following:
        # 100 years ago
        counts = (read_relative,) if following and Kind.UNIT in following.meanings else ()
        return (read_decade, read_day_and_month, read_year) if token.suffix else counts
    if following.digits:
        return (read_spaced,)
    if following.is_word:
        if Kind.MONTH in following.meanings and not token.suffix:
            return (read_day_and_month,)
        if token.suffix or following.roman or following.text in LETTERS:
            return _OF_NUMBER
        return _rules_before(tuple(following.meanings)) if following.meanings else ()
    if token.suffix:
        return _ORDER
    if following.text == "(":
        # 16 (27) мая
        return (read_day_and_month,)
    if following.text not in SIGNS:
        return ()
    named = passage.at(at + 2)
    years = passage.has(at + 3, (Kind.YEARS, Kind.UNIT))
    return _ORDER if named and (named.meanings or years) else _OF_FIGURES


@cache
def _rules_before(kinds: tuple[Kind, ...]) -> tuple[Rule, ...]:
    """The rules that can read a number before a word of some kinds."""
    if not _COUNTED_IN.isdisjoint(kinds):
        return _OF_NUMBER
    linked = (read_day_and_month,) if not set(LINKS).isdisjoint(kinds) else ()
    joined = not {Kind.AND, Kind.OR}.isdisjoint(kinds)
    return (*linked, read_weeks, read_year) if joined else linked


@cache
def _rules_of_kinds(kinds: tuple[Kind, ...]) -> tuple[Rule, ...]:
    allowed = {rule for kind in kinds for rule in _BY_KIND.get(kind, ())}
    return tuple(rule for rule in _ORDER if rule in allowed)


def _take_month(passage: Passage, parsed: Parsed) -> Parsed:
    """«В 2018 году в апреле» is one date."""
    piece, end = parsed
    if not piece.is_year:
        return parsed
    if passage.is_mark(end, "("):
        # «2015 (май)»
        inner = read_month(passage, end + 1)
        if inner and inner.piece.year is None and passage.is_mark(inner.end, ")"):
            return Parsed(inner.piece._replace(year=piece.year), inner.end + 1)
        return parsed
    if passage.is_glued_mark(end, "-/.") and passage.is_glued_mark(end + 2, "-/."):
        # 2025-may-15
        month, day = passage.means(end + 1, Kind.MONTH), passage.number(end + 3, 1, 2)
        return Parsed(piece._replace(month=month, day=day), end + 4) if month and day else parsed
    if passage.is_glued_mark(end, "-/") and passage.is_glued(end + 1):
        # 2025-Q2
        return _read_within(passage, end + 1, piece) or parsed
    at = end + passage.is_mark(end, ",")
    if passage.means(at, Kind.AND) and passage.language != "fr":
        # "In 2023 en in januari 2024"
        return parsed
    at = passage.skip(at, *LINKS)
    following = passage.at(at)
    if not following or not passage.begins[at]:
        return parsed
    return _read_within(passage, at, piece) or parsed


def _read_within(passage: Passage, at: int, piece: Piece) -> Parsed | None:
    """The day, month or part of a year that stands before it."""
    if piece.year and (holiday := read_holiday_of(passage, at, piece.year)):
        return holiday
    rules = (read_day_and_month, read_month, read_season, read_part_of_year, _read_part_of_month)
    for rule in rules:
        found = rule(passage, at)
        if not found or _is_weak(passage, at, found.end):
            continue
        month = found.piece
        if month.month and not month.day and (named := _read_day_of(passage, found)):
            return Parsed(month._replace(year=piece.year, day=named[0]), named[1])
        if month.year is not None and Doubt.DAY_OR_YEAR in month.doubts:
            # «2018, май 17»: of the two, the day
            month = month._replace(year=None, day=month.year % 100)
        if month.year is None and month.doubts <= {Doubt.DAY_OR_YEAR}:
            return Parsed(month._replace(year=piece.year, doubts=piece.doubts), found.end)
    return None


def _read_day_of(passage: Passage, month: Parsed) -> tuple[int, int] | None:
    """«Девятнадцатого дня» of «1924 года апреля девятнадцатого дня», where the year is said."""
    numeral = read_numeral(passage, month.end) if month.piece.year is None else None
    if not numeral or not passage.means(numeral[1] - 1, Kind.ORDINAL):
        return None
    day, end = numeral
    said = passage.means(end, Kind.UNIT)
    return (day, end + (said in ("day", "dates"))) if said in (None, "day", "dates") else None


def _read_part_of_month(passage: Passage, at: int) -> Parsed | None:
    """«Конец мая» of «2025, конец мая»."""
    name = passage.means(at, Kind.PART)
    start = passage.skip(passage.skip_dot(at + 1), *LINKS)
    month = read_whole_month(passage, start) if name else None
    if not month:
        return None
    return Parsed(month.piece._replace(part=PARTS[name]), month.end)


def _is_weak(passage: Passage, at: int, end: int) -> bool:
    """Whether a name of a month may be another word there: «в 2018 году May, the mayor …»."""
    if not passage.means(at, Kind.WEAK) or passage.means(at - 1, Kind.STRONG_PREP):
        return False
    named = passage.has(end, (Kind.TO, Kind.AND)) or passage.is_mark(end, "-")
    if named and passage.means(end + 1, Kind.MONTH):
        # "2024 March to May"
        return False
    return passage.at(end) is not None and end == at + 1
