"""Figures of a date said aloud: «четырнадцатое ноль пятое», «пятое мая двадцать пятого»."""

from handlers.dates.lexicon import Kind
from handlers.dates.numerals import read_numeral
from handlers.dates.passage import Parsed, Passage
from handlers.dates.piece import Piece, in_full
from handlers.dates.years import read_year

_TWO = 2
_COUNTED = (Kind.MONTH, Kind.UNIT, Kind.COUNT)
_MONTHS, _FIRST_SHORT = 12, 10
"""And the first year of which two figures are said by themselves."""


def read_spoken_month(passage: Passage, day: int, at: int) -> Parsed | None:
    """«Четырнадцатое ноль пятое две тысячи девятнадцатого»: figures said aloud."""
    zero = bool(passage.means(at, Kind.ZERO))
    at += zero
    month = passage.means(at, Kind.ORDINAL)
    if month and month <= _MONTHS and zero and (short := read_spoken_short_year(passage, at + 1)):
        return Parsed(short.piece._replace(month=month, day=day), short.end)
    if not month or month > _MONTHS or not passage.means(at + 1, Kind.THOUSAND):
        return None
    year = read_year(passage, at + 1)
    return Parsed(year.piece._replace(month=month, day=day), year.end) if year else None


def read_spoken_short_year(passage: Passage, at: int) -> Parsed | None:
    """«Двадцать пятого» of «пятое мая двадцать пятого», which nothing follows.

    Others have no ordinal there: `twaalf november vierentwintig`.
    """
    numeral = read_numeral(passage, at) if passage.has(at, (Kind.CARDINAL, Kind.ORDINAL)) else None
    if not numeral or numeral[0] < _FIRST_SHORT:
        return None
    number, end = numeral
    following = passage.at(end)
    kind = Kind.ORDINAL if passage.language == "ru" else Kind.CARDINAL
    if not passage.means(end - 1, kind):
        return None
    # «… двадцать пятого что было», but `twelve November twenty-four guests`
    goes_on = following and following.text not in ".,;?!)" and Kind.ASKING not in following.meanings
    if goes_on and (passage.language != "ru" or end - at < _TWO or passage.has(end, _COUNTED)):
        return None
    return Parsed(Piece(in_full(number, passage.today)), end)
