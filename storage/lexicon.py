"""What people mean by their words: filler, intents, synonyms; from `data/search.yaml`."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import OSA

from storage.words import split_words, stems

_GUESS_LENGTH = 5


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    filler: list[str]
    subject: list[str]
    outside: list[str]
    latest: list[str]
    intents: dict[str, list[str | int]]
    synonyms: list[str]


class Lexicon:
    """Looks words up in any of their forms."""

    def __init__(self, file: _File) -> None:
        self.filler = frozenset(_words(file.filler))
        self.outside = frozenset(_words(file.outside))
        self._latest = frozenset(_words(file.latest))
        self.subject = frozenset(_stems(_words(file.subject)))
        self._intents = [
            (intent, [stems(word) for word in split_words(str(phrase))])
            for intent, phrases in file.intents.items()
            for phrase in phrases
        ]
        self._synonyms: dict[str, set[str]] = {}
        for line in file.synonyms:
            group = set(split_words(line))
            for stem in _stems(group):
                self._synonyms.setdefault(stem, set()).update(group)

    @classmethod
    def load(cls, path: Path) -> "Lexicon":
        """The lexicon of a file."""
        return cls(_File.model_validate(yaml.safe_load(path.read_text("utf-8"))))

    def content_words(self, text: str) -> list[str]:
        """The words of a text that carry meaning, each once."""
        return [word for word in dict.fromkeys(split_words(text)) if word not in self.filler]

    def asks_for_latest(self, words: list[str]) -> bool:
        """Whether the words ask for what is newest, and for nothing else."""
        return bool(words) and all(word in self._latest for word in words)

    def is_subject(self, word: str) -> bool:
        """Whether a word only names what the whole brief is about."""
        return not stems(word).isdisjoint(self.subject)

    def find_intents(self, text: str, *, guess: bool = False) -> list[tuple[str, set[str]]]:
        """The intents that a text names, with the words that name them; longest phrase first.

        `guess` also takes a word of five letters or more with one letter wrong.
        """
        words = {word: stems(word) for word in split_words(text)}
        found: dict[str, set[str]] = {}
        for intent, phrase in self._intents:
            used = {_find(words, wanted, guess=guess) for wanted in phrase}
            if "" not in used and len(used) > len(found.get(intent, ())):
                found[intent] = used
        return sorted(found.items(), key=lambda item: -len(item[1]))

    def synonyms_of(self, word: str) -> set[str]:
        """Words that mean the same."""
        found: set[str] = set()
        for stem in stems(word):
            found |= self._synonyms.get(stem, set())
        return found


def _words(lines: list[str]) -> list[str]:
    return [word for line in lines for word in split_words(line)]


def _stems(words: list[str] | set[str]) -> set[str]:
    return {stem for word in words for stem in stems(word)}


def _find(words: dict[str, frozenset[str]], wanted: frozenset[str], *, guess: bool) -> str:
    """The word that has one of the wanted stems, or empty."""
    for word, own in words.items():
        if own & wanted:
            return word
        if guess and len(word) >= _GUESS_LENGTH:
            pairs = ((stem, other) for stem in own for other in wanted)
            if any(OSA.distance(stem, other, score_cutoff=1) <= 1 for stem, other in pairs):
                return word
    return ""
