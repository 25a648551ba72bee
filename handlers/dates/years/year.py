"""Years by themselves, and those of a month or season."""

from handlers.dates.no_dates.addresses import is_in_address
from handlers.dates.no_dates.counts import is_counted, may_be_of_many
from handlers.dates.no_dates.numbering import first_of_list, is_numbered
from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import (
    FIRST_BARE_YEAR,
    LAST_BARE_YEAR,
    LINKS,
    Parsed,
    Passage,
    Rule,
)
from handlers.dates.values.piece import NEVER, Piece, in_full
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.relative_years import read_relative_year
from handlers.dates.years.year_words import is_year_word, read_year_in_words, skip_year_word

_FIRST_SHORT = 10
"""The first year of which two figures are said by themselves."""
_ROUND = 50
_LIKELY, _LETTERS, _LAST_DAY = range(1900, 2100), 2, 31
_AFTER_YEAR = (Kind.ASKING, Kind.PAST, Kind.TENSE, Kind.AND, Kind.OR)
"""What may follow a year of two figures that counts nothing."""
_FIRST_OF_NUMBERED, _FAR_AHEAD = 1700, 11
"""Between them a number right after the name of a document is rather its year."""
_KINDS = frozenset(
    {
        *(Kind.UNIT, Kind.PREP, Kind.SAME, Kind.RELATION, Kind.THIS_YEAR),
        *(Kind.LAST_YEAR, Kind.WHOLE_YEAR),
        *(Kind.THOUSAND, Kind.CARDINAL, Kind.ORDINAL),
    }
)


def read_year(passage: Passage, at: int) -> Parsed | None:
    """A year by itself."""
    token = passage.at(at)
    if not token:
        return None
    if token.digits:
        rule = _BY_DIGITS.get(token.digits)
        return rule(passage, at) if rule else None
    if token.text == "'":
        return _read_apostrophe(passage, at)
    if token.meanings.keys().isdisjoint(_KINDS):
        return None
    return (
        _read_after_its_word(passage, at)
        or read_relative_year(passage, at)
        or read_year_in_words(passage, at)
    )


def read_year_of(passage: Passage, at: int) -> Parsed | None:
    """The year of a month or season that stands before it."""
    start = at
    if passage.is_mark(at, ","):
        # «В апреле, 2018 …» is one date, «в апреле, в прошлом году» is not.
        return _read_figures(passage, passage.skip(at + 1, *LINKS))
    at = passage.skip(at, *LINKS)
    if linked := _read_linked(passage, start, at):
        return linked
    if passage.is_mark(at, "(") and (parsed := _read_figures(passage, at + 1)):
        return Parsed(parsed.piece, parsed.end + passage.is_mark(parsed.end, ")"))
    if parsed := read_year(passage, at):
        return parsed
    # апрель 18-го
    number = passage.number(at, 2)
    ordinal = passage.language == "ru" and number is not None and at == start
    if ordinal and number and passage.tokens[at].suffix.get(Kind.ORDINAL_SUFFIX):
        return Parsed(Piece(in_full(number, passage.today)), at + 1)
    return None


def _read_linked(passage: Passage, start: int, at: int) -> Parsed | None:
    """The year of `the autumn of 2015`, though `students` may follow, and of «осенью 2015»."""
    year = passage.number(at, 4)
    if year is None or not FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR:
        return None
    if not passage.means(at + 1, Kind.COUNT) or passage.is_mark(at - 1, "€$£₽"):
        return None
    # Round numbers are counts, unless they are said to be of the month: «в мае 2000 гостей».
    linked = any(passage.means(index, Kind.LINK) for index in range(start, at))
    return Parsed(Piece(year), at + 1) if linked or year % _ROUND else None


def is_bare_year(passage: Passage, at: int) -> bool:
    """Whether a number of four digits is a year, and no sum, address or count."""
    token = passage.tokens[at]
    if is_year_word(passage, at + 1):
        return True
    anything = passage.context is Context.FIELD
    if not (FIRST_BARE_YEAR <= token.value <= LAST_BARE_YEAR or anything or token.value == NEVER):
        return False
    if token.value not in range(_FIRST_OF_NUMBERED, passage.today.year + _FAR_AHEAD):
        # "Resolution 1202"
        anything = anything or not passage.means(at - 1, Kind.DOCUMENT)
        if not anything:
            return False
    if token.value not in _LIKELY and _is_of_code(passage, at):
        return False
    return not is_counted(passage, at) and not is_in_address(passage, at)


def _is_of_code(passage: Passage, at: int) -> bool:
    """Whether two capitals stand before, as in a flight's number: `SU 1234`."""
    before = passage.at(at - 1)
    if not before or not before.is_word or before.end - before.start != _LETTERS:
        return False
    return passage.text[before.start : before.end].isupper() and not before.meanings


def _read_figures(passage: Passage, at: int) -> Parsed | None:
    token = passage.at(at)
    if not token or token.digits != 4 or not is_bare_year(passage, at):
        return None
    if Kind.DECADE_SUFFIX in token.suffix and token.value % 10 == 0:
        return None
    piece = Piece(token.value, qualifier="~" if Kind.VAGUE_SUFFIX in token.suffix else "")
    first = first_of_list(passage, at)
    if first < at and is_numbered(passage, first):
        # "And" may be a preposition elsewhere: `kamers 1905 en 1917`.
        return None
    if passage.means(
        passage.skip_back(first, Kind.APPROXIMATE), Kind.NUMBER_OF
    ) and not is_year_word(passage, at + 1):
        # "Invoice 1926" has that number, "invoice 2025" may be of that year.
        if passage.today.year - token.value not in range(-1, _FAR_AHEAD):
            return None
        piece = piece.but(Doubt.BESIDE)
    if passage.means(at - 1, Kind.FOR_TERM) and may_be_of_many(passage, at):
        # «На 2025 листов»
        piece = piece.but(Doubt.BESIDE)
    return Parsed(piece, skip_year_word(passage, at + 1))


