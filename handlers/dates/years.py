"""Years: in figures, short, in words, and as «прошлого года» or "the same year"."""

from handlers.dates.addresses import is_in_address
from handlers.dates.counts import is_counted
from handlers.dates.lexicon import Kind
from handlers.dates.numerals import read_numeral
from handlers.dates.passage import FIRST_BARE_YEAR, LAST_BARE_YEAR, LINKS, Parsed, Passage, Rule
from handlers.dates.piece import NEVER, Piece, in_full, week_of
from handlers.dates.values import Context, Doubt

_HUNDREDS = range(10, 22)
"""What a year in words can begin with: seventeen seventeen."""
_THIS_CENTURY = 20
_FIRST_SHORT = 10
"""The first year of which two figures are said by themselves."""
_ROUND = 50
_FIRST_OF_NUMBERED, _FAR_AHEAD = 1700, 11
"""Between them a number right after the name of a document is rather its year."""
_YEARS_AGO = range(3)
"""Of what a text that was written today speaks of."""
_NUMBERS = (Kind.CARDINAL, Kind.ORDINAL)
_OF_ONE_WORD = (Kind.SAME, Kind.THIS_YEAR, Kind.LAST_YEAR, Kind.WHOLE_YEAR)
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
        or _read_words(passage, at)
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
    if number is not None and at == start and passage.tokens[at].suffix.get(Kind.ORDINAL_SUFFIX):
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
    return not is_counted(passage, at) and not is_in_address(passage, at)


def _read_figures(passage: Passage, at: int) -> Parsed | None:
    token = passage.at(at)
    if not token or token.digits != 4 or not is_bare_year(passage, at):
        return None
    if Kind.DECADE_SUFFIX in token.suffix and token.value % 10 == 0:
        return None
    piece = Piece(token.value, qualifier="~" if Kind.VAGUE_SUFFIX in token.suffix else "")
    if passage.means(at - 1, Kind.NUMBER_OF) and not is_year_word(passage, at + 1):
        # "Invoice 1926" has that number, "invoice 2025" may be of that year.
        if passage.today.year - token.value not in range(-1, _FAR_AHEAD):
            return None
        piece = piece.but(Doubt.BESIDE)
    return Parsed(piece, skip_year_word(passage, at + 1))


def _read_after_its_word(passage: Passage, at: int) -> Parsed | None:
    """`год 2017`, `l'année 2017`, «год восемнадцатый»."""
    at = passage.skip(at, Kind.PREP)
    if not is_year_word(passage, at):
        return None
    if (number := passage.number(at + 1, 4)) is not None:
        return Parsed(Piece(number), at + 2)
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
    ordinal = Kind.ORDINAL_SUFFIX in token.suffix
    if not ordinal and _is_first_of_years(passage, at):
        return Parsed(year, at + 1)
    lasts = passage.means(at + 1, Kind.LASTING)
    if lasts == "always" or not is_year_word(passage, at + 1):
        alone = ordinal and passage.means(at - 1, Kind.STRONG_PREP) and not passage.at(at + 1)
        return Parsed(year, at + 1) if alone else None
    last, teen = token.value % 10, token.value // 10 == 1
    if not ordinal and not teen:
        may_last = (lasts == "two" and last in (2, 3, 4)) or (lasts == "one" and last == 1)
        if may_last and not _is_dated(passage, at - 1):
            return None
    return Parsed(year, skip_year_word(passage, at + 1))


def _is_first_of_years(passage: Passage, at: int) -> bool:
    """Whether `15` is the first of «15–16 гг.»."""
    joined = passage.is_mark(at + 1, "-") or passage.means(at + 1, Kind.AND)
    years = passage.number(at + 2, 2) is not None and passage.means(at + 3, Kind.YEARS)
    return bool(joined and years) and passage.tokens[at].value + 1 == passage.tokens[at + 2].value


def _is_dated(passage: Passage, at: int) -> bool:
    kinds = (Kind.FROM, Kind.UNTIL, Kind.AFTER, Kind.BEFORE, Kind.PART, Kind.MONTH, Kind.SEASON)
    return any(passage.means(at, kind) is not None for kind in kinds)


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
    """Whether the next one has the word for both: «прошлого и позапрошлого года»."""
    if not passage.has(at + 1, (Kind.AND, Kind.OR)) and not passage.is_mark(at + 1, ","):
        return False
    other = passage.skip(at + 2, Kind.PREP)
    return passage.means(other, Kind.RELATION) is not None and is_year_word(passage, other + 1)


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
    return Parsed(_years_away(passage, 0), at + 1)


def _read_words(passage: Passage, at: int) -> Parsed | None:
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


_BY_DIGITS: dict[int, Rule] = {4: _read_figures, 2: _read_short, 1: _read_thousands}
