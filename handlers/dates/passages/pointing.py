"""«На той неделе», «в том году» of a question that speaks of no other: the last one."""

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.beginnings import LEADS
from handlers.dates.words.lexicon import Kind

_LONGEST_AGO = ("week", "month", "year")


def mean_last(passage: Passage) -> None:
    """Let "that" mean the last one before a week, month, year or season, where nothing is dated."""
    if Kind.THAT not in passage.kinds or passage.context is not Context.QUESTION:
        return
    if any(token.digits for token in passage.tokens):
        return
    for index, token in enumerate(passage.tokens):
        steps = token.meanings.get(Kind.THAT)
        named = passage.means(index + 1, Kind.UNIT) in _LONGEST_AGO
        if steps and (named or passage.means(index + 1, Kind.SEASON)):
            token.meanings, token.begins = {Kind.RELATION: steps}, LEADS
