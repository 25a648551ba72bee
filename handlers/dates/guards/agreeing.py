"""Whether a day is the weekday that is said beside it: `Tuesday, 5 May 2025` was a Monday."""

from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.yearly import Placed
from storage.edtf import CalendarDate, Edtf

_LEADING = (*LINKS, Kind.ARTICLE, Kind.AT)
_JOINING = (Kind.AND, Kind.OR, Kind.TO, Kind.WEEKDAY)


def is_other_weekday(passage: Passage, placed: Placed) -> bool:
    """Whether the weekday right before or after a date, or in it, is none of its days."""
    if Kind.WEEKDAY not in passage.kinds or not isinstance(placed.found.value, Edtf):
        return False
    ends = placed.found.value.start, placed.found.value.end
    days = {end.first.weekday() for end in ends if end and _is_day(end)}
    if not days:
        return False
    near = [at for at in _around(passage, placed) if not _is_of_others(passage, at)]
    said = {weekday for at in near if (weekday := _read(passage, at)) is not None}
    if placed.found.value.is_interval:
        return len(said) == 1 and said.isdisjoint(days)
    return not said <= days


def _is_day(end: CalendarDate) -> bool:
    return end.day is not None and not end.part


def _around(passage: Passage, placed: Placed) -> list[int]:
    """Where the weekday of a date may stand."""
    before = placed.start - 1
    while passage.is_mark(before, ",.") or passage.has(before, _LEADING):
        if passage.has(before, (Kind.WEEKDAY,)):
            break
        before -= 1
    after = placed.end + passage.is_mark(placed.end, "(,")
    return [before, *range(placed.start, placed.end), after]


def _is_of_others(passage: Passage, at: int) -> bool:
    """Whether a weekday is joined to another one, or begins the next date."""
    end = passage.skip_dot(at + 1)
    if passage.number(end, 1, 2) is not None and passage.is_mark(at - 1, ","):
        return True
    return _is_joined(passage, at - 1, -1) or _is_joined(passage, end, 1)


def _is_joined(passage: Passage, at: int, step: int) -> bool:
    if passage.is_mark(at, ","):
        return passage.has(at + step, (Kind.WEEKDAY,))
    return passage.has(at, _JOINING) or passage.is_mark(at, "-/;&")


def _read(passage: Passage, at: int) -> int | None:
    """The weekday that a word is, if it is no month: « mar. » is March, too."""
    if passage.has(at, (Kind.MONTH,)):
        return None
    weekday: int | None = passage.means(at, Kind.WEEKDAY)
    return weekday
