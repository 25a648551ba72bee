"""Dates that are counted: quarters, halves, decades, centuries, and parts of months."""

from handlers.dates.lexicon import Kind
from handlers.dates.named import add_year, read_month
from handlers.dates.numerals import read_numeral
from handlers.dates.passage import LINKS, Parsed, Passage
from handlers.dates.piece import Piece
from handlers.dates.tokens import Token, has_roman_ending
from handlers.dates.values import Doubt
from handlers.dates.years import skip_year_word
from storage.edtf import CalendarDate, Edtf, Part

_LETTERS = {"fr": ("qt", "hs"), "nl": ("qk", "h")}
_LAST_CENTURY, _OF_LATE = 99, range(10, 22)
_LAST_HUNDREDS, _THIS_CENTURY = 1900, 2000
_SHORT = 2
"""The figures of a decade without its century."""
# The part that surely has all of it; 0 is the last.
_PARTS_OF_CENTURY = {
    ("quarter", 1): Part.EARLY,
    ("quarter", 4): Part.LATE,
    ("quarter", 0): Part.LATE,
    ("third", 1): Part.EARLY,
    ("third", 2): Part.MID,
    ("third", 3): Part.LATE,
    ("third", 0): Part.LATE,
}
_PARTS_OF_MONTH = {
    ("dates", 10): Part.MID,
    ("dates", 20): Part.LATE,
    ("ten_days", 1): Part.EARLY,
    ("ten_days", 2): Part.MID,
    ("ten_days", 3): Part.LATE,
    ("ten_days", 0): Part.LATE,
    ("fortnight", 1): Part.FIRST_HALF,
    ("fortnight", 2): Part.SECOND_HALF,
    ("fortnight", 0): Part.SECOND_HALF,
}
HALVES = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF}


def read_ordinal(passage: Passage, at: int) -> tuple[int, int] | None:
    """What `II`, `2-я`, `второе`, `last` count, and the index after it; the last is 0."""
    token = passage.at(at)
    if not token:
        return None
    if token.digits:
        return (token.value, at + 1) if token.digits <= 2 else None
    if ordinal := passage.means(at, Kind.ORDINAL):
        return ordinal, at + 1
    if passage.means(at, Kind.LATEST) or passage.means(at, Kind.RELATION) == -1:
        return 0, at + 1
    if token.is_word and token.roman:
        return token.roman, at + 1
    return None


def read_part_of_year(passage: Passage, at: int) -> Parsed | None:
    """`I квартал 2019 г.`, `second half of 2019`, `Q1 2019`, «первая половина мая 2018»."""
    if parsed := _read_letter(passage, at):
        return parsed
    ordinal = read_ordinal(passage, at)
    unit, number = passage.means(at, Kind.UNIT), passage.number(at + 1, 1)
    if unit in ("quarter", "half") and number and passage.number(at + 2, 4) is not None:
        # `Kwartaal 2 2025`, « trimestre 1 2025 »
        end = at + 2
    elif ordinal:
        number, end = ordinal
        unit = passage.means(end, Kind.UNIT)
        end = passage.skip_dot(end + 1)
    else:
        return None
    parsed = None
    part = _PARTS_OF_CENTURY.get((unit, number))
    if part or unit == "quarter":
        whole = passage.skip(end, *LINKS)
        century = read_century(passage, whole) or _read_hundreds(passage, whole)
        if century and part:
            return Parsed(century.piece._replace(part=part), century.end)
        if century:
            return _cut_century(century, number)
    if unit == "quarter" and number <= 4:
        parsed = add_year(passage, Piece(season=32 + (number or 4)), end, dash=True)
    elif unit == "half" and number <= 2:
        parsed = _read_half(passage, number or 2, end)
    if parsed:
        # "The last quarter" of no year is the one before this.
        return parsed if number or parsed.piece.is_whole else None
    part = _PARTS_OF_MONTH.get((unit, number))
    return _of_month(passage, part, end) if part else None


def _cut_century(century: Parsed, quarter: int) -> Parsed:
    """The years of a quarter in the middle of a century, of which no part says enough."""
    first = (century.piece.year or 0) + 25 * (quarter - 1) + 1
    period = Edtf(CalendarDate(first), CalendarDate(first + 24))
    return Parsed(Piece(period=period, doubts=century.piece.doubts), century.end)


def _read_letter(passage: Passage, at: int) -> Parsed | None:
    """`Q1 2019`, `H2 2019`, `1Q 2019`, `T3 2018` in French."""
    quarters, halves = _LETTERS.get(passage.language, ("q", "h"))
    for letter, number in ((at, at + 1), (at + 1, at)):
        token, count = passage.at(letter), passage.number(number, 1)
        if not token or token.text not in quarters + halves or not passage.is_glued(at + 1):
            continue
        if count and count <= (4 if token.text in quarters else 2):
            season = (32 if token.text in quarters else 39) + count
            return add_year(passage, Piece(season=season), at + 2, dash=True)
    return None


def _read_half(passage: Passage, number: int, end: int) -> Parsed | None:
    """The half of a month, year, decade or century."""
    if parsed := _of_month(passage, HALVES[number], end):
        return parsed
    whole = passage.skip(end, *LINKS)
    for rule in (_read_hundreds, read_decade, read_century):
        if parsed := rule(passage, whole):
            return Parsed(parsed.piece._replace(part=HALVES[number]), parsed.end)
    return add_year(passage, Piece(season=39 + number), end)


