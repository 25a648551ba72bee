"""Centuries and decades: `XVIII век`, `the 1800s`, « siècle dernier », `jaren 90`."""

from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.words.tokens import Token, has_roman_ending
from handlers.dates.years.year_words import skip_year_word

_LAST_CENTURY, _OF_LATE = 99, range(10, 22)
_LAST_HUNDREDS, _THIS_CENTURY = 1900, 2000
_FAR = 8
"""Tokens within which an ordinal says what it counts."""
_WITHIN = (*LINKS, Kind.PART, Kind.UNIT, Kind.ORDINAL, Kind.LATEST, Kind.FROM_WEAK)
_ONTO = (Kind.AND, Kind.TO, Kind.OR, Kind.PART)
_SHORT = 2
"""The figures of a decade without its century."""


def read_ordinal(passage: Passage, at: int) -> tuple[int, int] | None:
    """What `II`, `2-я`, `второе`, `last` count, and the index after it; the last is 0."""
    token = passage.at(at)
    if not token:
        return None
    if token.digits:
        return (token.value, at + 1) if token.digits <= 2 else None
    if ordinal := passage.means(at, Kind.ORDINAL):
        return ordinal, passage.skip_dot(at + 1)
    if passage.means(at, Kind.LATEST) or passage.means(at, Kind.RELATION) == -1:
        return 0, passage.skip_dot(at + 1)
    if token.is_word and token.roman:
        return token.roman, at + 1
    return None


