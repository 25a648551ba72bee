"""Yes or no: only what a title or one sentence says is a yes."""

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from markupsafe import Markup

from handlers.chat.view import listed
from handlers.finding.about import facts
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.events.every import answer_every
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import NEAR_THE_BEST, Candidate, says_together
from handlers.finding.frames.evidence import find_words
from handlers.finding.frames.phrases import SHOWN, name_event, not_now, told_by, when_and_what, yes
from handlers.finding.frames.question import Question
from handlers.finding.people.doers import tell_contest
from handlers.finding.people.incumbents import as_known
from handlers.finding.people.offices import answer_now
from handlers.finding.people.persons import deny_office, find_person, people_of
from storage.edtf import Edtf
from storage.words import split_words, stems, stems_in

_NOTHING: tuple[int, int, bool, str, dict[int, int]] = (0, 0, False, "", {})


def answer_whether(question: Question) -> Answer | None:
    """Yes with what says so, else what is nearest."""
    frame = question.frame
    if not frame.solid:
        return _answer_as_of(question) or _answer_then(question)
    best = question.worth_telling()
    if every := answer_every(question, best):
        return every
    of_office = answer_now(question) or deny_office(question)
    return tell_contest(question, best) or of_office or _answer_all(question)


def _answer_all(question: Question) -> Answer | None:
    """Whether something says all that is asked."""
    frame = question.frame
    sure, direction = _find_sure(question), _answer_direction(question)
    if direction and not (frame.happened or any(each.strongly for each in frame.solid)):
        return direction
    if not frame.now and (answer := facts.answer_whether(question)):
        return answer
    if sure:
        return _answer_sure(question, sure)
    if direction:
        return direction
    if sentence := facts.find_any(question, of_period=True):
        if frame.now and sentence.head:
            return replace(sentence, head=not_now(sentence.head, question.as_of, question.t))
        return sentence
    if best := question.worth_telling():
        return facts.tell_near(question, best[0]) or question.near(best)
    return question.nothing()


def _answer_sure(question: Question, sure: Sequence[Candidate]) -> Answer:
    """A yes by events that say all that is asked, unless something of them speaks against it."""
    doing = [each for each in sure if not _lacks_deed(question, each)]
    most = _most_meant(doing or sure, question)
    called_off = _not_plainly(question, most) if most.event.status == "cancelled" else None
    if apart := called_off or _tell_itself(question, most) or _not_plainly(question, most):
        return apart
    if not doing:
        return question.near(sure)
    if not _is_remembered(question):
        return _yes(question, [each for each in doing if not _tell_itself(question, each)])
    return facts.find_any(question) or question.near(doing)


def _tell_itself(question: Question, each: Candidate) -> Answer | None:
    """The sentence that has what is asked, where it does not simply say that it was so.

    It denies it, puts it off, or is of what is still to come: the sentence is never false.
    """
    language, event = question.t.language, each.event
    # That it was in that year says nothing of whether it was so.
    asked = [stems for word, stems in question.words if not word.isdecimal()]
    name = f"{event.title.in_language(language)} {event.label.in_language(language)}"
    named = find_words(asked, name).keys()
    told = [
        (len(found.keys() - named), len(found), question.is_doubted_by(sentence), sentence, found)
        for sentence in split_sentences(event.text.in_language(language))
        if (found := find_words(asked, sentence))
    ]
    more, _, doubted, sentence, found = max(told, key=itemgetter(0, 1, 2), default=_NOTHING)
    if not more or not (doubted or event.status == "planned"):
        return None
    return Answer(told_by(sentence, max(found.values())), (event.id,))


def _lacks_deed(question: Question, best: Candidate) -> bool:
    """Whether an event says nothing of the deed that is asked: who was there may not speak."""
    lexicon, words = question.lexicon, split_words(question.frame.text)
    if any(map(lexicon.is_brief, words)):
        # «La note parle-t-elle de …»
        return False
    told = set().union(*map(stems_in, best.event.text.texts.values()))
    met = {each.word for each in question.frame.terms if best.at in each.met}
    return any(told.isdisjoint(stems(each)) for each in lexicon.deeds.intersection(words) - met)


