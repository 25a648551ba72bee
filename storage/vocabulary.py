"""Which words of the index a person may mean by one that was typed."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from storage.words import in_cyrillic, is_cyrillic, same_word, stems

MIN_PREFIX = 3
MIN_GUESSED = 5
"""Shorter words are too alike for a guess."""
_FUZZY_LIMIT = 8
_NEAREST = 3
_MIN_LIKENESS = 0.65


class Vocabulary:
    """The words of the index, each with the number of documents it stands in."""

    def __init__(self, documents: int, counts: Mapping[str, int]) -> None:
        self.documents = documents
        self._counts = counts
        self._terms = sorted(counts)
        self._by_stem: dict[str, list[str]] = {}
        for term in self._terms:
            for stem in stems(term):
                self._by_stem.setdefault(stem, []).append(term)
        self._stems = [stem for stem in self._by_stem if len(stem) >= MIN_GUESSED]

    def forms(self, word: str) -> set[str]:
        """The index's words that are the word, its other forms, or begin with it."""
        found = {word} if word in self._counts else set()
        for stem in stems(word):
            found.update(self._by_stem.get(stem, ()))
        if len(word) >= MIN_PREFIX:
            found.update(term for term in self._beginning_with(word[:4]) if same_word(word, term))
        # Only a word that is not there itself may be the beginning of another.
        if not found and len(word) >= MIN_PREFIX:
            found.update(self._beginning_with(word))
        return found

    def similar(self, word: str) -> set[str]:
        """The index's words that the word misspells, or sounds like in the other alphabet."""
        candidates = [word] if is_cyrillic(word) else [word, in_cyrillic(word)]
        found: set[str] = set()
        for candidate in candidates:
            if candidate != word:
                found |= self.forms(candidate)
            found |= self._misspelled(candidate)
        return found

    def nearest(self, words: list[str]) -> list[str]:
        """The few words that look most like any of these, though not enough to be meant."""
        found: dict[str, float] = {}
        for word in words:
            if len(word) >= MIN_GUESSED:
                for term, likeness, _ in extract(
                    word,
                    self._terms,
                    scorer=OSA.normalized_similarity,
                    score_cutoff=_MIN_LIKENESS,
                    limit=4 * _NEAREST,
                ):
                    if len(term) >= MIN_GUESSED:
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

    def _misspelled(self, word: str) -> set[str]:
        if (allowed := _allowed_errors(word)) == 0:
            return set()
        found: dict[str, float] = {}
        for _, distance, at in extract(
            word, self._terms, scorer=OSA.distance, score_cutoff=allowed, limit=_FUZZY_LIMIT
        ):
            found[self._terms[at]] = distance
        for stem in stems(word):
            for _, distance, at in extract(
                stem,
                self._stems,
                scorer=OSA.distance,
                score_cutoff=min(allowed, _allowed_errors(stem)),
                limit=_FUZZY_LIMIT,
            ):
                for term in self._by_stem[self._stems[at]]:
                    found[term] = min(distance, found.get(term, distance))
        best = min(found.values(), default=0)
        return {term for term, distance in found.items() if distance == best}

    def _beginning_with(self, prefix: str) -> list[str]:
        start = bisect_left(self._terms, prefix)
        end = bisect_left(self._terms, prefix + "\uffff")
        return self._terms[start:end]


def _allowed_errors(word: str) -> int:
    """How many letters of a word of this length may be wrong."""
    if len(word) < MIN_GUESSED:
        return 0
    return 1 if len(word) < 8 else 2
