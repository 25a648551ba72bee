"""Words for units of measure, from the Unicode Common Locale Data Repository."""

from functools import cache
from typing import Literal

from babel.units import format_unit

from storage.words import split_words

_MEASURED = (
    *("length-kilometer", "length-meter", "length-centimeter", "length-millimeter", "length-mile"),
    *("area-square-kilometer", "area-square-meter", "area-hectare"),
    *("volume-liter", "volume-cubic-meter"),
    *("mass-tonne", "mass-kilogram", "mass-gram"),
    *("power-kilowatt", "power-megawatt", "temperature-celsius"),
)
_NUMBERS = (1, 2, 5, 1.5)
"""Those after which a language has its forms of a word: «метр», «метра», «метров»."""
_LENGTHS: tuple[Literal["long", "short"], ...] = ("long", "short")


@cache
def find_units(languages: tuple[str, ...]) -> frozenset[str]:
    """The words that stand after a number of a measure of length, area, volume, mass or power."""
    return frozenset(
        word
        for language in languages
        for unit in _MEASURED
        for number in _NUMBERS
        for length in _LENGTHS
        for word in split_words(format_unit(number, unit, length, locale=language))
        if len(word) > 1 and not word.isdecimal()
    )
