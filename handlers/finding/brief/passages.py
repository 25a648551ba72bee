"""All sentences of a brief, found by how much of a question they have."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from handlers.finding.brief.knowledge import BRIEFS_IN_MEMORY
from handlers.finding.brief.sentences import split_sentences
from storage.content import Content, Spoken, Told
from storage.edtf import Edtf
from storage.words import roots, stems_in

_NAMED, _OWN, _KIN, _BESIDE = 0.8, 1.0, 0.7, 0.4
"""What a word weighs that an event's name has, or a sentence, or one of its family, or the rest.

What the name has tells none of its sentences from the others.
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in one language, and what it is said of."""

    text: str
    stems: frozenset[str]
    event: int | None = None
    """The number of the event whose it is."""
    agreement: int | None = None
    """The id of the agreement whose it is."""
    date: Edtf | None = None

    @property
    def is_fact(self) -> bool:
        """Whether it is said of the whole: a fact, or a sentence of the overview."""
        return self.event is None and self.agreement is None


@dataclass(frozen=True, slots=True)
class Match:
    """A passage with how much of a question it has."""

    passage: Passage
    own: frozenset[int]
    """Which of the words stand in the sentence itself, by their numbers."""
    coverage: float
    """The part of the question that it has, weighed by how rare the words are: 0 to 1."""


class Passages:
    """All sentences of a brief in one language, found by their words."""

    def __init__(self, content: Content, language: str) -> None:
        self.all = tuple(_split(content, language))
        self._own, self._named, self._beside = (defaultdict[str, set[int]](set) for _ in range(3))
        names = [_named(each, language) for each in content.events]
        rest = [_beside(each, language) for each in content.events]
        for number, each in enumerate(self.all):
            for stem in each.stems:
                self._own[stem].add(number)
            if each.event is not None:
                for stem in names[each.event]:
                    self._named[stem].add(number)
                for stem in rest[each.event]:
                    self._beside[stem].add(number)
        self._roots = _by_root(self._own)
        self._named_roots = _by_root(self._named)

    def find(self, words: Sequence[AbstractSet[str]]) -> Iterator[Match]:
        """The passages that have any of some words, the best first; each word by its stems."""
        scores: dict[int, float] = defaultdict(float)
        own: dict[int, set[int]] = defaultdict(set)
        total = 0.0
        for number, word in enumerate(words):
            having = self._weigh(word)
            rarity = math.log(1 + len(self.all) / (1 + len(having)))
            total += rarity
            for at, weight in having.items():
                scores[at] += weight * rarity
            for at in self._find_own(word):
                own[at].add(number)
        # Of hundreds only the best are looked at.
        for at, score in sorted(scores.items(), key=lambda each: -each[1]):
            yield Match(self.all[at], frozenset(own[at]), score / total)

    def _find_own(self, word: AbstractSet[str]) -> set[int]:
        """The passages that have a word, or one of its family, themselves."""
        having = [self._own.get(each, set()) for each in word]
        kin = [self._roots.get(each, set()) for each in roots(word)]
        return set().union(*having, *kin)

    def _weigh(self, word: AbstractSet[str]) -> Mapping[int, float]:
        """How well each passage has a word."""
        kin = roots(word)
        weights: dict[int, float] = {}
        for weight, index, keys in (
            (_NAMED, self._named, word),
            (_OWN, self._own, word),
            (_NAMED, self._named_roots, kin),
            (_KIN, self._roots, kin),
            (_BESIDE, self._beside, word),
        ):
            for key in keys:
                for at in index.get(key, ()):
                    weights.setdefault(at, weight)
        return weights


@lru_cache(BRIEFS_IN_MEMORY)
def to_passages(content: Content, language: str) -> Passages:
    """The sentences of a brief; made once until something in it changes."""
    return Passages(content, language)


def _by_root(index: Mapping[str, set[int]]) -> Mapping[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for stem, numbers in index.items():
        for root in roots((stem,)):
            found[root] |= numbers
    return found


def _split(content: Content, language: str) -> Iterable[Passage]:
    for at, event in enumerate(content.events):
        for sentence in split_sentences(event.text.in_language(language)):
            yield Passage(sentence, frozenset(stems_in(sentence)), event=at, date=event.date)
    for fact in content.facts:
        text = fact.text.in_language(language)
        yield Passage(text, frozenset(stems_in(text)), date=fact.date)
    own = content.title.language
    for paragraph in content.overview.get(language) or content.overview.get(own, ()):
        for sentence in split_sentences(paragraph):
            yield Passage(sentence, frozenset(stems_in(sentence)))
    for agreement in content.agreements:
        title = agreement.title.in_language(language)
        for sentence in split_sentences(agreement.text.in_language(language)):
            words = frozenset(stems_in(f"{title} {sentence}"))
            yield Passage(sentence, words, agreement=agreement.id, date=agreement.signed)


def _named(event: Told, language: str) -> set[str]:
    return _stems((event.title, event.label), language)


def _beside(event: Told, language: str) -> set[str]:
    parts = [spoken for part in event.parts for spoken in (part.named.name, part.role)]
    return _stems((event.place, event.text, *parts), language)


def _stems(spoken: Iterable[Spoken], language: str) -> set[str]:
    return set().union(*(stems_in(each.in_language(language)) for each in spoken))
