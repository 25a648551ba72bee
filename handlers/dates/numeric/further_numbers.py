"""What goes on with a day or year in a number alone: `3 May 2025 or the 4th`, `in 2011 or 12`."""

from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.items import Item
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year_words import skip_year_word

_JOINING = (Kind.AND, Kind.OR)
_LAST_DAY, _FEW = 31, 10
"""And how many years later another one can be that lacks its century."""


def read_further_number(passage: Passage, at: int, item: Item | None) -> Parsed | None:
    """The day or year that a number is of which the date before it has the rest."""
    last = item.pieces[-1] if item else None
    if not item or not last or last.period or last.part:
        return None
    start = passage.skip(at, Kind.ARTICLE, Kind.PREP)
    between = range(item.end, at)
    joined = any(passage.has(index, _JOINING) for index in between)
    if joined and last.is_year and (short := _read_short_year(passage, start, last)):
        return short
    token = passage.at(start)
    if not token or token.digits not in (1, 2) or passage.context is Context.DOCUMENT:
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
    listed = joined or (
        passage.is_mark(item.end, ",") and _goes_on(passage, start + 1, token.value)
    )
    if not listed or not _is_next(last, token.value):
        return None
    told = _ends(passage, start + 1) or _goes_on(passage, start + 1, token.value)
    either = any(passage.means(index, Kind.OR) for index in between)
    told = told or (either and _is_word(passage, start + 1))
    year = last.year // 100 * 100 + token.value
    return Parsed(last._replace(year=year) if season else Piece(year), start + 1) if told else None


def _is_next(last: Piece, number: int) -> bool:
    """Whether two figures can be of a year that follows one soon, in its century."""
    return last.year is not None and 0 < number - last.year % 100 < _FEW


def _read_short_year(passage: Passage, at: int, last: Piece) -> Parsed | None:
    """`'97` of `1896 or '97`, «97 года» of «1896 или 97 года», `eighty-five` in words."""
    quoted = passage.is_mark(at, "'")
    number = passage.number(at + quoted, 2)
    if number is None:
        spoken = passage.tokens[at - 1].is_word and _read_year_in_words(passage, at, last)
        return spoken or None
    end = skip_year_word(passage, at + quoted + 1)
    said = quoted or end > at + 1 or _ends(passage, end)
    document = passage.context is Context.DOCUMENT
    if not said or not _is_next(last, number) or not (document or quoted or end > at + 1):
        return None
    return Parsed(Piece((last.year or 0) // 100 * 100 + number), end)


def _read_year_in_words(passage: Passage, at: int, last: Piece) -> Parsed | None:
    """`eighty-five` of `in nineteen eighty-four or eighty-five`."""
    numeral = read_numeral(passage, at) if last.year else None
    if not numeral or not last.year or not _ends(passage, numeral[1]):
        return None
    number, end = numeral
    year = last.year // 100 * 100 + number
    return Parsed(Piece(year), end) if _is_next(last, number) else None


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
