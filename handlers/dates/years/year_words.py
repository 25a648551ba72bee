"""Years in words, and the word for a year."""

from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece, in_full
from handlers.dates.words.lexicon import Kind

_HUNDREDS = range(10, 22)
"""What a year in words can begin with: seventeen seventeen."""
_THIS_CENTURY = 20
_FIRST_SHORT = 10
"""The first year of which two figures are said by themselves."""
_NUMBERS = (Kind.CARDINAL, Kind.ORDINAL)


def is_year_word(passage: Passage, at: int) -> bool:
    """Whether a word for a year stands there; «Г-н» has none."""
    if passage.means(at, Kind.UNIT) != "year":
        return False
    token = passage.tokens[at]
    title = token.capital and passage.is_glued_mark(at + 1, "-") and passage.is_glued(at + 2)
    return not title or len(token.text) > 1


def skip_year_word(passage: Passage, at: int) -> int:
    """The index after «г.», «года», "year"."""
    if not is_year_word(passage, at):
        return at
    return passage.skip_dot(at + 1)


def read_year_in_words(passage: Passage, at: int) -> Parsed | None:
    """`две тысячи семнадцатый`, `twenty fifteen`, «в семнадцатом году»."""
    if passage.means(at, Kind.THOUSAND):
        return _read_thousand(passage, at)
    if parsed := _read_two_numbers(passage, at):
        return parsed
    numeral = read_numeral(passage, at)
    if numeral and is_year_word(passage, numeral[1]):
        number, end = numeral
        if number >= _FIRST_SHORT and passage.means(end - 1, Kind.ORDINAL):
            return Parsed(Piece(in_full(number, passage.today)), skip_year_word(passage, end))
    if numeral and numeral[1] - at > 1 and _is_year_alone(passage, at, numeral[1]):
        return Parsed(Piece(in_full(numeral[0], passage.today)), numeral[1])
    return None


def _read_thousand(passage: Passage, at: int) -> Parsed | None:
    """«Тысяча девятьсот семнадцатый», `nineteen hundred and five`, `tweeduizendvierentwintig`."""
    thousand, end = passage.means(at, Kind.THOUSAND), at + 1
    if hundred := passage.means(end, Kind.HUNDRED):
        thousand, end = thousand + hundred, end + 1
    end += passage.is_glued_mark(end, "-") and passage.is_glued(end + 1)
    end += bool(passage.means(end, Kind.AND) and passage.has(end + 1, _NUMBERS))
    end += bool(passage.means(end, Kind.ZERO))
    rest = read_numeral(passage, end) if not thousand % 100 else None
    number, end = rest or (0, end)
    whole = thousand % 100 or rest or is_year_word(passage, end)
    return Parsed(Piece(thousand + number), skip_year_word(passage, end)) if whole else None


def _is_year_alone(passage: Passage, at: int, end: int) -> bool:
    """Whether an ordinal in two words ends a question that asks when: «в двадцать четвёртом»."""
    ordinal = passage.language == "ru" and passage.means(end - 1, Kind.ORDINAL)
    return bool(ordinal and passage.means(at - 1, Kind.YEAR_PREP) and not passage.at(end))


def _read_two_numbers(passage: Passage, at: int) -> Parsed | None:
    """`twenty fifteen`, `twenty-fifteen`, «двадцать пятнадцатый»."""
    hundreds = passage.means(at, Kind.CARDINAL)
    if hundreds not in _HUNDREDS:
        return None
    joined = passage.is_glued_mark(at + 1, "-") and passage.is_glued(at + 2)
    second = at + 1 + joined
    zero = bool(passage.means(second, Kind.ZERO))
    numeral = read_numeral(
        passage, second + zero + (zero and passage.is_glued_mark(second + 1, "-"))
    )
    if not numeral or (numeral[0] < _FIRST_SHORT) is not zero:
        return None
    rest, end = numeral
    if hundreds != _THIS_CENTURY and not (zero or passage.means(second, Kind.CARDINAL)):
        # «В семнадцать двадцатого»: at five on the 20th
        return None
    return Parsed(Piece(hundreds * 100 + rest), skip_year_word(passage, end))
