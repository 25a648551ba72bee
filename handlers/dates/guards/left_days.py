"""Days in figures, and numbers beside months, that stand unread beside a date."""

from collections.abc import Sequence

from handlers.dates.numeric.figures import is_no_time
from handlers.dates.passages.passage import Passage
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.yearly import Placed
from storage.edtf import Edtf

_LAST_DAY, _MONTHS, _SENTENCE = 31, 12, 12


def leaves_days(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether figures around a date may be days that were not read."""
    return (
        _leaves_figures(passage, placed, used)
        or _leaves_number(passage, placed, used)
        or _may_end_in_day(passage, placed)
    )


def _leaves_figures(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether `12/5` stands unread before `15/5/2025`, or `12-06` after a day of a document.

    It has fractions, too.
    """
    if passage.context is not Context.DOCUMENT:
        return False
    joined = passage.is_mark(placed.end, ",;") or passage.has(placed.end, (Kind.AND, Kind.OR))
    if joined and _is_day_in_figures(passage, placed.end + 1, used) and _is_day(placed):
        return True
    if not passage.is_mark(placed.end - 2, "/"):
        return False
    for at in range(placed.start - 1, max(0, placed.start - _SENTENCE), -1):
        if passage.is_mark(at, "!?"):
            return False
        if passage.is_glued_mark(at, "/") and not used[at] and passage.number(at + 1, 1, 2):
            return _is_day_in_figures(passage, at - 1, used)
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


def _is_day_in_figures(passage: Passage, at: int, used: Sequence[int]) -> bool:
    """Whether unread figures may be a day and its month."""
    day, month = passage.number(at, 1, 2), passage.number(at + 2, 1, 2)
    if not day or not month or used[at] or not passage.is_glued_mark(at + 1, "./-"):
        return False
    return day <= _LAST_DAY and month <= _MONTHS and not passage.is_in_chunk(at + 3)


def _leaves_number(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether a number that was not read stands right before a month."""
    before = placed.start - 1
    number = passage.number(before, 1, 2)
    return number is not None and not used[before] and passage.has(placed.start, (Kind.MONTH,))
