"""One date as it stands in a text, with the words around it: about, perhaps, early, at six."""

from collections.abc import Iterable
from functools import cache

from handlers.dates.clock import skip_clock, skip_leading_weekday, skip_time, skip_weekday
from handlers.dates.counted import (
    HALVES,
    read_century,
    read_decade,
    read_ordinal,
    read_part_of_year,
)
from handlers.dates.figures import read_figures, read_number, read_spaced
from handlers.dates.lexicon import Kind
from handlers.dates.named import read_day_and_month, read_month, read_season
from handlers.dates.passage import LINKS, Parsed, Passage, Rule
from handlers.dates.piece import Piece
from handlers.dates.qualifiers import (
    join_qualifiers,
    read_qualifiers,
    read_qualifiers_after,
)
from handlers.dates.relative import read_relative
from handlers.dates.stretches import read_stretch
from handlers.dates.tokens import LETTERS, Token
from handlers.dates.values import Doubt
from handlers.dates.weeks import read_iso_week, read_week
from handlers.dates.years import read_year, read_year_of_part, skip_year_word
from storage.edtf import Part

# What a date can begin with; of several rules the first that fits counts.
_ORDER: tuple[Rule, ...] = (
    read_figures,
    read_spaced,
    read_stretch,
    read_decade,
    read_century,
    read_part_of_year,
    read_week,
    read_day_and_month,
    read_month,
    read_season,
    read_relative,
    read_year,
)
_COUNTED = (read_century, read_part_of_year, read_week, read_day_and_month)
_BY_KIND: dict[Kind, tuple[Rule, ...]] = {
    Kind.MONTH: (read_month,),
    Kind.SEASON: (read_season,),
    Kind.ORDINAL: (read_stretch, *_COUNTED, read_year),
    Kind.CARDINAL: (read_stretch, read_day_and_month, read_relative, read_year, *_COUNTED),
    Kind.THOUSAND: (read_year,),
    Kind.DECADE: (read_decade,),
    Kind.DECADE_LEAD: (read_decade,),
    Kind.UNIT: (read_week, read_relative, read_year),
    Kind.RELATION: (*_COUNTED, read_season, read_relative, read_year),
    Kind.LATEST: (read_stretch, read_part_of_year, read_week, read_relative),
    Kind.COMING: (read_relative,),
    Kind.SAME: (read_year,),
    Kind.THIS_YEAR: (read_year,),
    Kind.WHOLE_YEAR: (read_year,),
    Kind.AGO_BEFORE: (read_relative,),
    Kind.AHEAD: (read_relative,),
    Kind.DAY: (read_relative,),
    Kind.WEEKDAY: (read_relative,),
    Kind.PREP: (read_year,),
}
_OF_ROMAN = (read_century, read_part_of_year, read_week)
_OF_LETTER = (read_part_of_year,)
_OF_APOSTROPHE = (read_decade, read_year)
_OF_YEAR = (read_iso_week, read_figures, read_spaced, read_decade, read_year)
_OF_NUMBER = tuple(rule for rule in _ORDER if rule not in (read_figures, read_month, read_season))
_AFTER = (Kind.INCLUSIVE, Kind.ERA)
_COUNTED_IN = frozenset(
    {
        *(Kind.UNIT, Kind.ORDINAL, Kind.LATEST, Kind.COMING, Kind.CENTURY_MARK, Kind.MONTH),
        *(Kind.DECADE_SUFFIX, Kind.YEARS, Kind.PART, Kind.RELATION, Kind.CARDINAL),
    }
)
_OF_PARTS = (Kind.PART, Kind.UNIT)
_AROUND = frozenset({",", "(", "t"})
"""What may stand before a weekday or a time of day, but for words that the lexicon has."""
_PARTS = {"early": Part.EARLY, "mid": Part.MID, "late": Part.LATE}


