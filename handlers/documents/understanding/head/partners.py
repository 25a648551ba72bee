"""Whom a document is about: the country, region or city of its title, or the one named most."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from handlers.documents.reading import Document
from handlers.documents.understanding.places.geography import Spot, find_spots, is_usual_name
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.words.model import Doubt, DoubtKind
from handlers.documents.understanding.words.morphology import nominative

_MONEY = re.compile(r"(?:долл\w*\.?|dollars?|US)\s*$", re.IGNORECASE)
"""What makes money of the country after it: «долларов США»."""
_CITY = re.compile(
    r"(?i:(?<!\w)г\.|\b(?:город(?:а|ом|у|е)?|city of|stad|ville d[e']))\s*(?=[A-ZА-ЯЁ])"
)


def find_partner(document: Document, context: Context) -> None:
    """The country, region or city that the title names; else the one named most."""
    reading = context.reading
    spots = list(_foreign(reading.title or "", context))
    said = spots[0] if spots else None
    if (city := _city_of(reading.title or "", context)) and all(each.is_country for each in spots):
        # «Город Ош (Кыргызская Республика)»: no list of cities is whole.
        states = spots or [each for each in _named(document, context) if each.is_country]
        reading.partner, reading.country = city, next((each.country for each in states), None)
        return
    if said is None:
        counts = Counter(
            (spot.name, spot.country) for spot in _named(document, context) if spot.is_country
        )
        if counts:
            name, country = counts.most_common(1)[0][0]
            reading.partner, reading.country = name, country
            reading.partner_kind = "country"
        reading.doubts.append(Doubt(DoubtKind.PARTNER, "partner", reading.title or ""))
        return
    reading.partner, reading.country = said.name, said.country
    countries = {spot.country for spot in spots if spot.is_country}
    if len(countries) == 1 and said.country not in countries:
        # «Валенсия (Испания)»: a city of that name is in another country, too.
        (reading.country,) = countries
        reading.events = [
            replace(each, country=reading.country) if each.place == said.name else each
            for each in reading.events
        ]
    if said.is_country:
        # A region keeps its own name.
        reading.partner_kind = "country" if is_usual_name(said, context.language) else "region"


def _city_of(title: str, context: Context) -> str | None:
    """The name that the word for a city leads to, where no list has it."""
    for match in _CITY.finditer(title):
        following = [each for each in context.tagged(title).tokens if each.start >= match.end()]
        word = following[0] if following else None
        if word is None or word.quoted or not word.capital:
            continue
        spots = find_spots(context.tagged(title), context.language)
        if any(each.start <= word.start < each.end for each in spots):
            return None
        shaped = nominative(word.text, word.case, gender=word.gender, number=word.number)
        return shaped if context.language == "ru" else word.text
    return None


def _named(document: Document, context: Context) -> Iterator[Spot]:
    """What the document names abroad, money aside."""
    for block in document.blocks[:80]:
        for spot in _foreign(block.text, context):
            if not _MONEY.search(block.text[: spot.start]):
                yield spot


def _foreign(text: str, context: Context) -> Iterator[Spot]:
    return (spot for spot in find_spots(context.tagged(text), context.language) if not spot.is_home)
