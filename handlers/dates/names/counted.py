"""Parts that are counted: quarters and halves of years, thirds of centuries, parts of months."""

from typing import Any

from handlers.dates.names.named import add_year, read_any_month, read_whole_month
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.parts import find_of_school
from handlers.dates.values.piece import PARTS, Piece
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.centuries import (
    ends_name,
    find_century,
    read_century,
    read_decade,
    read_hundreds,
    read_ordinal,
    read_shared_century,
)
from handlers.dates.years.year import read_year
from storage.edtf import CalendarDate, Edtf, Part

_LETTERS = {"fr": ("qt", "hs"), "nl": ("qk", "h")}
# 0 is the last.
_PARTS_OF_CENTURY = {
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
_QUARTERS = 4
_DECADES = 10
_SHORTER = ("day", "week", "weekend", "month", "quarter", "half", "dates", "fortnight")
_OF_SEVERAL = ("ые", "ых", "ие", "их")
HALVES = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF}


def read_part_of_year(passage: Passage, at: int) -> Parsed | None:
    """`I квартал 2019 г.`, `second half of 2019`, `Q1 2019`, «первая половина мая 2018»."""
    if parsed := _read_letter(passage, at):
        return parsed
    ordinal = read_ordinal(passage, at)
    if ordinal and (third := _read_third(passage, *ordinal)):
        return third
    unit, number = passage.means(at, Kind.UNIT), passage.number(at + 1, 1)
    if unit in ("quarter", "half") and number and _is_before_year(passage, at + 2):
        # `Kwartaal 2 2025`, « trimestre 1 2025 »
        end = at + 2
    elif ordinal:
        number, end = ordinal
        unit = passage.means(end, Kind.UNIT)
        end = passage.skip_dot(end + 1)
    else:
        return None
    parsed = None
    if cut := _read_of_century(passage, unit, number, end):
        return cut
    if unit == "quarter" and number <= 4:
        parsed = add_year(passage, Piece(season=32 + (number or 4)), end, dash=True)
    elif unit == "half" and number <= 2:
        parsed = _read_half(passage, number or 2, end)
    if parsed:
        # "The last quarter" of no year is the one before this.
        return parsed if number or parsed.piece.is_whole else None
    if unit == "dates" and passage.tokens[at].digits and not passage.tokens[at].suffix:
        # «20 числа мая» is that day, «в 20-х числах» are some.
        return None
    part = _PARTS_OF_MONTH.get((unit, number))
    return _of_month(passage, part, end) if part else None


def _read_third(passage: Passage, number: int, at: int) -> Parsed | None:
    """`The second third of 2025`, «первая треть мая 2025»: just what its parts are."""
    part = _PARTS_OF_CENTURY.get(("third", number))
    if not part or passage.means(at, Kind.UNIT) != "third":
        return None
    whole = passage.skip(at + 1, *LINKS)
    parsed = read_whole_month(passage, whole) or read_year(passage, whole)
    if not parsed or parsed.piece.day or not (parsed.piece.month or parsed.piece.is_year):
        return None
    return Parsed(parsed.piece._replace(part=part), parsed.end)


def _is_before_year(passage: Passage, at: int) -> bool:
    """Whether a year follows, `2025`, `'25`, `of 2025`."""
    at = passage.skip(at, *LINKS)
    return passage.number(at + passage.is_mark(at, "'"), 2, 4) is not None


def _read_of_century(passage: Passage, unit: Any, number: int, at: int) -> Parsed | None:
    """A third, quarter or half of a century that is named here or further on."""
    whole = passage.skip(at, *LINKS)
    shared = read_shared_century(passage, whole)
    if unit == "half":
        half = HALVES.get(number or 2) if shared else None
        return Parsed(shared.piece._replace(part=half), shared.end) if shared and half else None
    part = _PARTS_OF_CENTURY.get((unit, number))
    if not part and unit not in ("quarter", "decade"):
        return None
    century = read_century(passage, whole) or read_hundreds(passage, whole) or shared
    century = century or (find_century(passage, at) if unit in ("quarter", "third") else None)
    if century and part:
        return Parsed(century.piece._replace(part=part), century.end)
    if century and unit == "decade" and _are_several(passage, at):
        part = {1: Part.EARLY, 0: Part.LATE}.get(number)
        return Parsed(century.piece._replace(part=part), century.end) if part else None
    if century and unit == "decade" and number <= _DECADES:
        # "The last decade of the 15th century"
        year = (century.piece.year or 0) + ((number or _DECADES) - 1) * 10
        return Parsed(Piece(year, digits=3, doubts=century.piece.doubts), century.end)
    return _cut_century(century, number) if century and number <= _QUARTERS else None


