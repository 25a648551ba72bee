"""The answer to a frame: its first line, and the events, the section or the sentence behind it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.chat.view import bold, lines
from handlers.finding.about import facts, partnership
from handlers.finding.about.agreed import answer_agreements
from handlers.finding.about.force import answer_force
from handlers.finding.about.meant import asks_for_papers
from handlers.finding.events import ordering, places, topics
from handlers.finding.events.closest import answer_closest
from handlers.finding.events.details import EVENT_ASKS, details, says_length
from handlers.finding.events.finishing import answer_rank
from handlers.finding.events.inside import answer_inside
from handlers.finding.events.keeping import tell_where_kept
from handlers.finding.events.naming import answer_what_is
from handlers.finding.events.reasons import answer_why
from handlers.finding.events.settled import answer_settled
from handlers.finding.events.shown import answer_shown
from handlers.finding.events.sorts import answer_sorts
from handlers.finding.events.unusual import answer_unusual
from handlers.finding.events.visitors import answer_visitors
from handlers.finding.events.whether import answer_whether
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.phrases import SHOWN, not_said, when_and_what
from handlers.finding.frames.question import Question
from handlers.finding.numbers import comparing, counting
from handlers.finding.numbers.ages import answer_age, answer_how_old, tell_vintage
from handlers.finding.numbers.costs import answer_how_much
from handlers.finding.numbers.measures import answer_measure, answer_number
from handlers.finding.numbers.most import answer_most
from handlers.finding.numbers.peaks import answer_peak
from handlers.finding.numbers.quantities import tell_length
from handlers.finding.numbers.tellings import (
    answer_change,
    answer_meaning,
    answer_purpose,
    answer_result,
)
from handlers.finding.numbers.versus import answer_versus
from handlers.finding.people import persons
from handlers.finding.people.companions import answer_also
from handlers.finding.people.doers import (
    answer_doers,
    asks_which_won,
    tell_contest,
    tell_score,
)
from handlers.finding.people.leading import answer_leader
from handlers.finding.people.succession import answer_succession
from handlers.finding.people.tenure import answer_tenure
from handlers.finding.people.which import answer_which
from storage.words import stems

_TELLING = {"change", "result", "purpose", "about"}
"""What a sentence says by words of its own; where none does, what else is asked is answered."""
_NAME = re.compile(r"[«“„‘]|(?<=[a-zа-яё,] )[A-ZА-ЯЁ]")
_OF_NO_CONTACT = {"how_many", "how_long", "how_much", "when"}


def answer(question: Question) -> Answer | None:
    """The answer; None where the question asks for none that could stand in a line."""
    if apart := answer_tenure(question) or answer_force(question) or answer_how_old(question):
        return apart
    said = answer_closest(question, topics.with_sentence(question, _answer(question)))
    return answer_shown(question, answer_settled(question, said))


def _answer(question: Question) -> Answer | None:
    frame = question.frame
    if question.agreements or asks_for_papers(question):
        return answer_agreements(question) or counting.answer_how_many(question)
    if compared := answer_most(question) or answer_versus(question):
        return compared
    if frame.solid and _asks_for_contact(question):
        return Answer(None, section="contact")
    if said := _apart(question) or _from_what_is_said(question):
        return said
    way = next((each for each in _WAYS if _is_asked(each, question)), None)
    if way and ((told := _WAYS[way](question)) or way not in _TELLING):
        return told
    if frame.order is not None:
        return ordering.answer_first_or_last(question)
    if "whether" in frame.asks:
        return answer_whether(question)
    if question.focus:
        return topics.answer_what(question)
    return answer_which(question) or topics.answer_topic(question) or topics.answer_open(question)


def _is_asked(way: str, question: Question) -> bool:
    """Whether this is asked: where all of it is from is not, where a thing of it is named."""
    frame = question.frame
    return way in frame.asks and not (way == "source" and frame.solid)


def _apart(question: Question) -> Answer | None:
    """What is asked in words of its own: plans, what was called off, guests, what one is."""
    return (
        answer_rank(question)
        or answer_succession(question)
        or partnership.answer_beginning(question)
        or answer_leader(question)
        or answer_unusual(question)
        or ordering.answer_planned(question)
        or answer_visitors(question)
        or answer_what_is(question)
        or _compared(question)
    )


def answer_about(question: Question) -> Answer | None:
    """Since when there has been a partnership, where that is asked."""
    if not {"when", "age", "how_long"} & set(question.frame.asks):
        return None
    if not (beginning := partnership.find_beginning(question)):
        return None
    told = facts.tell_sentence(question, beginning)
    if not (unknown := [each.written for each in question.found.unknown]):
        return told
    return replace(told, head=lines(told.head, not_said(unknown, question.t)), is_certain=False)


def _from_what_is_said(question: Question) -> Answer | None:
    """What no event answers: figures, agreements, which cities have come together."""
    return (
        answer_also(question)
        or places.answer_elsewhere(question)
        or facts.answer_outside(question)
        or answer_sorts(question)
        or facts.answer_value(question)
        or answer_agreements(question)
        or partnership.answer_partners(question)
        or places.answer_places(question)
    )


def _compared(question: Question) -> Answer | None:
    asks = question.frame.asks
    if (
        {"who", "compare", "largest"}.intersection(asks)
        and question.lexicon.compares(question.frame.text)
        and (score := tell_score(question))
    ):
        return score
    if "earlier" in asks and (compared := comparing.answer_earlier(question)):
        return compared
    if peak := answer_peak(question):
        return peak
    return comparing.answer_compare(question) if "compare" in asks else None


def _asks_for_contact(question: Question) -> bool:
    """Whether the question names somebody who is a contact of the brief."""
    solid, knowledge = question.frame.solid, question.knowledge
    names = knowledge.contact_names
    if any(not names.isdisjoint(stems(each.word)) and not each.strongly for each in solid):
        return True
    if not _OF_NO_CONTACT.isdisjoint(question.frame.asks):
        # «Chargée de mission» is a position; "the mission" is no contact.
        return False
    return not any(each.is_known for each in solid) and any(
        not knowledge.contact_stems.isdisjoint(stems(each.word)) for each in solid
    )


# What is asked of events: when, where, who, how long, at what hour, why.


def _of_events(question: Question) -> Answer | None:
    frame = question.frame
    if frame.order is not None and ("how_long" not in frame.asks or question.pool()):
        return ordering.answer_first_or_last(question)
    if "who" in frame.asks and (said := persons.answer_who(question)):
        return said
    if not question.focus:
        fact = facts.find_fact_of_period(question) or _sentence(question)
        if fact:
            return fact
    if frame.asks == ("who",) and not (frame.terms or question.focus or frame.values):
        if "people" in question.lexicon.find_intents(frame.text):
            return Answer(None, section="people")
        return Answer(None, section="contact") if frame.sides else None
    if not (frame.solid or question.focus or frame.values):
        return None
    if not (best := question.worth_telling()):
        return question.nothing()
    return _of_best(question, best)


def _of_best(question: Question, best: Sequence[Candidate]) -> Answer:
    """What is asked of the best of the events."""
    frame = question.frame
    if "when" in frame.asks and question.lexicon.phrases.asks_for_vintage(frame.text):
        return tell_vintage(question, best) or _tell(question, best)
    if question.lexicon.phrases.asks_how_long_it_is(frame.text) and (
        length := tell_length(question, best[:SHOWN])
    ):
        return length
    if "where" in frame.asks:
        won = tell_contest(question, best) if asks_which_won(question) else None
        if said := won or tell_where_kept(question, best):
            return said
    if frame.asks[0] == "name" and not _is_named(question, best[0]):
        # «Как назывались хоры, которые пели …»: what it names, not what it is called.
        said = topics.answer_open(question)
        return said if said and _has_name(said) else question.near(best)
    return answer_doers(question, best) or answer_inside(question, best) or _tell(question, best)


def _has_name(said: Answer) -> bool:
    """Whether a sentence has what could be a name: in quotes, or with a capital in its middle."""
    return said.head is not None and _NAME.search(said.head.striptags()) is not None


def _is_named(question: Question, candidate: Candidate) -> bool:
    """Whether how the event itself is called is asked."""
    solid = question.frame.solid
    return not solid or any(each.kinds and candidate.at in each.strongly for each in solid)


def _tell(question: Question, best: Sequence[Candidate]) -> Answer:
    """The lines for each of the best, under a word on what the brief does not say."""
    t, frame = question.t, question.frame
    told = [details(question, each) for each in best[:SHOWN]]
    if len(best) > SHOWN:
        told.append(Markup("…"))
    others = "who" in frame.asks and persons.may_be_of_others(question, best[0].event)
    apart = question.apart(best[0]) if others else question.caveat(best[0])
    now = None
    if frame.now and "who" in frame.asks:
        now = bold(t.gettext("The brief does not say who it is now."))
    return Answer(
        lines(now, apart, *told),
        tuple(each.event.id for each in best),
        is_certain=not (question.found.unknown or others)
        and best[0].is_full
        and ("how_long" not in frame.asks or says_length(question, best[0])),
    )


def _sentence(question: Question) -> Answer | None:
    """A fact or a sentence of the overview that says more of it than any event."""
    if not (sentence := facts.find_fact(question)):
        return None
    asks = question.frame.asks
    if "who" in asks and question.found.full:
        return None
    if "how_long" in asks and (lasting := facts.tell_lasting(question, sentence)):
        return lasting
    if {"when", "how_long"} & set(asks) and not sentence.date:
        return None
    done = {at for each in question.frame.terms if each.is_doing for at in each.strongly}
    if "when" in asks and any(each.at in done for each in question.found.full):
        # When it was opened, not of when a fact on it is.
        return None
    return facts.tell_sentence(question, sentence)


def _hour(question: Question) -> Answer | None:
    """No brief says at what hour something began."""
    best = question.worth_telling()
    if not best or not (question.frame.solid or question.focus):
        return None
    head = bold(question.t.gettext("The brief does not say at what time."))
    told = [when_and_what(each, question.t) for each in best[:SHOWN]]
    return Answer(lines(head, *told), tuple(each.event.id for each in best), is_certain=False)


def _source(question: Question) -> Answer:
    head = question.t.markup("From the committee’s brief, as of {date}", date=question.as_of)
    return Answer(bold(head), section="about")


def _how_many(question: Question) -> Answer | None:
    """How many, with what else is asked of the one event that says so."""
    question = _of_first(question)
    answer = counting.answer_how_many(question)
    others = [each for each in question.frame.asks if each in EVENT_ASKS]
    if not (answer and answer.is_certain and others and len(answer.events) == 1):
        return answer
    only = next(each for each in question.found.every if each.event.id == answer.events[0])
    told = [details(question, only), answer.head]
    if question.frame.asks[0] == "how_many":
        told.reverse()
    return replace(answer, head=lines(*told))


def _of_first(question: Question) -> Question:
    """The question asked of the first or the last event alone, where that is counted in."""
    frame, lexicon = question.frame, question.lexicon
    counts_events = lexicon.thesaurus.kinds_of(frame.counted) or frame.counted in lexicon.events
    if frame.order is None or question.focus or (counts_events and not frame.of_people):
        return question
    others = [each for each in frame.solid if each.word != frame.counted]
    pool = ordering.list_in_order(question) if others else []
    return question.on(pool[0].event.id) if pool else question


_WAYS: dict[str, Callable[[Question], Answer | None]] = {
    "change": answer_change,
    # "How much does it weigh" asks for no money.
    "measure": answer_measure,
    "how_much": answer_how_much,
    "hour": _hour,
    "speed": topics.answer_open,
    "number": answer_number,
    "why": answer_why,
    "source": _source,
    "how_many": _how_many,
    "age": answer_age,
    "result": answer_result,
    "purpose": answer_purpose,
    "about": answer_meaning,
    "longest": ordering.answer_longest,
    "largest": ordering.answer_largest,
    **dict.fromkeys(EVENT_ASKS, _of_events),
}
