"""What says that something is yet to take place."""

from handlers.documents.dictionary import parses
from handlers.documents.understanding.words.lexicon import Lexicon, find_words, load_lexicon
from storage.words import is_cyrillic

_LONG_ENOUGH = 3
"""Letters before the ending of a future."""


def says_plan(word: str, lexicon: Lexicon) -> bool:
    """Whether a word says that something is planned, or will be."""
    return lexicon.is_one(word, "planned") or is_of_future(word, lexicon)


def is_of_future(word: str, lexicon: Lexicon) -> bool:
    """Whether a verb tells of the future by its form: «зайдет», « suivront »."""
    if not word.islower():
        return False
    if is_cyrillic(word):
        tag = parses(word)[0].tag
        return bool(tag.tense == "futr" and tag.person == "3per")
    endings = lexicon.exact.get("future_endings", frozenset())
    return any(word.endswith(each) and len(word) > len(each) + _LONG_ENOUGH - 1 for each in endings)


def announces(text: str) -> bool:
    """Whether a Dutch sentence says what is planned: `Voor 24 april is een bezoek toegezegd`."""
    lexicon, words = load_lexicon("nl"), find_words(text)
    due = any(lexicon.is_one(word, "duties") for word in words)
    return not due and any(lexicon.is_one(word, "planned") for word in words)
