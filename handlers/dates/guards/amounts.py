"""Years that may be no years: what counts, numbers or prices something, or is a time of day."""

from handlers.dates.no_dates.numbering import first_of_list
from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind, load_lexicon
from handlers.dates.years.yearly import Placed
from storage.edtf import Edtf, Precision

_NEAR = 6
"""Tokens before a number in which something may have changed by it."""
_LIVING_MEMORY, _SHORTEST = range(-10, 80), 4
_FIRST_LIKELY, _QUARTERS = 1900, (0, 15, 30, 45)
"""The first year that is likely in a question, and minutes at which things begin."""
_OF_SEVERAL = ("s", "x", "en")
_NO_AMOUNT = (Kind.YEAR_PREP, Kind.MONTH, Kind.SEASON)
_DATING = frozenset(
    {
        *(*_NO_AMOUNT, Kind.FROM, Kind.UNTIL, Kind.BEFORE, Kind.AFTER),
        *(Kind.BETWEEN, Kind.PART, Kind.UNIT, Kind.RELATION, Kind.APPROXIMATE, Kind.UNCERTAIN),
    }
)
"""Before a number: it is a year."""
_LINKING = (Kind.LINK, Kind.ARTICLE, Kind.AT)
_BETWEEN = (*_LINKING, Kind.ASKING, Kind.PAST)
"""What may stand between a thing and its number: `the table is 1912`."""
_JOINING = (Kind.AND, Kind.OR)
_OF_THINGS = frozenset({Kind.COUNT, Kind.ABBREVIATED, Kind.ADDRESS, Kind.ORDINAL_SUFFIX})
"""What a word that names a thing may mean."""
_WRITTEN = (Kind.DOCUMENT, Kind.MADE)


def may_be_amount(passage: Passage, placed: Placed) -> bool:
    """Whether a year may be a number of something, or by how much something changed."""
    return (
        _may_be_number(passage, placed)
        or _may_be_change(passage, placed)
        or _may_be_numbers(passage, placed)
    )


def _may_be_number(passage: Passage, placed: Placed) -> bool:
    """Whether a year that no word leads to may be a number: `table 1912`, `1945 signatures`."""
    year = placed.end - 1
    if passage.number(year, 4) is None or not _is_year_alone(placed):
        return False
    if passage.context is not Context.DOCUMENT and _may_be_time(passage, placed):
        return True
    first = first_of_list(passage, year)
    if _is_dated(passage, first - 1):
        return False
    if passage.context is Context.DOCUMENT:
        return _counts_several(passage, first, year + 1)
    named = passage.skip_back(first, *_BETWEEN)
    return _is_thing(passage, year + 1, *_WRITTEN) or _is_thing(passage, named)


def _is_dated(passage: Passage, at: int) -> bool:
    """Whether a word leads to a year, and to no number."""
    leads = passage.has(at, (Kind.PREP, Kind.STRONG_PREP)) and not passage.has(at, _LINKING)
    return leads or passage.has(at, _DATING)


def _is_thing(passage: Passage, at: int, *kinds: Kind) -> bool:
    """Whether a word may name what has a number, and neither bears a name nor takes place."""
    noun = passage.at(at)
    if not noun or not noun.is_word:
        return False
    named = noun.capital and not passage.begins_line(at)
    known = noun.meanings.keys() <= {*_OF_THINGS, *kinds}
    return known and not named and not load_lexicon().is_meeting(noun.text)


def _counts_several(passage: Passage, first: int, at: int) -> bool:
    """Whether several things follow a number of a document that nothing leads to."""
    before, noun = passage.at(first - 1), passage.at(at)
    if (
        not _is_thing(passage, at, *_WRITTEN)
        or not noun
        or noun.capital
        or len(noun.text) < _SHORTEST
    ):
        return False
    named = before and before.is_word and (before.capital and not passage.begins_line(first - 1))
    led = passage.has(first - 1, (Kind.ARTICLE, *_JOINING))
    return noun.text.endswith(_OF_SEVERAL) and not (named or led)


def _may_be_time(passage: Passage, placed: Placed) -> bool:
    """Whether a year of a question may be a time of day: `open until 1730`."""
    year = passage.number(placed.end - 1, 4) or 0
    time = year < _FIRST_LIKELY and year % 100 in _QUARTERS
    return time and not passage.has(placed.end - 2, _NO_AMOUNT) and _is_year_alone(placed)


def _is_year_alone(placed: Placed) -> bool:
    """Whether one year is all that it says, or since or until when."""
    value = placed.found.value
    ends = [value.start, value.end] if isinstance(value, Edtf) else []
    plain = all(not end or (end.precision is Precision.YEAR and not end.part) for end in ends)
    return plain and bool(ends) and (None in ends or ends[0] == ends[1])


def _may_be_change(passage: Passage, placed: Placed) -> bool:
    """Whether a year may be by how much something changed: `rose by 1500`, `from 1650 to 1980`."""
    value, last = placed.found.value, placed.end - 1
    if Kind.CHANGING not in passage.kinds or not isinstance(value, Edtf) or value.is_open:
        return False
    figures = next((at for at in range(placed.start, placed.end) if passage.number(at, 4)), None)
    if figures is None or passage.number(last, 4) is None or passage.has(last - 1, _NO_AMOUNT):
        return False
    if passage.has(figures - 1, _NO_AMOUNT):
        return False
    for at in range(figures - 1, figures - _NEAR, -1):
        if passage.has(at, (Kind.CHANGING,)):
            return at < figures - 1
        token = passage.at(at)
        if not token or not token.is_word:
            return False
    return False


def _may_be_numbers(passage: Passage, placed: Placed) -> bool:
    """Whether a list of years of long ago may be numbers of what it names: `carts 1804, 1815`."""
    last = placed.end - 1
    year, first = passage.number(last, 4), first_of_list(passage, last)
    joined = passage.is_mark(placed.end, ",") or passage.has(placed.end, _JOINING)
    listed = first < last or (joined and passage.number(placed.end + 1, 4) is not None)
    noun = passage.at(first - 1)
    if year is None or not listed or passage.today.year - year in _LIVING_MEMORY:
        return False
    if not noun or not noun.is_word or len(noun.text) < _SHORTEST:
        return False
    if not noun.meanings.keys() <= {Kind.COUNT}:
        return False
    named = noun.capital and not passage.begins_line(first - 1)
    return not named and not load_lexicon().is_meeting(noun.text)


def is_year(placed: Placed) -> bool:
    """Whether a date is one year, since or until it."""
    value = placed.found.value
    point = (value.start or value.end) if isinstance(value, Edtf) else None
    return point is not None and point.precision is Precision.YEAR and not point.part
