"""Who is in charge of a city: its mayor or governor, whatever else of it has a head."""

from dataclasses import replace

from handlers.finding.brief.wording import role_words
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.frame import Term
from handlers.finding.frames.question import Question
from handlers.finding.people.companions import offices_of
from handlers.finding.people.incumbents import is_among
from handlers.finding.people.offices import HEAD, MAYOR, answer_office

_IN_CHARGE = "in_office"
_OFFICES = frozenset({MAYOR, "governor"})


def answer_city_head(question: Question) -> Answer | None:
    """The mayors of a city, the newest first, where it is asked who heads that and no more."""
    frame = question.frame
    if frame.asks != ("who",) or question.focus or not _asks_for_head(question):
        return None
    cities = [each for each in frame.solid if not _is_of_heading(each, question)]
    if not cities or not all(each.is_city for each in cities) or not _has_head(cities, question):
        return None
    office = Term("", "", offices=_OFFICES)
    # Where an event was does not tell whose mayor took part in it.
    named = (replace(each, is_place=False) for each in cities)
    asked = replace(frame, terms=(office, *named))
    told = Question(question.knowledge, question.lexicon, asked, question.t, question.today)
    return answer_office(told, [office])


def _asks_for_head(question: Question) -> bool:
    frame, tenures = question.frame, question.lexicon.tenures
    heads = any(HEAD in each.offices for each in frame.solid)
    return heads or bool(tenures.find(_IN_CHARGE, frame.text, frame.language))


def _is_of_heading(term: Term, question: Question) -> bool:
    """Whether a word says that somebody heads something, or only that this is a city."""
    lexicon, language = question.lexicon, question.frame.language
    in_charge = lexicon.tenures.words_of(_IN_CHARGE, language)
    return HEAD in term.offices or term.word in in_charge | lexicon.wheres["city"]


def _has_head(cities: list[Term], question: Question) -> bool:
    """Whether the brief has a mayor, or a governor, of that city."""
    return any(
        not _OFFICES.isdisjoint(offices_of(part, question))
        and all(is_among(each.word, role_words(part)) for each in cities)
        for _, part in question.knowledge.people
        if part.role
    )
