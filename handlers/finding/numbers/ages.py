"""How old somebody or something is, as far as the brief says."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from markupsafe import Markup

from handlers.chat.view import bold, clip, lines
from handlers.finding.about import facts, partnership
from handlers.finding.brief.sentences import find_quantities, split_sentences
from handlers.finding.brief.sizes import YEAR
from handlers.finding.brief.wording import words_of_part
from handlers.finding.events.inside import answer_inside, find_inside
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, stems_of
from handlers.finding.frames.phrases import name_event, told_by, when_and_what
from handlers.finding.frames.question import Question
from handlers.texts import Texts
from storage.content import Told
from storage.words import fold, split_words, stems, stems_in

_AGE = re.compile(
    r"\b(\w+летн\w+|\d+[ \u00a0]лет|[\w-]+[- ]year[- ]old|[\w-]+jarige?|\d+[ \u00a0]ans"
    r"|âgée? de \w+ ans)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_LENGTH = 200
_BEFORE = 4
"""Within how many words before a number of years it is said what they are."""
_NEAR = 40
"""Within how many letters of somebody's name it is that person's age."""


def answer_age(question: Question) -> Answer | None:
    """How old somebody is, or since when a thing has been, or the partnership itself."""
    frame = question.frame
    if not (frame.solid or frame.topics or frame.sides or question.focus):
        return None
    if question.focus and not frame.solid:
        return _age_of(question, question.found.best)
    said = facts.find_said(question)
    if said and said.date:
        return facts.tell_sentence(question, said)
    signed = [each for each in question.found.full if _is_signing(each, question)]
    if signed and not question.found.unknown:
        return _age_of(question, signed)
    if said:
        return facts.tell_sentence(question, said)
    if frame.solid:
        return _age_of(question, question.worth_telling()) or question.nothing()
    beginning = partnership.find_beginning(question)
    return facts.tell_sentence(question, beginning) if beginning else None


def answer_how_old(question: Question) -> Answer | None:
    """How old somebody is who is named, or an animal; None where more than that is asked.

    Neither the year of a thing beside them is that, nor for how long they have done something.
    """
    frame, t = question.frame, question.t
    if "age" not in frame.asks or frame.order is not None:
        return None
    if not question.lexicon.phrases.asks_how_old(frame.text):
        return None
    names = [each for each in frame.solid if each.is_name and each.is_known and not each.kinds]
    of = {stem for each in names for stem in stems_of(each)}
    theirs = [
        each
        for each in question.found.every
        if names and all(each.at in name.met for name in names)
    ]
    for each in theirs:
        told = _find_age(each.event, t, of, without=_spans(question))
        if told := told or _find_years(each.event, of, question):
            return Answer(lines(told, when_and_what(each, t)), (each.event.id,))
    beside = [each for each in frame.terms if each not in names and not each.offices]
    is_else = any(e.is_verb or e.is_doing or e.kinds or not e.is_known for e in beside)
    if not theirs or is_else:
        return None
    head = bold(t.gettext("The brief does not say how old."))
    return Answer(lines(head, when_and_what(theirs[0], t)), (theirs[0].event.id,), is_certain=False)


def _find_years(event: Told, of: AbstractSet[str], question: Question) -> Markup | None:
    """The sentence that has so many years near a name, and not for how long something was."""
    language, spans = question.t.language, _spans(question)
    for each in find_quantities(event.text.in_language(language), language):
        at = each.sentence.find(each.written)
        near = stems_in(each.sentence[max(at - _NEAR, 0) : at + _NEAR])
        of_years = question.lexicon.unit_of_time(each.words) == "year"
        if not of_years or YEAR.fullmatch(each.number) or of.isdisjoint(near):
            continue
        if _is_of_other(each.sentence, at, event, of):
            continue
        if spans.isdisjoint(_words_before(each.sentence, at)):
            return told_by(each.sentence, at)
    return None


def _is_of_other(sentence: str, at: int, event: Told, of: AbstractSet[str]) -> bool:
    """Whether another person's name is nearer to an age than the name that is asked of."""
    if not of:
        return False
    others = set[str]()
    for part in event.parts_of("person"):
        names = {stem for word in words_of_part(part) for stem in stems(word)}
        others |= names if names.isdisjoint(of) else set()
    words = [(abs(each.start() - at), stems(fold(each[0]))) for each in _WORD.finditer(sentence)]
    own = min((far for far, stem in words if not of.isdisjoint(stem)), default=_LENGTH)
    return any(far < own for far, stem in words if not others.isdisjoint(stem))


def _spans(question: Question) -> AbstractSet[str]:
    """What stands before for how long, or since when: "for ten years", «с 19 лет»."""
    since = question.lexicon.tenures.words_of("since", question.t.language)
    return question.lexicon.before_terms | since


def _words_before(sentence: str, at: int) -> set[str]:
    return set(split_words(sentence[:at])[-_BEFORE:])


def _is_signing(candidate: Candidate, question: Question) -> bool:
    of_it = candidate.at in question.knowledge.kinds.get("agreement", ())
    return of_it and not find_inside(question, [candidate])


def _age_of(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """How old somebody of an event is, or since when it has been."""
    if not best:
        return None
    event, t = best[0].event, question.t
    names = [each for each in question.frame.solid if each.is_name and not each.kinds]
    is_person = len(names) == len(question.frame.solid)
    of = {stem for each in names if is_person for stem in stems_of(each)}
    if told := _find_age(event, t, of):
        return Answer(lines(question.caveat(best[0]), told), (event.id,))
    inside = answer_inside(question, best[:1])
    if inside and (
        inside.is_certain or not question.lexicon.phrases.asks_how_old(question.frame.text)
    ):
        return inside
    is_thing = not (is_person and names)
    if is_thing and (event.date.is_open or _is_signing(best[0], question)):
        since = facts.tell_age(question, event.date)
        return Answer(Markup("{} – {}").format(since, name_event(event, t)), (event.id,))
    if said := tell_vintage(question, best):
        return said
    if is_thing and "when" in question.frame.asks:
        # "Since when?" of what took place is when it did.
        return Answer(lines(question.caveat(best[0]), when_and_what(best[0], t)), (event.id,))
    head = bold(t.gettext("The brief does not say how old."))
    return Answer(lines(head, when_and_what(best[0], t)), (event.id,), is_certain=False)


def tell_vintage(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence that has another year than the event: of what year a thing is."""
    for each in best[:1]:
        years = {each.event.date.earliest_start.year, each.event.date.latest_end.year}
        for sentence in split_sentences(each.event.text.in_language(question.t.language)):
            for found in re.finditer(r"\b(?:1[5-9]|20)\d\d\b", sentence):
                if int(found[0]) not in years:
                    told = lines(question.caveat(each), told_by(sentence, found.start()))
                    return Answer(told, (each.event.id,), is_certain=each.is_full)
    return None


def _find_age(
    event: Told,
    t: Texts,
    of: AbstractSet[str] = frozenset(),
    without: AbstractSet[str] = frozenset(),
) -> Markup | None:
    """The sentence that says how old somebody is; near a name that has one of the stems, if any.

    A number of years that one of some words goes before is none.
    """
    for sentence in split_sentences(event.text.in_language(t.language)):
        for match in _AGE.finditer(sentence):
            around = sentence[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
            if not without.isdisjoint(_words_before(sentence, match.start())):
                continue
            is_theirs = not of or not of.isdisjoint(stems_in(around))
            if is_theirs and not _is_of_other(sentence, match.start(), event, of):
                return Markup("{} – {}").format(bold(match.group()), clip(sentence, _LENGTH))
    return None
