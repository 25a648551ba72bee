"""Lines that say where a document was written, and when."""

import re
from functools import cache

from handlers.documents.understanding.times.date_lines import is_date_line
from handlers.documents.understanding.words.lexicon import load_all
from storage.words import fold

_LONGEST_PLACE = 70
TOWN = re.compile(r"^\s*г(?:ор)?\.\s*")
_PLACE_AND_DAY = re.compile(r"[^\W\d_][^\W\d]+(?:[ -][^\W\d]+){0,3},\s+((?:le\s|den\s)?\d.*)")
"""« Rouen, le 4 novembre 2019 »"""


@cache
def homes() -> frozenset[str]:
    """The cities that stand below a title for where it was written."""
    return frozenset(fold(name) for name in load_all().home)


def dated_at_home(text: str) -> str | None:
    """The date of a line that says besides only where: «20.11.2023 г. Санкт-Петербург»."""
    if len(text) > _LONGEST_PLACE or text.endswith("."):
        return None
    for name in sorted(homes(), key=len, reverse=True):
        at = fold(text).find(name)
        if at > 0 and is_date_line(text[:at].strip(" ,г.")):
            return text[:at].strip(" ,")
        if at >= 0 and is_date_line(rest := text[at + len(name) :].strip(" ,")):
            return rest if not TOWN.sub("", text[:at]).strip() else None
    led = _PLACE_AND_DAY.fullmatch(text)
    return led[1] if led and is_date_line(led[1]) else None
