"""Words of time, days in figures and numbers beside months that no date took."""

from collections.abc import Sequence
from itertools import accumulate

from handlers.dates.guards.beside import is_vague
from handlers.dates.no_dates.numbering import is_numbered
from handlers.dates.numeric.figures import is_no_time
from handlers.dates.passages.passage import FIRST_BARE_YEAR, LAST_BARE_YEAR, Passage
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.narrative import may_be_day
from handlers.dates.years.yearly import Placed
from storage.edtf import Edtf

_NAMES = (Kind.MONTH, Kind.WEEKDAY, Kind.DAY, Kind.AGO)
"""What is of time wherever it stands."""
_UNITS = ("century", "decade", "quarter", "half_year")
_OF_TIME = (Kind.UNIT, Kind.MONTH, Kind.SEASON, Kind.WEEKDAY)
_OF_TIME_OR_PART = frozenset({*_NAMES, *_OF_TIME, Kind.THOUSAND, Kind.RELATION})
_LAST_DAY, _MONTHS, _SENTENCE = 31, 12, 12
_THOUSAND = 1000
_NUMBERS = (Kind.HUNDRED, Kind.CARDINAL, Kind.ORDINAL, Kind.ZERO)
_JOINING = (Kind.AND, Kind.OR)
_JOINED = (*_JOINING, Kind.TO)
_SIDES = (Kind.BEFORE, Kind.AFTER)


def find_left_words(passage: Passage, used: Sequence[int]) -> list[int]:
    """Where a document has words of time that were not read."""
    if passage.context is not Context.DOCUMENT:
        return []
    return [
        at
        for at, token in enumerate(passage.tokens)
        if not used[at]
        if token.digits or token.capital or not _OF_TIME_OR_PART.isdisjoint(token.meanings)
        if _is_left(passage, at, used)
    ]


def number_sentences(passage: Passage) -> list[int]:
    """The number of the sentence that each token is in, and one more for the end of the text."""
    ends = (_ends_sentence(passage, at) for at in range(len(passage.tokens)))
    return [*accumulate(ends, initial=0)]


def stands_with(sentences: Sequence[int], placed: Placed, at: int) -> bool:
    """Whether a word is in the sentence of a date; sentences as `number_sentences` gives them."""
    return sentences[min(placed.end, at)] == sentences[max(placed.start, at)]


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
        return may_be_day(passage, at) or _is_no_time(passage, at)
    if token.digits != 4 or token.value not in range(FIRST_BARE_YEAR, LAST_BARE_YEAR + 1):
        return False
    joined = passage.has(at - 1, _JOINING) or passage.is_mark(at - 1, "-/")
    following = passage.at(at + 1)
    ends = not following or not following.is_word
    return joined and ends and bool(used[at - 2]) and passage.number(at - 2, 4) is not None


def _is_no_time(passage: Passage, at: int) -> bool:
    """Whether `13/5` or `25.12` can be no time, share or number."""
    stuck = passage.is_glued(at) and passage.is_mark(at - 1, ".,-/:+")
    if stuck or not _is_day_in_figures(passage, at) or is_numbered(passage, at):
        return False
    day, month = passage.tokens[at], passage.tokens[at + 2]
    if passage.is_mark(at + 1, "/"):
        return day.value > _MONTHS
    if not passage.is_mark(at + 1, ".") or day.digits != 2 or month.digits != 2:
        return False
    return is_no_time(Piece(month=month.value, day=day.value))


def _ends_sentence(passage: Passage, at: int) -> bool:
    if passage.tokens[at].is_word:
        return False
    if passage.is_mark(at, "!?\n"):
        return True
    if not passage.is_mark(at, ".") or passage.is_in_chunk(at):
        return False
    following = passage.at(at + 1)
    return passage.skip_dot(at) == at and bool(following and following.capital)


def leaves_days(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether figures around a date may be days that were not read."""
    return (
        _leaves_figures(passage, placed, used)
        or _leaves_number(passage, placed, used)
        or _leaves_day_joined(passage, placed, used)
        or _may_end_in_day(passage, placed)
    )


def _leaves_figures(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether `12/5` stands unread before `15/5/2025`, or `12-06` after a day of a document.

    It has fractions, too.
    """
    if passage.context is not Context.DOCUMENT:
        return False
    joined = passage.is_mark(placed.end, ",;") or passage.has(placed.end, (Kind.AND, Kind.OR))
    left = joined and _is_day_in_figures(passage, placed.end + 1) and not used[placed.end + 1]
    if left and _is_day(placed):
        return True
    if not passage.is_mark(placed.end - 2, "/"):
        return False
    for at in range(placed.start - 1, max(0, placed.start - _SENTENCE), -1):
        if passage.is_mark(at, "!?"):
            return False
        if passage.is_glued_mark(at, "/") and not used[at] and passage.number(at + 1, 1, 2):
            return not used[at - 1] and _is_day_in_figures(passage, at - 1)
    return False


def _may_end_in_day(passage: Passage, placed: Placed) -> bool:
    """Whether the time after a day of a document may be another day: «5 мая 2018 г., 12.06»."""
    if passage.context is not Context.DOCUMENT or not passage.is_mark(placed.end - 4, ","):
        return False
    day, month = passage.number(placed.end - 3, 2), passage.number(placed.end - 1, 2)
    if not day or not month or not passage.is_mark(placed.end - 2, "."):
        return False
    return month <= _MONTHS and is_no_time(Piece(month=month, day=day))


def _is_day(placed: Placed) -> bool:
    value = placed.found.value
    return isinstance(value, Edtf) and bool(value.end and value.end.day)


def _is_day_in_figures(passage: Passage, at: int) -> bool:
    """Whether figures may be a day and its month."""
    day, month = passage.number(at, 1, 2), passage.number(at + 2, 1, 2)
    if not day or not month or not passage.is_glued_mark(at + 1, "./-"):
        return False
    return day <= _LAST_DAY and month <= _MONTHS and not passage.is_in_chunk(at + 3)


def _leaves_number(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether a number that was not read stands right before a month."""
    before = placed.start - 1
    number = passage.number(before, 1, 2)
    return number is not None and not used[before] and passage.has(placed.start, (Kind.MONTH,))


def _leaves_day_joined(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether the day before `and 10 May` was not read, or is what something is before or after."""
    day, joint = placed.start - 2, placed.start - 1
    joined = passage.has(joint, _JOINED) or passage.is_mark(joint, "-")
    if not joined or passage.number(placed.start, 1, 2) is None or passage.is_glued(day):
        return False
    said = passage.number(day, 1, 2) is not None
    return said and (not used[day] or passage.has(day - 1, _SIDES))
