"""A question that no rule is certain of, asked as those that are most like it."""

from handlers.finding.answers.finder import Outcome
from handlers.finding.brief.countries import find_countries, without_countries
from handlers.finding.frames.frame import Term
from storage.lexicon import Lexicon
from storage.models import Brief
from storage.paraphrases import Paraphrases

_APART = frozenset({"greeting", "thanks", "bye", "calling", "insult", "lost", "elsewhere", "self"})
"""What is small talk, or nothing of a brief."""


def find_paraphrase(outcome: Outcome, brief: Brief, text: str, lexicon: Lexicon) -> str | None:
    """How to ask a text so that the rules understand it; None where they know what it asks.

    Nor where it asks for a reason, or names a time, or something of the brief or another country.
    """
    frame = outcome.asked
    if not (outcome.is_left_open or outcome.is_of_all) or frame.values or "why" in frame.asks:
        return None
    if any(map(_names_something, frame.solid)):
        return None
    if any(each.code != brief.country for each in find_countries(text)):
        return None
    said = without_countries(text)
    if not _APART.isdisjoint(lexicon.find_intents(text)) or _has_name(said):
        return None
    return Paraphrases.load(frame.language).find(said)


def _names_something(term: Term) -> bool:
    """Whether a word surely is of something that the brief tells of."""
    telling = term.strongly or term.directions or term.offices or term.is_name or term.is_place
    return bool(telling) and not term.guessed


def _has_name(text: str) -> bool:
    """Whether a word within a text has a capital."""
    return any(each[:1].isupper() and len(each) > 1 for each in text.split()[1:])
