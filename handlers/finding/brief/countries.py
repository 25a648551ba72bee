"""Which countries a text names, in any language, and which briefs are on them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from string import ascii_uppercase

from babel.core import get_global
from babel.languages import get_official_languages

from handlers.finding.brief.nationalities import CODE_LENGTH, NO_COUNTRIES, countries_of
from handlers.texts import LOCALES
from storage.lexicon import Lexicon
from storage.models import Brief
from storage.words import fold, is_cyrillic, split_words, stems

_CONTINENT = re.compile(
    r"\b(?:латинск\w+|южн\w+|северн\w+|центральн\w+) америк\w+"
    r"|\b(?:latin|south|north|central) america\w*"
    r"|\b(?:latijns|zuid|noord|midden)[ -]?amerika\w*|\bamerique (?:latine|du sud|du nord|centrale)"
)
"""«Латинская Америка» is no country."""
_SHORTEST = 4
"""Shorter words are too like others: «Чад», «Того»."""
_LONGEST_NAME = 4
_WORDS_IN_MEMORY = 5_000
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_LETTERS = {0x1F1E6 + at: letter for at, letter in enumerate(ascii_uppercase)}
"""The letters that flags are written with."""


@dataclass(frozen=True, slots=True)
class NamedCountry:
    """A country that a text names, and the words that do."""

    code: str
    words: tuple[str, ...]


def without_countries(text: str) -> str:
    """A text without the words for countries and their people: they part what belongs together."""
    named = {word for each in find_countries(text) for word in each.words}
    return " ".join(each for each in split_words(text) if each not in named) if named else text


def find_countries(text: str) -> list[NamedCountry]:
    """The countries of a text, each once, in its order."""
    words, filler = split_words(_CONTINENT.sub(" ", fold(text))), Lexicon.load().filler
    names = _names()
    found: dict[str, NamedCountry] = {}
    end = 0
    for at, word in enumerate(words):
        if at < end or (word in filler and len(word) < _SHORTEST + 1):
            continue
        known = len(found)
        if word not in filler and (code := _forms().get(word)):
            found.setdefault(code, NamedCountry(code, (word,)))
        for stem in stems(word):
            for rest, code, beginning in names.get(stem, ()):
                # «Fin» is no stem of "Fins": shorter words begin names of several words only.
                if not word.startswith(beginning) or (len(word) < _SHORTEST and not rest):
                    continue
                following = words[at + 1 : at + 1 + len(rest)]
                if len(following) == len(rest) and all(
                    each in stems(other) for each, other in zip(rest, following, strict=True)
                ):
                    found.setdefault(code, NamedCountry(code, (word, *following)))
                    # "North Korea" is no Korea.
                    end = max(end, at + 1 + len(rest))
        if len(found) == known:
            for code in countries_of(word):
                found.setdefault(code, NamedCountry(code, (word,)))
    flags = (flag.translate(_LETTERS) for flag in _FLAG.findall(text))
    return [*found.values(), *(NamedCountry(e, ()) for e in flags if e not in found)]


@lru_cache(_WORDS_IN_MEMORY)
def codes_of(word: str) -> frozenset[str]:
    """The countries that a word by itself is the name of, in any case: «Корею»."""
    return frozenset(each.code for each in find_countries(word))


@cache
def country_words() -> frozenset[str]:
    """The names of countries that are one word, in every language of ours."""
    names = (split_words(name) for name, _ in _territories())
    return frozenset(words[0] for words in names if len(words) == 1)


def on_countries(briefs: Sequence[Brief], codes: Sequence[str]) -> list[Brief]:
    """The briefs on these countries, in the order of the countries."""
    return [brief for code in codes for brief in briefs if brief.country == code]


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By the first stem of a name: the stems that follow, the country's code, how it begins.

    «Грузия» has the stem of «грузов», and never loses its и.
    """
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    others = set(_others())
    for name, code in chain(_territories(), _languages(), others):
        words = split_words(name)
        if len(words) == 1 and words[0].endswith(_FLEETING):
            # «Египет», «Египта»
            found.setdefault(f"{words[0][:-2]}т", []).append(((), code, words[0][:-2]))
        if not words or len(words) > _LONGEST_NAME or len("".join(words)) < _SHORTEST:
            continue
        # «Турками» are «турки»; «Чили» is kept.
        is_people = (name, code) in others and name.endswith(_PLURAL)
        beginning = "" if is_people else _kept(words[0])
        entry = tuple(min(stems(word)) for word in words[1:]), code, beginning
        for stem in stems(words[0]):
            if entry not in found.setdefault(stem, []):
                found[stem].append(entry)
    return found


def _kept(name: str) -> str:
    """What no form of a Russian name loses: «Грузи» of «Грузия», all of «Мали»."""
    if name.endswith("ия"):
        return name[:-1]
    return name if is_cyrillic(name) and name.endswith(_INDECLINABLE) else ""


def _territories() -> Iterator[tuple[str, str]]:
    for locale in LOCALES.values():
        for code, name in locale.territories.items():
            if len(code) == CODE_LENGTH and code.isalpha() and code not in NO_COUNTRIES:
                yield str(name), code


def _languages() -> Iterator[tuple[str, str]]:
    """«Финский»: where a language is most likely spoken; those of our own texts say nothing.

    «Португальский» is spoken in Brazil, and named after Portugal.
    """
    likely = get_global("likely_subtags")
    for locale in LOCALES.values():
        named = {
            fold(str(name))[:_ALIKE]: code
            for code, name in locale.territories.items()
            if len(code) == CODE_LENGTH and code.isalpha()
        }
        for language, name in locale.languages.items():
            _, _, country = likely.get(language, "__").split("_")
            after = named.get(fold(str(name))[:_ALIKE], country)
            country = after if language in get_official_languages(after) else country
            if language not in LOCALES and language in get_official_languages(country):
                yield str(name), country


@cache
def _forms() -> dict[str, str]:
    """The names that are one Russian word in all cases, and what is too short to have a stem.

    «Вьетнама», «Ираном» have other stems than «Вьетнам», «Иран»; «США» has none.
    """
    found = {word: code for word, code in _others() if len(word) < _SHORTEST}
    for name, code in chain(_territories(), _others()):
        word, *more = split_words(name) or [""]
        if not more and len(word) >= _SHORTEST and is_cyrillic(word):
            ending = next(each for each in _CASES if word.endswith(each))
            left = word.removesuffix(ending)
            found |= dict.fromkeys((left + each for each in _CASES[ending]), code)
    return found


def _others() -> Iterator[tuple[str, str]]:
    for code, words in Lexicon.load().countries.items():
        for word in words:
            yield word, code


_ALIKE = 5
"""How long a beginning is that a country's name and its language share."""
_FLEETING = "ет"
_INDECLINABLE = ("и", "о", "у", "е")
_PLURAL = ("и", "ы", "е")
_CASES = {
    "ия": ("ия", "ии", "ию", "ией"),
    "я": ("я", "и", "е", "ю", "ей"),
    "а": ("а", "ы", "и", "е", "у", "ой"),
    "й": ("й", "я", "ю", "ем", "е"),
    "ь": ("ь", "я", "ю", "ем", "е", "и", "ью"),
    "ы": ("ы", "", "ов", "ам", "ами", "ах"),
    "о": ("о",),
    "": ("", "а", "у", "ом", "е"),
}
"""How a Russian name ends, and its endings in the six cases."""
