"""Names of months with one letter wrong, of parts of them, of weekdays, and «завтра»."""

from functools import cache, lru_cache
from typing import Any

from babel.dates import get_month_names
from rapidfuzz.distance import OSA

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.beginnings import BEGINS, LEADS
from handlers.dates.words.folding import fold_text
from handlers.dates.words.lexicon import NOTHING, Kind, Meanings, load_lexicon

_SHORTEST, _SHORTEST_PART, _SHORTEST_DAY = 5, 4, 7
_SHORTEST_MOVED, _SHORTEST_OF_TWO = 4, 7
"""Of names whose letters are only out of place; of those where two of them may be."""
_LAST_DAY = 31
_MOST_REMEMBERED = 20_000
_JOINING = (Kind.AND, Kind.OR, Kind.TO)
_LANGUAGES = ("ru", "en", "nl", "fr")


@cache
def _names() -> dict[str, int]:
    """The names of the months in every case, with their numbers."""
    names = {
        fold_text(name): month
        for language in _LANGUAGES
        for context in ("format", "stand-alone")
        for month, name in get_month_names("wide", context, language).items()
    }
    # «в декабре»: the form that Babel has not.
    names |= {f"{name[:-1]}е": month for name, month in names.items() if name[-1] in "ья"}
    names |= {name: load_lexicon().folded[name][Kind.MONTH] for name in _names_of(Kind.MONTH)}
    return {name: month for name, month in names.items() if len(name) >= _SHORTEST_MOVED}


@lru_cache(_MOST_REMEMBERED)
def guess_month(word: str) -> int | None:
    """The month that a folded word misspells by one letter; None for none."""
    if len(word) < _SHORTEST:
        return None
    for name, month in _names().items():
        written = len(name) >= _SHORTEST and name[0] == word[0]
        if written and OSA.distance(word, name, score_cutoff=1) <= 1:
            return month
    return None


@lru_cache(_MOST_REMEMBERED)
def _guess_month_of_day(word: str) -> int | None:
    """The month of which letters are out of place or doubled: «12 юиля», `14 julliet`."""
    for name, month in _names().items():
        if set(word) != set(name):
            # A short word with another letter is another word.
            continue
        most = 2 if len(name) >= _SHORTEST_OF_TWO else 1
        if OSA.distance(word, name, score_cutoff=most) <= most:
            return month
    return None


def mend_months(passage: Passage) -> frozenset[int]:
    """Let words beside figures and prepositions be the months that they misspell; gives which."""
    mended, document = set(), passage.context is Context.DOCUMENT
    for index in range(len(passage.tokens) - 1, -1, -1):
        token = passage.tokens[index]
        if token.meanings or not token.is_word or len(token.text) < _SHORTEST_PART:
            continue
        if document and not _has_time_beside(passage, index):
            continue
        month = guess_month(token.text) if _may_be_month(passage, index) else None
        if not month and _follows_day(passage, index):
            month = _guess_month_of_day(token.text)
        if month:
            token.meanings, token.begins = {Kind.MONTH: month}, BEGINS
        elif _leads_to_month(passage, index) and (part := _guess_part(token.text)):
            # Eary February
            token.meanings, token.begins = {Kind.PART: part}, LEADS
        elif _leads_to_year(passage, index) and (season := _guess_season(token.text)):
            token.meanings, token.begins = {Kind.SEASON: season}, BEGINS
        elif not document and (said := _guess_day(token.text)):
            token.meanings, token.begins = said, BEGINS
        else:
            continue
        mended.add(index)
    return frozenset(mended)


def _has_time_beside(passage: Passage, at: int) -> bool:
    """Whether a neighbour is a number, or may be a part of a date."""
    before, after = passage.at(at - 1), passage.at(at + 1)
    if before and (before.digits or before.meanings):
        return True
    return bool(after and (after.digits or after.meanings or after.text == "-"))


def _follows_day(passage: Passage, at: int) -> bool:
    day = passage.number(at - 1, 1, 2)
    return day is not None and 1 <= day <= _LAST_DAY and not passage.is_glued_mark(at - 2, ".,:")


def _leads_to_month(passage: Passage, at: int) -> bool:
    following = passage.at(at + 1)
    if not following or not following.meanings:
        return False
    # "Began in May" misspells no part.
    return passage.means(passage.skip(at + 1, Kind.LINK), Kind.MONTH) is not None


def _leads_to_year(passage: Passage, at: int) -> bool:
    """Whether a year follows: `in het najar van 2023`."""
    year = passage.skip(at + 1, Kind.LINK)
    return passage.context is not Context.DOCUMENT and passage.number(year, 4) is not None


@lru_cache(_MOST_REMEMBERED)
def _guess_season(word: str) -> Any:
    """The season of which a letter is missing, doubled or out of place: no `winner` is a winter."""
    for name in _names_of(Kind.SEASON):
        written = len(name) >= _SHORTEST and len(word) >= _SHORTEST and name[0] == word[0]
        moved = len(word) != len(name) or sorted(word) == sorted(name)
        if written and moved and OSA.distance(word, name, score_cutoff=1) <= 1:
            return load_lexicon().folded[name][Kind.SEASON]
    return None


@lru_cache(_MOST_REMEMBERED)
def _guess_part(word: str) -> Any:
    """The part of a month that a folded word misspells by one letter; None for none."""
    return next(iter(_guess(word, Kind.PART, _SHORTEST_PART).values()), None)


@lru_cache(_MOST_REMEMBERED)
def _guess_day(word: str) -> Meanings:
    """The weekday, or the day counted from today, that a folded word misspells by one letter."""
    return _guess(word, Kind.WEEKDAY, _SHORTEST_DAY) or _guess(word, Kind.DAY, _SHORTEST_DAY)


def _guess(word: str, kind: Kind, shortest: int) -> Meanings:
    if len(word) < shortest:
        return NOTHING
    for name in _names_of(kind):
        alike = len(name) >= shortest and name[0] == word[0]
        if alike and OSA.distance(word, name, score_cutoff=1) <= 1:
            return {kind: load_lexicon().folded[name][kind]}
    return NOTHING


@cache
def _names_of(kind: Kind) -> tuple[str, ...]:
    return tuple(name for name, said in load_lexicon().folded.items() if kind in said)


def _may_be_month(passage: Passage, at: int) -> bool:
    """Whether a number, a preposition or another month stands beside a word."""
    before, after = passage.at(at - 1), passage.at(at + 1)
    counted = passage.means(at - 1, Kind.ORDINAL) or passage.means(at - 1, Kind.CARDINAL)
    if (counted or 0) > 1 or passage.means(at - 1, Kind.UNIT) == "dates":
        return True
    if (before and before.digits) or (after and after.digits):
        return True
    if passage.means(at - 1, Kind.STRONG_PREP):
        return True
    if before and passage.has(at - 1, (Kind.AND, Kind.OR)) and passage.means(at - 2, Kind.MONTH):
        return True
    joined = after and (after.text == "-" or passage.has(at + 1, _JOINING))
    return bool(joined) and passage.means(at + 2, Kind.MONTH) is not None
