"""Words like "before" that stand apart from a date: «до войны 1941», `voor de brand van 1827`."""

import re
from collections.abc import Sequence

from handlers.dates.passages.clock import skip_said_time
from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.yearly import Placed

_OF_SIDES = (Kind.UNTIL, Kind.BEFORE, Kind.AFTER, Kind.BETWEEN, Kind.FROM)
_ELSE = (Kind.OVER, Kind.WEAK)
_FARTHEST = 4
_OF_ANOTHER = (Kind.DAYTIME, Kind.HOUR, Kind.DECADE_LEAD)
_WITH = re.compile("(?:ом|ым|им|ем|ью|ой|ей|ми)$")
"""Endings of what something is with, and not since: «с мэром», «со школами»."""


def leads_from_afar(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether a word or two stand between `before` and a date: «до войны 1941»."""
    if _may_be_before(passage, placed):
        return True
    if passage.context is Context.DOCUMENT:
        return False
    for at in range(placed.start - 1, placed.start - 1 - _FARTHEST, -1):
        token = passage.at(at)
        if not token or not (token.is_word or used[at]):
            return False
        said = not used[at] and passage.has(at, _OF_SIDES) and not passage.has(at, _ELSE)
        if said and not _is_with(passage, at) and not is_of_another(passage, at):
            return True
    return False


def _is_with(passage: Passage, at: int) -> bool:
    """Whether «с» is with, or said of a name, which may have no ending."""
    if not (passage.has(at, (Kind.FROM,)) and passage.has(at, (Kind.AT,))):
        return False
    following = passage.at(at + 1)
    return not following or following.capital or bool(_WITH.search(following.text))


def _may_be_before(passage: Passage, placed: Placed) -> bool:
    """Whether "for" may be "before" what is told by its year: `voor de brand van 1827`."""
    named = placed.start - (not passage.has(placed.start, LINKS)) - 1
    said = passage.skip_back(named, Kind.ARTICLE)
    noun = passage.at(named)
    if said == named - 1 or not noun or not noun.is_word or Kind.DOCUMENT in noun.meanings:
        return False
    if not (passage.has(said, (Kind.BEFORE,)) and passage.has(said, (Kind.FOR_TERM,))):
        return False
    first = passage.at(said - 1)
    begins = first is None or first.text in ".,;:!?("
    return passage.number(placed.end - 1, 4) is not None and (
        begins or passage.context is not Context.DOCUMENT
    )


def is_of_another(passage: Passage, at: int) -> bool:
    """Whether a word like "until" is of a time of day, weekdays, on a day, or none: «+12 °C»."""
    if passage.has(at, (Kind.ONWARDS,)) and passage.has(at, (Kind.PREP,)):
        return True
    if passage.has(at + 1, _OF_ANOTHER) or passage.means(at - 1, Kind.WEEKDAY) is not None:
        return True
    return passage.is_mark(at - 1, "°") or skip_said_time(passage, at + 1) is not None
