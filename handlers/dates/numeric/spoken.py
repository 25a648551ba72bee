"""Figures of a date said aloud: «четырнадцатое ноль пятое», «пятое мая двадцать пятого»."""

from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import Piece, in_full
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year import read_year

_TWO = 2
_OF_SEVERAL = ("ые", "ых", "premiers", "premieres")
_COUNTED = (Kind.MONTH, Kind.UNIT, Kind.COUNT)
_LAST_DAY, _MONTHS, _FIRST_SHORT = 31, 12, 10
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


def read_spoken_date(passage: Passage, at: int) -> Parsed | None:
    """Day, month and year said as numbers: `vijf twaalf vijfentwintig`, `the fifth of the twelfth`.

    Of no year, only ordinals that a word like "of" links are a day and its month.
    """
    day = read_numeral(passage, at)
    if not day or day[0] > _LAST_DAY or passage.tokens[at].text.endswith(_OF_SEVERAL):
        return None
    linked = passage.skip(day[1], *LINKS)
    month = read_numeral(passage, linked)
    joined = any(passage.has(each, (Kind.AND,)) for each in range(day[1], linked))
    if not month or month[0] > _MONTHS or joined:
        # "The third and fourth": to the Dutch, "en" is no preposition.
        return None
    of_order = [bool(passage.means(each[1] - 1, Kind.ORDINAL)) for each in (day, month)]
    if of_order == [False, True]:
        # « Une seconde en 1989 » is one of several.
        return None
    piece, end = Piece(month=month[0], day=day[0]), month[1]
    # «Пятого числа двенадцатого месяца» is told of otherwise.
    year = _read_spoken_year(passage, passage.skip(end, *LINKS))
    if year:
        return Parsed(piece._replace(year=year.piece.year), year.end)
    ordinals = all(of_order)
    following = passage.at(end)
    alone = not following or not following.is_word or Kind.ASKING in following.meanings
    links = linked > day[1] and passage.language in ("en", "nl") and alone
    return Parsed(piece, end) if ordinals and links else None


def _read_spoken_year(passage: Passage, at: int) -> Parsed | None:
    if passage.number(at, 4) is not None or passage.means(at, Kind.THOUSAND):
        return read_year(passage, at)
    if not passage.has(at, (Kind.CARDINAL, Kind.ORDINAL)):
        return None
    year, numeral = read_year(passage, at), read_numeral(passage, at)
    if not (year and year.piece.is_year):
        if not numeral or numeral[0] < _FIRST_SHORT:
            return None
        year = Parsed(Piece(in_full(numeral[0], passage.today)), numeral[1])
    return None if passage.has(year.end, _COUNTED) else year
