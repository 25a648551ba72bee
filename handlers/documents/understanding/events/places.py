"""Where an event took place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handlers.documents.understanding.places.candidates import IN, LOOSE, find_candidates
from handlers.documents.understanding.places.geography import find_spots, names_time
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.tagging import Tagged


@dataclass(frozen=True, slots=True)
class Place:
    """Where, and whether it may be elsewhere."""

    name: str | None = None
    country: str | None = None
    sure: bool = True
    start: int = 0


def find_place(
    tagged: Tagged, language: str, lexicon: Lexicon, taken: Sequence[tuple[int, int]] = ()
) -> Place:
    """The place that a sentence says, the venue with its city.

    What stands in one of the stretches that are taken belongs to a person: «посол в Бельгии».
    """
    candidates = [
        each
        for each in find_candidates(tagged, language, lexicon)
        if not any(start <= each.start and each.end <= end for start, end in taken)
    ]
    if not candidates and (guessed := _guess(tagged, language, lexicon, taken)):
        return guessed
    if not candidates:
        loose = [spot for spot in find_spots(tagged, language) if not spot.is_home]
        return Place(sure=not loose and not _has_loose(tagged, language))
    best = min(candidates, key=lambda each: (each.weight, each.start))
    others = [each for each in candidates if each is not best]
    name, country = best.text, best.country
    for other in others:
        near = 0 <= other.start - best.end <= 4 or 0 <= best.start - other.end <= 4
        if near and best.is_venue != other.is_venue:
            venue, city = (best, other) if best.is_venue else (other, best)
            name = venue.text if city.text in venue.text else f"{venue.text}, {city.text}"
            country = country or other.country
            others = [each for each in others if each is not other]
            break
    country = country or next((each.country for each in others if each.country), None)
    rival = [each for each in others if each.weight <= best.weight and each.text not in name]
    return Place(name, country, not rival and best.weight < LOOSE, best.start)


def _guess(
    tagged: Tagged, language: str, lexicon: Lexicon, taken: Sequence[tuple[int, int]]
) -> Place | None:
    """What has a name in or at which something was: `a hackathon in the Dockside`."""
    for match in _IN_THE[language].finditer(tagged.text) if language in _IN_THE else ():
        start, end = match.span("name")
        words = match["name"].split()
        known = any(
            lexicon.means(word, kind) for word in words for kind in (*_NO_PLACES, "offices")
        )
        inside = any(first < end and start < last for first, last in taken)
        if not (known or inside or any(names_time(word, language) for word in words)):
            return Place(match["name"], sure=False, start=start)
    return None


_NAME = (
    r"(?P<name>[A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+)*)(?![\w'’-])"
    r"(?=\W*$|[,.;:)]| (?:and|with|by|for|on|in|where|during|to|en|met|door|voor|op|waar|et|avec"
    r"|par|pour|où|sous)\b)"
)
"""A name with nothing behind it of which it may be the adjective: `the Riverside district`."""
_IN_THE = {
    "en": re.compile(rf"(?<!part )\b(?:in|at|inside|aboard) the {_NAME}"),
    "nl": re.compile(rf"(?<!mee )\b(?:in|op|bij) (?:de|het) {_NAME}"),
    "fr": re.compile(rf"(?:\b(?:dans|sur|à) l(?:es |a |e |['’])|\bau |\baux ){_NAME}"),
}
_NO_PLACES = ("events", "agreements", "papers", "organisations")


def _has_loose(tagged: Tagged, language: str) -> bool:
    """Whether something with a capital is in or at which nothing is understood."""
    return any(
        one.text.lower() in IN[language]
        and other.capital
        and not one.quoted
        and (language != "ru" or other.case in ("Loc", "Acc"))
        for one, other in pairwise(tagged.tokens)
    )
