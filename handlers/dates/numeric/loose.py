"""Days in figures as few write them: `14 / 05 / 2024`, `14|05|2024`, `20250612`."""

from handlers.dates.numeric.figures import day_first, is_likely_year, may_be
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece, in_full
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind

COMPACT, _YEAR, _PARTS, _MONTHS, _FAR_AHEAD, _QUOTED = 8, 4, 3, 12, 11, 2
"""The figures of `20250612`."""
_LOOSE_SIGNS = ("/", ".", "-", "|", "\\", "·")
SIGNS = (*_LOOSE_SIGNS, ",")
"""What may stand between the figures of a date."""


def read_loose(passage: Passage, at: int) -> Parsed | None:
    """`14 / 05 / 2024`, `14|05|2024`: with spaces around the signs, or with others than usual."""
    sign = passage.at(at + 1)
    if not sign or sign.text not in _LOOSE_SIGNS or passage.is_in_chunk(at):
        return None
    second, again = passage.at(at + 2), passage.is_mark(at + 3, sign.text)
    if not second or not second.digits or not (again or second.digits == _YEAR):
        return None
    tokens = [passage.at(at + ahead) for ahead in range(0, 2 * _PARTS, 2)]
    digits = [token.digits if token else 0 for token in tokens]
    numbers = [token.value if token else 0 for token in tokens]
    question = passage.context is not Context.DOCUMENT
    match digits:
        case [1 | 2, 1 | 2, 4] if again and is_likely_year(numbers[2]):
            piece, end = day_first(passage, numbers, sign.text), at + 5
        case [1 | 2, 1 | 2, 2] if again and question and sign.text == "/":
            numbers[2] = in_full(numbers[2], passage.today)
            piece, end = day_first(passage, numbers, sign.text), at + 5
        case [4, 1 | 2, 1 | 2] if again and is_likely_year(numbers[0]):
            piece, end = Piece(numbers[0], numbers[1], numbers[2]), at + 5
        case [2, 4, *_] if question and sign.text == "/" and is_likely_year(numbers[1]):
            month = numbers[0] if numbers[0] <= _MONTHS else 0
            return Parsed(Piece(numbers[1], month), at + 3) if month else None
        case _:
            return None
    named = passage.is_in_chunk(end) or passage.means(end, Kind.MONTH)
    return Parsed(piece, end) if may_be(piece) and not named else None


def read_spaced(passage: Passage, at: int) -> Parsed | None:
    """`25 04 2018`, `10 V 2018`, and `4 2018` where a text says nothing else."""
    if passage.is_in_chunk(at):
        return None
    middle = passage.at(at + 1)
    written = middle and middle.is_word and middle.capital and not middle.glued
    if middle and written and 1 <= middle.roman <= 12:
        year = at + 2 + passage.is_glued_mark(at + 2, "-./")
        piece = Piece(passage.number(year, 4), middle.roman, passage.number(at, 1, 2))
        return Parsed(piece, year + 1) if piece.year and may_be(piece) else None
    quoted = passage.tokens[at].end - passage.tokens[at].start > _QUOTED
    if passage.context is Context.DOCUMENT and not (quoted or _leads_line(passage, at)):
        return None
    numbers = [passage.number(at + ahead, 1, 2, 4) for ahead in range(_PARTS)]
    digits = [token.digits for token in passage.tokens[at : at + _PARTS]]
    match numbers, digits:
        case [int(day), int(month), int(year)], [1 | 2, 2, 4]:
            piece, end = Piece(year, month, day), at + 3
            return Parsed(piece, end) if may_be(piece) and is_likely_year(year) else None
        case [int(year), int(month), int(day)], [4, 2, 2]:
            return Parsed(Piece(year, month, day), at + 3) if not at else None
        case [int(month), int(year), None], [1 | 2, 4, *_]:
            alone = not at and 1 <= month <= 12 and is_likely_year(year)
            return Parsed(Piece(year, month).but(Doubt.GUESSED), at + 2) if alone else None
    return None


def _leads_line(passage: Passage, at: int) -> bool:
    """Whether a month in figures and a dash lead a text: «4 2018 – визит»."""
    return not at and passage.number(1, 4) is not None and passage.is_mark(2, "-")


def read_compact(passage: Passage, at: int) -> Parsed | None:
    """`20250612` or `12062025`, which may be any number, too."""
    token = passage.tokens[at]
    if token.suffix or passage.has(at + 1, (Kind.COUNT,)) or passage.is_mark(at - 1, "€$£₽"):
        return None
    if passage.has(at - 1, (Kind.FILED, Kind.NUMBER_OF)):
        return None
    if passage.is_glued_mark(at - 1, ".,-/:+") and passage.number(at - 2, 1, 2, 3) is not None:
        # 06-20241125
        return None
    number, years = token.value, range(1900, passage.today.year + _FAR_AHEAD)
    for piece in (
        Piece(number // 10_000, number // 100 % 100, number % 100),
        Piece(number % 10_000, number // 10_000 % 100, number // 1_000_000),
    ):
        if may_be(piece) and piece.year in years:
            return Parsed(piece.but(Doubt.GUESSED), at + 1)
    return None
