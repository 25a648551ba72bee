"""Words that others around them give another meaning: «в том году», `gepland voor 5 mei`."""

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.beginnings import LEADS
from handlers.dates.words.lexicon import Kind

_LONGEST_AGO = ("week", "month", "year")
_FEW = 4
"""Words back, within which a verb belongs to a date."""
_NOT_ON = (Kind.BEFORE, Kind.BY)


def settle_meanings(passage: Passage) -> None:
    """Let words mean what they do beside the others."""
    mean_last(passage)
    mean_planned(passage)


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


def mean_planned(passage: Passage) -> None:
    """Let what may be `before` lead to when something is planned: `gepland voor 5 en 6 mei`."""
    if not {Kind.PLANNED, Kind.FOR_TERM, Kind.BEFORE} <= passage.kinds:
        return
    for at, token in enumerate(passage.tokens):
        if not {Kind.FOR_TERM, Kind.BEFORE} <= token.meanings.keys():
            continue
        if any(passage.has(at - back, (Kind.PLANNED,)) for back in range(1, _FEW)):
            others = {kind: said for kind, said in token.meanings.items() if kind not in _NOT_ON}
            token.meanings, token.begins = {**others, Kind.PREP: True}, LEADS
