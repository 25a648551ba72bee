"""Names of months with one letter wrong."""

from functools import cache, lru_cache

from babel.dates import get_month_names
from rapidfuzz.distance import OSA

from handlers.dates.beginnings import BEGINS
from handlers.dates.folding import fold_text
from handlers.dates.lexicon import Kind
from handlers.dates.passage import Passage

_SHORTEST = 5
_MOST_REMEMBERED = 20_000
_JOINING = (Kind.AND, Kind.OR, Kind.TO)
_LANGUAGES = ("ru", "en", "nl", "fr")


@cache
def _names() -> dict[str, int]:
    """The names of the months, with their numbers."""
    names = {
        fold_text(name): month
        for language in _LANGUAGES
        for context in ("format", "stand-alone")
        for month, name in get_month_names("wide", context, language).items()
    }
    # «в декабре»: the form that Babel has not.
    names |= {f"{name[:-1]}е": month for name, month in names.items() if name[-1] in "ья"}
    return {name: month for name, month in names.items() if len(name) >= _SHORTEST}


@lru_cache(_MOST_REMEMBERED)
def guess_month(word: str) -> int | None:
    """The month that a folded word misspells by one letter; None for none."""
    if len(word) < _SHORTEST:
        return None
    for name, month in _names().items():
        if name[0] == word[0] and OSA.distance(word, name, score_cutoff=1) <= 1:
            return month
    return None


def mend_months(passage: Passage) -> frozenset[int]:
    """Let words beside figures and prepositions be the months that they misspell; gives which."""
    mended = set()
    for index, token in enumerate(passage.tokens):
        if token.meanings or not token.is_word or not (month := guess_month(token.text)):
            continue
        if _may_be_month(passage, index):
            token.meanings, token.begins = {Kind.MONTH: month}, BEGINS
            mended.add(index)
    return frozenset(mended)


def _may_be_month(passage: Passage, at: int) -> bool:
    """Whether figures, a preposition or another month stand beside a word."""
    before, after = passage.at(at - 1), passage.at(at + 1)
    if (before and before.digits) or (after and after.digits):
        return True
    if passage.means(at - 1, Kind.STRONG_PREP):
        return True
    joined = after and (after.text == "-" or passage.has(at + 1, _JOINING))
    return bool(joined) and passage.means(at + 2, Kind.MONTH) is not None
