"""What people mean by their words: filler, intents, synonyms; from `data/search.yaml`."""

import re
from collections.abc import Iterable
from itertools import chain, product
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import OSA

from storage.words import in_cyrillic, is_cyrillic, split_words, stems

_GUESSED = 5
_FILLER_STEM = 4


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


class _Alternatives:
    """One place of a phrase: a word, or one of several."""

    def __init__(self, text: str, filler: frozenset[str]) -> None:
        if any(len(split_words(each)) != 1 for each in text.split("|")):
            raise ValueError(f"not one word between bars: {text}")
        self.words = words = frozenset(split_words(text))
        self.stems = _stems(words)
        # Short words of no meaning are too alike: «каких» is not «как».
        self.filler = words & filler
        self.filler_stems = frozenset(
            stem for stem in _stems(self.filler) if len(stem) >= _FILLER_STEM
        )


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
        self._intents = [
            (
                intent,
                [
                    _Alternatives(each, self.filler)
                    for each in re.sub(r"\|\s+", "|", phrase).split()
                ],
            )
            for intent, phrases in file.intents.items()
            for phrase in phrases
        ]
        self.meaningful = _words(file.synonyms)
        self._synonyms: dict[str, set[str]] = {}
        for line in file.synonyms:
            group = set(split_words(line))
            for stem in _stems(group):
                self._synonyms.setdefault(stem, set()).update(group)

    @classmethod
    def load(cls, path: Path) -> "Lexicon":
        """The lexicon of a file."""
        return cls(_File.model_validate(yaml.safe_load(path.read_text("utf-8"))))

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
        """The intents that a text names, each with the words that name it; longest phrase first.

        `guess` also takes a word of five letters or more with one letter wrong.
        """
        order = split_words(text)
        words = {word: stems(word) for word in order}
        found: dict[str, set[str]] = {}
        lengths: dict[str, int] = {}
        for intent, phrase in self._intents:
            used = [self._find(words, wanted, guess=guess) for wanted in phrase]
            said = set().union(*used)
            # Filler says something only in its own order: «с кем», "who can I".
            if all(used) and (not self.filler.issuperset(said) or _stand_in(order, used)):
                found.setdefault(intent, set()).update(said)
                lengths[intent] = max(lengths.get(intent, 0), len(used))
        return {each: found[each] for each in sorted(found, key=lambda each: -lengths[each])}

    def similar(self, word: str) -> set[str]:
        """The words that mean something here and that a longer word misspells by one letter."""
        if len(word) < _GUESSED:
            return set()
        return {each for each in self.meaningful if OSA.distance(word, each, score_cutoff=1) <= 1}

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

    def _find(
        self, words: dict[str, frozenset[str]], wanted: _Alternatives, *, guess: bool
    ) -> set[str]:
        """The words that are wanted; filler only where filler is."""
        return {
            word
            for word, own in words.items()
            if own & (wanted.filler_stems if word in self.filler else wanted.stems)
            or word in wanted.filler
            or (guess and word not in self.filler and _is_near(word, own, wanted))
        }


def _is_near(word: str, own: frozenset[str], wanted: _Alternatives) -> bool:
    """Whether a word has one wrong letter, or is written in the other alphabet."""
    if len(word) < _GUESSED:
        return False
    spelled = {word} if is_cyrillic(word) else {word, in_cyrillic(word)}
    # Hardly anybody mistypes the first letter.
    return any(
        min(len(one), len(other)) >= _GUESSED
        and one[0] == other[0]
        and OSA.distance(one, other, score_cutoff=1) <= 1
        for one, other in chain(product(spelled, wanted.words), product(own, wanted.stems))
    )


def _stand_in(words: list[str], phrase: list[set[str]]) -> bool:
    """Whether the words of a phrase stand one after the other."""
    return any(
        all(word in each for word, each in zip(words[at:], phrase, strict=False))
        for at in range(len(words) - len(phrase) + 1)
    )


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in split_words(line))


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in stems(word))
