"""What came of an event, what a thing is for, what it is about, by how much something changed."""

from collections.abc import Callable

from handlers.chat.view import bold, clip, lines
from handlers.finding.brief.sentences import Quantity, find_quantities, split_sentences
from handlers.finding.brief.sizes import is_counting
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.evidence import find_words
from handlers.finding.frames.phrases import SENTENCE_LENGTH, SHOWN, told_by
from handlers.finding.frames.question import Question
from handlers.finding.numbers.counting import answer_how_many
from handlers.finding.people.doers import tell_result
from storage.words import split_words, stems, stems_in


def answer_result(question: Question) -> Answer | None:
    """How something ended: the sentence on who won, or with the score, else what came of it."""
    best = question.worth_telling() or [e for e in question.found.best if not e.unmet]
    if said := tell_result(question, best[:SHOWN]):
        return said
    if not best:
        return None
    told = " ".join(_outcome(best[0], question))
    return _over(best[0], told, 0, question) if told else None


def _outcome(candidate: Candidate, question: Question) -> list[str]:
    """What an event's text says after what it was: first what it has of change, or in numbers."""
    sentences = split_sentences(candidate.event.text.in_language(question.t.language))[1:]
    changing = [each for each in sentences if _changes(each, question)]
    counting = [each for each in sentences if _counts(each, question)]
    first = next(iter(changing or counting or sentences), None)
    return sentences[sentences.index(first) :] if first else []


def answer_purpose(question: Question) -> Answer | None:
    """What a thing is for: the sentence that says so, of several that with most of the question."""
    return _tell_best(question, question.lexicon.phrases.gives_purpose)


def answer_meaning(question: Question) -> Answer | None:
    """What a thing is about, or means: the sentence that has most of the question."""
    spoken = question.lexicon.thesaurus.group_stems("discuss")

    def tells(sentence: str) -> bool:
        return not spoken.isdisjoint(stems_in(sentence))

    asked = not spoken.isdisjoint(stems_in(question.frame.text))
    said = _tell_best(question, tells) if asked else None
    return said or _tell_best(question, lambda _: True)


def answer_change(question: Question) -> Answer | None:
    """By how much something grew or fell: the sentence with such a word and a number."""

    def changes(sentence: str) -> bool:
        return _tells_difference(sentence, question) or (
            _changes(sentence, question) and _counts(sentence, question)
        )

    return _tell_best(question, changes) or answer_how_many(question)


def _tell_best(question: Question, is_meant: Callable[[str], bool]) -> Answer | None:
    """The sentence of the one event that is meant, with most of what is asked."""
    best = question.worth_telling()[:1]
    words = [each for _, each in question.words]
    told = [
        (len(find_words(words, sentence)), sentence)
        for each in best
        for sentence in split_sentences(each.event.text.in_language(question.t.language))
        if is_meant(sentence)
    ]
    if not told or not (question.frame.solid or question.focus):
        return None
    _, sentence = max(told, key=lambda each: each[0])
    at = max(find_words(words, sentence).values(), default=0)
    return _over(best[0], sentence, at, question)


def _over(candidate: Candidate, told: str, at: int, question: Question) -> Answer:
    unknown = [each for each in question.found.unknown if not each.is_verb]
    certain = candidate.is_full and not unknown
    head = told_by(told, at) if at else bold(clip(told, SENTENCE_LENGTH))
    head = head if certain else lines(question.apart(candidate), head)
    return Answer(head, (candidate.event.id,), is_certain=certain)


def _changes(sentence: str, question: Question) -> bool:
    """Whether a sentence says that something grew, or fell."""
    return any(not stems(e).isdisjoint(question.lexicon.changing) for e in split_words(sentence))


def _tells_difference(sentence: str, question: Question) -> bool:
    """Whether a sentence says by how much: "fell by seven decibels"."""
    by = question.lexicon.differences[question.t.language]
    return any(
        is_counting(each) and not by.isdisjoint(_before(each, sentence))
        for each in find_quantities(sentence, question.t.language)
    )


def _before(quantity: Quantity, sentence: str) -> list[str]:
    return split_words(sentence.partition(quantity.written)[0])[-1:]


def _counts(sentence: str, question: Question) -> bool:
    """Whether a sentence has a number that is no date."""
    return any(map(is_counting, find_quantities(sentence, question.t.language)))
