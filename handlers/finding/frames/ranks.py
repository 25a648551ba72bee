"""Which of a row of events an ordinal means: "a fourth race" is none where one came fourth."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.finding.brief.knowledge import Knowledge
from handlers.finding.frames.frame import Term
from storage.lexicon import Lexicon
from storage.words import fold, split_words, stems

_NUMBERED = re.compile(
    r"(?P<name>[^\W\d_]{3,})\s+"
    r"(?P<sign>(?:number|no\.?|nummer|nr\.?|numéro|numero|n°|номер|№)\s*)?"
    r"(?P<number>\d|[^\W\d_]{2,})(?![\w.:–-])",
    re.IGNORECASE,
)
_BESIDE = 2
"""How many words after an ordinal may be what it counts: «третий городской фестиваль»."""


def with_ordinals(text: str, language: str, knowledge: Knowledge, lexicon: Lexicon) -> str:
    """A text with the ordinal that a number after an event's name stands for: "match two"."""

    def put(found: re.Match[str]) -> str:
        number = _read(found["number"], language, lexicon)
        row = knowledge.titles.find(knowledge.vocabulary.forms(fold(found["name"])))
        for word in lexicon.ordinals(number) if number else ():
            if row & knowledge.titles.find({word}) and lexicon.is_ordinal_in(word, language):
                after = text[found.end() :].split()[:1]
                ends = not after or lexicon.is_filler_in(fold(after[0].strip("?!.,")), language)
                if found["sign"] or ends or lexicon.is_doing(fold(after[0])):
                    return f"{word} {found['name']}"
        return found[0]

    return _NUMBERED.sub(put, text)


def _read(written: str, language: str, lexicon: Lexicon) -> int:
    """The number that a word or a figure says; 0 where it says none that counts events."""
    if written.isdecimal():
        return int(written)
    return int(
        next((n for word, n in lexicon.numbers[language].items() if word == fold(written)), 0)
    )


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
