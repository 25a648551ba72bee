"""The words of what a brief says, in all its languages."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from storage.content import Part, Spoken, Told
from storage.words import split_words, stems

_SHORT, _TEXTS_IN_MEMORY = 200, 5_000
_SAINTS = frozenset({"санкт", "saint", "sint"})
"""What stands before a name, or is left out: «Дни Петербурга»."""
_LEAST = 3
"""How many letters a word of a pair has at least."""


def words_of(*spoken: Spoken) -> set[str]:
    """The words of some texts."""
    return {word for each in spoken for text in each.texts.values() for word in _split(text)}


def _split(text: str) -> Iterable[str]:
    """The words of a text: names, roles and titles stay when something else is edited."""
    return _split_short(text) if len(text) <= _SHORT else split_words(text)


@lru_cache(_TEXTS_IN_MEMORY)
def _split_short(text: str) -> frozenset[str]:
    return frozenset(split_words(text))


def words_of_text(event: Told) -> set[str]:
    """The words of an event beside its title, its place and the names in it."""
    roles = (part.role for part in event.parts)
    return words_of(event.text, *roles) | set(split_words(event.source))


def words_of_places(event: Told) -> set[str]:
    """The words that say where an event was."""
    return words_of(event.place, *(part.named.name for part in event.parts_of("place")))


def words_of_part(part: Part) -> set[str]:
    """The words of somebody's name, in every language."""
    return words_of(part.named.name)


def role_words(part: Part) -> set[str]:
    """The words of the role in an event, in every language."""
    return words_of(part.role)


def pairs_of(text: str) -> set[str]:
    """The words of a text that stand together, two by two, by their stems.

    A small word between two makes another pair of them: "days of Porto" are no "Porto days".
    """
    words = [each for each in split_words(text) if each not in _SAINTS]
    apart = zip(words, words[1:], words[2:], strict=False)
    near = [(one, " ", other) for one, other in pairwise(words)]
    near += [(one, " … ", other) for one, small, other in apart if len(small) < _LEAST]
    return {
        f"{first}{between}{second}"
        for one, between, other in near
        if min(len(one), len(other)) >= _LEAST
        for first in stems(one)
        for second in stems(other)
    }
