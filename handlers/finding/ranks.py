"""Which of a row of events an ordinal means: "a fourth race" is none where one came fourth."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.finding.frame import Term
from handlers.finding.knowledge import Knowledge
from storage.lexicon import Lexicon
from storage.words import fold, split_words, stems

_BESIDE = 2
"""How many words after an ordinal may be what it counts: «третий городской фестиваль»."""


def count_events(
    terms: Sequence[Term], text: str, knowledge: Knowledge, lexicon: Lexicon
) -> list[Term]:
    """The terms, an ordinal before an event's name met only where it stands before that name."""
    words, counted = split_words(text), list(terms)
    places = {word: at for at, word in reversed(list(enumerate(words)))}
    for at, (term, following) in enumerate(pairwise(terms)):
        if not lexicon.is_ordinal(term.word) or not following.strongly:
            continue
        # "Vice mayor" is one word of a text, and two that are written.
        first, last = (places.get(fold(each.written), 0) for each in (term, following))
        if lexicon.before_places.isdisjoint(words[first:last]):
            there = term.met - term.strongly
            apart = {each for each in there if not _is_counted(each, term, following, knowledge)}
            counted[at] = replace(term, met=term.met - apart, wide=term.wide - apart)
    return counted


def _is_counted(at: int, term: Term, following: Term, knowledge: Knowledge) -> bool:
    """Whether a text of an event has both words together."""
    texts = knowledge.content.events[at].text.texts.values()
    return any(_stand_together(split_words(text), term.forms, following.forms) for text in texts)


def _stand_together(words: Sequence[str], ordinal: Collection[str], named: Collection[str]) -> bool:
    ordinals = frozenset().union(*map(stems, ordinal))
    names = frozenset().union(*map(stems, named))
    return any(
        not stems(word).isdisjoint(ordinals)
        and any(not stems(each).isdisjoint(names) for each in words[n + 1 : n + 1 + _BESIDE])
        for n, word in enumerate(words)
    )
