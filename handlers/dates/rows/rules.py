"""What a piece of a date begins with, and the rule that reads it."""

from collections.abc import Iterable
from functools import cache

from handlers.dates.names.counted import read_part_after, read_part_of_year
from handlers.dates.names.feasts import read_holiday
from handlers.dates.names.named import read_day_and_month, read_month
from handlers.dates.names.seasons import read_season
from handlers.dates.names.weekdays import read_nth_weekday, read_weekday
from handlers.dates.names.weeks import read_iso_week, read_week, read_weeks
from handlers.dates.numeric.figures import read_figures
from handlers.dates.numeric.loose import COMPACT, SIGNS, read_compact, read_loose, read_spaced
from handlers.dates.numeric.roman_months import read_roman_month
from handlers.dates.numeric.spoken import read_spoken_date
from handlers.dates.passages.passage import LINKS, Parsed, Passage, Rule
from handlers.dates.relative.ending import read_ending
from handlers.dates.relative.from_today import read_relative
from handlers.dates.relative.offsets import read_offset, read_weekday_near
from handlers.dates.relative.stretches import read_stretch
from handlers.dates.relative.this_time import read_this_time, read_this_time_of
from handlers.dates.rows.after_year import take_month_of_year
from handlers.dates.words.lexicon import Kind
from handlers.dates.words.tokens import LETTERS, Token
from handlers.dates.years.centuries import read_century, read_decade, read_turn
from handlers.dates.years.narrative import may_be_day, read_same, read_told
from handlers.dates.years.year import is_led_year, is_of_years, read_year
from handlers.dates.years.year_pairs import read_year_pair

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
        read_decade,
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
            return read_this_time(
                passage, read_part_after(passage, take_month_of_year(passage, parsed))
            )
    return None


def _rules(passage: Passage, at: int) -> Iterable[Rule]:
    """The rules that can read what begins at a token."""
    token = passage.at(at)
    if not token:
        return ()
    if token.digits:
        led = (read_year,) if is_led_year(passage, at) else ()
        # « Qui vient le 9 ? »
        day = (read_day_and_month,) if may_be_day(passage, at) else ()
        return (*_rules_of_number(passage, token, at), *led, *day)
    marked = passage.is_mark(at + 1, "./-,") or passage.is_mark(at - 1, "-")
    if token.is_word and token.roman and token.capital and marked:
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
    years = passage.has(at + 3, (Kind.UNIT,)) or is_of_years(passage, at)
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