def _are_several(passage: Passage, end: int) -> bool:
    """Whether decades are counted, and not one: `the first decades of the 20th century`."""
    unit, counted = passage.tokens[end - 1].text, passage.tokens[end - 2].text
    return unit.endswith(("decades", "decennia", "decennies")) or counted.endswith(_OF_SEVERAL)


def _cut_century(century: Parsed, quarter: int) -> Parsed:
    """The years of a quarter of a century, of which no part says enough; 0 is the last."""
    first = (century.piece.year or 0) + 25 * ((quarter or _QUARTERS) - 1) + 1
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
    if _is_shorter(passage, whole):
        return None
    for rule in (read_hundreds, read_decade, read_century):
        if parsed := rule(passage, whole):
            return Parsed(parsed.piece._replace(part=HALVES[number]), parsed.end)
    return add_year(passage, Piece(season=39 + number), end)


def _is_shorter(passage: Passage, at: int) -> bool:
    """Whether what is halved has no halves here: `of the week`, `of summer`, «III квартала»."""
    token = passage.at(at)
    named = at + 1 if token and token.roman else passage.skip(at, Kind.ORDINAL, Kind.RELATION)
    season = passage.has(at, (Kind.SEASON, Kind.OF_SEASON))
    return season or passage.means(named, Kind.UNIT) in _SHORTER


def _of_month(passage: Passage, part: Part, at: int) -> Parsed | None:
    month = passage.skip(at, *LINKS)
    away = passage.relation(month, "month") is not None
    parsed = (read_any_month if away else read_whole_month)(passage, month)
    return Parsed(parsed.piece._replace(part=part), parsed.end) if parsed else None


def read_part_after(passage: Passage, parsed: Parsed) -> Parsed:
    """A date with the part that stands after it: «XIX век, вторая половина», `1980s (late)`."""
    piece, end = parsed
    token = passage.at(end)
    if piece.period and token and token.text in ",(" and Kind.SCHOOL_YEAR in passage.kinds:
        return _read_half_of_school(passage, parsed)
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
    start = passage.skip(end + apart, Kind.PREP)
    if piece.digits == 2 and (cut := _read_quarter_after(passage, start, parsed)):
        return Parsed(cut.piece, cut.end + bracket) if _ends(passage, cut.end, bracket) else parsed
    named = _read_name(passage, start, piece, alone=apart)
    if not named or not _ends(passage, named[1], bracket):
        return parsed
    part, stop = named
    if part in HALVES.values() and piece.digits == 4 and not piece.month:
        return Parsed(piece._replace(season=40 + (part is Part.SECOND_HALF)), stop + bracket)
    return Parsed(piece._replace(part=part), stop + bracket)


def _read_half_of_school(passage: Passage, parsed: Parsed) -> Parsed:
    """«Учебный год 2024/25, первая половина»."""
    piece, end = parsed
    bracket = passage.is_mark(end, "(")
    named = _read_name(passage, passage.skip(end + 1, Kind.PREP), piece, alone=False)
    if not named or not _ends(passage, named[1], bracket):
        return parsed
    return Parsed(find_of_school(piece, named[0]).but(Doubt.BESIDE), named[1] + bracket)


def _ends(passage: Passage, at: int, bracket: bool) -> bool:  # noqa: FBT001
    """Whether what was said after a date ends there, or its bracket closes."""
    following = passage.at(at)
    return passage.is_mark(at, ")") if bracket else not following or ends_name(following)


def _read_quarter_after(passage: Passage, at: int, century: Parsed) -> Parsed | None:
    """The quarter that is said after its century: «XV век, третья четверть»."""
    ordinal = read_ordinal(passage, at) if passage.at(at) else None
    if not ordinal or passage.means(ordinal[1], Kind.UNIT) != "quarter":
        return None
    number, end = ordinal
    if number > _QUARTERS:
        return None
    return Parsed(_cut_century(century, number).piece, passage.skip_dot(end + 1))


def _read_name(passage: Passage, at: int, whole: Piece, *, alone: bool) -> tuple[Part, int] | None:
    """The name of a part, and the index after it; a word like "early" must stand apart."""
    if name := passage.means(at, Kind.PART):
        return (PARTS[name], passage.skip_dot(at + 1)) if alone else None
    ordinal = read_ordinal(passage, at) if passage.at(at) else None
    if not ordinal:
        return None
    number, end = ordinal
    unit = passage.means(end, Kind.UNIT)
    part = HALVES.get(number or 2) if unit == "half" else None
    if whole.digits == 2:
        part = part or _PARTS_OF_CENTURY.get((unit, number))
    return (part, passage.skip_dot(end + 1)) if part else None
