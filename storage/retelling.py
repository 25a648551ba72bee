"""What a sentence says otherwise than the one before it, whose fields somebody has put right. Pure.

A document is read anew each time, and never quite as people have worded and linked what they made
of it. A field counts as said otherwise only where the words of the sentence have changed for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from storage.snapshots import PARAGRAPH_BREAK
from storage.words import same_word, split_words, stems

_ALIKE = 80
_BY_SENTENCE = ("date", "more_dates", "signed", "valid_until", "value", "status")
"""What is not put in the sentence's own words, but goes with them."""
BY_PLACE = ("country", "places")
"""What is said otherwise only where the place is."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """The sentence that a thing was made of, and what stands in its place now."""

    before: Sequence[str]
    now: Sequence[str]
    exactly: bool = True
    """Whether there were no words before but of that sentence: of files there may be more."""

    @classmethod
    def of(cls, before: str | None, now: str | None, *, exactly: bool = True) -> "Retelling":
        """The two sentences by their words."""
        return cls(split_words(before or ""), split_words(now or ""), exactly)

    @property
    def is_same(self) -> bool:
        """Whether the sentence has not changed."""
        if self.exactly:
            return self.before == self.now
        return f" {' '.join(self.now)} " in f" {' '.join(self.before)} "

    def merge(self, name: str, now: Any, found: Any) -> Any:
        """A field's value: as it is, but for what the sentence says otherwise."""
        if self.is_same:
            return found if name == "date" and not self._tells_year(found) else now
        if name in _BY_SENTENCE:
            return found
        if isinstance(found, list):
            return self._merge_lists(now or [], found)
        return found if self._is_news(now, found) else now

    def _tells_year(self, date: Any) -> bool:
        return str(date)[:4] in self.now

    def _is_news(self, now: str | None, found: str | None) -> bool:
        if any(not _stands(word, self.before) for word in split_words(found or "")):
            return True
        return any(self._is_gone(word) for word in split_words(now or ""))

    def _is_gone(self, word: str) -> bool:
        return _stands(word, self.before) and not _stands(word, self.now)

    def _merge_lists(self, now: Sequence[Any], found: Sequence[Any]) -> list[Any]:
        """Names, or names with offices: those that came are added, those that went are left out."""
        there = {_name(each): each for each in found}
        merged = []
        for each in now:
            other = there.pop(_name(each), None)
            if other is None:
                gone = any(map(self._is_gone, _name(each)))
                merged += [] if gone else [each]
            elif isinstance(each, str):
                merged.append(each)
            else:
                merged.append(other if self._is_news(each[1], other[1]) else each)
        for name, each in there.items():
            if any(not _stands(word, self.before) for word in name):
                merged.append(each)
        return merged


def merge_paragraphs(now: str, found: str, said: str) -> str:
    """A text of paragraphs, with those that a document has and not without those that it had not.

    `said` is what it said of it before.
    """
    left, before = found.split(PARAGRAPH_BREAK), list(map(split_words, said.split(PARAGRAPH_BREAK)))
    merged = []
    for each in now.split(PARAGRAPH_BREAK):
        likest = max(left, key=lambda other: fuzz.ratio(each, other), default="")
        if fuzz.ratio(each, likest) >= _ALIKE:
            left.remove(likest)
            merged.append(likest)
        elif split_words(each) not in before:
            merged.append(each)
    merged += [each for each in left if split_words(each) not in before]
    return PARAGRAPH_BREAK.join(merged)


def _name(each: Any) -> tuple[str, ...]:
    return tuple(split_words(each if isinstance(each, str) else each[0]))


def _stands(word: str, words: Sequence[str]) -> bool:
    """Whether a word stands among others, in whatever case."""
    if word in words or not word.isalpha():
        return word in words
    own = stems(word)
    return any(not own.isdisjoint(stems(each)) or same_word(word, each) for each in words)