def _of_month(passage: Passage, part: Part, at: int) -> Parsed | None:
    parsed = read_month(passage, passage.skip(at, *LINKS))
    if not parsed or parsed.piece.day:
        return None
    return Parsed(parsed.piece._replace(part=part), parsed.end)


def read_part_after(passage: Passage, parsed: Parsed) -> Parsed:
    """A date with the part that stands after it: «XIX век, вторая половина», `1980s (late)`."""
    piece, end = parsed
    token = passage.at(end)
    if not token or not (token.meanings or token.text in ",(" or token.digits):
        return parsed
    whole = piece.year is not None and not (piece.day or piece.season or piece.part)
    if not whole or piece.qualifier or piece.weekday is not None:
        return parsed
    bracket, apart = token.text == "(", token.text in ",("
    if piece.digits == 2 and token.text == ",":
        # «XVIII в., 60-е гг.»
        decade = read_decade(passage, passage.skip(end + 1, Kind.PREP, Kind.ARTICLE))
        short = passage.number(end + 1, 4) is None and decade and decade.piece.digits == 3
        if short and decade:
            year = (piece.year or 0) + (decade.piece.year or 0) % 100
            return Parsed(piece._replace(year=year, digits=3), decade.end)
    named = _read_name(passage, passage.skip(end + apart, Kind.PREP), piece, alone=apart)
    if not named:
        return parsed
    part, stop = named
    following = passage.at(stop)
    closes = passage.is_mark(stop, ")") if bracket else not following or _ends_name(following)
    if not closes:
        return parsed
    if part in HALVES.values() and piece.digits == 4 and not piece.month:
        return Parsed(piece._replace(season=40 + (part is Part.SECOND_HALF)), stop + bracket)
    return Parsed(piece._replace(part=part), stop + bracket)


def _ends_name(token: Token) -> bool:
    return not token.is_word and not token.digits and token.text not in "-/("


def _read_name(passage: Passage, at: int, whole: Piece, *, alone: bool) -> tuple[Part, int] | None:
    """The name of a part, and the index after it; a word like "early" must stand apart."""
    if name := passage.means(at, Kind.PART):
        return (Part(name), passage.skip_dot(at + 1)) if alone else None
    ordinal = read_ordinal(passage, at) if passage.at(at) else None
    if not ordinal:
        return None
    number, end = ordinal
    unit = passage.means(end, Kind.UNIT)
    part = HALVES.get(number or 2) if unit == "half" else None
    if whole.digits == 2:
        part = part or _PARTS_OF_CENTURY.get((unit, number))
    return (part, passage.skip_dot(end + 1)) if part else None


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
    # 18th-century
    end += passage.is_glued_mark(end, "-")
    marked = passage.means(end, Kind.CENTURY_MARK) and passage.is_glued_mark(end + 1, ".")
    if passage.means(end, Kind.UNIT) != "century" and not marked:
        return None
    end = end + 2 if marked else passage.skip_dot(end + 1)
    return Parsed(Piece((number - 1) * 100, digits=2), end)


def _read_hundreds(passage: Passage, at: int) -> Parsed | None:
    """`the 1700s` as the century, of which else they may be the first ten years."""
    year, token = passage.number(at, 4), passage.at(at)
    if year is None or not token or year % 100 or passage.language != "en":
        return None
    said = Kind.DECADE_SUFFIX in token.suffix and year < _THIS_CENTURY
    return Parsed(Piece(year, digits=2), at + 1) if said else None


def _is_century_alone(passage: Passage, at: int) -> bool:
    """Whether a Roman ordinal says by itself that it is a century: « du XVIIIe », «в XIX-м»."""
    token, following = passage.tokens[at], passage.at(at + 1)
    if not (token.capital and token.is_word and token.roman in _OF_LATE):
        return False
    if not (Kind.ORDINAL_SUFFIX in token.suffix or has_roman_ending(token.text)):
        return False
    led = passage.has(at - 1, (*LINKS, Kind.PART))
    ends = not following or _ends_name(following) or passage.has(at + 1, (Kind.PREP, Kind.AT))
    return led and ends


def read_decade(passage: Passage, at: int) -> Parsed | None:
    """`1970-е годы`, `the 90s`, `jaren 90`, «семидесятые годы прошлого века»."""
    lead = passage.means(at, Kind.DECADE_LEAD)
    start = at + 1 if lead else at
    # jaren '70
    start += passage.is_mark(start, "'")
    token = passage.at(start)
    if not token:
        return None
    if token.digits in (2, 4):
        counted = lead or Kind.DECADE_SUFFIX in token.suffix or _is_of_years(passage, start)
        if not counted or token.value % 10:
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
        if (hundreds := _read_hundreds(passage, at)) and not lead:
            # "The 1800s" are the century; "the 1900s" may be either.
            piece = hundreds.piece if number < _LAST_HUNDREDS else Piece(number, digits=3)
            return Parsed(piece.but(Doubt.CENTURY), end)
        return Parsed(Piece(number, digits=3), end)
    return (
        None if not lead and _is_of_age(passage, at) else _read_short_decade(passage, number, end)
    )


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
    last = passage.number(at + 2, 4)
    return passage.is_mark(at + 1, "-") and last is not None and last % 10 != 0
