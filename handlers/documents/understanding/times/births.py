"""Days that are of a life, or of every year, rather than of what took place."""

import re

from handlers.documents.understanding.words.lexicon import load_all
from handlers.documents.understanding.words.mentions import Mention
from handlers.documents.understanding.words.model import DoubtKind
from storage.words import fold

_SHORTEST_LIFE = 18


def is_of_a_life(mention: Mention, text: str) -> bool:
    """Whether dates are those of a life: «Рожкина (1931–2009)», `(born 1951)`, «1971 г. р.»."""
    opened, closed = text.rfind("(", 0, mention.start), text.find(")", mention.end)
    within = text[opened:closed] if opened >= 0 and closed >= 0 else ""
    if ")" not in within and load_all().find_said(fold(within), "born"):
        return True
    if _is_born_on(text[: mention.start]) or _is_born_behind(mention, text):
        return True
    name = re.search(r"([^\W\d_]\w*)[.»\"”]?\s*\($", text[: mention.start])
    value = mention.value
    if not name or not name[1][0].isupper() or text[mention.end : mention.end + 1] != ")":
        return False
    if not (value.start and value.end):
        return False
    return value.end.year - value.start.year >= _SHORTEST_LIFE


def _is_born_on(before: str) -> bool:
    """Whether a date comes right after what says that somebody was born: « né le »."""
    words = fold(_PLACE_LAST.sub("", before)).split()[-_LONGEST_BORN:]
    words = words[:-1] if words and words[-1] in _BY_DAY else words
    born = load_all().said["born"]
    return any(words[-len(said) :] == said for said in map(str.split, born))


def _is_born_behind(mention: Mention, text: str) -> bool:
    """Whether it is behind a date that it is of a birth: «12.09.1975 г. р.»."""
    said = fold(text[mention.start : mention.end + _LONGEST_BEHIND])
    born = (each for each in load_all().said["born"] if len(each) > _SHORT_BORN)
    return any(re.search(rf"\d\s*{re.escape(each)}(?!\w)", said) for each in born)


def is_of_each_year(mention: Mention, text: str) -> bool:
    """Whether a day comes again: `to be reviewed every 31 December`."""
    if DoubtKind.YEAR_INHERITED not in mention.doubts:
        return False
    before = fold(text[: mention.start]).split()
    words = before[:-1] if before and before[-1] in _BY_DAY else before
    return any(words[-len(each) :] == each for each in map(str.split, load_all().said["every"]))


_NAME = r"[^\W\d_a-zа-яё][\w-]*"
_PLACE_LAST = re.compile(
    rf"\s(?:в|во|in|at|near|te|à)\s(?:[^\W\d_]+\.?\s)?{_NAME}(?:[ -]{_NAME}){{0,2}},?"
    r"(?=\s(?:le|on|op|в)?\s*$|\s*$)"
)
"""A place that stands between what says that somebody was born, and the day."""
_LONGEST_BEHIND, _SHORT_BORN = 16, 2
_BY_DAY = frozenset(["le", "en", "on", "in", "op", "в"])
_LONGEST_BORN = 4
