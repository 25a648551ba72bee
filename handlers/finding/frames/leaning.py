"""Whether a question that follows speaks of what was shown, or of something else by its name."""

from collections.abc import Collection, Mapping
from itertools import pairwise

from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.candidates import is_within
from handlers.finding.frames.frame import Frame, Term
from storage.lexicon import Lexicon
from storage.words import split_words, stems

_FAR = 2
"""How many more words of texts another event has to have of a question, where no title has one."""


def names_another(
    frame: Frame, shown: Collection[int], knowledge: Knowledge, lexicon: Lexicon
) -> bool:
    """Whether a question has words of another event that none of those shown has.

    "There" and "she" of "which exhibition did she make later" are then no more than her name.
    """
    terms = [
        each for each in frame.solid if names_something(each, frame, lexicon) and not each.guessed
    ]
    here = _count(terms, shown)
    others: Mapping[int, list[Term]] = {
        at: [each for each in terms if at in each.met]
        for at in set[int]().union(*(each.met for each in terms)) - set(shown)
    }
    if is_of_another_time(frame, shown, knowledge):
        others = {at: having for at, having in others.items() if _is_then(at, frame, knowledge)}
        return bool(others)
    for at, having in others.items():
        more = len(having) - here
        is_called = any(
            at in each.strongly and shown_lacks(each, shown) and not each.is_place
            for each in having
        )
        if more >= _FAR or (more > 0 and is_called):
            return True
    return False


def shown_lacks(term: Term, shown: Collection[int]) -> bool:
    """Whether no event that was shown has a word."""
    return term.met.isdisjoint(shown)


def is_of_another_time(frame: Frame, shown: Collection[int], knowledge: Knowledge) -> bool:
    """Whether a period is asked for in which nothing of what was shown took place or is told."""
    if not frame.values or not shown:
        return False
    years = {word for word in split_words(frame.text) if word.isdecimal()}
    events = knowledge.content.events
    return not any(
        _is_then(at, frame, knowledge)
        or not years.isdisjoint(split_words(events[at].text.in_language(frame.language)))
        for at in shown
    )


def _is_then(at: int, frame: Frame, knowledge: Knowledge) -> bool:
    return is_within(knowledge.content.events[at].date, frame.values)


def _count(terms: Collection[Term], shown: Collection[int]) -> int:
    """How many of the words that one of the events shown has that has most of them."""
    return max((sum(at in each.met for each in terms) for at in shown), default=0)


def names_something(term: Term, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a word names something that the brief has: no deed, no people that are counted."""
    return term.is_known and not (
        term.is_verb
        or acts(term, lexicon)
        or counts_people(term, frame, lexicon)
        or asks_which_body(term, frame, lexicon)
    )


def asks_which_body(term: Term, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether which body of a sort is asked: "which company?" of what was shown."""
    pairs = pairwise(split_words(frame.text))
    which = lexicon.which[frame.language]
    if not any(one in which and other == term.word for one, other in pairs):
        return False
    own = stems(term.word)
    return any(not own.isdisjoint(named) for _, named in lexicon.sorts.values())


def counts_people(term: Term, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether a word is for the people of whom it is asked how many they were."""
    return "how_many" in frame.asks and (term.word == frame.counted or lexicon.is_people(term.word))


def acts(term: Term, lexicon: Lexicon) -> bool:
    """Whether a word says what somebody did: "took part", "won"."""
    if term.kinds and term.strongly and not lexicon.is_signing(term.word):
        # An exhibition is a thing, whatever is exhibited.
        return False
    return term.is_doing or not stems(term.word).isdisjoint(lexicon.doing | lexicon.contests)
