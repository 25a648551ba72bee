"""Which question of the lexicon one is most like: for what is asked in words that no rule knows."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel

from storage.classifier import Classifier
from storage.typos import Typos
from storage.words import split_words
from storage.yaml_loader import load_yaml

FOLDER = Path(__file__).parents[1] / "data" / "lexicon" / "paraphrases"
_OF_ALL = "overview"
_LIKELY, _SURE = 0.3, 0.6
"""How likely it is at least that a text asks what the examples do; and where that is sure."""
_FEWEST = 3
"""How many words a question has at least where it is not sure, and more for each strange one; one
says too little for any."""
_LONG, _BEGINNING, _STRANGE = 4, 5, 1
"""How many of its words, of so many letters, no example of the whole begins as: with two of them,
it asks of something else ("how much does the bell weigh"), however much of it is like them."""
_ENDING = 2
"""How many last letters a word may have that no example has, where it is sure."""


class _Asked(BaseModel, extra="forbid"):
    say: str
    like: list[str]


class Paraphrase(NamedTuple):
    """How what a text asks is said so that it is understood."""

    said: str
    is_sure: bool
    """Whether it is very likely, and all its words are of the examples."""


class Paraphrases:
    """Finds, for questions of one language, in which words the rules understand them."""

    def __init__(self, asked: Mapping[str, _Asked]) -> None:
        self._classifier = Classifier(
            [(each.say, text) for each in asked.values() for text in each.like]
        )
        self._words = {
            word
            for each in asked.values()
            if each.say
            for text in each.like
            for word in split_words(text)
        }
        self.of_all = asked[_OF_ALL].say if _OF_ALL in asked else ""
        """How all that a brief has is asked for."""
        self._beginnings = {word[:at] for word in self._words for at in range(1, len(word) + 1)}
        self._long = Typos(each for each in self._words if len(each) > _BEGINNING)

    @classmethod
    @cache
    def load(cls, language: str, folder: Path = FOLDER) -> "Paraphrases":
        """Those of a language."""
        rows = load_yaml((folder / f"{language}.yaml").read_text("utf-8"))
        return cls({name: _Asked.model_validate(row) for name, row in rows.items()})

    def has(self, word: str) -> bool:
        """Whether an example has a word."""
        return word in self._words

    def find(self, text: str, kept: Collection[str] = ()) -> Paraphrase | None:
        """How what a text asks is said so that it is understood; None where it is like nothing.

        A word that no example has is taken for a slip, if it is none of those `kept`.
        """
        words = [each if each in kept else self._mend(each) for each in split_words(text)]
        text = " ".join(words)
        strange = sum(map(self._is_strange, words))
        if len(words) < 2 or strange > _STRANGE or _FEWEST * strange >= len(words):
            return None
        said, likelihood = self._classifier.guess(text)
        is_sure = likelihood >= _SURE and all(map(self._is_known, words))
        if not said or likelihood < _LIKELY or (len(words) < _FEWEST and not is_sure):
            return None
        return Paraphrase(said, is_sure)

    def _mend(self, word: str) -> str:
        """A word of the examples for one with a slip."""
        return word if self._is_known(word) else min(self._long.near(word), default=word)

    def _is_known(self, word: str) -> bool:
        """Whether an example has a word, but for its ending."""
        return word[: max(_BEGINNING, len(word) - _ENDING)] in self._beginnings

    def _is_strange(self, word: str) -> bool:
        return len(word) >= _LONG and word[:_BEGINNING] not in self._beginnings
