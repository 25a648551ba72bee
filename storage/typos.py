"""Words that differ in one letter."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

MIN_LENGTH = 5
"""Shorter words are too alike for a guess."""


class Typos:
    """Finds which of some words another one misspells."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[tuple[str, int], list[str]] = {}
        for word in sorted(set(words)):
            if len(word) >= MIN_LENGTH:
                self._words.setdefault((word[0], len(word)), []).append(word)

    def near(self, word: str) -> set[str]:
        """The words that are this one, or it with one letter wrong; hardly ever is it the first."""
        if len(word) < MIN_LENGTH:
            return set()
        return {
            other
            for length in range(len(word) - 1, len(word) + 2)
            for other in self._words.get((word[0], length), ())
            if OSA.distance(word, other, score_cutoff=1) <= 1
        }
