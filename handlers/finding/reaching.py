"""Whose telephone or address is asked for, and which of them."""

from collections.abc import Sequence

from handlers.finding.frame import Frame, Term
from handlers.finding.knowledge import Knowledge
from storage.lexicon import Lexicon
from storage.words import split_words, stems

_BEFORE = ("en", "nl")
"""The languages that say "the Hermitage phone number"."""


def asked_ways(text: str, lexicon: Lexicon) -> set[str]:
    """The ways to reach somebody that a text asks for: "phone", "email", "address", "site"."""
    return {way for word in split_words(text) for way in ways_of(word, lexicon)}


def ways_of(word: str, lexicon: Lexicon) -> set[str]:
    """The ways that a word names."""
    own = stems(word)
    return {
        way
        for way, words in lexicon.reach.items()
        if word in words or any(not own.isdisjoint(stems(each)) for each in words)
    }


def find_owner(frame: Frame, knowledge: Knowledge, lexicon: Lexicon) -> str | None:
    """Who is named right beside such a way and is none of the brief's contacts.

    «Телефон Эрмитажа», "the Hermitage's phone"; but not «телефон по культуре».
    """
    words = split_words(frame.text)
    solid = {each.word: each for each in frame.solid}
    at = [number for number, word in enumerate(words) if ways_of(word, lexicon)]
    if not at:
        return None
    after = [each for each in words[at[-1] + 1 :] if each not in lexicon.of[frame.language]]
    owner = _named(after, solid)
    head = owner[:1]
    if not owner and frame.language in _BEFORE:
        owner = _named(words[: at[0]][::-1], solid)[::-1]
        head = owner[-1:]
    if not head or not knowledge.contact_stems.isdisjoint(stems(head[0].word)):
        return None
    return " ".join(each.written for each in owner)


def _named(words: Sequence[str], solid: dict[str, Term]) -> list[Term]:
    """The terms at the beginning of the words, up to the first that is none."""
    found: list[Term] = []
    for word in words:
        if word not in solid:
            break
        found.append(solid[word])
    return found
