"""Days in the year in which the period before them has them.

`The exhibition (12 Oct 2024–19 Jan 2025; closed 25 December)`
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Doubt, Recurring, in_order
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.yearly import Placed
from storage.edtf import Edtf, Precision

_FARTHEST, _MOST_YEARS = 8, 2
"""Tokens from a period to a day in it, and years that it may touch."""


def put_within_periods(passage: Passage, placed: list[Placed]) -> list[Placed]:
    """The dates, a day that took its year from elsewhere in that of the period before it."""
    return placed[:1] + [
        _put_within(passage, each, last.found.value) or each
        if isinstance(last.found.value, Edtf) and not _is_parted(passage, last, each)
        else each
        for last, each in pairwise(placed)
    ]


def _put_within(passage: Passage, placed: Placed, period: Edtf) -> Placed | None:
    if not (period.start and period.end and period.is_interval):
        return None
    years = range(period.start.year, period.end.year + 1)
    within = [
        day
        for day in (_in_years(passage, placed, years) if len(years) <= _MOST_YEARS else ())
        if period.earliest_start <= day.earliest_start <= day.latest_end <= period.latest_end
    ]
    if len(within) != 1:
        return None
    doubts = in_order({*placed.found.doubts, Doubt.INHERITED})
    return placed._replace(found=replace(placed.found, value=within[0], doubts=doubts))


def _in_years(passage: Passage, placed: Placed, years: Sequence[int]) -> list[Edtf]:
    """A day whose year is not its own in each of the years."""
    value = placed.found.value
    if isinstance(value, Recurring) and value.start == value.end and value.start.day:
        return [day for year in years if (day := value.in_year(year))]
    if not isinstance(value, Edtf) or value.is_interval or not value.start:
        return []
    of_day = value.start.precision is Precision.DAY and _has_no_year(passage, placed)
    return [Edtf.at(replace(value.start, year=year)) for year in years] if of_day else []


def _has_no_year(passage: Passage, placed: Placed) -> bool:
    """Whether a day's words have a month and a single number, so that its year is another's."""
    tokens = passage.tokens[placed.start : placed.end]
    named = any(Kind.MONTH in token.meanings for token in tokens)
    counted = Doubt.RELATIVE in placed.found.doubts
    return named and not counted and sum(bool(token.digits) for token in tokens) == 1


def _is_parted(passage: Passage, one: Placed, other: Placed) -> bool:
    """Whether a sentence ends between two dates, or too much stands there."""
    between = passage.tokens[one.end : other.start]
    ends = any(token.text in ".!?" or token.text[0] == "\n" for token in between)
    return ends or len(between) > _FARTHEST
