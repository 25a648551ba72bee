"""The first and the last, the longest and the largest, what is planned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from markupsafe import Markup

from handlers.chat.view import bold, labelled, lines
from handlers.dates import Recurring, Value, format_edtf
from handlers.finding.brief import sizes
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.events.details import details
from handlers.finding.events.inside import answer_inside
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, find_candidates, is_within, stems_of
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import (
    SHOWN,
    duration,
    name_event,
    not_said,
    told_by,
    when_and_what,
)
from handlers.finding.frames.question import Question
from handlers.finding.people.doers import tell_contest
from storage.edtf import Edtf
from storage.words import split_words, stems_in

_LISTED = 50
_ALL = frozenset({"list", "how_many"})
_WHEN = frozenset({"when", "planned", "whether"})
_COMING = frozenset({"earlier", "when", "whether"})
_SHOWING = "exhibition"
"""The kind of events of which one says how many things they show."""


def answer_first_or_last(question: Question) -> Answer | None:
    """The event that comes first or last, with what else is asked of it."""
    t, newest = question.t, bool(question.frame.order)
    pool = list_in_order(question)
    if not pool:
        best = sorted(question.worth_telling(), key=lambda e: e.event.date, reverse=newest)
        return question.near(best) if best else question.nothing()
    first = pool[0]
    reason = t.gettext("the latest in the brief") if newest else t.gettext("the first in the brief")
    if contest := tell_contest(question, [first]):
        return contest
    if (inside := answer_inside(question, [first])) and inside.is_certain:
        return inside
    line = details(question, first)
    caveat = question.caveat(first) if question.found.unknown else None
    return Answer(
        lines(caveat, Markup("{} ({})").format(line, reason)),
        tuple(each.event.id for each in pool[:_LISTED]),
    )


def list_in_order(question: Question) -> list[Candidate]:
    """The events that are asked for, the first or the last of them first."""
    dated = [each for each in question.pool() if not each.event.date.is_open]
    if not dated and all(each.kinds for each in question.frame.solid):
        # «Первая встреча» of a brief without meetings: the first of all events.
        every = find_candidates(question.knowledge, replace(question.frame, terms=())).every
        dated = [each for each in every if not each.event.date.is_open]
    terms = question.frame.solid
    named = [each for each in dated if _is_named(each, terms, question)]
    dated = named or [*dated, *_find_akin(question)]
    pool = [each for each in dated if not each.event.status] or dated
    newest = bool(question.frame.order)
    return sorted(pool, key=lambda each: (each.event.date, each.event.id), reverse=newest)


def _is_named(candidate: Candidate, terms: Sequence[Term], question: Question) -> bool:
    """Whether an event or its people are called what is asked for, and it does not only say it."""
    roles, at = question.knowledge.roles, candidate.at
    return all(
        each.is_place or each.offices or at in each.strongly or at in roles.find(each.forms)
        for each in terms
    )


def _find_akin(question: Question) -> list[Candidate]:
    """The events of a kind that means the same as that asked for: a mission is a delegation."""
    terms = [_as_akin(each, question) for each in question.frame.solid]
    if terms == question.frame.solid:
        return []
    found = question.found_by(tuple(terms)).full
    dated = [each for each in found if not each.event.date.is_open]
    return [each for each in dated if _is_named(each, terms, question)]


def _as_akin(term: Term, question: Question) -> Term:
    """A word for a kind of events, met by those of the kinds of the words that mean the same."""
    thesaurus, events = question.lexicon.thesaurus, question.knowledge.kinds
    alike = thesaurus.alike(term.word) if term.kinds else ()
    kinds = {kind for each in alike for kind in thesaurus.kinds_of(each)}
    akin = frozenset(at for kind in kinds for at in events.get(kind, ()))
    return replace(term, met=akin, strongly=akin, kindred=akin) if akin else term


def answer_longest(question: Question) -> Answer | None:
    """The event that lasted longest; None where it is known of none how long it lasted."""
    t = question.t
    if said := _find_said_most(_of_one(question), question, "longest"):
        return said
    lasting = [(_least_length(each.event.date), each) for each in question.pool()]
    known = [(least, each) for least, each in lasting if least is not None]
    if not known:
        return None
    _, best = max(known, key=lambda each: each[0])
    when, exactly = str(format_edtf(best.event.date, t)), duration(best.event.date, t)
    told = f"{exactly} – {when}" if exactly else when
    return Answer(labelled(bold(name_event(best.event, t)), told, t), (best.event.id,))


def _least_length(when: Edtf) -> timedelta | None:
    """How long something lasted at least; None where that is not known: "spring 2012"."""
    if when.is_open or not when.start or not when.end:
        return None
    least = when.earliest_end - when.latest_start
    return least if least >= timedelta() else None


def answer_largest(question: Question) -> Answer:
    """The event that most people took part in, as far as the brief says."""
    t, unknown = question.t, [each.written for each in question.found.unknown]
    pool = question.pool() or (list(question.found.every) if unknown else [])
    caveat = not_said(unknown, t) if unknown else None
    # A trip is no delegation, where there are such.
    pool = [each for each in pool if _is_called(each, question)] or pool
    pool = [each for each in pool if not each.event.status] or pool
    said = _find_said_most(_of_one(question), question, "largest")
    if said := said or _find_said_largest(pool, question):
        return said
    if largest := find_largest(pool, question):
        _, best, written = largest
        head = labelled(bold(name_event(best.event, t)), written, t)
        return Answer(lines(caveat, head), (best.event.id,), is_certain=not unknown)
    none = t.markup("The brief does not say how large the events were.")
    counted = [
        (each, written)
        for each in pool
        if any(_SHOWING in term.kinds for term in question.frame.solid)
        for _, written in list(sizes.numbers(each.event, question.lexicon, t))[:1]
    ]
    told = [labelled(name_event(each.event, t), n, t) for each, n in counted[:SHOWN]]
    ids = tuple(each.event.id for each, _ in counted)
    return Answer(lines(caveat, none, *told), ids, is_certain=False)


def _of_one(question: Question) -> list[Candidate]:
    """The one event that is asked of by its name; none where several may be meant."""
    full = question.found.full
    called = [each for each in full if each.is_called] or list(full)
    return called if len(called) == 1 else []


def _find_said_most(pool: Sequence[Candidate], question: Question, ask: str) -> Answer | None:
    """The sentence of an event that names the longest, or the largest, of what it had."""
    language = question.t.language
    for each in pool:
        for sentence in split_sentences(each.event.text.in_language(language)):
            if ask in question.lexicon.find_asks(sentence, language):
                return Answer(told_by(sentence), (each.event.id,))
    return None


def _find_said_largest(pool: Sequence[Candidate], question: Question) -> Answer | None:
    """The sentence that names the largest of what an event had, where one event is asked of.

    It has a word of the question that the event is not called by: "what drew most at the fair".
    """
    frame, lexicon, language = question.frame, question.lexicon, question.t.language
    if not frame.solid or len(pool) > SHOWN:
        return None
    for each in pool:
        asked = [stems_of(term) for term in frame.terms if each.at not in term.strongly]
        for sentence in split_sentences(each.event.text.in_language(language)):
            own = stems_in(sentence)
            if not any(not stems.isdisjoint(own) for stems in asked):
                continue
            if "largest" in lexicon.find_asks(sentence, language):
                return Answer(told_by(sentence), (each.event.id,), is_certain=each.is_full)
    return None


def _is_called(candidate: Candidate, question: Question) -> bool:
    """Whether an event is called what is asked for, and not only of its kind."""
    return all(candidate.at not in each.kindred for each in question.frame.solid)


def find_largest(
    pool: Sequence[Candidate], question: Question
) -> tuple[float, Candidate, str] | None:
    """The largest of some events with how many there were, and in words; None where none says it.

    Of what is asked for by name, else of people.
    """
    lexicon, t, counted = question.lexicon, question.t, _find_counted(pool, question)
    sized = [
        (size, each, written)
        for each in pool
        if counted
        for size, written in sizes.counted(each.event, counted, lexicon, t)
    ]
    if not sized and (named := _find_groups(question)):
        # "The largest delegation": not how many came to see what it brought.
        sized = [
            (size, each, written)
            for each in pool
            for size, written in sizes.sizes_of(each.event, named, lexicon, t)
        ]
    sized = sized or [
        (size, each, written)
        for each in pool
        for size, written in sizes.sizes(each.event, lexicon, t)
    ]
    return max(sized, key=lambda each: each[0], default=None)


def _find_groups(question: Question) -> set[str]:
    """The stems of the words for groups of people: "delegation"."""
    lexicon = question.lexicon
    groups = [e for e in question.frame.solid if sizes.is_group_of_people(e.word, lexicon)]
    return {stem for each in groups for stem in stems_of(each)}


def _find_counted(pool: Sequence[Candidate], question: Question) -> set[str]:
    """The stems of the words that none of some events is called by: "by number of crews"."""
    named = {each.at for each in pool}
    said = [each for each in question.frame.solid if named.isdisjoint(each.strongly)]
    return {stem for each in said if not each.is_place for stem in stems_of(each)}


def answer_planned(question: Question) -> Answer | None:
    """What the brief says is planned, as of its date, where that or what is to come is asked."""
    frame = question.frame
    ahead = all(_is_ahead(each, question) for each in frame.values)
    if "planned" in frame.asks and (frame.varies or ahead):
        return _tell_planned(question)
    if frame.is_next and not (frame.solid or frame.values) and _WHEN.issuperset(frame.asks):
        # "When is the next time?"
        return _tell_planned(question)
    when = frame.is_next or (frame.will_be and "when" in frame.asks)
    if when and not _is_any_planned(question):
        return _tell_planned(question)
    upcoming = frame.upcoming
    first = frame.order is False or frame.defines or not _COMING.isdisjoint(frame.asks)
    if upcoming and not frame.solid and first:
        # "What's next?", «ближайшее когда?»
        return _tell_planned(question)
    if not upcoming or any(is_within(each.event.date, [upcoming]) for each in question.found.every):
        return None
    planned = _tell_planned(question)
    return planned if planned.events else None


def _is_ahead(value: Value, question: Question) -> bool:
    """Whether a date is of any year, or not over yet."""
    if not isinstance(value, Edtf):
        return isinstance(value, Recurring)
    return not value.is_open and value.latest_end >= question.today


def _find_near(question: Question) -> list[Candidate]:
    """What is planned and has most of what is asked, else the last that took place."""
    if not question.frame.solid:
        return []
    planned = [each for each in question.found.every if each.event.status == "planned"]
    telling = [
        each
        for each in planned
        if any(each.at in term.strongly and not term.is_place for term in question.frame.solid)
    ]
    last = sorted(question.worth_telling(), key=lambda each: each.event.date, reverse=True)
    return (telling or last)[:1]


def _still_ahead(planned: list[Candidate], question: Question) -> list[Candidate]:
    """What is planned without that whose day has passed, unless that is all, or all are asked for.

    Whether it took place the brief cannot say: next it is not.
    """
    if question.frame.values or not _ALL.isdisjoint(question.frame.asks):
        return planned
    return [each for each in planned if not _is_over(each, question)] or planned


def _is_over(candidate: Candidate, question: Question) -> bool:
    return candidate.event.date.latest_end < question.today


def _is_under_way(candidate: Candidate, question: Question) -> bool:
    when = candidate.event.date
    return not when.is_open and when.latest_start < question.today <= when.latest_end


def _tell_ahead(candidate: Candidate, question: Question) -> Markup:
    """When and what is planned, with a word on what should have begun already."""
    told = when_and_what(candidate, question.t)
    if not _is_under_way(candidate, question):
        return told
    return question.t.markup("Should be under way: {event}", event=told)


def _asks_ahead(question: Question) -> bool:
    return question.frame.is_next or question.frame.upcoming is not None


def _is_any_planned(question: Question) -> bool:
    return any(each.event.status == "planned" for each in question.pool())


def _tell_planned(question: Question) -> Answer:
    t, found = question.t, question.found
    unknown = [each.written for each in found.unknown]
    nothing_known = len(unknown) == len(question.frame.solid)
    every = nothing_known or question.frame.values
    pool = list(found.every) if every else question.pool()
    planned = [each for each in pool if each.event.status == "planned"]
    if not planned:
        if any(each.status == "planned" for each in question.knowledge.content.events):
            none = t.markup("The brief mentions no such plans (as of {date}).", date=question.as_of)
        else:
            none = t.markup("The brief mentions no plans (as of {date}).", date=question.as_of)
        near = _find_near(question)
        told = [t.markup("Closest: {event}", event=when_and_what(each, t)) for each in near]
        return Answer(lines(none, *told), tuple(e.event.id for e in near), is_certain=False)
    planned.sort(key=lambda each: (each.event.date, each.event.id))
    then = [each for each in planned if each.in_period]
    if question.frame.values and not then:
        none = question.not_then(planned[0].event.date)
        return Answer(none, (planned[0].event.id,), is_certain=False)
    planned = _still_ahead(then or planned, question)
    if not question.lexicon.farthest.isdisjoint(split_words(question.frame.text)):
        planned.reverse()
    # What has begun is not next.
    planned.sort(key=lambda each: _is_under_way(each, question))
    told = [_tell_ahead(each, question) for each in planned[:SHOWN]]
    is_any = question.frame.values or "whether" in question.frame.asks
    over = all(_is_over(each, question) for each in planned)
    if over and (_asks_ahead(question) or not is_any):
        head = t.markup(
            "Nothing is ahead any more. Planned as of {date}:",
            date=question.as_of,
        )
    elif "whether" in question.frame.asks:
        head = t.markup("Yes, planned as of {date}:", date=question.as_of)
    elif "how_many" in question.frame.asks:
        count = t.ngettext(
            "{count} event planned as of {date}:",
            "{count} events planned as of {date}:",
            len(planned),
            date=question.as_of,
        )
        head = bold(count)
    else:
        head = t.markup("Planned as of {date}:", date=question.as_of)
    caveat = not_said(unknown, t) if unknown else None
    return Answer(lines(head, *told, caveat), tuple(each.event.id for each in planned))
