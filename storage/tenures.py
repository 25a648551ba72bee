"""What texts say of offices: that somebody took one, was chosen, followed or left it."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from storage.lexicon_files import LexiconFile, all_stems, all_words, any_of
from storage.words import fold, split_words, stems

_WORD = re.compile(r"\w+")
_OF_QUESTIONS = ("became", "headed", "chosen", "succeeded", "left", "in_office", "posts")


@dataclass(frozen=True, slots=True)
class _Said:
    """Some words, in all their forms, and some phrases as they are."""

    words: AbstractSet[str]
    phrases: re.Pattern[str] | None

    def find(self, text: str) -> list[int]:
        """Where a text has one of them."""
        found = {
            each.start()
            for each in _WORD.finditer(text)
            if not stems(fold(each[0])).isdisjoint(self.words)
        }
        if self.phrases:
            found |= {each.start() for each in self.phrases.finditer(text)}
        return sorted(found)


class Tenures:
    """Finds what is said of offices in the texts of a language."""

    def __init__(self, files: Mapping[str, LexiconFile]) -> None:
        self._said = {
            language: {name: _to_said(phrases) for name, phrases in file.tenure.items()}
            for language, file in files.items()
        }
        self._plain = {
            language: {name: all_words(phrases) for name, phrases in file.tenure.items()}
            for language, file in files.items()
        }
        self._words = {
            language: all_stems(
                word
                for name in _OF_QUESTIONS
                for phrase in file.tenure[name]
                for word in split_words(phrase)
            )
            for language, file in files.items()
        }

    def find(self, name: str, text: str, language: str) -> list[int]:
        """Where a text says a thing: `became`, `chosen`, `succeeded`, `left`, `since` …"""
        return self._said[language][name].find(text)

    def words_of(self, name: str, language: str) -> AbstractSet[str]:
        """The words of a thing that is said: "since"."""
        return self._plain[language].get(name, frozenset())

    def is_of_tenure(self, word: str, language: str) -> bool:
        """Whether a word only says that somebody has, takes or leaves an office."""
        return not stems(word).isdisjoint(self._words[language])


def _to_said(phrases: Sequence[str]) -> _Said:
    split = [split_words(each) for each in phrases]
    long = [each for each, words in zip(phrases, split, strict=True) if len(words) > 1]
    single = (words[0] for words in split if len(words) == 1)
    return _Said(all_stems(single), any_of(long) if long else None)
