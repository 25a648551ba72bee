"""Why: the sentence that gives a reason, else the one that has most of what is asked."""

from dataclasses import replace

from handlers.chat.view import bold, lines
from handlers.finding.about.facts import find_fact, tell_sentence
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, find_candidates
from handlers.finding.frames.phrases import told_by, when_and_what
from handlers.finding.frames.question import Question
from storage.words import split_words

_COMPOUNDED = 5
"""How many letters a word has at least that others are put together with."""


def answer_why(question: Question) -> Answer | None:
    """The sentence that gives a reason, of an event or of the overview."""
    t = question.t
    if not (question.frame.solid or question.focus):
        return None
    best = question.worth_telling()[:1]
    for each in (*best, *_called_off(question)):
        for sentence in split_sentences(each.event.text.in_language(t.language)):
            if _says_why(sentence, question):
                head = lines(question.caveat(each), told_by(sentence))
                return Answer(head, (each.event.id,), is_certain=each.is_full)
    if not question.focus and (fact := find_fact(question)):
        return replace(tell_sentence(question, fact), is_certain=False)
    if (near := question.find_evidence(best)) and near.says_more:
        head = lines(question.apart(best[0]), near.told)
        return Answer(head, (near.event.id,), is_certain=False)
    head = bold(t.gettext("The brief does not say why."))
    nearest = when_and_what(best[0], t) if best else None
    return Answer(lines(head, nearest), tuple(each.event.id for each in best), is_certain=False)


def _says_why(sentence: str, question: Question) -> bool:
    """Whether a sentence gives a reason; that something was called off has it behind a colon."""
    phrases = question.lexicon.phrases
    return phrases.gives_reason(sentence) or (": " in sentence and phrases.calls_off(sentence))


def _called_off(question: Question) -> list[Candidate]:
    """What was called off in the periods that are asked for, where it is of the kind asked for."""
    if not question.frame.values:
        return []
    then = find_candidates(question.knowledge, replace(question.frame, terms=())).full
    return [
        each
        for each in then
        if each.event.status == "cancelled" and _is_of_its_kind(each, question)
    ]


def _is_of_its_kind(candidate: Candidate, question: Question) -> bool:
    """Whether a word of the question is what an event's title calls it: "schermtoernooi"."""
    title = split_words(candidate.event.title.in_language(question.t.language))
    kinds = {kind for word in title for kind in question.lexicon.thesaurus.kinds_of(word)}
    long = tuple(word for word in title if len(word) >= _COMPOUNDED)
    return any(
        not kinds.isdisjoint(each.kinds) or each.word.endswith(long)
        for each in question.frame.solid
    )
