"""What is written like a month and is none: `Mrs May`, « mar. 5 »."""

from handlers.dates.passages.passage import Passage
from handlers.dates.words.lexicon import Kind


def is_no_month(passage: Passage, at: int) -> bool:
    """Whether the name of a month is somebody's, or a weekday."""
    return _is_surname(passage, at) or _is_french_weekday(passage, at)


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
