"""Names of months with one letter wrong."""

import re

from babel.dates import get_month_names
from rapidfuzz.distance import OSA

from storage.words import fold

_SHORTEST = 5
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
# Words of their own.
_NOT_MONTHS = frozenset({"match", "marche", "matrix"})
_NAMES = {
    fold(name)
    for language in ("ru", "en", "nl", "fr")
    for context in ("format", "stand-alone")
    for name in get_month_names("wide", context, language).values()
}
# «в декабре»: the form that Babel has not.
_NAMES |= {f"{name[:-1]}е" for name in _NAMES if name.endswith(("ь", "я"))}


def mend_months(text: str) -> str:
    """A folded text in which such names are right."""
    return _WORD.sub(_mend, text)


def _mend(match: re.Match[str]) -> str:
    word = match.group()
    if word in _NAMES or word in _NOT_MONTHS:
        return word
    near = (name for name in _NAMES if len(name) >= _SHORTEST and name[0] == word[0])
    return next((name for name in near if OSA.distance(word, name, score_cutoff=1) <= 1), word)
