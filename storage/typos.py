"""Words that differ in one letter."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

MIN_LENGTH = 5
"""Shorter words are too alike for a guess."""
_WORDS_IN_MEMORY = 500


class Typos:
    """Finds which of some words another one misspells."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[tuple[str, int], list[str]] = {}
        for word in sorted(set(words)):
            if len(word) >= MIN_LENGTH:
                self._words.setdefault((word[0], len(word)), []).append(word)

        # The words of a question are looked at several times over.
        self._find = lru_cache(_WORDS_IN_MEMORY)(self._compare)

    def near(self, word: str) -> frozenset[str]:
        """The words that are this one, or it with one letter wrong; hardly ever is it the first."""
        return self._find(word) if len(word) >= MIN_LENGTH else frozenset()

    def _compare(self, word: str) -> frozenset[str]:
        return frozenset(
            other
            for length in range(len(word) - 1, len(word) + 2)
            for other in self._words.get((word[0], length), ())
            if OSA.distance(word, other, score_cutoff=1) <= 1
        )
