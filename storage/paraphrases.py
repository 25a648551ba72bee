"""Which question of the lexicon one is most like: for what is asked in words that no rule knows."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from storage.words import split_words
from storage.yaml_loader import load_yaml

FOLDER = Path(__file__).parents[1] / "data" / "lexicon" / "paraphrases"
_PARTS = (2, 3, 4)
"""How many letters the parts of a text have by which it is like another."""
_WORD = 2
"""How much more a whole word says than a part."""
_NEAREST = 6
_LEAST = 0.2
"""How like the nearest question is at least, from 0 to 1."""
_SHARE = 0.5
"""How much of the likeness of the nearest is of those that ask the same."""
_FEWEST = 3
"""How many words a question has at least: fewer say too little."""
_LONG, _BEGINNING, _STRANGE = 4, 5, 1
"""How many of its words, of so many letters, no example of the whole begins as: with two of them,
it asks of something else ("how much does the bell weigh"), however much of it is like them."""


class _Asked(BaseModel, extra="forbid"):
    say: str
    like: list[str]


class Paraphrases:
    """Finds, for questions of one language, in which words the rules understand them."""

    def __init__(self, asked: Mapping[str, _Asked]) -> None:
        parts = [(each.say, _parts(text)) for each in asked.values() for text in each.like]
        found = Counter(part for _, own in parts for part in own)
        self._rarity = {part: math.log(1 + len(parts) / n) for part, n in found.items()}
        self._unseen = math.log(1 + len(parts))
        self._said = [say for say, _ in parts]
        self._beginnings = {
            word[:_BEGINNING]
            for each in asked.values()
            if each.say
            for text in each.like
            for word in split_words(text)
        }
        self._having: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, (_, own) in enumerate(parts):
            for part, weight in self._weigh(own).items():
                self._having[part].append((at, weight))

    @classmethod
    @cache
    def load(cls, language: str, folder: Path = FOLDER) -> "Paraphrases":
        """Those of a language."""
        rows = load_yaml((folder / f"{language}.yaml").read_text("utf-8"))
        return cls({name: _Asked.model_validate(row) for name, row in rows.items()})

    def find(self, text: str) -> str | None:
        """How what a text asks is said so that it is understood; None where it is like nothing."""
        words = split_words(text)
        if len(words) < _FEWEST or sum(map(self._is_strange, words)) > _STRANGE:
            return None
        likeness: dict[int, float] = defaultdict(float)
        for part, weight in self._weigh(_parts(text)).items():
            for at, other in self._having.get(part, ()):
                likeness[at] += weight * other
        nearest = sorted(likeness.items(), key=lambda each: -each[1])[:_NEAREST]
        if not nearest or nearest[0][1] < _LEAST:
            return None
        votes: dict[str, float] = defaultdict(float)
        for at, value in nearest:
            votes[self._said[at]] += value * value
        said, most = max(votes.items(), key=lambda each: each[1])
        return said if said and most >= _SHARE * sum(votes.values()) else None

    def _is_strange(self, word: str) -> bool:
        return len(word) >= _LONG and word[:_BEGINNING] not in self._beginnings

    def _weigh(self, parts: Counter[str]) -> dict[str, float]:
        """How much each part says, all of them together 1."""
        weights = {
            part: (1 + math.log(n)) * self._rarity.get(part, self._unseen)
            for part, n in parts.items()
        }
        length = math.sqrt(sum(each * each for each in weights.values())) or 1.0
        return {part: each / length for part, each in weights.items()}


def _parts(text: str) -> Counter[str]:
    """The words of a text, and the parts of all of it."""
    words = split_words(text)
    found = Counter({f"={word}": _WORD * n for word, n in Counter(words).items()})
    joined = f" {' '.join(words)} "
    for length in _PARTS:
        found.update(joined[at : at + length] for at in range(len(joined) - length + 1))
    return found
