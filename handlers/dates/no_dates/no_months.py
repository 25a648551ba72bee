"""What is written like a month and is none: `Mrs May`, « mar. 5 », `and may be extended`."""

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind

_AFTER_MONTH = frozenset(
    {
        *(Kind.PREP, Kind.STRONG_PREP, Kind.LINK, Kind.AND, Kind.OR, Kind.FROM, Kind.TO),
        *(Kind.UNTIL, Kind.MONTH, Kind.SEASON, Kind.UNIT, Kind.PAST, Kind.ASKING),
    }
)
"""What may follow the name of a month, and is no verb."""


def is_no_month(passage: Passage, at: int) -> bool:
    """Whether the name of a month is somebody's, a weekday, or the verb "may"."""
    return _is_surname(passage, at) or _is_french_weekday(passage, at) or is_modal_verb(passage, at)


def is_modal_verb(passage: Passage, at: int) -> bool:
    """Whether a month's name is a verb before another one: `until 2027 and may be extended`."""
    if not passage.has(at, (Kind.LASTS_AFTER,)) or passage.tokens[at].capital:
        return False
    if passage.means(at + 1, Kind.AFTER_MODAL):
        return True
    following, before = passage.at(at + 1), passage.at(at - 1)
    if passage.context is not Context.DOCUMENT or not before or before.digits:
        return False
    if not following or not following.is_word or following.capital or following.glued:
        # A document writes its months with a capital.
        return False
    return not (passage.has(at - 1, (Kind.STRONG_PREP,)) or passage.has(at + 1, _AFTER_MONTH))


def _is_surname(passage: Passage, at: int) -> bool:
    """Whether a title stands before what is also a month: `Mrs May`, `Ms Theresa May`."""
    if Kind.TITLE not in passage.kinds or not passage.tokens[at].capital:
        return False
    for index in (at - 1, at - 2):
        dotted = passage.is_glued_mark(index, ".")
        token = passage.at(index - dotted)
        if not token or not token.is_word:
            return False
        if Kind.TITLE in token.meanings:
            return len(token.text) > 1 or (dotted and token.capital)
        if token.meanings or not token.capital:
            return False
    return False


def _is_french_weekday(passage: Passage, at: int) -> bool:
    """Whether it is Tuesday in « mar. 5 – jeu. 7 août »: no day stands after its month there."""
    weekday = passage.means(at, Kind.WEEKDAY) is not None and passage.language == "fr"
    return weekday and passage.number(passage.skip_dot(at + 1), 1, 2) is not None
