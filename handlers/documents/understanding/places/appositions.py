"""Places that stand beside an event: after a comma, in a bracket, behind a dash."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.documents.understanding.places.geography import Spot
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.morphology import can_be_nominative
from handlers.documents.understanding.words.tagging import Tagged, Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a sentence names, which may be where it took place."""

    text: str
    start: int
    end: int
    country: str | None = None
    is_venue: bool = False
    weight: int = 0
    """The less, the likelier."""


def _names(within: Sequence[Token], language: str, lexicon: Lexicon) -> bool:
    """Whether words between commas can name a place: `centre d'exposition « Expoforum »`."""
    if within[0].capital or within[0].quoted:
        return True
    named = any(token.capital or token.quoted for token in within)
    quoted = any(token.quoted for token in within)
    told = quoted if language == "ru" else named
    return told and lexicon.means(within[0].text, "venues")


def _is_quoted_beside_date(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a part of a bracket is a name, and another is a day: «(10 апреля, „Экспофорум“)»."""
    text = tagged.text
    opened, closed = text.rfind("(", 0, start), text.find(")", end - 1)
    if opened < 0 or closed < 0 or ")" in text[opened:start]:
        return False
    rest = text[opened:start] + text[end:closed]
    return text[start:end].strip()[:1] in '«“„"' and re.search(r"\d", rest) is not None


def find_appositions(
    tagged: Tagged, spots: list[Spot], language: str, lexicon: Lexicon
) -> list[Candidate]:
    """A place after a comma or between parentheses: «, Дом ученых.», `(Dresden)`."""
    found = []
    tokens = tagged.tokens
    for index, token in enumerate(tokens[:-1]):
        dashed = token.text in ("–", "—") and tokens[index + 1].capital
        if token.quoted or not (token.text in (",", "(") or dashed):
            continue
        start = tokens[index + 1].start
        # «(Центр. выставочный зал)»
        ends = ";,()" if token.text == "(" else ".;,()"
        closing = next((t for t in tokens[index + 1 :] if t.text in ends and not t.quoted), None)
        end = closing.start if closing else len(tagged.text)
        if token.text == "(" and not (closing and closing.text in "),"):
            continue
        named = [spot for spot in spots if spot.start == start and spot.end >= end - 1]
        if named:
            spot = named[0]
            found.append(Candidate(spot.name, start, end, spot.country, weight=1))
            continue
        if dashed:
            continue
        if _is_quoted_beside_date(tagged, start, end):
            found.append(Candidate(tagged.text[start:end].strip(' «»“”„"'), start, end, weight=1))
            continue
        if any(n.kind == "LOC" and n.start == start and n.end >= end - 1 for n in tagged.names):
            found.append(Candidate(tagged.text[start:end], start, end, weight=1))
            continue
        within = tagged.between(start, end)
        if not within or len(within) > 8 or not _names(within, language, lexicon):
            continue
        nominal = language != "ru" or can_be_nominative(within[0].text)
        if nominal and any(lexicon.means(word.text, "venues") for word in within[:3]):
            found.append(
                Candidate(tagged.text[start:end].strip(), start, end, is_venue=True, weight=1)
            )
    return found