def _read_after_its_word(passage: Passage, at: int) -> Parsed | None:
    """`год 2017`, `l'année 2017`, «год восемнадцатый», `the year nineteen hundred and five`."""
    at = passage.skip(at, Kind.PREP)
    if not is_year_word(passage, at):
        return None
    if (number := passage.number(at + 1, 4)) is not None:
        return Parsed(Piece(number), at + 2)
    if passage.has(at + 1, (Kind.THOUSAND, Kind.CARDINAL)):
        words = read_year_in_words(passage, at + 1)
        if words and words.piece.is_year:
            return words
    numeral = read_numeral(passage, at + 1)
    if not numeral or numeral[0] < _FIRST_SHORT or not passage.means(numeral[1] - 1, Kind.ORDINAL):
        return None
    return Parsed(Piece(in_full(numeral[0], passage.today)), numeral[1])


def _read_apostrophe(passage: Passage, at: int) -> Parsed | None:
    """`'18`."""
    number = passage.number(at + 1, 2)
    if number is None or passage.tokens[at + 1].suffix or not passage.is_glued(at + 1):
        return None
    return Parsed(Piece(in_full(number, passage.today)), skip_year_word(passage, at + 2))


def _read_thousands(passage: Passage, at: int) -> Parsed | None:
    """`2к18`."""
    letter, number = passage.at(at + 1), passage.number(at + 2, 2)
    if passage.number(at, 1) != 2 or not letter or letter.text not in "кk" or number is None:
        return None
    if not (letter.glued and passage.is_glued(at + 2)):
        return None
    return Parsed(Piece(2000 + number), at + 3)


def _read_short(passage: Passage, at: int) -> Parsed | None:
    """`17 год`, «в 18-м»; but «22 года» is mostly how long something takes."""
    token = passage.at(at)
    if not token or token.digits != 2:
        return None
    year = Piece(in_full(token.value, passage.today))
    if passage.means(at - 1, Kind.OF_LAST_CENTURY):
        year = Piece(1900 + token.value)
    if is_led_year(passage, at):
        return Parsed(year.but(Doubt.CENTURY), at + 1)
    ordinal = Kind.ORDINAL_SUFFIX in token.suffix
    if not ordinal and is_of_years(passage, at):
        return Parsed(year, at + 1)
    lasts = passage.means(at + 1, Kind.LASTING)
    if lasts == "always" or not is_year_word(passage, at + 1):
        # « Au 17e » is a century or a day.
        alone = ordinal and passage.language == "ru" and not passage.at(at + 1)
        alone = alone and passage.means(at - 1, Kind.STRONG_PREP)
        return Parsed(year, at + 1) if alone else None
    last, teen = token.value % 10, token.value // 10 == 1
    if not ordinal and not teen:
        may_last = (lasts == "two" and last in (2, 3, 4)) or (lasts == "one" and last == 1)
        if may_last and not _is_dated(passage, at - 1):
            return None
    return Parsed(year, skip_year_word(passage, at + 1))


def is_led_year(passage: Passage, at: int) -> bool:
    """Whether what is no day, and counts nothing, is a year: « en 76 on avait … », `in 76`."""
    if passage.context is Context.DOCUMENT or not passage.has(at - 1, (Kind.YEAR_PREP,)):
        return False
    joins = passage.language != "fr" and passage.has(at - 1, (Kind.AND,))
    if passage.number(at, 2) is None or joins:
        return False
    following = passage.at(at + 1)
    if passage.tokens[at].value <= _LAST_DAY or passage.is_in_chunk(at + 1):
        return False
    if not following or not (following.is_word or following.digits):
        return not passage.is_mark(at + 1, "%€$£₽:/°")
    short = following.is_word and not following.meanings and len(following.text) <= _LETTERS
    return short or passage.has(at + 1, _AFTER_YEAR)


def is_of_years(passage: Passage, at: int) -> bool:
    """Whether `15` is one of several years: «15–16 гг.», «за 24, 25 и 27 годы»."""
    number, further = passage.number(at, 2), passage.number(at + 2, 2)
    if number is None or further is None or further <= number:
        return False
    if passage.is_mark(at + 1, "-") and further > number + 1:
        return False
    joined = passage.is_mark(at + 1, "-,") or passage.has(at + 1, (Kind.AND, Kind.OR))
    return joined and (passage.has(at + 3, (Kind.YEARS,)) or is_of_years(passage, at + 2))


def _is_dated(passage: Passage, at: int) -> bool:
    kinds = (Kind.FROM, Kind.UNTIL, Kind.AFTER, Kind.BEFORE, Kind.PART, Kind.MONTH, Kind.SEASON)
    return any(passage.means(at, kind) is not None for kind in kinds)


_BY_DIGITS: dict[int, Rule] = {4: _read_figures, 2: _read_short, 1: _read_thousands}
