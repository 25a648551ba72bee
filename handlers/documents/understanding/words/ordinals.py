"""Numbers as they are written in words: how many days later, on which day."""

import re
from collections.abc import Sequence

_COUNTS: dict[str, Sequence[str]] = {
    "ru": ("од[нн]\\w*|перв\\w+", "дв[ае]|втор\\w+", "три|трет\\w+", "четыре|четв[её]рт\\w+",
           "пять|пят\\w+", "шесть|шест\\w+", "семь|седьм\\w+"),
    "en": ("an?|one|first", "two|second", "three|third", "four|fourth", "five|fifth",
           "six|sixth", "seven|seventh"),
    "nl": ("een|één|eerste", "twee|tweede", "drie|derde", "vier|vierde", "vijf|vijfde",
           "zes|zesde", "zeven|zevende"),
    "fr": ("une?|premi(?:er|ère)", "deux|deuxième|second", "trois|troisième", "quatre|quatrième",
           "cinq|cinquième", "six|sixième", "sept|septième"),
}  # fmt: skip
"""How the numbers from one on are written, as counts and as ordinals."""
_ORDINALS = {
    "en": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    ),
    "nl": (
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde "
        "dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste"
    ),
}
"""Days of a month that are said by no more than their number."""
_DIGITS = 2


def read_count(word: str, language: str) -> int | None:
    """The number that a word is: «три», `second`, `4`."""
    if word.isdecimal():
        return int(word) if len(word) <= _DIGITS else None
    numbers = enumerate(_COUNTS[language], start=1)
    return next((n for n, said in numbers if re.fullmatch(said, word, re.IGNORECASE)), None)


def read_ordinal(word: str, language: str) -> int | None:
    """The day of a month that a word is: `achtste`, `19`."""
    if word.isdecimal():
        return int(word) if len(word) <= _DIGITS else None
    known = _ORDINALS.get(language, "").split()
    return known.index(word.lower()) + 1 if word.lower() in known else None


def ordinal_words(language: str) -> str:
    """A pattern of the words for the days of a month."""
    return "|".join(_ORDINALS.get(language, "").split())
