"""What a text asks for by the phrases that it has in it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import permutations

from storage.lexicon_files import all_stems
from storage.typos import Typos
from storage.words import in_cyrillic, is_cyrillic, split_words, stems

_FILLER_STEM = 4
_BETWEEN = 2
"""How many other words may stand between two of a close phrase."""
_EUPHONIC = re.compile(r"-t-(?=(?:il|elle|on)s?\b)", re.IGNORECASE)
"""« S’appelle-t-il »: no « t’ »."""
EXACTLY = "="
"""Before a word of a phrase: it counts as it stands, its other forms mean something else."""
SIDE = "@side"
"""In a phrase: any word that names a place which the brief is about."""


class _Place:
    """One place of a phrase: a word, or one of several (`a|b`)."""

    def __init__(self, text: str, filler: AbstractSet[str]) -> None:
        parts = text.split("|")
        self.takes_sides = SIDE in parts
        parts = [each for each in parts if each != SIDE]
        if any(len(split_words(each)) != 1 for each in parts):
            raise ValueError(f"not one word between bars: {text}")
        self.words = frozenset(split_words(" ".join(parts)))
        exact = split_words(" ".join(each for each in parts if each.startswith(EXACTLY)))
        self.stems = all_stems(self.words - set(exact))
        self.filler = self.words & filler
        # Short words of no meaning are too alike: «каких» is not «как».
        self.filler_stems = frozenset(
            stem for stem in all_stems(self.filler) if len(stem) >= _FILLER_STEM
        )

    def may_be_among(self, words: AbstractSet[str], stems: AbstractSet[str]) -> bool:
        """Whether any of a text's words can fit: most phrases are left at the first look."""
        return (
            self.takes_sides or not self.stems.isdisjoint(stems) or not self.words.isdisjoint(words)
        )


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, and what it may stand for in a phrase."""

    text: str
    stems: frozenset[str]
    near: AbstractSet[str] = frozenset()
    """Words that it may misspell."""
    near_stems: AbstractSet[str] = frozenset()


class Intents:
    """Finds intents by their phrases; a phrase counts when all its words are there."""

    def __init__(
        self,
        phrases: Mapping[str, Sequence[str]],
        filler: AbstractSet[str],
        *,
        close: bool = False,
        in_order: bool = True,
        no_misspellings: AbstractSet[str] = frozenset(),
        asking: AbstractSet[str] = frozenset(),
    ) -> None:
        """`close`: the words of a phrase count only where they stand close together.

        So they must in the phrase's order, unless `in_order` says that any will do.

        `no_misspellings` are never taken for another word. `asking` says as little as `filler`.
        """
        self._close = close
        self._in_order = in_order
        self._no_misspellings = no_misspellings
        self._filler = filler
        self._idle = filler | asking
        self._phrases = [
            (
                intent,
                [_Place(each, filler) for each in re.sub(r"\|\s+", "|", phrase).split()],
            )
            for intent, each_phrase in phrases.items()
            for phrase in each_phrase
        ]
        places = [place for _, phrase in self._phrases for place in phrase]
        # By the words and stems of one of its places a phrase is found without looking at all.
        self._by_word: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        for number, (_, phrase) in enumerate(self._phrases):
            own = [place for place in phrase if not place.takes_sides]
            if not own:
                self._anywhere.append(number)
                continue
            least = min(own, key=lambda place: len(place.words))
            for key in {*least.words, *least.stems}:
                self._by_word.setdefault(key, []).append(number)
        self._said = frozenset(word for place in places for word in place.words)
        self._words = Typos(self._said)
        self._stems = Typos(stem for place in places for stem in place.stems)

    def find(
        self,
        text: str,
        sides: AbstractSet[str] = frozenset(),
        *,
        guess: bool = False,
        is_known: Callable[[str], object] | None = None,
    ) -> dict[str, set[str]]:
        """The intents that a text names, each with the words that name it; longest phrase first.

        `sides` are the stems of the places that the brief is about.
        `guess` also takes a word of five letters or more with one letter wrong, unless it is known.
        """
        order = split_words(_EUPHONIC.sub(" ", text))
        words = [
            self._read(word, guess=guess and not (is_known and is_known(word)))
            for word in dict.fromkeys(order)
        ]
        every = {word for each in words for word in (each.text, *each.near)}
        every_stem = {stem for each in words for stem in (*each.stems, *each.near_stems)}
        found: dict[str, set[str]] = {}
        lengths: dict[str, int] = {}
        numbers = {at for key in (*every, *every_stem) for at in self._by_word.get(key, ())}
        for number in sorted({*numbers, *self._anywhere}):
            intent, phrase = self._phrases[number]
            if not all(place.may_be_among(every, every_stem) for place in phrase):
                continue
            used = [self._match(words, place, sides) for place in phrase]
            said = set().union(*used)
            # Filler says something only in its own order: «с кем можно», "who can I".
            if not all(used):
                continue
            if self._close and not self._stand_close(order, used):
                continue
            if self._close or not self._idle >= said or _stand_in(order, used):
                found.setdefault(intent, set()).update(said)
                lengths[intent] = max(lengths.get(intent, 0), len(used))
        return {each: found[each] for each in sorted(found, key=lambda each: -lengths[each])}

    def _stand_close(self, words: Sequence[str], phrase: Sequence[set[str]]) -> bool:
        orders = [phrase] if self._in_order else permutations(phrase)
        return any(_stand_close(words, each) for each in orders)

    def _match(self, words: Iterable[_Word], place: _Place, sides: AbstractSet[str]) -> set[str]:
        """The words that fit a place; filler only where filler is."""
        return {
            word.text
            for word in words
            if word.text in place.words
            or (place.takes_sides and not sides.isdisjoint(word.stems))
            or word.stems & (place.filler_stems if word.text in self._filler else place.stems)
            or not place.words.isdisjoint(word.near)
            or not place.stems.isdisjoint(word.near_stems)
        }

    def _read(self, text: str, *, guess: bool) -> _Word:
        own = stems(text)
        if not guess or text in self._filler | self._no_misspellings | self._said:
            return _Word(text, own)
        spelled = {text} if is_cyrillic(text) else {text, in_cyrillic(text)}
        return _Word(
            text,
            own,
            near=set().union(*map(self._words.near, spelled)),
            near_stems=set().union(*map(self._stems.near, own)),
        )


def _stand_in(words: Sequence[str], phrase: Sequence[set[str]]) -> bool:
    """Whether the words of a phrase stand one after the other."""
    return any(
        all(word in each for word, each in zip(words[at:], phrase, strict=False))
        for at in range(len(words) - len(phrase) + 1)
    )


def _stand_close(words: Sequence[str], phrase: Sequence[set[str]]) -> bool:
    """Whether the words of a phrase stand in its order, hardly anything between them."""
    if len(phrase) == 1:
        return True
    for start, word in enumerate(words):
        if word not in phrase[0]:
            continue
        at = start
        for each in phrase[1:]:
            window = range(at + 1, min(at + 2 + _BETWEEN, len(words)))
            at = next((other for other in window if words[other] in each), -1)
            if at < 0:
                break
        else:
            return True
    return False
