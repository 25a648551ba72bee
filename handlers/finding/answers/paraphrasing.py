"""A question that no rule is certain of, asked as those that are most like it."""

from datetime import date, timedelta

from handlers.dates import Upcoming, Value
from handlers.finding.answers.finder import Outcome
from handlers.finding.brief.countries import find_countries, without_countries
from handlers.finding.frames.frame import Term
from storage.edtf import Edtf
from storage.lexicon import Lexicon
from storage.models import Brief
from storage.paraphrases import Paraphrase, Paraphrases

_DAY = timedelta(days=1)

_APART = frozenset({"greeting", "thanks", "bye", "calling", "insult", "lost", "elsewhere", "self"})
"""What is small talk, or nothing of a brief."""


def find_paraphrase(
    outcome: Outcome, brief: Brief, text: str, lexicon: Lexicon, today: date
) -> Paraphrase | None:
    """How to ask a text so that the rules understand it; None where they know what it asks.

    Nor where it asks for a reason, or names a time, or something of the brief or another country.
    What is said in no other words than the examples are goes before what a rule has found.
    """
    frame = outcome.asked
    if "why" in frame.asks or not all(_is_about(today, each) for each in frame.values):
        return None
    if any(each.code != brief.country for each in find_countries(text)):
        return None
    said = without_countries(text)
    if not _APART.isdisjoint(lexicon.find_intents(text)) or _has_name(said):
        return None
    found = Paraphrases.load(frame.language).find(said)
    if found and found.is_sure:
        return None if any(each.is_place or each.is_name for each in frame.solid) else found
    is_open = (outcome.is_left_open or outcome.is_of_all) and not frame.values
    return None if not is_open or any(map(_names_something, frame.solid)) else found


def _is_about(today: date, value: Value) -> bool:
    """Whether a time is beside today, or all to come: «мне завтра туда ехать, что у нас там»."""
    if isinstance(value, Upcoming):
        return True
    if not isinstance(value, Edtf):
        return False
    return today - _DAY <= value.earliest_start and value.latest_end <= today + _DAY


def _names_something(term: Term) -> bool:
    """Whether a word surely is of something that the brief tells of."""
    telling = term.strongly or term.directions or term.offices or term.is_name or term.is_place
    return bool(telling) and not term.guessed


def _has_name(text: str) -> bool:
    """Whether a word within a text has a capital."""
    return any(each[:1].isupper() and len(each) > 1 for each in text.split()[1:])
