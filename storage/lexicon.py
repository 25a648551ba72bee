"""What people mean by their words: filler, intents, synonyms; from `data/search.yaml`."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from storage.intents import Intents
from storage.typos import Typos
from storage.words import split_words, stems
from storage.yaml_loader import load_yaml


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    filler: dict[str, str]
    subject: list[str]
    places: list[str]
    sides: list[str]
    outside: list[str]
    newest: list[str]
    oldest: list[str]
    numbered: str
    intents: dict[str, list[str]]
    synonyms: list[str]


class Lexicon:
    """Looks words up in any of their forms."""

    def __init__(self, file: _File) -> None:
        self._filler = {
            language: frozenset(split_words(words)) for language, words in file.filler.items()
        }
        self.filler = frozenset().union(*self._filler.values())
        self.outside = _words(file.outside)
        self._newest, self._oldest = _words(file.newest), _words(file.oldest)
        self._places = _stems(_words(file.places))
        self._subject = _stems(_words(file.subject)) | self._places
        self._numbered = _stems(split_words(file.numbered))
        self._sides = _stems(_words(file.sides))
        self._intents = Intents(file.intents, self.filler)
        self.meaningful = _words(file.synonyms)
        self._meaningful_words = Typos(self.meaningful)
        self._synonyms: dict[str, set[str]] = {}
        for line in file.synonyms:
            group = set(split_words(line))
            for stem in _stems(group):
                self._synonyms.setdefault(stem, set()).update(group)

    @classmethod
    def load(cls, path: Path) -> "Lexicon":
        """The lexicon of a file."""
        return cls(_File.model_validate(load_yaml(path.read_text("utf-8"))))

    def content_words(self, text: str, language: str) -> list[str]:
        """The words of a text that carry meaning, each once, to a person of this language."""
        words = dict.fromkeys(split_words(text))
        return [
            word
            for word in words
            # A letter by itself is an initial, or nothing.
            if (len(word) > 1 or word.isdecimal()) and not self._is_filler(word, language)
        ]

    def is_idle(self, word: str) -> bool:
        """Whether a word carries no meaning in any language."""
        return word in self.filler and word not in self.meaningful

    def find_order(self, words: Iterable[str]) -> bool | None:
        """Whether words ask for the newest (True) or the oldest (False) first, or for neither."""
        before = ""
        for word in words:
            if word in self._newest:
                return True
            if word in self._oldest and self._numbered.isdisjoint(stems(before)):
                return False
            before = word
        return None

    def is_order(self, word: str) -> bool:
        """Whether a word only says what shall come first."""
        return word in self._newest or word in self._oldest

    def is_subject(self, word: str) -> bool:
        """Whether a word only names what the whole brief is about."""
        return not stems(word).isdisjoint(self._subject)

    def is_place(self, word: str) -> bool:
        """Whether a word names a place that the whole brief is about."""
        return not stems(word).isdisjoint(self._places)

    def is_side(self, word: str) -> bool:
        """Whether a word names one of the sides that the whole brief is about."""
        return not stems(word).isdisjoint(self._sides)

    def find_intents(self, text: str, *, guess: bool = False) -> dict[str, set[str]]:
        """The intents that a text names, as `Intents.find` gives them."""
        return self._intents.find(text, guess=guess)

    def similar(self, word: str) -> set[str]:
        """The words that mean something here and that a longer word misspells by one letter."""
        return self._meaningful_words.near(word)

    def synonyms_of(self, word: str) -> set[str]:
        """Words that mean the same."""
        found: set[str] = set()
        for stem in stems(word):
            found |= self._synonyms.get(stem, set())
        return found

    def _is_filler(self, word: str, language: str) -> bool:
        if word in self._filler.get(language, ()):
            return True
        return self.is_idle(word)


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in split_words(line))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in stems(word))
