"""Which direction words are about."""

from collections.abc import Sequence
from functools import lru_cache

from handlers.finding.subject import Subject
from storage.lexicon import Lexicon
from storage.models import Direction
from storage.words import split_words, stems

_DIRECTIONS_IN_MEMORY = 500


def find_direction(
    words: Sequence[str], directions: Sequence[Direction], lexicon: Lexicon, subject: Subject
) -> Direction | None:
    """The direction that all the words are about; the brief's own subject adds nothing."""
    asked = [word for word in words if not subject.is_whole(word, lexicon)] or words
    for direction in directions:
        known = _stems_of(direction, lexicon, subject)
        if all(known & (stems(word) | _stems_of_synonyms(word, lexicon)) for word in asked):
            return direction
    return None


@lru_cache(_DIRECTIONS_IN_MEMORY)
def _stems_of(direction: Direction, lexicon: Lexicon, subject: Subject) -> frozenset[str]:
    return frozenset(
        stem
        for word in split_words(f"{direction.label} {direction.text}")
        if word not in lexicon.filler and not subject.is_whole(word, lexicon)
        for stem in stems(word)
    )


def _stems_of_synonyms(word: str, lexicon: Lexicon) -> set[str]:
    return {stem for each in lexicon.thesaurus.synonyms_of(word) for stem in stems(each)}
