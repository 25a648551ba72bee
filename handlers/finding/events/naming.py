"""What something is: the sentence of the brief that names it."""

from collections.abc import Sequence

from handlers.finding.about.facts import find_any
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.brief.wording import words_of_part
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, stems_of
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import told_by
from handlers.finding.frames.question import Question
from storage.words import stems_in


def answer_what_is(question: Question) -> Answer | None:
    """What a name stands for: «что такое …»; None where nothing, or more than that, is asked."""
    frame, solid = question.frame, question.frame.solid
    plain = not frame.values and frame.order is None and {"whether"}.issuperset(frame.asks)
    if not (frame.defines and solid and plain) or question.found.unknown or question.focus:
        return None
    if all(each.kinds or each.offices or each.is_place for each in solid):
        return None
    called = [each for each in question.found.full if _is_called(each, solid)]
    if any(_is_person(each, solid) for each in called):
        return None
    # What took place says more than what is planned, and what comes first introduces it.
    called.sort(key=lambda each: (bool(each.event.status), each.event.date, each.event.id))
    said = [
        sentence
        for each in called
        for sentence in split_sentences(each.event.text.in_language(question.t.language))
        if _names(sentence, solid)
    ]
    if not said:
        return find_any(question)
    return Answer(told_by(said[0]), tuple(each.event.id for each in called))


def _names(sentence: str, solid: Sequence[Term]) -> bool:
    """Whether a sentence has all the words."""
    own = stems_in(sentence)
    return not any(own.isdisjoint(stems_of(each)) for each in solid)


def _is_called(candidate: Candidate, solid: Sequence[Term]) -> bool:
    """Whether an event is called so, or names somebody who is."""
    return all(candidate.at in each.strongly for each in solid)


def _is_person(candidate: Candidate, solid: Sequence[Term]) -> bool:
    return any(
        all(not each.forms.isdisjoint(words) for each in solid)
        for part in candidate.event.parts_of("person")
        for words in (words_of_part(part),)
    )
