"""Words that ask for a part of a brief, or of a brief as a whole, with one letter of them wrong."""

import re
from collections.abc import Callable, Mapping

from storage.lexicon_files import LexiconFile, all_stems, all_words
from storage.typos import Typos
from storage.words import fold, is_cyrillic, split_words, stems

_STEM = 5
"""How long a stem is at least that makes a word another form of one: "even" is that of many."""
_LONG = 6
"""How long a word is at least that a slip is taken for: shorter ones are too alike."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(r"[|@=<>]")
_SECTIONS = ("events", "agreements", "directions", "contact", "people")


class Mender:
    """Writes such words right, in the language that is spoken."""

    def __init__(self, files: Mapping[str, LexiconFile]) -> None:
        self._meant = {language: Typos(_words_that_ask(file)) for language, file in files.items()}
        self._idle = {language: Typos(_words_that_fill(file)) for language, file in files.items()}
        words = all_words(_texts_of(file) for file in files.values())
        self._known = words | {each for each in all_stems(words) if len(each) >= _STEM}

    def mend(self, text: str, language: str, is_known: Callable[[str], object]) -> str:
        """A text with what it asks for written right, where no other word can be meant.

        `is_known` says that a word is one of a brief; nor is any word of a lexicon a slip, and
        what has a capital within a text is a name.
        """

        def put(found: re.Match[str]) -> str:
            written, word = found[0], fold(found[0])
            if found.start() and written[:1].isupper():
                return written
            language_of = "ru" if is_cyrillic(word) else language
            meant = self._meant[language_of].near(word) or self._idle[language_of].near(word)
            shared = frozenset.intersection(*map(stems, meant)) if meant else frozenset[str]()
            if not shared or not shared.isdisjoint(stems(word)):
                # None, one of several that have nothing in common, or another form of it.
                return written
            return written if self._is_word(word) or is_known(word) else min(meant)

        return _WORD.sub(put, text)

    def _is_word(self, word: str) -> bool:
        return word in self._known or not self._known.isdisjoint(stems(word))


def _words_that_ask(file: LexiconFile) -> set[str]:
    """The words of a language for what every brief has."""
    phrases = [phrase for name in _SECTIONS for phrase in file.intents[name]]
    texts = (
        *file.alternatives.values(),
        *phrases,
        *file.wheres.values(),
        file.events,
        file.papers,
        file.signing,
        file.next,
        file.newest,
        file.oldest,
        *file.in_force,
        *file.expired,
        *file.offices.values(),
    )
    words = all_words(_NO_WORD.sub(" ", each) for each in texts)
    return {each for each in words if len(each) >= _LONG}


def _words_that_fill(file: LexiconFile) -> set[str]:
    """The words of a language that say nothing: misspelled they would be unknown."""
    words = all_words((file.filler, file.hollow, *file.now))
    return {each for each in words if len(each) >= _LONG}


def _texts_of(file: LexiconFile) -> str:
    """All that stands in a file."""
    return _NO_WORD.sub(" ", " ".join(split_words(str(file.model_dump()))))
