"""Numbers as texts have them, in figures and in words: "7,800", «шесть», "vijfentwintig"."""

import re
from functools import cache

from storage.lexicon import Lexicon
from storage.words import fold

_JOINED = r"(?:[ \u00a0-]|[ \u00a0-](?:et|and)[ \u00a0-]|[eë]n)"
"""«Двадцать пять», "twenty-five", « vingt et un », "vijfentwintig"."""
_HUNDRED, _THOUSAND = 100, 1_000
_THOUSANDS = {"en": re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), "ru": re.compile(r"(?!)")}
_OTHER_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
"""What stands between thousands: "7,800", „7.800”."""
_UNFOLDED = str.maketrans({"е": "[её]", "e": "[eéèê]"})


@cache
def numeral(language: str) -> str:
    """What finds a number in words, as part of an expression."""
    words = sorted(Lexicon.load().numbers[language], key=len, reverse=True)
    word = "(?:" + "|".join(map(_written, words)) + ")"
    return rf"{word}(?:{_JOINED}?{word})*(?![\w-])"


def read_numeral(text: str, language: str) -> float:
    """The number that words say."""
    numbers = Lexicon.load().numbers[language]
    total = current = 0.0
    for word in re.findall("|".join(sorted(numbers, key=len, reverse=True)), fold(text)):
        value = numbers[word]
        if value == _THOUSAND:
            total, current = total + max(current, 1) * value, 0
        elif value == _HUNDRED:
            current = max(current, 1) * value
        else:
            current += value
    return total + current


def read_number(number: str, language: str) -> float:
    """The number that figures say: "2,310" is two thousand in English, 2.31 elsewhere."""
    parting = _THOUSANDS.get(language, _OTHER_THOUSANDS)
    plain = parting.sub("", re.sub(r"[ \u00a0\u202f]", "", number))
    return float(plain.replace(",", "."))


def has_numeral(text: str, language: str) -> bool:
    """Whether a text has a number in words."""
    return re.search(rf"\b{numeral(language)}", text, re.IGNORECASE) is not None


def _written(word: str) -> str:
    return word.translate(_UNFOLDED)
