"""Words that ask for nothing in particular: the event, the list or the direction that they name."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from markupsafe import Markup

from handlers.chat.view import bold, labelled, lines, listed
from handlers.finding.brief.sizes import sizes
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.evidence import find_word_of
from handlers.finding.frames.phrases import SHOWN, name_event, not_said
from handlers.finding.frames.question import Question
from handlers.finding.people.doers import tell_contest
from storage.edtf import Edtf
from storage.words import split_words, stems_in


def answer_what(question: Question) -> Answer | None:
    """The sentence of what was shown that says most of what is asked of it."""
    frame, found = question.frame, question.found
    if len(question.focus) > 1 and frame.solid and found.full:
        return count(question, found.full)
    if not (said := question.find_evidence(found.best)):
        gaining = question.lexicon.gaining
        asks = frame.is_open and not gaining.isdisjoint(stems_in(frame.text))
        if asks and (won := find_word_of(found.best, gaining, question.t.language)):
            # "What did she get for it?"
            return Answer(won[1], (won[0].event.id,))
        return question.near(found.best) if found.best else None
    return Answer(said.told, (said.event.id,))


def with_sentence(question: Question, answer: Answer | None) -> Answer | None:
    """The answer, over a bare card the sentence that has what its event is not called by."""
    frame = question.frame
    if not answer or answer.head is not None or len(answer.events) != 1 or not frame.solid:
        return answer
    if all(each.is_place for each in frame.solid):
        # «Что было в Хорватии в 2019 году»: it is what it is called.
        return answer
    (only,) = (each for each in question.found.every if each.event.id == answer.events[0])
    if contest := tell_contest(question, [only]):
        return replace(answer, head=contest.head)
    said = question.find_evidence([only])
    if not (said and said.says_more) and (people := _tell_people(question, only)):
        return replace(answer, head=people)
    which = _asks_which(question, only)
    if not said or which is False or (which is None and not said.says_more):
        return answer
    return replace(answer, head=said.told)


def _tell_people(question: Question, only: Candidate) -> Markup | None:
    """How many people came to an event, where a word for them is all that it is not called by."""
    lexicon, t = question.lexicon, question.t
    asked = [e for e in question.frame.solid if lexicon.is_people(e.word)]
    if not asked or any(only.at in each.strongly for each in asked):
        return None
    largest = max(sizes(only.event, lexicon, t), key=lambda each: each[0], default=None)
    return bold(largest[1]) if largest else None


def _asks_which(question: Question, only: Candidate) -> bool | None:
    """Whether which of something the event had is asked; None where nothing is asked so.

    «Какая выставка была …» asks for the event itself.
    """
    frame = question.frame
    which, language = question.lexicon.which[frame.language], frame.language
    asked = {
        after
        for word, after in pairwise(split_words(frame.text))
        if word in which and not question.lexicon.is_filler_in(after, language)
    }
    itself = {each.word for each in frame.solid if each.kinds and only.at in each.strongly}
    does = frame.is_open and any(each.is_verb or each.is_doing for each in frame.terms)
    return bool(asked - itself or does) if asked or does else None


def _tell_own(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence of an event that has what it is not called by; None where none has that."""
    said = question.find_evidence(best)
    return Answer(said.told, (said.event.id,)) if said and said.says_more else None


def answer_open(question: Question) -> Answer | None:
    """The sentence that has what is asked of an event that is not called so: «какая школа …»."""
    solid, best = question.frame.solid, question.worth_telling()[:1]
    if not question.frame.is_open or not best or all(best[0].at in each.strongly for each in solid):
        return None
    if contest := tell_contest(question, best):
        return contest
    apart = bool(best[0].unmet or question.found.unknown)
    if not (said := question.find_evidence(best)):
        return None
    if apart:
        return replace(question.near(best), head=lines(question.apart(best[0]), said.told))
    return Answer(said.told, (said.event.id,))


