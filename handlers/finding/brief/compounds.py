"""Which words of a brief end with another: "poppenfestival", «видеоконференция»."""

from collections import defaultdict
from collections.abc import Iterable

from storage.words import stems

_LAST_PART = 5
"""How many letters the last part of a compound has at least, by which all are found."""
_FIRST_PART = 4


class Compounds:
    """The compounds among some words, by their last parts."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        self._stems: dict[str, list[tuple[str, str]]] = defaultdict(list)
        least = _FIRST_PART + _LAST_PART
        for word in words:
            if len(word) >= least:
                self._words[word[-_LAST_PART:]].append(word)
            for stem in () if word.isdecimal() else stems(word):
                if len(stem) >= least:
                    self._stems[stem[-_LAST_PART:]].append((stem, word))

    def ending_with(self, word: str) -> set[str]:
        """Those whose last part is the word: "opleidingsschip" of "schip"."""
        if len(word) < _LAST_PART:
            return set()
        least = _FIRST_PART + len(word)
        return {
            each
            for each in self._words.get(word[-_LAST_PART:], ())
            if len(each) >= least and each.endswith(word)
        }

    def of(self, word: str) -> set[str]:
        """Those whose last part is a form of the word, whichever it has."""
        ends = [each for each in stems(word) if len(each) >= _LAST_PART]
        least = _FIRST_PART + min(map(len, ends), default=0)
        return {
            each
            for end in ends
            for stem, each in self._stems.get(end[-_LAST_PART:], ())
            if len(stem) >= least and stem.endswith(end)
        }
