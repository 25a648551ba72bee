"""How likely a sentence tells an event, by signs that are weighed as documents taught."""

import math
from collections.abc import Iterator
from functools import cache

from handlers.documents.dictionary import parses
from handlers.documents.understanding.events.says import Says
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.words.lexicon import FOLDER
from handlers.documents.understanding.words.mentions import Mention, Times
from handlers.documents.understanding.words.tagging import Tagged, Token
from storage.yaml_loader import load_yaml

WEIGHTS = FOLDER.parent / "evidence.yaml"
_KINDS = (
    "offices", "organisations", "venues", "towards", "papers", "figures", "continuing",
    "settlements", "titles_of_briefs", "totals",
)  # fmt: skip
_NEAR = 15
_LONG_AGO, _AGO = 12, 6
"""Years before that of the document."""
_MOST = 3


def how_likely(signs: frozenset[str]) -> float:
    """How likely a sentence with these signs tells an event, from 0 to 1."""
    weights = _load_weights()
    return 1 / (1 + math.exp(-sum(weights.get(sign, 0.0) for sign in signs)))


@cache
def _load_weights() -> dict[str, float]:
    weights: dict[str, float] = load_yaml(WEIGHTS.read_text("utf-8"))
    return weights


def find_signs(
    tagged: Tagged, times: Times, says: Says, place: tuple[str, ...], context: Context
) -> frozenset[str]:
    """What of a sentence speaks for an event, or against; `place` says where it stands."""
    words = [token for token in tagged.tokens if token.is_word]
    plain = [token for token in words if not token.quoted]
    said = [f"says {name}" for name, value in vars(says).items() if value]
    kinds = [each for each in _KINDS if any(context.lexicon.means(w.text, each) for w in plain)]
    signs = {"any", *place, *said, *(f"word of {each}" for each in kinds)}
    signs |= {*_of_dates(times, context), *_of_numbers(tagged, times)}
    if context.language == "ru":
        signs |= {*_of_verbs(plain), *_of_subject(words)}
    return frozenset(signs)


def _of_dates(times: Times, context: Context) -> Iterator[str]:
    if times.aside:
        yield "date aside"
    if not times.mentions:
        return
    best = max(times.mentions, key=lambda each: (each.has_day, not each.is_year))
    yield "a day" if best.has_day else "a year" if best.is_year else "a month"
    yield from (f"date: {doubt.name}" for doubt in best.doubts)
    yield f"{min(len(times.mentions), _MOST)} dates"
    start = times.mentions[0].start
    if start <= _NEAR:
        yield "date first" if start <= 2 else "date near"
    if best.value.is_open:
        yield "open date"
    elif best.value.start != best.value.end:
        yield "from one day to another"
    yield from _of_age(best, context)


def _of_age(mention: Mention, context: Context) -> Iterator[str]:
    if not context.as_of or not mention.value.start:
        return
    if mention.value.earliest_start > context.as_of.latest_end:
        yield "to come"
    ago = context.as_of.latest_end.year - mention.value.start.year
    if ago > _AGO:
        yield "long ago" if ago > _LONG_AGO else "years ago"


def _of_numbers(tagged: Tagged, times: Times) -> Iterator[str]:
    dates = [(each.start, each.end) for each in (*times.mentions, *times.aside)]
    numbers = [
        token
        for token in tagged.tokens
        if token.text[:1].isdigit() and not any(a <= token.start < b for a, b in dates)
    ]
    yield f"{min(len(numbers), _MOST)} numbers"


def _of_verbs(words: list[Token]) -> Iterator[str]:
    """The tenses and aspects of a Russian sentence, and of its first verb."""
    tags = [parses(word.text.lower())[0].tag for word in words if word.pos in ("VERB", "AUX")]
    finite = [f"{tag.tense} {tag.aspect}" for tag in tags if tag.POS in ("VERB", "PRTS")]
    yield from (f"verb {each}" for each in finite[:_MOST])
    yield f"first verb {finite[0]}" if finite else "no verb"


def _of_subject(words: list[Token]) -> Iterator[str]:
    """Of which kind the first word of a Russian sentence is, and whether somebody acts."""
    yield from (f"begins with {each.pos}" for each in words[:1])
    nouns = (each for each in words if each.case == "Nom" and each.pos in ("NOUN", "PROPN"))
    if subject := next((each for each in nouns if not each.quoted), None):
        yield "somebody" if subject.animate else "something"
