"""Learns from labelled texts which label another text most likely has."""

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from storage.words import split_words

_PARTS = (3, 4)
"""How many letters the parts of a text have by which it is told."""
_ROUNDS, _RATE = 8, 0.3
"""How often each text is learned from, and how much at first."""
_LITTLE = 1e-8
_BIAS_RATE = 0.05


class Guess(NamedTuple):
    """The likeliest label of a text, and how likely it is, from 0 to 1."""

    label: str
    likelihood: float


class _Features(NamedTuple):
    """Which known features a text has, and how much each says; all of it together 1 at most."""

    at: NDArray[np.intp]
    weights: NDArray[np.float32]


class Classifier:
    """A multinomial logistic regression over the words of a text, their pairs and parts.

    Learned by AdaGrad, each text at a time, in an order that is always the same.
    """

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        split = [(label, _split(text)) for label, text in texts]
        found = Counter(each for _, features in split for each in features)
        self._at = {each: at for at, each in enumerate(found)}
        self._rarity = np.array(
            [math.log(1 + len(texts) / n) for n in found.values()], dtype=np.float32
        )
        self._unseen = math.log(1 + len(texts))
        self._labels = sorted({label for label, _ in texts})
        self._weights = np.zeros((len(found), len(self._labels)), dtype=np.float32)
        self._bias = np.zeros(len(self._labels), dtype=np.float32)
        self._learn([(self._weigh(own), self._labels.index(label)) for label, own in split])

    def guess(self, text: str) -> Guess:
        """The likeliest label of a text."""
        likelihoods = self._tell(self._weigh(_split(text)))
        best = int(likelihoods.argmax())
        return Guess(self._labels[best], float(likelihoods[best]))

    def _learn(self, texts: Sequence[tuple[_Features, int]]) -> None:
        seen = np.full_like(self._weights, _LITTLE)
        order = random.Random(0)  # noqa: S311
        for _ in range(_ROUNDS):
            for (at, own), label in order.sample(texts, len(texts)):
                weights = self._weights.take(at, 0)
                error = _share(own @ weights + self._bias)
                error[label] -= 1
                step = own[:, np.newaxis] * error
                past = seen.take(at, 0) + step * step
                seen[at] = past
                self._weights[at] = weights - _RATE * step / np.sqrt(past)
                self._bias -= _BIAS_RATE * error

    def _tell(self, features: _Features) -> NDArray[np.float32]:
        """How likely each label is."""
        return _share(features.weights @ self._weights.take(features.at, 0) + self._bias)

    def _weigh(self, features: Iterable[str]) -> _Features:
        own = list(features)
        at = np.array([self._at[each] for each in own if each in self._at], dtype=np.intp)
        weights = self._rarity[at]
        strange = (len(own) - len(at)) * self._unseen**2
        length = math.sqrt(float((weights * weights).sum()) + strange) or 1.0
        return _Features(at, weights / np.float32(length))


def _share(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """How likely each label is whose scores these are."""
    powers = np.exp(scores - scores.max())
    likelihoods: NDArray[np.float32] = powers / powers.sum()
    return likelihoods


def _split(text: str) -> list[str]:
    """The words of a text, each two of them in their order, and the parts of all of it."""
    words = split_words(text)
    joined = f" {' '.join(words)} "
    parts = (
        joined[at : at + length] for length in _PARTS for at in range(len(joined) - length + 1)
    )
    pairs = (f"={one} {other}" for one, other in combinations(words, 2))
    return list(dict.fromkeys((*(f"={each}" for each in words), *pairs, *parts)))
