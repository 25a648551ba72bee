"""Sentences of a text, and the quantities that they tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_END = re.compile(r"(?<=[.!?…])\s+(?=[«“\"(]?[A-ZА-ЯЁÀ-Ý])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«])(?:(?:[A-ZА-ЯЁ]\.)*[A-ZА-ЯЁ]|[а-яё]{1,3}|им|тел|св|ул|проф|акад|Mr|Mrs|Dr|St|No|vol|nr)\.$"
)
_ABOUT = (
    r"более(?: чем)?|свыше|около|почти|порядка|примерно|не менее|не более|до|more than|over|about|"
    r"around|nearly|almost|at least|up to|meer dan|ruim|ongeveer|bijna|minstens|plus de|environ|"
    r"près de|au moins"
)
"""What says that a number is not exact."""
_QUANTITY = re.compile(
    rf"(?<![\w.,/-])((?:{_ABOUT})[ \u00a0]+)?"
    r"(?<![\w.,/-])(\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:[.,]\d+)?)(?:[ \u00a0]*(тыс\.|млн|млрд|%|"
    r"thousand|million|billion|duizend|miljoen|mille|millions?))?[ \u00a0]+"
    r"(?=((?:[^\W\d_][\w’'-]*\.?[ \u00a0]?){1,4}))",
    re.IGNORECASE,
)


_ADJECTIVE = re.compile(r"\w+[ыи]х")
"""«Около 30 совместных предприятий»."""
_TEXTS_IN_MEMORY = 5_000
_SHORT = 5
"""«чел.»: an abbreviation keeps its stop."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, as a text has them."""

    number: str
    written: str
    """The number with the word after it."""
    words: str
    """The words after it."""
    sentence: str


def split_sentences(text: str) -> list[str]:
    """The sentences of a text; abbreviations and initials end none."""
    parts: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text[: match.start()]):
            continue
        parts.append(text[start : match.start()].strip())
        start = match.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


@lru_cache(_TEXTS_IN_MEMORY)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in its order; read once, as long as the text stays."""
    return tuple(_find_quantities(text))


def _find_quantities(text: str) -> Iterator[Quantity]:
    for sentence in split_sentences(text):
        for match in _QUANTITY.finditer(sentence):
            about, number, scale, words = match.groups()
            first = words.split()[0]
            if _ADJECTIVE.fullmatch(first):
                first = " ".join(words.split()[:2])
            if len(first) > _SHORT:
                first = first.rstrip(".")
            written = " ".join(filter(None, (about and about.strip(), number, scale, first)))
            yield Quantity(number, written, words.strip(), sentence)
