"""Ends of a period that leave out their year: `since New Year`, `until Friday`, what is planned."""

import re

from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.items import Shape
from handlers.dates.values.piece import Piece, year_beside
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.words.tokens import Token

_PLANNED = frozenset({Kind.PLANNED, Kind.FUTURE})
_LEADING = (*LINKS, Kind.ARTICLE)
_WITH = re.compile("(?:ом|ым|ем|ью|ой|ей|ами)$")
"""Endings of what is not since, but with: «с новым годом», «с Пасхой»."""
_SEVERAL = re.compile("(?:days|agen|dis|ches|ам|ах|ов)$")
"""Endings of several weekdays."""
_TOLD = {
    "ru": re.compile("...(?:л|ла|ло|ли)(?:сь|ся)?$"),
    "en": re.compile("..ed$"),
    "nl": re.compile("^ge..+(?:d|t|en)$|..[dt]en?$"),
    "fr": re.compile("..é(?:e|s|es)?$"),
}
"""Endings of verbs that may tell of what was."""
_DATED = frozenset({Kind.MONTH, Kind.SEASON, Kind.EVERY, Kind.DAY})
_YEAR = 4


def is_coming(passage: Passage) -> bool:
    """Whether a question is of what is planned."""
    if Kind.PAST in passage.kinds:
        return False
    if not passage.kinds.isdisjoint(_PLANNED):
        return True
    # "Next visits", where "next week" is a date
    return Kind.RELATION in passage.kinds and any(
        token.meanings.get(Kind.RELATION) == 1 and _names(passage.at(at + 1))
        for at, token in enumerate(passage.tokens)
    )


def _names(token: Token | None) -> bool:
    return token is not None and token.is_word and not token.meanings


def find_side(passage: Passage, at: int) -> int | None:
    """Which of those of no year is the end of a period: -1 the last one, 1 the next."""
    if passage.context is Context.DOCUMENT:
        return None
    before = passage.skip_back(at, *_LEADING)
    if passage.has(before, (Kind.UNTIL, Kind.BEFORE)):
        # «По пятницам» is every one.
        return None if passage.means(before, Kind.OVER) else 1
    if since := passage.means(before, Kind.FROM):
        if passage.language == "ru" and _WITH.search(passage.tokens[at].text):
            return None
        return 1 if since == "on" or is_coming(passage) else -1
    if passage.means(before, Kind.AFTER):
        return 1 if is_coming(passage) else -1
    if passage.has(at, (Kind.WEEKDAY,)):
        # «План на понедельник», but `op maandag`
        onto = passage.language == "ru" and passage.has(at - 1, (Kind.ONTO,))
        return 1 if onto or passage.has(at - 1, (Kind.BY, Kind.FOR_TERM)) else None
    return None


def find_tense(passage: Passage, at: int) -> int | None:
    """Whether a question is of the last such weekday, −1, or of the next one, 1, by its verb."""
    if _SEVERAL.search(passage.tokens[at].text) or _is_every(passage, at):
        return None
    return tell_tense(passage)


def tell_tense(passage: Passage) -> int | None:
    """Whether a question that has no other date is of what was, −1, or of what is to come, 1."""
    if passage.context is not Context.QUESTION or not passage.kinds.isdisjoint(_DATED):
        return None
    if any(token.digits == _YEAR for token in passage.tokens):
        return None
    return _tense_of_verbs(passage) or (1 if _asks_now(passage) else None)


def _is_every(passage: Passage, at: int) -> bool:
    """Whether an article makes a weekday every one: « le samedi », where "the Friday" is one."""
    led = passage.has(at - 1, (Kind.ARTICLE,)) and passage.language != "en"
    return led and not (passage.language == "fr" and passage.has(at - 1, (Kind.FROM_WEAK,)))


def asks_of_coming(passage: Passage) -> bool:
    """Whether a question is of what is to come, by its verb or as it has none of what was."""
    question = passage.context is Context.QUESTION
    return question and (_tense_of_verbs(passage) == 1 or _asks_now(passage))


def _asks_now(passage: Passage) -> bool:
    """Whether a question asks what there is: "what is on", «что у нас»."""
    told = {token.meanings.get(Kind.TENSE) for token in passage.tokens}
    past = -1 in told or Kind.PAST in passage.kinds or _may_tell(passage)
    return 0 in told and not past


def _tense_of_verbs(passage: Passage) -> int | None:
    """Whether a question is of what was, −1, or of what is to come, 1."""
    if is_coming(passage):
        return 1
    told = {token.meanings.get(Kind.TENSE, 0) for token in passage.tokens} - {0}
    if Kind.PAST in passage.kinds or (told == {1} and _may_tell(passage)):
        told.add(-1)
    return told.pop() if len(told) == 1 else None


def _asks_of_thing(passage: Passage) -> bool:
    """Whether a question has words of its own beside its date, and none may tell of what was."""
    words = (token for token in passage.tokens if token.is_word and not token.meanings)
    return any(words) and not _may_tell(passage)


def _may_tell(passage: Passage) -> bool:
    """Whether a word may be a verb that tells of what was."""
    ending = _TOLD.get(passage.language)
    unknown = (token for token in passage.tokens if token.is_word and not token.meanings)
    words = (passage.text[token.start : token.end].lower() for token in unknown)
    return bool(ending and any(map(ending.search, words)))


def ends_name(passage: Passage, at: int) -> bool:
    """Whether nothing of a date, nor what is counted, stands there any more."""
    following = passage.at(at)
    if not following or not (following.is_word or following.digits or following.text in "-/"):
        return True
    return passage.has(at, (Kind.ASKING,))


def in_coming_year(passage: Passage, pieces: list[Piece], shape: Shape) -> list[Piece] | None:
    """Days and months of no year in the one that comes, if a question is of what is planned."""
    if passage.context is not Context.QUESTION or Kind.EVERY in passage.kinds:
        return None
    if any(token.digits == _YEAR for token in passage.tokens):
        return None
    first, tense = pieces[0], _tense_of_verbs(passage)
    # "Is it open until 15 January?"
    ends = first.day and shape in ("until", "before") and tense is None
    if tense != 1 and not (ends and _asks_of_thing(passage)):
        return None
    if shape == "both" or not all(piece.month and not piece.is_whole for piece in pieces):
        return None
    year = year_beside(passage.today, first.month or 1, first.day, 1)
    return [piece._replace(year=year, shared=True).but(Doubt.RELATIVE) for piece in pieces]
