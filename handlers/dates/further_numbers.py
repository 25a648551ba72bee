"""What goes on with a day or year in a number alone: `3 May 2025 or the 4th`, `in 2011 or 12`."""

from handlers.dates.items import Item
from handlers.dates.lexicon import Kind
from handlers.dates.numerals import read_numeral
from handlers.dates.passage import Parsed, Passage
from handlers.dates.piece import Piece
from handlers.dates.values import Context

_JOINING = (Kind.AND, Kind.OR)
_LAST_DAY, _FEW = 31, 10
"""And how many years later another one can be that lacks its century."""


def read_further_number(passage: Passage, at: int, item: Item | None) -> Parsed | None:
    """The day or year that a number is of which the date before it has the rest."""
    if not item or passage.context is Context.DOCUMENT:
        return None
    last = item.pieces[-1]
    if last.period or last.part:
        return None
    start = passage.skip(at, Kind.ARTICLE, Kind.PREP)
    token = passage.at(start)
    between = range(item.end, at)
    joined = any(passage.has(index, _JOINING) for index in between)
    if joined and last.is_year and passage.tokens[item.end - 1].is_word:
        return _read_year_in_words(passage, start, last)
    if not token or token.digits not in (1, 2):
        return None
    if last.day and last.month and last.year and joined:
        end = start + 1 + (passage.means(start + 1, Kind.UNIT) == "dates")
        may_be = 0 < token.value <= _LAST_DAY and _ends(passage, end)
        return Parsed(last._replace(day=token.value, on=None), end) if may_be else None
    season = last.season and last.year and not last.qualifier
    if token.digits != 2 or not (last.is_year or season) or not last.year:
        return None
    if token.suffix and not season:
        return None
    century, short = last.year // 100 * 100, last.year % 100
    listed = joined or (
        passage.is_mark(item.end, ",") and _goes_on(passage, start + 1, token.value)
    )
    if not listed or not short < token.value <= short + _FEW:
        return None
    told = _ends(passage, start + 1) or _goes_on(passage, start + 1, token.value)
    either = any(passage.means(index, Kind.OR) for index in between)
    told = told or (either and _is_word(passage, start + 1))
    year = last._replace(year=century + token.value) if season else Piece(century + token.value)
    return Parsed(year, start + 1) if told else None


def _read_year_in_words(passage: Passage, at: int, last: Piece) -> Parsed | None:
    """`eighty-five` of `in nineteen eighty-four or eighty-five`."""
    numeral = read_numeral(passage, at) if last.year else None
    if not numeral or not last.year or not _ends(passage, numeral[1]):
        return None
    number, end = numeral
    later = 0 < number - last.year % 100 < _FEW
    return Parsed(Piece(last.year // 100 * 100 + number), end) if later else None


def _ends(passage: Passage, at: int) -> bool:
    """Whether a number before it can count nothing."""
    following = passage.at(at)
    ends = not following or not (following.is_word or following.digits)
    return (ends and not passage.is_mark(at, "-/:%€$£₽")) or passage.has(at, (Kind.ASKING,))


def _goes_on(passage: Passage, at: int, number: int) -> bool:
    """Whether the row goes on with a later number: `20 and 21` of `2019, 20 and 21`."""
    if not (passage.is_mark(at, ",") or passage.has(at, _JOINING)):
        return False
    further = passage.number(passage.skip(at + 1, Kind.PART, Kind.PREP, Kind.LINK), 2)
    return further is not None and further > number


def _is_word(passage: Passage, at: int) -> bool:
    following = passage.at(at)
    return bool(following and following.is_word and not following.meanings)
