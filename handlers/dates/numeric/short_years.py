"""Years of two figures after a day, season or quarter, which may also be numbers of something."""

from dataclasses import replace
from itertools import pairwise

from handlers.dates.numeric.spoken import read_spoken_short_year
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.items import Item
from handlers.dates.values.piece import Piece, in_full
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind

_OF_NUMBERS = (Kind.COUNT, Kind.HOUR, Kind.UNIT, Kind.MONTH, Kind.DAYTIME)
_RECENT = range(-5, 2)
"""Years from today's: a number that a word follows is rather one of them than a count."""
_OF_WHOLE_YEARS = ("since", "until", "after", "before")
"""Of a day of no year they say nothing."""
_LAST_SEASON, _FIRST_SHORT = 24, 10


def read_late_short_year(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """`25 апреля 18`, `лето 17`, `7jun22`."""
    number, following = passage.number(at, 2), passage.at(at + 1)
    if (piece.day or piece.season) and (spoken := read_spoken_short_year(passage, at)):
        return spoken
    if not (piece.day or piece.season) or number is None:
        return None
    if passage.context is Context.DOCUMENT:
        return _read_ended(passage, piece, at, number)
    if piece.day and passage.is_glued(at) and passage.is_glued(at - 1):
        return Parsed(Piece(in_full(number, passage.today)), at + 1)
    if (following and following.digits) or passage.is_in_chunk(at + 1):
        return None
    if passage.is_glued_mark(at + 1, ":"):
        return None
    year = Piece(in_full(number, passage.today))
    if following and following.is_word and not _ends_before(passage, piece, at + 1):
        if passage.has(at + 1, _OF_NUMBERS) or (piece.season and piece.season <= _LAST_SEASON):
            return None
        # «За 4 кв 12 что было», `11, 12 & 15 June 25 free slots`
        ahead = (year.year or 0) - passage.today.year
        may_be = ahead in _RECENT if piece.day else ahead <= 1
        return Parsed(year.but(Doubt.DAY_OR_YEAR), at + 1) if may_be else None
    return Parsed(year, at + 1)


def _read_ended(passage: Passage, piece: Piece, at: int, number: int) -> Parsed | None:
    """The year of a day in a document, if a mark ends it: `arr. 12 May 25, dep. 15 May 25`."""
    following, year = passage.at(at + 1), in_full(number, passage.today)
    ends = following is None or following.text in (",", ";", ")") or following.text[0] == "\n"
    if not piece.day or not ends or year - passage.today.year not in _RECENT:
        return None
    return Parsed(Piece(year).but(Doubt.DAY_OR_YEAR), at + 1)


def _ends_before(passage: Passage, piece: Piece, at: int) -> bool:
    """Whether no number is of the word after it: « 17 sept 24 Lyon », but «5 мая 12 школ»."""
    if piece.season and passage.has(at, (Kind.AND, Kind.OR, Kind.TO)):
        # «4 квартал 23 и 1 квартал 24», but «осенью 5 и 6 мая»
        following = passage.skip(at + 1, Kind.PREP)
        return not passage.means(following + 1, Kind.MONTH)
    told = passage.means(at - 2, Kind.ABBREVIATED) or passage.means(at, Kind.ASKING)
    return bool(piece.day and told and not passage.has(at, _OF_NUMBERS))


def settle_short_years(passage: Passage, items: list[Item]) -> list[Item]:
    """The dates of a row, `24` a year where a day makes no sense: `aug-sep 24 and may 25`."""
    if not any(Doubt.DAY_OR_YEAR in piece.doubts for item in items for piece in item.pieces):
        return items
    sure = any(_ends_in_year(item) for item in items) or any(
        _is_month(item.pieces[-1]) and any(map(_is_short, following.pieces))
        for item, following in pairwise(items)
    )
    return [
        replace(item, pieces=[_in_year(passage, piece) for piece in item.pieces])
        if sure or item.shape in _OF_WHOLE_YEARS
        else item
        for item in items
    ]


def _ends_in_year(item: Item) -> bool:
    """Whether a month alone begins what ends in a number, or has its year."""
    first, last = item.pieces[0], item.pieces[-1]
    if item.shape != "range" or not _is_short(last):
        return bool(first.month and not first.day and first.year and not first.doubts)
    return _is_month(first)


def _is_month(piece: Piece) -> bool:
    return bool(piece.month) and not (piece.day or piece.year or piece.part)


def _is_short(piece: Piece) -> bool:
    return Doubt.DAY_OR_YEAR in piece.doubts and bool(piece.day) and piece.year is None


def _in_year(passage: Passage, piece: Piece) -> Piece:
    if not _is_short(piece):
        return piece
    return piece._replace(year=in_full(piece.day or 0, passage.today), day=None)


def read_short_year_of_part(passage: Passage, at: int) -> Parsed | None:
    """`25` of `end of 25`, « fin 25 et début 26 », which counts nothing."""
    number, following = passage.number(at, 2), passage.at(at + 1)
    if number is None or number < _FIRST_SHORT or passage.context is Context.DOCUMENT:
        return None
    ordinal = passage.language == "ru" and Kind.ORDINAL_SUFFIX in passage.tokens[at].suffix
    if (passage.tokens[at].suffix and not ordinal) or passage.is_in_chunk(at + 1):
        return None
    ends = not following or not (following.is_word or following.digits or following.text == ":")
    if not ends and not passage.has(at + 1, (Kind.AND, Kind.OR, Kind.TO, Kind.ASKING, Kind.PART)):
        return None
    return Parsed(Piece(in_full(number, passage.today)), at + 1)
