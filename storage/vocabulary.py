"""Which words of the index a person may mean by one that was typed."""

import math
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from typing import Any

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from storage.words import in_cyrillic, is_cyrillic, same_word, stems

MIN_PREFIX = 3
MIN_GUESSED = 5
"""Shorter words are too alike for a guess."""
_ALIKE = 12
"""How many words of one length are taken as alike at most."""
_MAX_BEGINNING = 40
"""How many words one may be the beginning of, the commonest first."""
_LONG = 8
_NEAREST = 3
_WORDS_IN_MEMORY = 500
_MIN_LIKENESS = 0.65
_PEOPLE = re.compile(
    r"(\w{4,}?)(?:ов|ь|н)?(?:ник|щик|чик|ик|ист|ец|ц)(?:и|ы|ов|ев|ам|ами|ах|а|у|е|ом|ем)?"
)
"""How Russian calls people by what they work with."""
_PARTICIPLE = re.compile(r"ge(\w{3,}[td])")
"""How Dutch says that something has been done: "geplant" of "plantte"."""


class Vocabulary:
    """The words of the index, each with the number of documents it stands in."""

    def __init__(self, documents: int, counts: Iterable[Sequence[Any]]) -> None:
        self._counts: dict[str, int] = {}
        self._terms: list[str] = []
        self._by_stem: dict[str, list[str]] = {}
        # Latin words as they are written in Cyrillic.
        self._by_sound: dict[str, list[str]] = {}
        # Only words of about the same length are compared letter by letter.
        self._terms_by_length: dict[int, list[str]] = {}
        self._stems_by_length: dict[int, list[str]] = {}
        # The words of a question are looked at several times over.
        self._find_forms = lru_cache(_WORDS_IN_MEMORY)(self._read_forms)
        self._find_misspelled = lru_cache(_WORDS_IN_MEMORY)(self._read_misspelled)
        self.update(documents, counts)

    def update(self, documents: int, counts: Iterable[Sequence[Any]]) -> None:
        """Take over the counts that have changed, pairs of a word and the number."""
        self.documents = documents
        new = []
        for term, count in counts:
            if term not in self._counts:
                new.append(term)
            self._counts[term] = count
        if self._terms:
            for term in new:
                insort(self._terms, term)
        else:
            self._terms = sorted(new)
        for term in sorted(new):
            self._enter(term)
        self._find_forms.cache_clear()
        self._find_misspelled.cache_clear()

    def _enter(self, term: str) -> None:
        # A number is no form of another, and no misspelling.
        if term.isdecimal():
            return
        self._terms_by_length.setdefault(len(term), []).append(term)
        if not is_cyrillic(term):
            self._by_sound.setdefault(in_cyrillic(term), []).append(term)
        for stem in stems(term):
            if stem not in self._by_stem:
                self._by_stem[stem] = []
                self._stems_by_length.setdefault(len(stem), []).append(stem)
            self._by_stem[stem].append(term)

    def __contains__(self, word: str) -> bool:
        """Whether a word stands in the index as it is."""
        return bool(self._counts.get(word))

    def forms(self, word: str) -> frozenset[str]:
        """The index's words that are the word, its other forms, or begin with it."""
        return self._find_forms(word)

    def _read_forms(self, word: str) -> frozenset[str]:
        found = {word}
        for stem in stems(word):
            found.update(self._by_stem.get(stem, ()))
        if len(word) >= MIN_PREFIX and not word.isdecimal():
            found.update(term for term in self._beginning_with(word[:4]) if same_word(word, term))
        found = self._standing(found)
        # Only a word that is not there itself may be the beginning of another.
        if not found and len(word) >= MIN_PREFIX:
            beginning = self._standing(self._beginning_with(word))
            found.update(nlargest(_MAX_BEGINNING, beginning, key=self._counts.__getitem__))
        if not found and (participle := _PARTICIPLE.fullmatch(word)):
            verb = participle[1]
            return self.forms(verb) or self.forms(verb[:-1])
        return frozenset(found)

    def derived_from(self, word: str) -> set[str]:
        """The index's words that a word for people is made of: «портовики» of «порт»."""
        found = _PEOPLE.fullmatch(word)
        return self._standing(self._by_stem.get(found[1], ())) if found else set()

    def similar(self, word: str) -> set[str]:
        """The index's words that the word misspells, or sounds like in the other alphabet."""
        candidates = [word] if is_cyrillic(word) else [word, in_cyrillic(word)]
        found = self._standing(self._by_sound.get(word, ()))
        for candidate in candidates:
            if candidate != word:
                found |= self.forms(candidate)
            found |= self._find_misspelled(candidate)
        return found

    def nearest(self, words: list[str]) -> list[str]:
        """The few words that look most like any of these, though not enough to be meant."""
        found: dict[str, float] = {}
        for word in words:
            if len(word) >= MIN_GUESSED:
                apart = int(len(word) * (1 / _MIN_LIKENESS - 1))
                for term, likeness in self._alike(
                    self._terms_by_length, word, apart, OSA.normalized_similarity, _MIN_LIKENESS
                ):
                    # What it is itself is what was asked for in vain.
                    other = not same_word(term, word)
                    if other and self._counts[term] and len(term) >= MIN_GUESSED:
                        found[term] = max(likeness, found.get(term, 0.0))
        nearest: list[str] = []
        for term in sorted(found, key=lambda term: -found[term]):
            if not any(same_word(term, other) for other in nearest):
                nearest.append(term)
        return nearest[:_NEAREST]

    def rarity(self, terms: Iterable[str]) -> float:
        """How much it says that a document has one of these words; most for none of them."""
        count = max((self._counts.get(term, 0) for term in terms), default=0)
        return math.log((self.documents + 1) / (count + 0.5))

    def _read_misspelled(self, word: str) -> frozenset[str]:
        if (allowed := _allowed_errors(word)) == 0:
            return frozenset()
        found = dict(self._alike(self._terms_by_length, word, allowed, OSA.distance, allowed))
        for stem in stems(word):
            if errors := min(allowed, _allowed_errors(stem[:-1])):
                for near, distance in self._alike(
                    self._stems_by_length, stem, errors, OSA.distance, errors
                ):
                    for term in self._by_stem[near] if len(near) >= MIN_GUESSED else ():
                        found[term] = min(distance, found.get(term, distance))
        standing = {
            term
            for term in self._standing(found)
            # Of a short word, two wrong letters are believed only after a right beginning.
            if found[term] < 2 or len(word) >= _LONG or term[:MIN_PREFIX] == word[:MIN_PREFIX]
        }
        best = min((found[term] for term in standing), default=0)
        return frozenset(term for term in standing if found[term] == best)

    def _standing(self, terms: Iterable[str]) -> set[str]:
        """Those of the words that stand in the index at present."""
        return {term for term in terms if self._counts.get(term)}

    @staticmethod
    def _alike(
        by_length: Mapping[int, list[str]], word: str, apart: int, scorer: Any, cutoff: float
    ) -> Iterator[tuple[str, float]]:
        """The words that are alike, with how much; only those that differ little in length."""
        for length in range(len(word) - apart, len(word) + apart + 1):
            for term, score, _ in extract(
                word, by_length.get(length, ()), scorer=scorer, score_cutoff=cutoff, limit=_ALIKE
            ):
                yield term, score

    def _beginning_with(self, prefix: str) -> list[str]:
        start = bisect_left(self._terms, prefix)
        end = bisect_left(self._terms, prefix + "\uffff")
        return self._terms[start:end]


def _allowed_errors(word: str) -> int:
    """How many letters of a word of this length may be wrong."""
    if len(word) < MIN_GUESSED:
        return 0
    return 1 if len(word) < 7 else 2
