"""The places that a brief is about as a whole: they tell none of its events from another."""

import re
from dataclasses import dataclass
from functools import lru_cache

from handlers.finding.brief.countries import codes_of
from handlers.finding.brief.nationalities import countries_of
from handlers.texts import LOCALES
from storage.content import Content
from storage.lexicon import Lexicon
from storage.words import fold, split_words, stems

PLACES = ("petersburg",)
"""Groups of the lexicon: other names of the committee's own city."""
HOME = "RU"
"""Where the committee is, by ISO 3166."""
_BEGINNING = 5
_OF_A_SHORT_NAME = re.compile(r"\w+(?:ск|йц|ец|нц|йк|анк|ит|ian|ien|ean|aan|ans?|ain|es)\w{0,4}")
"""«Чилийцев», «кубинский»: what is of Chile, of Cuba."""
_CAPITALIZED = re.compile(r"[^\W\d_a-zа-яё][\w-]*")
_NUMERAL = re.compile(r"(\w+) [IVX]+(?:er|re)?\b")


@dataclass(frozen=True, slots=True)
class Subject:
    """Stems, in all languages."""

    places: frozenset[str]
    """The partner and the committee's own city: what the title names."""
    sides: frozenset[str]
    """Those and the others that the overview speaks of, and the committee's country."""
    numbered: frozenset[str]
    """Names that have a number."""
    others: frozenset[str] = frozenset()
    """Names of places that only sound like what the title names: Porto is not all of Portugal."""

    short: tuple[str, ...] = ()
    """How names of the partner begin that are too short to tell their like by the beginning."""
    country: str | None = None
    """Where the partner is, by ISO 3166."""

    def is_place(self, word: str) -> bool:
        """Whether a word names what the title names, its people or what comes from there."""
        own = stems(word)
        return not own.isdisjoint(self.places) or (
            self.others.isdisjoint(own)
            and (self.country in countries_of(word) or self.country in codes_of(word))
        )

    def is_called(self, word: str) -> bool:
        """Whether a word is the name of the partner's country: no people, and no adjective."""
        return self.is_place(word) and not countries_of(word)

    def is_relative(self, word: str) -> bool:
        """Whether a word is made of what the title names: its people, its adjective."""
        if not self.others.isdisjoint(stems(word)):
            return False
        if self.short and word.startswith(self.short) and _OF_A_SHORT_NAME.fullmatch(word):
            return True
        return word[:_BEGINNING] in {
            stem[:_BEGINNING] for stem in self.places if len(stem) >= _BEGINNING
        }

    def is_side(self, word: str) -> bool:
        """Whether a word names one of the sides."""
        return not stems(word).isdisjoint(self.sides)

    def is_whole(self, word: str, lexicon: Lexicon) -> bool:
        """Whether a word only says what the whole brief is about."""
        return lexicon.is_topic(word) or self.is_place(word)


@lru_cache(64)
def to_subject(content: Content) -> Subject:
    """What a brief is about."""
    places = _names(*(title for title in content.title.texts.values()))
    places |= _names(*content.partner.texts.values(), *country_names(content.country or ""))
    places |= {
        stem
        for word in Lexicon.load().countries.get(content.country or "", ())
        for stem in stems(word)
    }
    sides = _names(*(" ".join(each) for each in content.overview.values()), *country_names(HOME))
    numbered = {
        stem
        for each in content.named
        for name in each.name.texts.values()
        for word in _NUMERAL.findall(name)
        for stem in stems(fold(word))
    }
    names = (*content.partner.texts.values(), *country_names(content.country or ""))
    short = {name for name in map(fold, names) if name.isalpha() and len(name) < _BEGINNING}
    # Peter is none of Petersburg's people.
    others = _place_names(content) - places
    places |= _relatives(content, places) - numbered - others
    # What merely begins a sentence names a place only where a place is named so.
    known = _place_names(content) | _names(*country_names(HOME))
    places = _with_aliases(_without_topics(places))
    return Subject(
        frozenset(places),
        frozenset((sides & known) | places | _inner_names(content)),
        frozenset(numbered),
        frozenset(others),
        tuple({name[:-1] if name[-1] in "ая" else name for name in short}),
        content.country,
    )


def country_names(code: str) -> list[str]:
    """How a country is called in every language."""
    return [str(locale.territories.get(code, "")) for locale in LOCALES.values()]


def _names(*texts: str) -> set[str]:
    """The stems of the words that are written with a capital."""
    return {
        stem
        for text in texts
        for match in _CAPITALIZED.finditer(text)
        for word in split_words(match.group())
        if len(word) > 1
        for stem in stems(word)
    }


def _place_names(content: Content) -> set[str]:
    places = (each for each in content.named if each.kind == "place")
    return _names(*(name for each in places for name in each.name.texts.values()))


def _inner_names(content: Content) -> set[str]:
    """The names within the sentences of the overview, where a capital is no sentence's."""
    return {
        stem
        for paragraphs in content.overview.values()
        for paragraph in paragraphs
        for sentence in re.split(r"(?<=[.!?])\s+", paragraph)
        for stem in _names(sentence.partition(" ")[2])
    }


def _relatives(content: Content, places: set[str]) -> set[str]:
    """Adjectives and people of the partner, as the brief's own texts have them."""
    beginnings = {stem[:_BEGINNING] for stem in places if len(stem) >= _BEGINNING}
    return {
        stem
        for event in content.events
        for text in (*event.title.texts.values(), *event.text.texts.values())
        for word in split_words(text)
        if word[:_BEGINNING] in beginnings
        for stem in stems(word)
    }


def _with_aliases(found: set[str]) -> set[str]:
    """With other names for the same place, and the abbreviations of them."""
    lexicon = Lexicon.load()
    others = {
        stem
        for name in PLACES
        for group in (lexicon.thesaurus.group(name),)
        for stem in {each for word in group for each in stems(word)}
        if not found.isdisjoint({each for word in group for each in stems(word)})
    }
    return found | others


def _without_topics(found: set[str]) -> set[str]:
    lexicon = Lexicon.load()
    return {stem for stem in found if not lexicon.is_topic(stem) and stem not in lexicon.filler}
