"""Years that are told by another: `last year`, «того же года», `two years later`."""

from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece, week_of
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year_words import is_year_word

_YEAR, _YEARS_AGO = 4, range(3)
"""Of what a text that was written today speaks of."""
_JOINING = (Kind.AND, Kind.OR, Kind.TO)
_WITHIN_DATE = (Kind.PREP, Kind.LINK, Kind.ORDINAL, Kind.CARDINAL, Kind.MONTH)
_LONGEST_DATE = 6
"""Tokens that a day in words may have before its year: «по двадцать третье января этого года»."""
_OF_ONE_WORD = (Kind.SAME, Kind.THIS_YEAR, Kind.LAST_YEAR, Kind.WHOLE_YEAR)


def read_relative_year(passage: Passage, at: int) -> Parsed | None:
    """`прошлого года`, `this year`, `l'année dernière`, `в том же году`."""
    at = passage.skip(at, Kind.PREP) if not _begins_relation(passage, at) else at
    if passage.means(at, Kind.SAME) and is_year_word(passage, at + 1):
        if passage.year is None:
            return None
        return Parsed(Piece(passage.year).but(Doubt.INHERITED), passage.skip_dot(at + 2))
    if passage.means(at, Kind.THIS_YEAR):
        return Parsed(_own_year(passage), at + 1)
    if steps := passage.means(at, Kind.LAST_YEAR):
        return Parsed(Piece(passage.today.year + steps).but(Doubt.RELATIVE), at + 1)
    if passage.means(at, Kind.WHOLE_YEAR) and passage.context is Context.DOCUMENT:
        return Parsed(_years_away(passage, 0), at + 1) if passage.year else None
    if later := _read_later(passage, at):
        return later
    if is_year_word(passage, at + 1) and (piece := relate_year(passage, at)):
        return Parsed(piece, passage.skip_dot(at + 2))
    if _shares_year_word(passage, at) and (piece := relate_year(passage, at)):
        return Parsed(piece, at + 1)
    if is_year_word(passage, at) and (piece := relate_year(passage, at + 1)):
        return Parsed(piece, at + 2)
    return None


def _shares_year_word(passage: Passage, at: int) -> bool:
    """Whether the next date has the word for both: «29 декабря прошлого – 3 января этого года»."""
    if not passage.has(at + 1, _JOINING) and not passage.is_mark(at + 1, ",-"):
        return False
    for other in range(at + 2, at + 2 + _LONGEST_DATE):
        if passage.means(other, Kind.RELATION) is not None:
            return is_year_word(passage, other + 1)
        if passage.number(other, 1, 2) is None and not passage.has(other, _WITHIN_DATE):
            return False
    return False


def relate_year(passage: Passage, at: int) -> Piece | None:
    """The year that is so far from today's, or from the one that the text speaks of."""
    steps = passage.means(at, Kind.NARRATIVE)
    if steps is not None and passage.context is Context.DOCUMENT and passage.year is not None:
        return Piece(passage.year + steps).but(Doubt.INHERITED)
    steps = passage.means(at, Kind.RELATION)
    if steps is None:
        return None
    return _own_year(passage) if passage.means(at, Kind.CURRENT) else _years_away(passage, steps)


def _own_year(passage: Passage) -> Piece:
    """The current year: the one in which a text was written, as far as that is known."""
    spoken, today = passage.year, passage.today.year
    written = spoken if spoken and today - spoken not in _YEARS_AGO else today
    return Piece(written).but(Doubt.RELATIVE)


def _read_later(passage: Passage, at: int) -> Parsed | None:
    """«Годом позже», `two years later`, after the year that a document speaks of."""
    if Kind.LATER not in passage.kinds or passage.context is not Context.DOCUMENT:
        return None
    if passage.year is None:
        return None
    at = passage.skip(at, Kind.ARTICLE)
    token = passage.at(at)
    if token and token.digits and not token.suffix:
        years, end = token.value, at + 1
    else:
        years, end = read_numeral(passage, at) or (1, at)
    if not is_year_word(passage, end) or not passage.means(end + 1, Kind.LATER):
        return None
    return Parsed(Piece(passage.year + years).but(Doubt.INHERITED), end + 2)


def _begins_relation(passage: Passage, at: int) -> bool:
    return (
        passage.means(at, Kind.RELATION) is not None
        or any(passage.means(at, kind) for kind in _OF_ONE_WORD)
        or is_year_word(passage, at)
    )


def _years_away(passage: Passage, steps: int) -> Piece:
    # What is current in a document is what it speaks of.
    spoken = passage.context is Context.DOCUMENT and not passage.is_counted
    if not steps and spoken and passage.year is not None:
        return Piece(passage.year).but(Doubt.INHERITED)
    return Piece(passage.today.year + steps).but(Doubt.RELATIVE)


def read_year_of_part(passage: Passage, at: int) -> Parsed | None:
    """The year, or the month, of «в конце года», which is not named."""
    unit, today = passage.means(at, Kind.UNIT), passage.today
    if unit in ("month", "week") and passage.context is not Context.DOCUMENT:
        month = Piece(today.year, today.month)
        piece = month if unit == "month" else Piece(period=week_of(today))
        return Parsed(piece.but(Doubt.RELATIVE), at + 1)
    if not is_year_word(passage, at) or passage.number(at + 1, 2, 4) is not None:
        return None
    before = passage.before
    if before and before.year and before.digits == _YEAR and Doubt.RELATIVE not in before.doubts:
        # «После мая 2024 и до конца года»
        return Parsed(Piece(before.year).but(Doubt.INHERITED), at + 1)
    return Parsed(_years_away(passage, 0), at + 1)
