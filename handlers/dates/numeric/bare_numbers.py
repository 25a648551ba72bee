"""Numbers that stand by themselves: what they count, others of their row tell."""

from handlers.dates.passages.clock import skip_weekday
from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece
from handlers.dates.words.lexicon import Kind


def read_number(passage: Passage, at: int) -> Parsed | None:
    """A number by itself that others of its row may tell the sense of: `25` of `25–28 апреля`."""
    token = passage.at(at)
    if not token:
        return None
    if token.digits in (1, 2):
        end = at + 1
        # 8. – 12. 05. 2017
        if passage.is_glued_mark(end, ".") and passage.is_mark(end + 1, "-"):
            end += 1
        if passage.is_mark(end, "("):
            # «12 (суббота) и 13 (воскресенье) мая»
            end = skip_weekday(passage, end)
        end = _skip_hyphen(passage, end)
        return Parsed(Piece(number=token.value), end) if 0 < token.value < 100 else None
    if not token.is_word:
        return None
    # "v. 3.2" is a version, «V – начало VI века» a century.
    is_letter = Kind.NUMBERED in token.meanings and not token.capital
    if token.roman and Kind.AND not in token.meanings and not is_letter:
        return _read_roman(passage, at, token.roman)
    numeral = read_numeral(passage, at)
    if not numeral:
        return None
    if not passage.means(numeral[1] - 1, Kind.ORDINAL):
        # « Du douze au quinze mai », where no number is "a"
        joined = passage.has(numeral[1], (Kind.AND, Kind.OR, Kind.TO))
        if numeral[0] == 1 or not (joined or passage.is_mark(numeral[1], "-,")):
            return None
    return Parsed(Piece(number=numeral[0]), _skip_hyphen(passage, numeral[1]))


def _read_roman(passage: Passage, at: int, number: int) -> Parsed | None:
    if passage.is_glued_mark(at - 1, ".") and passage.is_glued(at):
        # I.p.v. 12 mei
        return None
    return Parsed(Piece(number=number), _skip_hyphen(passage, at + 1))


def _skip_hyphen(passage: Passage, at: int) -> int:
    """The index after the hyphen of a word whose end follows: `17th- and 18th-century`."""
    hangs = passage.is_glued_mark(at, "-") and not passage.is_glued(at + 1)
    return at + 1 if hangs and passage.has(at + 1, (Kind.AND, Kind.OR, Kind.TO)) else at
