"""Dates of a question that the next one only says more exactly: `a month ago, on 28 October`."""

from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.value import Context, Doubt, Recurring
from handlers.dates.years.yearly import Placed, with_year
from storage.edtf import Edtf, Precision


def without_said_again(passage: Passage, placed: list[Placed]) -> list[Placed]:
    """The dates but for those counted from today that the day after them is in."""
    if passage.context is not Context.QUESTION:
        return placed
    done: list[Placed] = []
    for each in placed:
        if done and (day := _find_within(passage, done[-1], each)):
            done[-1] = day
        else:
            done.append(each)
    return done


def _find_within(passage: Passage, counted: Placed, day: Placed) -> Placed | None:
    """The day that a comma alone parts from a period in which it is."""
    period = counted.found.value
    if Doubt.RELATIVE not in counted.found.doubts or not isinstance(period, Edtf):
        return None
    if not passage.is_mark(counted.end, ",") or not period.start or not period.end:
        return None
    if passage.skip(counted.end + 1, *LINKS) not in range(day.start, day.end):
        return None
    if isinstance(day.found.value, Recurring):
        day = with_year(day, period.start.year)
    value = day.found.value
    if not isinstance(value, Edtf) or value.is_interval or not value.start:
        return None
    of_day = value.start.precision is Precision.DAY
    within = period.earliest_start <= value.earliest_start <= period.latest_end
    return day if of_day and within else None