def read_point(passage: Passage, at: int, *, bare: bool = True) -> Parsed | None:
    """The date that begins at a token; `bare` also takes a number that stands by itself."""
    token = passage.at(at)
    if not token or not passage.begins[at]:
        return None
    qualifier, start = ("", at) if token.digits else read_qualifiers(passage, at)
    if passage.number(start, 1, 2) is not None:
        parsed = _read_after_clock(passage, start) or _read_core(passage, start)
    else:
        parsed = (
            _read_after_weekday(passage, start, bare=bare)
            or _read_part(passage, start)
            or _read_core(passage, start)
        )
    if not parsed:
        if not bare or qualifier:
            return None
        return _read_part_alone(passage, at) or read_number(passage, at)
    if bare and _is_half_of_no_year(parsed.piece) and (alone := _read_part_alone(passage, at)):
        # «В первой половине – середине 1990-х»
        return alone
    end = _skip_around(passage, parsed)
    after, end = read_qualifiers_after(passage, end)
    if passage.has(end, _AFTER):
        end = passage.skip_dot(end + 1)
    qualifier = join_qualifiers(qualifier, after)
    piece = parsed.piece
    if piece.part:
        # A part is approximate as it is.
        qualifier = qualifier.replace("~", "").replace("%", "?")
    return Parsed(piece._replace(qualifier=qualifier) if qualifier else piece, end)


def _read_core(passage: Passage, at: int) -> Parsed | None:
    for rule in _rules(passage, at):
        if parsed := rule(passage, at):
            return _take_month(passage, parsed)
    return None


def _read_after_weekday(passage: Passage, at: int, *, bare: bool) -> Parsed | None:
    """`Friday 31 May`, and `Friday 31` where the month may follow."""
    start = skip_leading_weekday(passage, at)
    if start == at:
        return None
    parsed = _read_core(passage, start)
    if parsed and parsed.piece.day:
        return parsed
    return read_number(passage, start) if bare and passage.number(start, 1, 2) else None


def _read_after_clock(passage: Passage, at: int) -> Parsed | None:
    """`10:00 11 May`, as it stands in «с 10:00 11 мая до 18:00 13 мая»."""
    if not passage.is_glued_mark(at + 1, ":") or passage.number(at, 1, 2) is None:
        return None
    end = skip_time(passage, at)
    parsed = _read_core(passage, passage.skip(end, Kind.PREP)) if end else None
    return parsed if parsed and parsed.piece.day else None


def _rules(passage: Passage, at: int) -> Iterable[Rule]:
    """The rules that can read what begins at a token."""
    token = passage.at(at)
    if not token:
        return ()
    if token.digits:
        return _rules_of_number(passage, token, at)
    if token.meanings:
        rules = _rules_of_kinds(tuple(token.meanings))
        return (*rules, *_OF_LETTER) if token.text in LETTERS else rules
    if token.is_word and token.roman:
        return _OF_ROMAN
    if token.text == "'":
        return _OF_APOSTROPHE
    return _OF_LETTER if token.text in LETTERS else ()


def _rules_of_number(passage: Passage, token: Token, at: int) -> Iterable[Rule]:
    if token.digits == 4:
        return _OF_YEAR
    following = passage.at(at + 1)
    if token.digits > 2 or not following:
        # 100 years ago
        counts = (read_relative,) if following and Kind.UNIT in following.meanings else ()
        return (read_decade, read_year) if token.suffix else counts
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
    if following.text not in (".", ",", "-", "/"):
        return ()
    named = passage.at(at + 2)
    years = passage.means(at + 3, Kind.YEARS)
    return _ORDER if named and (named.meanings or years) else (read_figures,)


@cache
def _rules_before(kinds: tuple[Kind, ...]) -> tuple[Rule, ...]:
    """The rules that can read a number before a word of some kinds."""
    if not _COUNTED_IN.isdisjoint(kinds):
        return _OF_NUMBER
    linked = (read_day_and_month,) if not set(LINKS).isdisjoint(kinds) else ()
    return (*linked, read_year) if Kind.AND in kinds else linked


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
    at = end + passage.is_mark(end, ",")
    at = passage.skip(at, *LINKS)
    following = passage.at(at)
    if not following or not (following.digits or following.is_word):
        return parsed
    for rule in (read_day_and_month, read_month, read_season, read_part_of_year):
        found = rule(passage, at)
        if not found or _is_weak(passage, at, found.end):
            continue
        month = found.piece
        if month.year is not None and Doubt.DAY_OR_YEAR in month.doubts:
            # «2018, май 17»: of the two, the day
            month = month._replace(year=None, day=month.year % 100)
        if month.year is None and month.doubts <= {Doubt.DAY_OR_YEAR}:
            return Parsed(month._replace(year=piece.year, doubts=piece.doubts), found.end)
    return parsed