def answer_topic(question: Question) -> Answer | None:
    """Words with a period or a place: the list, or a word that they do not meet."""
    frame = question.frame
    narrowed = [each for each in frame.solid if each.is_place]
    if not frame.solid:
        return _answer_period(question)
    if not (frame.values or narrowed):
        return _answer_one_or_direction(question)
    if question.found.unknown:
        best = question.worth_telling()
        return question.near(best) if best else None
    full = question.found.full
    if full:
        answer = count(question, full) if len(full) > 1 else Answer(None, (full[0].event.id,))
        if barren := question.barren():
            return replace(answer, head=lines(barren, answer.head))
        return answer
    if best := question.worth_telling():
        return answer_open(question) or question.near(best)
    return question.nothing()


def _answer_period(question: Question) -> Answer | None:
    """The events of a period, where no more is said than whose they are."""
    match question.frame.values:
        case (Edtf() as period,) if question.frame.sides:
            return Answer(None, period=period)
    return None


def _answer_one_or_direction(question: Question) -> Answer | None:
    """The one event that has all the words in title or names, else a direction."""
    solid, found = question.frame.solid, question.found
    if said := _answer_done(question):
        return said
    if len(solid) == 1 and question.frame.happened:
        named = [each for each in found.best if each.at in solid[0].strongly]
        if len(named) > 1:
            return count(question, named)
    if not found.unknown:
        best = [
            each
            for each in found.full
            if all(each.at in term.strongly for term in solid) and len(solid) > 1
        ]
        if len(best) == 1:
            return Answer(None, (best[0].event.id,))
        if len(found.full) == 1 and len(solid) > 1 and (said := _tell_own(question, found.full)):
            return said
    if any(each.strongly for each in solid):
        return None
    return _answer_direction(question) or _tell_passing(question)


def _tell_passing(question: Question) -> Answer | None:
    """What speaks of a topic only by the way, where one asks for it by the partner's name."""
    frame, best = question.frame, question.found.best
    by_name = frame.sides and len(frame.solid) == 1 and not (frame.asks or frame.topics)
    return question.near(best) if by_name and 0 < len(best) <= SHOWN else None


def _answer_done(question: Question) -> Answer | None:
    """The sentence on the one event of several in which it was done: «какой порт осматривали»."""
    frame, full = question.frame, question.found.full
    doing = [each for each in frame.terms if each.is_doing and each.met]
    then = [each for each in full if all(each.at in term.met for term in doing)]
    if not (frame.is_open and doing) or len(then) != 1 or len(full) == 1:
        return None
    said = question.find_evidence(then)
    return Answer(said.told, (said.event.id,)) if said else None


def _answer_direction(question: Question) -> Answer | None:
    """The direction that the words belong to, where no event has them."""
    solid = question.frame.solid
    belonging = [each for each in solid if each.directions]
    if not belonging or any(each.met - each.wide for each in solid):
        return None
    shared = frozenset.intersection(*(each.directions for each in belonging))
    found = [each for each in question.knowledge.content.directions if each.id in shared]
    if not found:
        return None
    rest = [each.written for each in solid if not each.directions]
    in_passing = not question.frame.topics and not any(each.forms for each in belonging)
    wanted = question.frame.is_open or len(rest) > len(belonging)
    if in_passing and rest and wanted:
        # A trade that is named in passing: "how to get to a dentist".
        return question.nothing()
    return Answer(not_said(rest, question.t) if rest else None, direction=found[0].id)


def count(question: Question, found: Sequence[Candidate]) -> Answer:
    """How many there are; which, where they are few."""
    t = question.t
    number = bold(t.ngettext("{count} event", "{count} events", len(found)))
    names = listed((name_event(each.event, t) for each in found[:SHOWN]), t)
    head = labelled(number, names, t) if len(found) <= SHOWN else number
    return Answer(head, tuple(each.event.id for each in found))