def _most_meant(sure: Sequence[Candidate], question: Question) -> Candidate:
    """The best of them; of all that was in a place, what did not take place."""
    if all(each.is_place for each in question.frame.solid):
        return next((each for each in sure if each.event.status), sure[0])
    return sure[0]


def _answer_as_of(question: Question) -> Answer | None:
    """What was shown, as of the brief's date, where it is asked whether it is so now."""
    if not (question.focus and question.frame.now and question.found.best):
        return None
    first, lexicon = question.found.best[0], question.lexicon
    words = split_words(question.frame.text)
    asks_of_somebody = not lexicon.somebody[question.frame.language].isdisjoint(words)
    people = people_of(first.event, None, question.t) if asks_of_somebody else None
    if people and first.event.parts_of("person"):
        return Answer(
            not_now(people, as_known(question, first.event.date), question.t), (first.event.id,)
        )
    return _not_plainly(question, first)


def _answer_then(question: Question) -> Answer | None:
    """Whether there was anything in a period."""
    values, full, t = question.frame.values, question.found.full, question.t
    if len(values) != 1 or not isinstance(values[0], Edtf) or not full:
        return None
    count = t.ngettext("{count} event", "{count} events", len(full))
    told = listed((name_event(each.event, t) for each in full[:SHOWN]), t)
    head = yes(Markup("{} – {}").format(count, told), t)
    return Answer(head, tuple(each.event.id for each in full), period=values[0])


def _is_remembered(question: Question) -> bool:
    """Whether somebody with a number is asked of: events remember kings, they had none."""
    numbered = question.knowledge.subject.numbered
    return any(not numbered.isdisjoint(stems(each.word)) for each in question.frame.solid)


def _not_plainly(question: Question, best: Candidate) -> Answer | None:
    """What only was planned or was called off, and what is asked of today."""
    t, event = question.t, best.event
    what = when_and_what(best, t)
    if event.status == "planned":
        head = t.markup(
            "The brief does not say whether it took place. Planned as of {date}: {event}",
            date=question.as_of,
            event=what,
        )
    elif event.status == "cancelled":
        frame, lexicon = question.frame, question.lexicon
        doubts = lexicon.denies(frame.text, frame.language) or lexicon.phrases.calls_off(frame.text)
        # That it was not so is right: "is it true that it did not take place".
        head = yes(what, t) if doubts else t.markup("No, cancelled: {event}", event=what)
    elif question.frame.now:
        person = find_person(question, event)
        date = as_known(question, event.date) if person else question.as_of
        head = not_now(person or what, date, t)
    else:
        return None
    return Answer(head, (event.id,))


def _find_sure(question: Question) -> list[Candidate]:
    """The best of the events that say all that is asked, in a title or in one sentence."""
    if question.found.unknown:
        return []
    solid = question.frame.solid
    sure = [each for each in question.found.full if says_together(each.event, solid, each.at)]
    sure = [each for each in sure if not each.is_wide] or sure
    most = max((each.score for each in sure), default=0)
    return [each for each in sure if each.score >= NEAR_THE_BEST * most]


def _yes(question: Question, best: Sequence[Candidate]) -> Answer:
    told = listed((when_and_what(each, question.t) for each in best[:SHOWN]), question.t)
    head = yes(told, question.t)
    return Answer(head, tuple(each.event.id for each in best))


def _answer_direction(question: Question) -> Answer | None:
    """The one direction that all of the question's words belong to."""
    frame, t = question.frame, question.t
    elsewhere = any(each.is_place and each.is_known for each in frame.solid)
    if not frame.solid or frame.values or elsewhere:
        # A direction speaks of no place: not of each flight is said where it goes.
        return None
    shared = frozenset.intersection(*(each.directions for each in frame.solid))
    found = [each for each in question.knowledge.content.directions if each.id in shared]
    if not found:
        return None
    named = told_by(found[0].text.in_language(t.language))
    if not frame.happened:
        head = t.markup("Yes, among its areas: {direction}", direction=named)
        return Answer(head, direction=found[0].id)
    head = t.markup("The brief has no such event. Among its areas: {direction}", direction=named)
    return Answer(head, direction=found[0].id, is_certain=False)