def read_century(passage: Passage, at: int) -> Parsed | None:
    """`XVIII век`, `18th century`, «прошлого столетия», « siècle dernier »."""
    if (steps := passage.relation(at, "century")) is not None:
        year = (passage.today.year // 100 + steps) * 100
        return Parsed(Piece(year, digits=2).but(Doubt.RELATIVE), at + 2)
    ordinal = read_ordinal(passage, at)
    numeral = read_numeral(passage, at)
    if numeral and passage.means(numeral[1] - 1, Kind.ORDINAL):
        ordinal = numeral
    if not ordinal or not 1 < ordinal[0] <= _LAST_CENTURY:
        return None
    number, end = ordinal
    if _is_century_alone(passage, at):
        return Parsed(Piece((number - 1) * 100, digits=2).but(Doubt.CENTURY), end)
    doubted = passage.is_mark(end, "(") and passage.is_mark(end + 1, "?")
    # 18th-century, «XVIII (?) в.»
    end += 3 if doubted else passage.is_glued_mark(end, "-")
    marked = passage.means(end, Kind.CENTURY_MARK) and passage.is_glued_mark(end + 1, ".")
    if passage.means(end, Kind.UNIT) != "century" and not marked:
        return None
    end = end + 2 if marked else passage.skip_dot(end + 1)
    return Parsed(Piece((number - 1) * 100, digits=2, qualifier="?" * doubted), end)


def _is_century_alone(passage: Passage, at: int) -> bool:
    """Whether a Roman ordinal says by itself that it is a century: « du XVIIIe », «в XIX-м»."""
    token, following = passage.tokens[at], passage.at(at + 1)
    if not (token.capital and token.is_word and token.roman in _OF_LATE):
        return False
    if not (Kind.ORDINAL_SUFFIX in token.suffix or has_roman_ending(token.text)):
        return False
    led = passage.has(at - 1, (*LINKS, Kind.PART))
    ends = not following or ends_name(following) or passage.has(at + 1, (Kind.PREP, Kind.AT))
    return led and ends


def ends_name(token: Token) -> bool:
    """Whether a mark ends what names a century, or a part of one."""
    return not token.is_word and not token.digits and token.text not in "-/("


def read_hundreds(passage: Passage, at: int) -> Parsed | None:
    """`the 1700s` as the century, of which else they may be the first ten years."""
    year, token = passage.number(at, 4), passage.at(at)
    if year is None or not token or year % 100 or passage.language != "en":
        return None
    said = Kind.DECADE_SUFFIX in token.suffix and year < _THIS_CENTURY
    return Parsed(Piece(year, digits=2), at + 1) if said else None


def read_shared_century(passage: Passage, at: int) -> Parsed | None:
    """`XIX` of «вторая половина XIX – начало XX в.», which says further on what they count."""
    token = passage.at(at)
    counts = token and (token.roman or token.suffix or Kind.ORDINAL in token.meanings)
    if not token or not (counts or token.digits == _SHORT):
        return None
    counted = read_ordinal(passage, at)
    if not counted or not 1 < counted[0] <= _LAST_CENTURY:
        return None
    number, end = counted
    if not (passage.is_mark(end, "-") or passage.has(end, _ONTO)):
        return None
    for index in range(end + 1, end + _FAR):
        marked = passage.means(index, Kind.CENTURY_MARK) and passage.is_glued_mark(index + 1, ".")
        if marked or passage.means(index, Kind.UNIT) == "century":
            return Parsed(Piece((number - 1) * 100, digits=2), end)
        further = passage.at(index)
        if not further or not (
            further.roman
            or further.suffix
            or further.digits == _SHORT
            or passage.has(index, _WITHIN)
            or further.text in ".-"
        ):
            return None
    return None


def find_century(passage: Passage, at: int) -> Parsed | None:
    """The century of «первая четверть – середина XIX в.», which stands after another part of it."""
    if not (passage.is_mark(at, "-") or passage.has(at, (Kind.AND, Kind.TO, Kind.OR))):
        return None
    for index in range(at + 1, at + _FAR):
        if passage.at(index) and (century := read_century(passage, index)):
            return Parsed(century.piece, at)
        if not (passage.has(index, _WITHIN) or passage.is_mark(index, ".-")):
            return None
    return None


def read_turn(passage: Passage, at: int) -> Parsed | None:
    """`The turn of the 20th century`, about when it begins; of two of them, both are said."""
    if not passage.means(at, Kind.TURN):
        return None
    century = read_century(passage, passage.skip(at + 1, *LINKS))
    if not century or passage.has(century.end, (Kind.AND,)) or passage.is_mark(century.end, "-"):
        return None
    year = Piece(century.piece.year, qualifier="~")
    return Parsed(year.but(Doubt.CENTURY, *century.piece.doubts), century.end)


def read_decade(passage: Passage, at: int) -> Parsed | None:
    """`1970-е годы`, `the 90s`, `jaren 90`, «семидесятые годы прошлого века»."""
    lead = passage.means(at, Kind.DECADE_LEAD) or _is_of_ten_years(passage, at)
    start = at + 1 if lead else at
    # jaren '70
    start += passage.is_mark(start, "'")
    token = passage.at(start)
    if not token:
        return None
    if token.digits in (2, 4):
        counted = lead or Kind.DECADE_SUFFIX in token.suffix or _is_of_years(passage, start)
        if not counted or token.value % 10 or _ends_days(passage, start):
            return None
        if passage.means(start + 1, Kind.UNIT) == "dates" or passage.means(start + 1, Kind.MONTH):
            return None
        number = token.value
    elif (named := passage.means(start, Kind.DECADE)) is not None:
        if isinstance(named, str) and not lead:
            return None
        number = int(named)
    else:
        return None
    end = skip_year_word(passage, start + 1)
    # "De zestiger jaren"
    end += bool(not lead and passage.means(end, Kind.DECADE_LEAD))
    if number >= 1000:
        if lead and _is_beginning_of_years(passage, start):
            return None
        if (hundreds := read_hundreds(passage, at)) and not lead:
            # "The 1800s" are the century; "the 1900s" may be either.
            piece = hundreds.piece if number < _LAST_HUNDREDS else Piece(number, digits=3)
            return Parsed(piece.but(Doubt.CENTURY), end)
        return Parsed(Piece(number, digits=3), end)
    return (
        None if not lead and _is_of_age(passage, at) else _read_short_decade(passage, number, end)
    )


def _is_of_ten_years(passage: Passage, at: int) -> bool:
    """Whether a decade is told by its first year: « la décennie 1870 », not «1870–1880»."""
    named = passage.means(at, Kind.UNIT) == "decade" and passage.number(at + 1, 4) is not None
    return named and not (passage.is_mark(at + 2, "-/") or passage.has(at + 2, (Kind.TO,)))


def _ends_days(passage: Passage, at: int) -> bool:
    """Whether days end with a number: «с 1-го по 10-е и с 20-го по 25-е мая»."""
    first = passage.number(at - 2, 1, 2)
    counted = first is not None and Kind.ORDINAL_SUFFIX in passage.tokens[at - 2].suffix
    decade = counted and Kind.DECADE_SUFFIX in passage.tokens[at - 2].suffix
    return counted and not decade and passage.has(at - 1, (Kind.TO,))


def _read_short_decade(passage: Passage, number: int, end: int) -> Parsed:
    """The decade that two figures say, of the century that follows or of the last one."""
    if parsed := read_century(passage, passage.skip(end, *LINKS)):
        piece = Piece((parsed.piece.year or 0) + number, digits=3)
        return Parsed(piece.but(*parsed.piece.doubts), parsed.end)
    piece = Piece((2000 if number < 30 else 1900) + number, digits=3)
    return Parsed(piece.but(Doubt.CENTURY) if number in (10, 20) else piece, end)


def _is_of_age(passage: Passage, at: int) -> bool:
    """Whether somebody is so old: `in her sixties`, `in his late 60s`."""
    before = at - 1 - passage.is_mark(at - 1, "-")
    before -= passage.means(before, Kind.PART) is not None
    return bool(passage.means(before, Kind.OF_AGE))


def _is_of_years(passage: Passage, at: int) -> bool:
    """«90-м годам», «в 70–80 годах»."""
    token = passage.tokens[at]
    if passage.means(at + 1, Kind.YEARS):
        return Kind.ORDINAL_SUFFIX in token.suffix or token.digits == _SHORT
    joined = passage.is_mark(at + 1, "-,") or passage.means(at + 1, Kind.AND)
    further = passage.number(at + 2, _SHORT) if joined and token.digits == _SHORT else None
    return further is not None and not further % 10 and _is_of_years(passage, at + 2)


def _is_beginning_of_years(passage: Passage, at: int) -> bool:
    """Whether the year that ends in a zero is one of several: `de jaren 2010-2014`."""
    while passage.is_mark(at + 1, "-,") or passage.has(at + 1, (Kind.AND, Kind.OR)):
        at += 2
        year = passage.number(at, 4)
        if year is None:
            return False
        if year % 10:
            return True
    return False
