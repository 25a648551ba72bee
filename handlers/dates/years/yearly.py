"""What is of every year, and the years that are said of it: `every May since 2019`."""

from dataclasses import replace
from typing import NamedTuple

from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.items import Item
from handlers.dates.values.value import Doubt, Found, Recurring, in_order
from handlers.dates.words.lexicon import Kind
from storage.edtf import Edtf, Precision

_MOST_YEARS = 30


class Placed(NamedTuple):
    """A date and the tokens that say it."""

    found: Found
    start: int
    end: int


def in_every_year(passage: Passage, placed: list[Placed]) -> list[Placed]:
    """The dates with all years of a period for what is in each: `every May since 2019`."""
    done: list[Placed] = []
    for each in placed:
        start = len(done)
        while start and isinstance(done[start - 1].found.value, Recurring):
            start -= 1
        months = done[start:]
        if months and _is_of_every(passage, months[0]) and (years := _years_of(passage, each)):
            done[start:] = [with_year(month, year) for year in years for month in months]
        elif done and _is_of_every(passage, each) and (years := _years_of(passage, done[-1])):
            # "From 2019 to 2021, every May"
            done[-1:] = [with_year(each, year) for year in years]
        else:
            done.append(each)
    return done


def _is_of_every(passage: Passage, placed: Placed) -> bool:
    """Whether a month or season is that of each year."""
    if not isinstance(placed.found.value, Recurring):
        return False
    return any(passage.means(at, Kind.EVERY) for at in range(placed.start - 1, placed.end + 1))


def _years_of(passage: Passage, placed: Placed) -> range | None:
    """The years of a period that has not more than a few, until today where it is open."""
    value = placed.found.value
    if not isinstance(value, Edtf) or not value.start or not value.is_interval:
        return None
    last = value.end.year if value.end else passage.today.year
    ends = [end for end in (value.start, value.end) if end]
    if any(end.precision is not Precision.YEAR or end.part for end in ends):
        return None
    return _of_some(range(value.start.year, last + 1))


def _of_some(years: range) -> range | None:
    return years if 0 < len(years) <= _MOST_YEARS else None


def of_each_year(passage: Passage, item: Item) -> Item:
    """«Каждый май 2019–2021» as the May of each of the years, not as all from the first of them."""
    first, last = item.pieces[0], item.pieces[-1]
    if item.shape != "range" or not last.is_year or first.year is None or last.year is None:
        return item
    before = passage.skip_back(item.start, *LINKS)
    led = passage.means(before, Kind.EVERY) or passage.means(item.end, Kind.EVERY)
    years = _of_some(range(first.year, last.year + 1))
    if not led or not years or not (first.yearly and first.digits == last.digits):
        return item
    return replace(item, shape="both", pieces=[first._replace(year=year) for year in years])


def with_year(placed: Placed, year: int | None, *more: Doubt) -> Placed:
    """A date of no year in one, if it has it; for why that is doubtful."""
    found = placed.found
    value = found.value.in_year(year) if year and isinstance(found.value, Recurring) else None
    if not value:
        return placed
    doubts = {*found.doubts, *more} - {Doubt.DAY_OR_YEAR}
    if value.start and value.end and value.start.year < value.end.year:
        doubts.add(Doubt.TURN_OF_YEAR)
    return placed._replace(found=replace(found, value=value, doubts=in_order(doubts)))
