"""Figures: what of a sentence is the amount, and the years of a row of them."""

import re
from dataclasses import replace
from itertools import pairwise

from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.mentions import Mention, Times

_AMOUNT = re.compile(r"\d{1,3}(?:[\s.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_LEAD = re.compile(r"[\s,:;–—-]+(?:в|за|in|for|en|au|op|pour)?\s*$", re.IGNORECASE)
_VALUE = re.compile(r"\W*[–—:=-]?\s*\D{0,40}\d")
_PARTING = re.compile(r"[,;]\s+")
_FEWEST = 2


def amount_of(sentence: str, times: Times, lexicon: Lexicon) -> str | None:
    """The number that a figure is, with its unit."""
    dates = [(each.start, each.end) for each in (*times.mentions, *times.aside)]
    amounts = [
        (match[0], _unit(sentence[match.end() :], lexicon))
        for match in _AMOUNT.finditer(sentence)
        if not any(start < match.end() and match.start() < end for start, end in dates)
    ]
    # «За 9 месяцев – 65 тыс. туристов, на 5 % больше» speaks of the 65 thousand.
    measured = [each for each in amounts if each[1].strip() not in ("", "%")]
    counted = [each for each in amounts if not each[1]]
    largest = sorted(counted, key=lambda each: -len(re.sub(r"\D", "", each[0])))
    best = next(iter((*measured, *largest, *amounts)), None)
    return "".join(best) if best else None


def _unit(rest: str, lexicon: Lexicon) -> str:
    """The words that say of what a number is."""
    words = re.match(r"((?:\s*(?:%|[^\W\d_]+\.?)){0,4})", rest)
    kept = ""
    for word in re.findall(r"\s*(?:%|[^\W\d_]+\.?)", words[0] if words else ""):
        plain = word.strip().rstrip(".")
        if not (lexicon.is_one(plain, "figure_units") or plain.isupper()):
            break
        kept += word
    return kept.rstrip(".") if kept else ""


def split_figures(sentence: str, times: Times) -> list[tuple[str, Times]]:
    """The figures of a row of years, each with what the row is of; nothing where there is no row.

    «Товарооборот (млн долл. США): 2015 – 171,3; 2016 – 149,8»
    """
    mentions = [each for each in times.mentions if each.value.start and not each.has_day]
    if len(mentions) < _FEWEST or len(mentions) != len(times.mentions):
        return []
    lead = _LEAD.sub("", sentence[: mentions[0].start])
    values = all(_VALUE.match(sentence, each.end) for each in mentions)
    if not re.search(r"\w{3}", lead) or not values:
        return []
    if any("(" in sentence[one.end : other.start] for one, other in pairwise(mentions)):
        # «в 2018 г. – 612,4 млн (в 2017 г. – 583,1 млн)» compares.
        return []
    starts = [_start(sentence, one.end, other) for one, other in pairwise(mentions)]
    bounds = pairwise([mentions[0].start, *starts, len(sentence)])
    return [
        _told_apart(
            lead, sentence[start:end], replace(each, start=each.start - start, end=each.end - start)
        )
        for (start, end), each in zip(bounds, mentions, strict=True)
    ]


def _start(sentence: str, after: int, mention: Mention) -> int:
    """Where a figure begins: what stands before its year goes with it, «9 мес. 2018 г. – …»."""
    signs = [match.end() for match in _PARTING.finditer(sentence, after, mention.start)]
    return signs[-1] if signs else mention.start


def _told_apart(lead: str, part: str, mention: Mention) -> tuple[str, Times]:
    said = f"{lead}: {_LEAD.sub('', part.rstrip(' .;,'))}."
    length = mention.end - mention.start
    start = len(lead) + 2 + mention.start
    return said, Times((replace(mention, start=start, end=start + length),))
