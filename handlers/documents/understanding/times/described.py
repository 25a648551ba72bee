"""Dates that only describe a thing that a sentence names: «причал, построенный в 2012 году»."""

import re
from dataclasses import replace

from handlers.documents.dictionary import parses
from handlers.documents.understanding.words.lexicon import load_lexicon
from handlers.documents.understanding.words.mentions import Mention, Times
from handlers.documents.understanding.words.morphology import is_of_the_present
from handlers.documents.understanding.words.tagging import Tagged, Token

_DESCRIBED = {
    "en": re.compile(r",\s+(?:\w+ly\s+)?(?:\w{3,}ed|built|made)\s+(?:[a-z]+\s+){0,3}in\s+$"),
    "fr": re.compile(r",\s+\w{3,}(?:ée?s?|ie?s?|uite?s?)\s+(?:[a-z]+\s+){0,3}en\s+$"),
}


def without_described(tagged: Tagged, times: Times, language: str, last: Mention | None) -> Times:
    """The dates of a sentence without those of what is only described in it.

    They say when something was approved that is still in force, or how old a thing is that
    somebody was shown: that took place before the event that is told on.
    """
    kept = []
    for each in times.mentions:
        if _is_of_a_paper(tagged.text, each, language):
            continue
        clause = _clause_around(tagged, each) if language == "ru" else ()
        if not clause and not _is_described(tagged.text, each, language):
            kept.append(each)
            continue
        if clause and clause[0].text.lower().startswith("котор"):
            main = [token for token in tagged.tokens if token not in clause]
            kept += [] if is_of_the_present(clause) and not is_of_the_present(main) else [each]
            continue
        years = [other.year or 0 for other in (last, *times.mentions) if other]
        before = each.is_year and (each.year or 0) < max(years)
        main = [token for token in tagged.tokens if token not in clause]
        if not (before or (language == "ru" and is_of_the_present(main))):
            kept.append(each)
    aside = tuple(each for each in times.mentions if each not in kept)
    return replace(times, mentions=tuple(kept), aside=(*times.aside, *aside)) if aside else times


_OF_A_PAPER = {
    "en": re.compile(r"\b(?:of|under|by|per) (?:the |a |an |our )?[\w ]{3,30}? (\w+ed) (?:on )?$"),
    "nl": re.compile(
        r"\b(?:van|volgens|onder) (?:de |het |een )?[\w ]{3,30}? (\w+) (?:op |van )?$"
    ),
    "fr": re.compile(
        r"\b(?:du|de la|de l['’]|au|à la|selon (?:le|la)|par (?:le|la)) ?[\w ]{3,30}? (\w+)"
        r" (?:le |en )?$"
    ),
}
"""« ceux du marché conclu le 5 mai »"""


def _is_of_a_paper(text: str, mention: Mention, language: str) -> bool:
    """Whether a date only says when a paper was signed that the sentence appeals to."""
    said = _OF_A_PAPER.get(language)
    led = re.match(r"(?:in|en|on|op|le)?\s*", text[mention.start :], re.IGNORECASE)
    match = said.search(text[: mention.start + (led.end() if led else 0)]) if said else None
    return match is not None and load_lexicon(language).means(match[1], "signed")


def _is_described(text: str, mention: Mention, language: str) -> bool:
    said = _DESCRIBED.get(language)
    led = re.match(r"(?:in|en)?\s*", text[mention.start :], re.IGNORECASE)
    at = mention.start + (led.end() if led else 0)
    return said is not None and said.search(text[:at]) is not None


def _clause_around(tagged: Tagged, mention: Mention) -> tuple[Token, ...]:
    """The words after a comma that a participle or «который» leads, if a date is one of them."""
    commas = [t.start for t in tagged.tokens if t.text == "," and t.end <= mention.start]
    ends = [t.start for t in tagged.tokens if t.text in (",", ";", ".") and t.start >= mention.end]
    if not commas:
        return ()
    clause = tagged.between(commas[-1] + 1, ends[0] if ends else len(tagged.text))
    led = next(iter(clause), None)
    described = led and led.text.lower().startswith("котор")
    described = described or (
        led and any(each.tag.POS == "PRTF" for each in parses(led.text.lower()))
    )
    return tuple(clause) if described else ()