def _is_weak(passage: Passage, at: int, end: int) -> bool:
    """Whether a name of a month may be another word there: «в 2018 году May, the mayor …»."""
    if not passage.means(at, Kind.WEAK) or passage.means(at - 1, Kind.STRONG_PREP):
        return False
    return passage.at(end) is not None and end == at + 1


def _read_part(passage: Passage, at: int) -> Parsed | None:
    """`конец апреля 2018`, `mid-April`, `early 1990s`."""
    name = passage.means(at, Kind.PART)
    if not name:
        return None
    end = passage.skip_dot(at + 1)
    if passage.is_glued_mark(end, "-"):
        end += 1
    start = passage.skip(end, *LINKS)
    parsed = (
        _read_core(passage, start)
        or _read_numeral(passage, start)
        or read_year_of_part(passage, start)
    )
    if not parsed:
        return None
    piece = parsed.piece
    if piece.day or piece.period or piece.part:
        return None
    # "Late summer" and «конец I квартала» say no more than the summer and the quarter do here.
    part = None if piece.season else _PARTS[name]
    return Parsed(piece._replace(part=part), parsed.end)


def _read_part_alone(passage: Passage, at: int) -> Parsed | None:
    """`early` of `early to mid-May`, «начале» of «в начале и конце года»: the next says of what."""
    named = _read_name_of_part(passage, at)
    if not named:
        return None
    part, end = named
    # mid- to late
    end += passage.is_glued_mark(end, "-") and not passage.is_glued(end + 1)
    joined = passage.is_mark(end, "-") or any(
        passage.means(end, kind) for kind in (Kind.AND, Kind.OR, Kind.TO)
    )
    if not joined or not _read_name_of_part(passage, passage.skip(end + 1, Kind.PREP)):
        return None
    return Parsed(Piece(number=0, part=part), end)


def _is_half_of_no_year(piece: Piece) -> bool:
    return piece.year is None and piece.season in (40, 41)


def _read_name_of_part(passage: Passage, at: int) -> tuple[Part, int] | None:
    """The part that `early` or «первой половине» is, and the index after it."""
    if not (passage.has(at, _OF_PARTS) or passage.has(at + 1, _OF_PARTS)):
        return None
    if name := passage.means(at, Kind.PART):
        return _PARTS[name], passage.skip_dot(at + 1)
    ordinal = read_ordinal(passage, at) if passage.at(at) else None
    if not ordinal or passage.means(ordinal[1], Kind.UNIT) != "half" or ordinal[0] not in HALVES:
        return None
    return HALVES[ordinal[0]], passage.skip_dot(ordinal[1] + 1)


def _read_numeral(passage: Passage, at: int) -> Parsed | None:
    """`XIX` of «конец XIX – начало XX века»."""
    token = passage.at(at)
    if not token:
        return None
    counted = passage.means(at, Kind.ORDINAL) or Kind.ORDINAL_SUFFIX in token.suffix
    joined = passage.is_mark(at + 1, ",-") or passage.means(at + 1, Kind.AND)
    roman = token.roman and not token.meanings
    return read_number(passage, at) if roman or (counted and joined) else None


def _is_in_list_of_figures(passage: Passage, piece: Piece, at: int) -> bool:
    """Whether what follows is a day and no time: `5.07` of `3.06, 5.07, 7.08.2018`."""
    return piece.figures and passage.is_mark(at, ",") and bool(read_figures(passage, at + 1))


def _is_next_date(passage: Passage, at: int, clock: int) -> bool:
    """Whether what looks like a time of day begins the next date: `, 12–14 мая`, `, 12–14.06`."""
    if passage.means(clock, Kind.MONTH) or passage.is_in_chunk(clock):
        return True
    # «С 11 мая до 18:00 13 мая»
    return bool(passage.means(at, Kind.TO) and _read_core(passage, clock))


def _skip_around(passage: Passage, parsed: Parsed) -> int:
    """The index after the weekday and the time of day."""
    piece, end = parsed
    following = passage.at(end)
    if not following or not (following.digits or following.meanings or following.text in _AROUND):
        return end
    end = skip_year_word(passage, end) if piece.year is not None and piece.month else end
    if piece.day and not _is_in_list_of_figures(passage, piece, end):
        end = skip_weekday(passage, end)
        clock = skip_clock(passage, end)
        if clock > end and _is_next_date(passage, end, clock):
            return end
        end = passage.skip(clock, Kind.DAYTIME)
    return end
