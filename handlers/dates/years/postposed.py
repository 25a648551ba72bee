"""Years told after a month or season by how far they are: « le 25 juin prochain »."""

from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import Piece, year_beside
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.relative_years import relate_year
from handlers.dates.years.year_words import is_year_word

_COUNTED = ("quarter", "half")
_ONTO = (Kind.TO, Kind.AND, Kind.OR)


def read_postposed(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """The year of `1 mei jl.`, « le 25 juin prochain »."""
    if shared := _read_shared(passage, piece, at):
        return shared
    steps, following = passage.means(at, Kind.POSTPOSED), passage.at(at + 1)
    if not steps or not piece.month:
        return None
    if passage.language == "en" and following and following.is_word:
        # "On 1 May last week", "1 May next event"
        return None
    year = year_beside(passage.today, piece.month, piece.day, steps)
    return Parsed(piece._replace(year=year).but(Doubt.RELATIVE), passage.skip_dot(at + 1))


def _read_shared(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """The year of «с декабря прошлого по февраль текущего года», whose word the next one has."""
    steps = passage.means(at, Kind.RELATION)
    if steps is None or not (piece.month or piece.season):
        return None
    further = at + 1 + passage.is_mark(at + 1, ",")
    joined = passage.has(further, _ONTO) or passage.is_mark(further, "-")
    if not joined and further == at + 1:
        return None
    other = passage.skip(further + joined, Kind.PREP, Kind.PART)
    other = _skip_ordinal(passage, other)
    if not _names_time(passage, other):
        return None
    other = passage.skip(passage.skip_dot(other + 1), *LINKS)
    shared = passage.means(other, Kind.RELATION) is not None and is_year_word(passage, other + 1)
    year = relate_year(passage, at) if shared else None
    if not year:
        return None
    return Parsed(piece._replace(year=year.year).but(*year.doubts), at + 1)


def _skip_ordinal(passage: Passage, at: int) -> int:
    """The index where a quarter or half is named: after `III` of «в III квартале»."""
    token = passage.at(at)
    counts = token and (token.digits == 1 or token.roman or Kind.ORDINAL in token.meanings)
    return at + bool(counts and passage.means(at + 1, Kind.UNIT) in _COUNTED)


def _names_time(passage: Passage, at: int) -> bool:
    named = passage.has(at, (Kind.MONTH, Kind.SEASON))
    return named or passage.means(at, Kind.UNIT) in _COUNTED
