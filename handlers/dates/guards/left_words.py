"""Words of time that no date of a document took: its sentence may say another one with them."""

from collections.abc import Sequence

from handlers.dates.guards.beside import is_vague
from handlers.dates.no_dates.numbering import is_numbered
from handlers.dates.numeric.figures import is_no_time
from handlers.dates.passages.passage import FIRST_BARE_YEAR, LAST_BARE_YEAR, Passage
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.narrative import may_be_day
from handlers.dates.years.yearly import Placed

_NAMES = (Kind.MONTH, Kind.WEEKDAY, Kind.DAY, Kind.AGO)
"""What is of time wherever it stands."""
_UNITS = ("century", "decade", "quarter", "half_year")
_OF_TIME = (Kind.UNIT, Kind.MONTH, Kind.SEASON, Kind.WEEKDAY)
_LAST_DAY, _MONTHS = 31, 12
_THOUSAND = 1000
_NUMBERS = (Kind.HUNDRED, Kind.CARDINAL, Kind.ORDINAL, Kind.ZERO)
_JOINING = (Kind.AND, Kind.OR)


def find_left_words(passage: Passage, used: Sequence[int]) -> list[int]:
    """Where a document has words of time that were not read."""
    if passage.context is not Context.DOCUMENT:
        return []
    return [at for at in range(len(passage.tokens)) if not used[at] and _is_left(passage, at, used)]


def stands_with(passage: Passage, placed: Placed, at: int) -> bool:
    """Whether a word is in the sentence of a date."""
    between = range(min(placed.end, at), max(placed.start, at))
    return not any(_ends_sentence(passage, each) for each in between)


def _is_left(passage: Passage, at: int, used: Sequence[int]) -> bool:
    token = passage.tokens[at]
    if token.digits:
        return _is_day_or_year(passage, at, used)
    if token.is_word and token.roman and token.capital:
        # VII 1964
        return len(token.text) > 1 and passage.number(at + 1, 4) is not None
    kinds = token.meanings
    if not kinds or is_vague(token):
        return False
    if passage.has(at, _NAMES):
        return not _is_name(passage, at) and not _is_of_every(passage, at)
    if Kind.SEASON in kinds:
        led = passage.has(passage.skip_back(at, Kind.ARTICLE), (Kind.STRONG_PREP,))
        return (led or Kind.ADVERB in kinds) and not _is_of_every(passage, at)
    if thousand := kinds.get(Kind.THOUSAND):
        return bool(thousand % _THOUSAND) or passage.has(at + 1, _NUMBERS)
    if Kind.RELATION in kinds:
        return passage.has(at + 1, _OF_TIME) or passage.has(at - 1, _OF_TIME)
    counted = passage.at(at - 1)
    return kinds.get(Kind.UNIT) in _UNITS and bool(
        counted and (counted.roman or passage.has(at - 1, (Kind.ORDINAL, Kind.RELATION)))
    )


def _is_name(passage: Passage, at: int) -> bool:
    """Whether it names somebody or something: «г-н Май», `August Strindberg`."""
    token, following = passage.tokens[at], passage.at(at + 1)
    if not token.capital:
        return False
    named = following and following.capital and not following.meanings
    return bool(named) or passage.is_mark(at - 1, ".")


def _is_of_every(passage: Passage, at: int) -> bool:
    return any(passage.means(each, Kind.EVERY) for each in (at - 2, at - 1, at + 1))


def _is_day_or_year(passage: Passage, at: int, used: Sequence[int]) -> bool:
    """Whether a number must be a day, or a year that is joined to another: `in 1931 or 1932`."""
    token = passage.tokens[at]
    if token.digits in (1, 2):
        return may_be_day(passage, at) or _is_day_in_figures(passage, at)
    if token.digits != 4 or token.value not in range(FIRST_BARE_YEAR, LAST_BARE_YEAR + 1):
        return False
    joined = passage.has(at - 1, _JOINING) or passage.is_mark(at - 1, "-/")
    following = passage.at(at + 1)
    ends = not following or not following.is_word
    return joined and ends and bool(used[at - 2]) and passage.number(at - 2, 4) is not None


def _is_day_in_figures(passage: Passage, at: int) -> bool:
    """Whether `13/5` or `25.12` can be no time, share or number."""
    month = passage.number(at + 2, 1, 2)
    if not month or not passage.is_glued_mark(at + 1, "./") or not passage.is_glued(at + 2):
        return False
    stuck = passage.is_glued(at) and passage.is_mark(at - 1, ".,-/:+")
    if stuck or is_numbered(passage, at) or passage.is_in_chunk(at + 3):
        return False
    token, dotted = passage.tokens[at], passage.is_mark(at + 1, ".")
    whole = not dotted or (token.digits == passage.tokens[at + 2].digits == 2)
    no_time = is_no_time(Piece(month=month, day=token.value)) if dotted else token.value > _MONTHS
    return whole and no_time and token.value <= _LAST_DAY and month <= _MONTHS


def _ends_sentence(passage: Passage, at: int) -> bool:
    if passage.is_mark(at, "!?\n"):
        return True
    if not passage.is_mark(at, ".") or passage.is_in_chunk(at):
        return False
    following = passage.at(at + 1)
    return passage.skip_dot(at) == at and bool(following and following.capital)
