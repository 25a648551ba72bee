"""Days of a month that has no name there: `the 10th of last month`, `since the 15th`."""

from handlers.dates.passages.bounds import ends_name, find_side, tell_tense
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import Piece, shift_months
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.narrative import as_told, may_be_day

_SHORTEST_MONTH = 28


def read_day_of_month(passage: Passage, at: int, day: int, end: int) -> Parsed | None:
    """«10 числа прошлого месяца», `the 10th of last month`, « le 15 du mois »."""
    if bound := _read_bound(passage, at, day, end):
        return bound
    named = passage.skip(end + (passage.means(end, Kind.UNIT) in ("dates", "day")), *LINKS)
    if passage.means(named, Kind.SAME) and passage.means(named + 1, Kind.UNIT) == "month":
        # "The 7th of the same month"
        return Parsed(as_told(passage, day), named + 2) if passage.day.month else None
    if (steps := passage.relation(named, "month")) is not None:
        return _count(passage, steps, day, named + 2)
    of_this = passage.tokens[at].digits and passage.means(named, Kind.UNIT) == "month"
    if not of_this or passage.context is Context.DOCUMENT or not ends_name(passage, named + 1):
        return None
    return _count(passage, 0, day, named + 1)


def _count(passage: Passage, steps: int, day: int, end: int) -> Parsed:
    """A day of the month that is so many months away."""
    year, month = shift_months(passage.today, steps)
    return Parsed(Piece(year, month, day).but(Doubt.RELATIVE), end)


def _read_bound(passage: Passage, at: int, day: int, end: int) -> Parsed | None:
    """`15th` of `since the 15th`, «15 числа» of «кто был 15 числа»: of the nearest month."""
    dates = passage.means(end - 1, Kind.UNIT) == "dates"
    token = passage.tokens[at]
    alone = may_be_day(passage, at)
    if not (dates or alone or Kind.ORDINAL_SUFFIX in token.suffix) or not token.digits:
        return None
    if passage.before and passage.before.month:
        # "May 5th thru 9th"
        return None
    side = find_side(passage, at) if ends_name(passage, end) else None
    side = side or (tell_tense(passage) if alone or dates else None)
    if not side or not 0 < day <= _SHORTEST_MONTH:
        return None
    today = passage.today
    steps = (-1 if day > today.day else 0) if side < 0 else (1 if day < today.day else 0)
    return _count(passage, steps, day, end)
