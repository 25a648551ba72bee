"""The people and the adjective of a country, by the ways in which languages make them of its name.

Those that are made otherwise («датчане», "Dutch") stand in the lexicons, under `countries`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from handlers.texts import LOCALES
from storage.words import is_cyrillic, split_words

CODE_LENGTH = 2
NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})
"""Codes of CLDR that are not of one country."""
_LEAST, _LONG, _SHORT = 3, 4, 2
"""How many letters are left of a name at least, and how many a short ending has after so few."""
_WORDS_IN_MEMORY = 20_000
_AND = frozenset({"и", "and", "en", "et"})
_CYRILLIC_ENDINGS = ("истан", "стан", "ия", "ея", "ша", "ет", *"ыаяоуиеь")
_LATIN_ENDINGS = (
    *("istan", "stan", "land", "ije", "gne", "ia", "ie", "ey", "en", "je", "es", "al"),
    *"aeioys",
)
_SOFTER = {"г": "ж", "х": "ш", "ц": "ч"}
"""«Норвегия», «норвежский»."""
_OF_RUSSIAN = re.compile(
    r"(?:[иь]?й|[аеоиу]?[нл]?|ь|ьян|ян|ан|ин|олез|лез|ез|ов)?"
    r"ск(?:ий|ая|ое|ие|ого|ой|ому|ую|им|ом|их|ими|ою|и)"
    r"|(?:и?й|ь|ьян|[аяи]н|лез|олез)?(?:ц(?:ы|ев|ам|ами|ах|а|у|ем|е)|ец)"
    r"|(?:ьян|[аяи]н|[ий])к[аиуе]|[ий]ек|[аяи]нок"
    r"|т?[ая]н(?:е|ин|ина|ину|ам|ами|ах|)"
)
_OF_LATIN = re.compile(
    r"i?a{1,2}n(?:s|e|es|se|en)?|e{1,2}ns?e?|eene?s?|v?ians?|vien(?:ne)?s?|l?ese|ish|ns?e?"
    r"|i?en(?:s|ne|nes)?|(?:i|e|n)?(?:ais|ois)(?:e|es)?|[ic]?ain(?:e|es|s)?|iotes?"
    r"|i?sche?|i?anen|l?ees|ezen|se?|enen|enaren|enaar"
)
_OF_WHOLE_NAMES = re.compile(r"is?|ers?")
"""Iraqi, Nepali; Oostenrijkers."""
_DOUBLED = re.compile(r"([aeou])\1")
"""«Hongarije», «Hongaars»: Dutch writes a long vowel twice in a closed syllable."""


@lru_cache(_WORDS_IN_MEMORY)
def countries_of(word: str) -> frozenset[str]:
    """The countries whose people, or what comes from there, a folded word can be.

    Of several names that it begins with the longest counts: «ливанский» is not of Libya.
    """
    suffix, least = (_OF_RUSSIAN, _LONG) if is_cyrillic(word) else (_OF_LATIN, _SHORT)
    names, beginnings = _beginnings()
    for end in range(len(word) - 1, _LEAST - 1, -1):
        left, rest = _squeeze(word[:end]), word[end:]
        if (codes := names.get(left)) and _OF_WHOLE_NAMES.fullmatch(rest):
            return codes
        codes = codes or beginnings.get(left)
        is_enough = len(left) >= _LONG or len(rest) >= least
        if codes and is_enough and suffix.fullmatch(rest):
            return codes
    return frozenset()


def _squeeze(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


@cache
def _beginnings() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """The names, and what is left of them without each of the endings that they have."""
    names, beginnings = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for code, name in _names():
        names[_squeeze(name)].add(code)
        for each in _cut(name):
            beginnings[_squeeze(each)].add(code)
    return _freeze(names), _freeze(beginnings)


def _freeze(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {each: frozenset(codes) for each, codes in found.items()}


def _cut(name: str) -> Iterator[str]:
    for ending in _CYRILLIC_ENDINGS if is_cyrillic(name) else _LATIN_ENDINGS:
        left = name.removesuffix(ending)
        if left == name or len(left) < _LEAST:
            continue
        yield left
        if softer := _SOFTER.get(left[-1]):
            yield left[:-1] + softer
    if name.endswith("que"):
        # «Mexique», «mexicain»
        yield name.removesuffix("que") + "c"
    left = name.removesuffix("enland")
    if left != name and len(left) >= _LONG:
        yield left


def _names() -> Iterator[tuple[str, str]]:
    """The names of countries that are one word, else the first before an "and", or all in one.

    «Босния и Герцеговина» has «боснийцы», «Шри-Ланка» «шриланкийцы».
    """
    for locale in LOCALES.values():
        for code, name in locale.territories.items():
            if len(code) != CODE_LENGTH or not code.isalpha() or code in NO_COUNTRIES:
                continue
            words = split_words(str(name))
            if len(words) == 1 or (len(words) > CODE_LENGTH and words[1] in _AND):
                yield code, words[0]
            elif "-" in str(name):
                yield code, "".join(words)
