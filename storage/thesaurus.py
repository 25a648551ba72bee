"""What words stand for: kinds of events, fields of cooperation, offices, synonyms."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from storage.lexicon_files import (
    LexiconFile,
    all_stems,
    all_words,
    by_stem,
    joined_words,
    look_up,
)
from storage.typos import Typos
from storage.words import split_words, stems, stems_in

_NAMING = 2
TOGETHER = ("sister", "partners")
"""Groups of words that mean the same: how two cities are called that came together."""


class Thesaurus:
    """Looks up what a word stands for, in any of its forms and languages."""

    def __init__(self, files: Mapping[str, LexiconFile]) -> None:
        each = list(files.values())
        self._alike = by_stem(file.alike for file in each)
        self._alike_words = joined_words(file.alike for file in each)
        self._alike_stems = {name: all_stems(words) for name, words in self._alike_words.items()}
        self.counts = {
            language: {name: kind.count for name, kind in file.kinds.items()}
            for language, file in files.items()
        }
        self._kinds = by_stem({name: k.words for name, k in f.kinds.items()} for f in each)
        self._fields = by_stem(file.fields for file in each)
        # The first words name the field itself, the others its trades.
        self._field_names = by_stem(
            {name: " ".join(words.split()[:_NAMING]) for name, words in file.fields.items()}
            for file in each
        )
        self._offices = by_stem(file.offices for file in each)
        offices = all_words(words for file in each for words in file.offices.values())
        # "Consulate" has the stem of "consul".
        self._no_offices = all_words(w for file in each for w in file.alike.values()) - offices
        self._alike_offices = {
            name: set().union(*map(self.offices_of, words))
            for name, words in self._alike_words.items()
        }
        groups = joined_words(
            group
            for file in each
            for group in (
                {f"kind {name}": kind.words for name, kind in file.kinds.items()},
                {f"field {name}": words for name, words in file.fields.items()},
                {f"office {name}": words for name, words in file.offices.items()},
                file.alike,
            )
        )
        self.meaningful = frozenset(word for words in groups.values() for word in words)
        self._meaningful_words = Typos(self.meaningful)
        self._synonyms: dict[str, set[str]] = {}
        for group in groups.values():
            for stem in all_stems(group):
                self._synonyms.setdefault(stem, set()).update(group)

    def prolongs(self, text: str) -> bool:
        """Whether a text says that something was prolonged."""
        return not self.group_stems("prolong").isdisjoint(stems_in(text))

    def kinds_of(self, word: str) -> set[str]:
        """The kinds of events that a word names."""
        return look_up(self._kinds, word)

    def is_kind_name(self, word: str, kind: str) -> bool:
        """Whether a word is what a kind itself is called, in any language."""
        names = (forms[kind]["other"] for forms in self.counts.values() if kind in forms)
        return any(
            not stems(word).isdisjoint(stems(each)) for name in names for each in split_words(name)
        )

    def fields_of(self, word: str) -> set[str]:
        """The fields of cooperation that a word belongs to."""
        return look_up(self._fields, word)

    def fields_named(self, word: str) -> set[str]:
        """The fields of cooperation that a word names as a whole, not one of their trades."""
        return look_up(self._field_names, word)

    def offices_of(self, word: str) -> set[str]:
        """The offices that a word names."""
        if word in self._no_offices:
            return set()
        return look_up(self._offices, word)

    def similar(self, word: str) -> AbstractSet[str]:
        """The words that mean something here and that a longer word misspells by one letter."""
        return self._meaningful_words.near(word)

    def synonyms_of(self, word: str) -> set[str]:
        """Words that mean the same."""
        found: set[str] = set()
        for stem in stems(word):
            found |= self._synonyms.get(stem, set())
        return found

    def alike(self, word: str) -> set[str]:
        """Words that can stand for it, in any language; trades and offices are none."""
        groups = look_up(self._alike, word)
        if offices := self.offices_of(word):
            # A consul is no consulate.
            groups = {each for each in groups if not offices.isdisjoint(self._alike_offices[each])}
        if not groups.isdisjoint(TOGETHER):
            # One brief calls partners what another calls twins.
            groups.update(TOGETHER)
        return {other for group in groups for other in self._alike_words[group]}

    def stems_alike(self, word: str) -> set[str]:
        """The stems of a word and of those that can stand for it."""
        return {*stems(word), *all_stems(self.alike(word))}

    def meant_by(self, word: str) -> set[str]:
        """The word, and those that stand in a group with it as it is written."""
        return {word}.union(*(words for words in self._alike_words.values() if word in words))

    def group(self, name: str) -> set[str]:
        """The words of a group that mean the same."""
        return self._alike_words[name]

    def group_stems(self, name: str) -> frozenset[str]:
        """The stems of the words of a group."""
        return self._alike_stems[name]
