"""Which direction words are about."""

from collections.abc import Sequence
from functools import lru_cache

from handlers.finding.brief.subject import Subject
from storage.lexicon import Lexicon
from storage.models import Direction
from storage.words import split_words, stems, stems_in

_DIRECTIONS_IN_MEMORY = 500


def find_direction(
    words: Sequence[str], directions: Sequence[Direction], lexicon: Lexicon, subject: Subject
) -> Direction | None:
    """The direction that all the words are about; the brief's own subject adds nothing.

    One that is called so comes before those that only speak of it or of something alike.
    """
    asked = [word for word in words if not subject.is_whole(word, lexicon)] or words
    meant = [(stems(word), stems(word) | _stems_of_synonyms(word, lexicon)) for word in asked]
    fitting = [
        (sum(not itself.isdisjoint(stems_in(direction.label)) for itself, _ in meant), direction)
        for direction in directions
        for known in (_stems_of(direction, lexicon, subject),)
        if all(known & alike for _, alike in meant)
    ]
    return max(fitting, key=lambda each: each[0], default=(0, None))[1]


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
