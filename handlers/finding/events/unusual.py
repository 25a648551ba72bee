"""What did not go the usual way: what was called off, and what was held in a third country."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.chat.view import labelled, listed
from handlers.finding.brief.countries import find_countries
from handlers.finding.brief.subject import HOME
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, find_candidates
from handlers.finding.frames.phrases import SHOWN, when_and_what, yes
from handlers.finding.frames.question import Question

_ASKS = frozenset({"whether", "list", "how_many", "when", "where"})
_PLANNED = "planned"
"""«Что планировали, но отменили?»"""


def answer_unusual(question: Question) -> Answer | None:
    """The events that are asked for only as called off, or as held elsewhere; or that none was."""
    frame, lexicon, t = question.frame, question.lexicon, question.t
    if question.focus or not (_ASKS | {_PLANNED}).issuperset(frame.asks):
        return None
    if not (said := lexicon.phrases.find_unusual(frame.text)) or _asks_of_more(question, said):
        return None
    if _PLANNED in frame.asks and said[0] != "called_off":
        return None
    every = find_candidates(question.knowledge, replace(frame, terms=())).every
    every = tuple(each for each in every if each.in_period)
    if said[0] == "called_off":
        found = [each for each in every if each.event.status == "cancelled"]
        none = t.markup("The brief mentions nothing that was called off.")
    else:
        own = {HOME, None}
        if said[0] == "third_country" or _names_partner(question):
            own.add(question.knowledge.content.country)
        found = [each for each in every if each.event.country not in own]
        none = t.markup("The brief mentions nothing in a third country.")
    if not found:
        return Answer(none)
    return Answer(_tell(found, question), tuple(each.event.id for each in found))


def _tell(found: Sequence[Candidate], question: Question) -> Markup:
    t = question.t
    told = listed((when_and_what(each, t) for each in found[:SHOWN]), t)
    if "whether" in question.frame.asks:
        return yes(told, t)
    if len(found) > 1:
        count = t.ngettext("{count} event", "{count} events", len(found))
        return labelled(count, told, t)
    return told


def _names_partner(question: Question) -> bool:
    """Whether the partner's country is named: "outside Russia and Latvia"."""
    own = question.knowledge.content.country
    return any(each.code == own for each in find_countries(question.frame.text))


def _places(question: Question) -> set[str]:
    """The words for countries, and those that name countries."""
    named = {word for each in find_countries(question.frame.text) for word in each.words}
    return named | question.lexicon.wheres["country"]


def _asks_of_more(question: Question, said: tuple[str, set[str]]) -> bool:
    """Whether something in particular is asked for beside that."""
    beside = said[1] if said[0] == "called_off" else said[1] | _places(question)
    rest = [each for each in question.frame.solid if each.word not in beside]
    lexicon = question.lexicon
    return any(
        not (each.is_verb or lexicon.is_idle(each.word) or lexicon.is_hollow(each.word))
        for each in rest
    )
