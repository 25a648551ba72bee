"""Who came from the partner's country: its delegations and guests, and whether there were any."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from markupsafe import Markup

from handlers.chat.view import bold, labelled, listed
from handlers.finding.brief.subject import HOME
from handlers.finding.events.details import details
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, find_candidates
from handlers.finding.frames.phrases import SHOWN, when_and_what, yes
from handlers.finding.frames.question import Question
from storage.words import split_words, stems

_ASKS = frozenset({"whether", "list", "when", "who", "where"})
_VISITS = frozenset({"visit", "mission"})
_MET = _VISITS | {"meeting"}
_WORDS = "delegation"
"""A group of the lexicon: whoever came together, and their coming."""


def answer_visitors(question: Question) -> Answer | None:
    """The visits of the people that a question names; None where it asks for anything else."""
    frame = question.frame
    if not _asks_for_visits(question) or not (visits := _find_visits(question)):
        return None
    t, shown = question.t, visits[:SHOWN]
    if frame.order is not None:
        return _tell_first(visits, question)
    who = "who" in frame.asks
    told = listed((details(question, e) if who else when_and_what(e, t) for e in shown), t)
    if "whether" in frame.asks:
        head = yes(told, t)
    elif len(visits) > 1:
        count = bold(t.ngettext("{count} event", "{count} events", len(visits)))
        head = labelled(count, told, t)
    else:
        head = told
    return Answer(head, tuple(each.event.id for each in visits))


def _asks_for_visits(question: Question) -> bool:
    """Whether it is asked of nothing but the people who came from the partner's country."""
    frame = question.frame
    if question.focus or not _ASKS.issuperset(frame.asks) or frame.will_be:
        return False
    if not any(_is_of_partner(each, question) for each in frame.sides):
        return False
    if frame.order is not None and not _comes_from_there(question):
        return False
    if frame.solid:
        return all(_is_visit(each.word, question) for each in frame.solid)
    return frame.coming


def _tell_first(visits: Sequence[Candidate], question: Question) -> Answer:
    """The first or the last of the visits, over all of them."""
    t, newest = question.t, bool(question.frame.order)
    visits = sorted(visits, key=lambda each: each.event.date, reverse=newest)
    reason = t.gettext("the latest in the brief") if newest else t.gettext("the first in the brief")
    head = Markup("{} ({})").format(details(question, visits[0]), reason)
    return Answer(head, tuple(each.event.id for each in visits))


def _comes_from_there(question: Question) -> bool:
    """Whether the partner is named as where one comes from, not as where one goes or with whom."""
    lexicon, words = question.lexicon, split_words(question.frame.text)
    leading = lexicon.before_places | lexicon.beside
    return not any(
        after in question.frame.sides and before in leading for before, after in pairwise(words)
    )


def _is_of_partner(word: str, question: Question) -> bool:
    """Whether a word names the partner or its people, not our own city."""
    subject = question.knowledge.subject
    home = question.lexicon.thesaurus.group_stems("petersburg")
    named = subject.is_place(word) or subject.is_relative(word)
    return named and home.isdisjoint(stems(word))


def _is_visit(word: str, question: Question) -> bool:
    lexicon = question.lexicon
    guests = lexicon.thesaurus.group_stems("guests")
    if word in lexicon.outside:
        # "Visa" has a stem of the French for “visit”.
        return False
    return (
        not _MET.isdisjoint(lexicon.thesaurus.kinds_of(word))
        or lexicon.is_people(word)
        or not guests.isdisjoint(stems(word))
    )


def _find_visits(question: Question) -> Sequence[Candidate]:
    """What took place here that is called a visit, else tells of one; the newest first."""
    knowledge = question.knowledge
    words = question.lexicon.thesaurus.group(_WORDS)
    forms = {form for word in words for form in knowledge.vocabulary.forms(word)}
    called = knowledge.titles.find(forms).union(
        *(knowledge.kinds.get(kind, ()) for kind in _VISITS)
    )
    told = knowledge.texts.find(forms)
    here = [
        each
        for each in find_candidates(knowledge, replace(question.frame, terms=())).every
        if each.event.country == HOME and not (each.event.status or each.event.date.is_open)
    ]
    found = [each for each in here if each.in_period and each.at in called | told]
    return sorted(
        found, key=lambda each: (each.at in called, each.event.date.latest_start), reverse=True
    )
