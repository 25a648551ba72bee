"""A question that no rule is certain of, asked as those that are most like it."""

from datetime import date, timedelta

from handlers.dates import Upcoming, Value, read_dates
from handlers.finding.answers.finder import Outcome
from handlers.finding.brief.countries import find_countries, without_countries
from handlers.finding.frames.frame import Frame, Term
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
    past = [each for each in frame.values if not _is_about(today, each)]
    if "why" in frame.asks or (past and not outcome.is_left_open):
        return None
    if any(each.code != brief.country for each in find_countries(text)):
        return None
    said = without_countries(text)
    if not _APART.isdisjoint(lexicon.find_intents(text)) or _has_name(said):
        return None
    paraphrases = Paraphrases.load(frame.language)
    if past:
        return _find_then(said, frame, today, paraphrases)
    kept = {each.word for each in frame.terms if each.is_known and not each.guessed}
    found = paraphrases.find(said, kept)
    if found and found.is_sure and not (outcome.is_certain and _asks_of_else(frame, paraphrases)):
        named = (each for each in frame.solid if each.is_place or each.is_name)
        return found if all(paraphrases.has(each.word) for each in named) else None
    is_open = (outcome.is_left_open or outcome.is_of_all) and not frame.values
    return None if not is_open or any(map(_names_something, frame.solid)) else found


def _asks_of_else(frame: Frame, paraphrases: Paraphrases) -> bool:
    """Whether a question that a rule answers has more than asks of the whole: "next", «Гент»."""
    if frame.upcoming:
        return True
    return any(
        not each.is_known if not paraphrases.has(each.word) else each.is_name or each.is_place
        for each in frame.solid
    )


def _find_then(said: str, frame: Frame, today: date, paraphrases: Paraphrases) -> Paraphrase | None:
    """The times alone, where all is asked for that was then: "walk me through 2010"."""
    reading = read_dates(said, today, languages=(frame.language,))
    times = [said[each.span.start : each.span.end] for each in reading.values]
    rest = said
    for each in times:
        rest = rest.replace(each, " ")
    found = paraphrases.find(rest)
    if not (times and found and found.is_sure and found.said == paraphrases.of_all):
        return None
    return Paraphrase(" ".join(times), is_sure=True)


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
