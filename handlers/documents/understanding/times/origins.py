"""Dates of how somebody came to be what he is, or of papers, which are of nothing that is told."""

import re

from handlers.documents.understanding.words.lexicon import Lexicon, find_words
from handlers.documents.understanding.words.mentions import Mention
from storage.words import fold

_CLAUSE = re.compile(r"[,;:()–—]|(?<=\w\w)[.!?]\s")
_BIRTH_BEHIND = re.compile(r"\s*(?:г(?:ода|\.)?\s?)?(?:р\.|р(?=[,;)]|$)|рожд)", re.IGNORECASE)
"""«1974 г. р.», «1948 года рождения»: of the date, «г.» may be read already."""
_TO_COME = re.compile(r"\s*на\s")
"""«визит назначен на май» tells of no office."""
_WHO = re.compile(r"\s*(?:котор\w+|who|die|dat|qui)\b", re.IGNORECASE)
_SHORT = 3
_MOST_BETWEEN = 5
"""Words between what says so and the date: `was born to a miller's family in 1957`."""


def find_origins(text: str, mentions: tuple[Mention, ...], lexicon: Lexicon) -> list[Mention]:
    """The dates that say since when somebody lives, or has his office, or of when a paper is."""
    return [
        each
        for each in mentions
        if _is_origin(text, each, lexicon) or _is_appealed_to(text, each, lexicon)
    ]


def mask(text: str, mentions: list[Mention]) -> str:
    """A text of the same length in which dates are no more to be read: they lend no year."""
    for each in mentions:
        # «избранный в 2012 году, 9 июня открыл …»: the day is another's.
        own = text[each.start : each.end].partition(",")[0]
        dots = re.sub(r"\S", "·", own)
        text = f"{text[: each.start]}{dots}{text[each.start + len(own) :]}"
    return text


def _is_appealed_to(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a date is that of a paper: «Согласно статье 7 Соглашения 2005 года», `volgens …`."""
    starts = [match.end() for match in _CLAUSE.finditer(text, 0, mention.start)]
    clause = fold(text[starts[-1] if starts else 0 : mention.start])
    said = lexicon.find_said(clause, "appealing")
    if not said:
        return False
    named = find_words(clause.rpartition(said)[2])
    # Right before its date the paper stands: «по плану на 2019 год» is not dated so.
    *_, last = [word for word in named if len(word) > _SHORT] or [""]
    near = len(named) <= _MOST_BETWEEN + 1
    return near and any(lexicon.means(last, kind) for kind in ("agreements", "papers"))


def _is_origin(text: str, mention: Mention, lexicon: Lexicon) -> bool:
    if _BIRTH_BEHIND.match(text, mention.end) and mention.is_year:
        return True
    starts = [match.end() for match in _CLAUSE.finditer(text, 0, mention.start)]
    clause = text[starts[-1] if starts else 0 : mention.start]
    if _WHO.match(clause):
        # `die in mei 2012 werd benoemd`, «который в 2012 году был избран мэром»
        behind = _CLAUSE.split(text[mention.end :], maxsplit=1)[0]
        led = " ".join(fold(behind).split()[:_SHORT])
        if lexicon.find_said(led, "origins"):
            return True
    said = lexicon.find_said(fold(clause), "origins")
    if not said or any(lexicon.means(word, "events") for word in find_words(clause)):
        return False
    between = fold(clause).rpartition(said)[2]
    near = len(find_words(between)) <= _MOST_BETWEEN
    return near and not _TO_COME.match(f"{between}{text[mention.start :]}")
