"""Names of countries and cities that are known without any brief."""

from functools import cache

from handlers.texts import LOCALES
from storage.words import split_words, stems


def is_geographic(word: str) -> bool:
    """Whether a word names a country, or a city that gives its name to a time."""
    return not stems(word).isdisjoint(_geography())


@cache
def _geography() -> frozenset[str]:
    names = [
        name
        for locale in LOCALES.values()
        for name in (
            *locale.territories.values(),
            *(zone["city"] for zone in locale.time_zones.values() if "city" in zone),
        )
    ]
    words = [split_words(str(name)) for name in names]
    return frozenset(stem for each in words if len(each) == 1 for stem in stems(each[0]))
