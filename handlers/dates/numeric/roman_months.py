"""Months in Roman figures, with their years: `XII.2024`, `VI–IX.1932`."""

from handlers.dates.no_dates.numbering import is_numbered
from handlers.dates.numeric.figures import is_likely_year
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece
from handlers.dates.years.year_words import skip_year_word

_MONTHS = 12
_NEXT = 2
"""Tokens from a month to the next one of its row."""


def read_roman_month(passage: Passage, at: int) -> Parsed | None:
    """`XII.2024`, `IX/1931`, both of `VI–IX.1932` and of `VI–IX 1932`."""
    month = _read_month(passage, at)
    if not month or is_numbered(passage, at):
        return None
    before = _read_month(passage, at - _NEXT) if passage.is_mark(at - 1, "-") else None
    if before and (last := _read_year(passage, at, month, apart=True)):
        return last
    apart = passage.is_mark(at + 1, "-")
    dated = _read_year(passage, at, month)
    if not (apart or (dated and _begins_range(passage, dated.end))) and _is_of_name(passage, at):
        return None
    if dated:
        return dated
    # One before another that has the year
    joined = apart or passage.is_mark(at + 1, ",")
    last_month = _read_month(passage, at + _NEXT) if joined else None
    if not last_month or not _read_year(passage, at + _NEXT, last_month, apart=apart):
        return None
    return Parsed(Piece(month=month), at + 1)


def _begins_range(passage: Passage, at: int) -> bool:
    """Whether another such month ends what one begins: `IV.1968–II.1970`."""
    last = _read_month(passage, at + 1) if passage.is_mark(at, "-") else None
    return bool(last and _read_year(passage, at + 1, last))


def _read_month(passage: Passage, at: int) -> int | None:
    token = passage.at(at)
    roman = token.roman if token and token.is_word and token.capital else 0
    return roman if 1 <= roman <= _MONTHS else None


def _read_year(passage: Passage, at: int, month: int, *, apart: bool = False) -> Parsed | None:
    """The month with the year that is stuck to it, or stands `apart` from it."""
    named = at + 1
    if passage.is_glued_mark(named, "./") and passage.is_glued(at + 2):
        named += 1
    elif not apart:
        return None
    year = passage.number(named, 4)
    if year is None or passage.is_in_chunk(named + 1):
        return None
    end = skip_year_word(passage, named + 1)
    return Parsed(Piece(year, month), end) if is_likely_year(year) else None


def _is_of_name(passage: Passage, at: int) -> bool:
    """Whether somebody, or a part of something, has that number: `Henry IV/1589`."""
    before = passage.at(at - 1)
    return bool(before and before.is_word and before.capital and not before.meanings)
