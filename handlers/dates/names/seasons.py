"""Seasons of a year: `winter 2013/14`, «прошлым летом»."""

from handlers.dates.names.named import add_year
from handlers.dates.numeric.short_years import read_late_short_year
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import Piece, in_full
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.postposed import read_postposed
from handlers.dates.years.year import read_year
from handlers.dates.years.year_words import is_year_word, skip_year_word
from storage.edtf import CalendarDate

_SHORT = 99
"""The last year of two digits."""


def read_season(passage: Passage, at: int) -> Parsed | None:
    """`осень 2013 г.`, `winter 2013/14`, `прошлым летом`."""
    steps = passage.means(at, Kind.RELATION)
    season = passage.means(at if steps is None else at + 1, Kind.SEASON)
    if not season:
        return None
    if steps is not None and passage.number(passage.skip(at + 2, *LINKS), 4) is not None:
        # « S'est-il passé été 2024 »
        return None
    if steps is not None:
        return Parsed(_relative_season(passage, season, steps), at + 2)
    end = at + 1
    steps = passage.means(end, Kind.RELATION)
    if steps is not None and (shared := read_postposed(passage, Piece(season=season), end)):
        # «Весной прошлого и осенью этого года»
        return shared
    if steps is not None and not is_year_word(passage, end + 1):
        return Parsed(_relative_season(passage, season, steps), end + 1)
    piece = Piece(season=season)
    if _is_compound(passage, at):
        return None
    if season == 24 and (parsed := _read_two_years(passage, passage.skip(end, *LINKS))):
        return Parsed(piece._replace(year=parsed.piece.year), parsed.end)
    if passage.means(at, Kind.WEAK) and not passage.means(at - 1, Kind.PREP):
        return _read_weak(passage, at, piece)
    parsed = add_year(passage, piece, end, dash=True)
    if season == 24 and parsed.piece.year:
        return Parsed(parsed.piece.but(Doubt.WINTER), parsed.end)
    return parsed


def _read_weak(passage: Passage, at: int, piece: Piece) -> Parsed:
    """What is no season without its year: « a été en 2018 » is no summer, « été 2018 » is."""
    end = at + 1
    if passage.is_mark(end, "-"):
        return add_year(passage, piece, end, dash=True)
    year = read_year(passage, passage.skip(end, Kind.LINK))
    joined = passage.has(at - 1, (Kind.AND, Kind.OR, Kind.TO)) or passage.is_mark(at - 1, "-")
    if not year and (joined or not at):
        year = read_late_short_year(passage, piece, end)
    return Parsed(piece._replace(year=year.piece.year), year.end) if year else Parsed(piece, end)


def _is_compound(passage: Passage, at: int) -> bool:
    """Whether two seasons are one word: «осенне-зимний сезон»."""
    before = passage.at(at - 2)
    return bool(
        passage.is_glued_mark(at - 1, "-")
        and passage.is_glued(at)
        and before
        and before.is_word
        and before.meanings.keys() <= {Kind.OF_SEASON}
    )


def _read_two_years(passage: Passage, at: int) -> Parsed | None:
    """The second year of `2013/14`, `'98-'99`."""
    led = bool(passage.means(at, Kind.FROM))
    at += led
    at += passage.is_mark(at, "'")
    last = at + 2 + passage.is_mark(at + 2, "'")
    first, second = passage.number(at, 2, 4), passage.number(last, 2, 4)
    onto = passage.has(at + 1, (Kind.ONTO, Kind.TO)) if led else passage.means(at + 1, Kind.ONTO)
    joined = passage.is_mark(at + 1, "-/") or onto
    if first is None or second is None or not joined:
        return None
    if second % 100 != (first + 1) % 100:
        return None
    year = first if first > second or first > _SHORT else in_full(first, passage.today)
    return Parsed(Piece(year + 1), skip_year_word(passage, last + 1))


def _relative_season(passage: Passage, season: int, steps: int) -> Piece:
    today = passage.today
    year = today.year + steps
    if steps < 0 and season != 24:
        # «Прошлым летом» of November is this year's: the latest that is over.
        year += CalendarDate(today.year, season=season).last < today
    if season == 24:
        # Between winters, the next one is this one; the last one bears this year's number.
        now = today.year + (1 if today.month > 2 else 0)
        year = now + steps
    return Piece(year, season=season).but(Doubt.RELATIVE)
