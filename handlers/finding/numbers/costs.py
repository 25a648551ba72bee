"""What something cost: the sentence that names money."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.view import bold, lines
from handlers.finding.brief.sentences import MONEY, find_quantities, split_sentences
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate, stems_of
from handlers.finding.frames.evidence import find_word_of
from handlers.finding.frames.phrases import SHOWN, told_by, when_and_what
from handlers.finding.frames.question import Question
from storage.words import split_words, stems, stems_in

_TELLING = 2
"""How many words of the question a sentence has that says how much, whatever it calls that."""


def answer_how_much(question: Question) -> Answer | None:
    """The sentence with the money, else that the brief does not say it."""
    if not (question.frame.solid or question.focus):
        return None
    best, t = question.worth_telling(), question.t
    for each in (each for each in best[:SHOWN] if each.in_period):
        if told := _find_sum(each, question):
            head = lines(question.caveat(each), told)
            certain = each.is_full and not question.found.unknown
            return Answer(head, (each.event.id,), is_certain=certain)
    if (said := question.find_evidence(best[:1])) and _names_it(said.sentence, question):
        # «Quel prix» is an award, too.
        return Answer(said.told, (said.event.id,))
    if cost := _find_measured(best, question) or _find_free(best, question):
        return cost
    head = bold(t.gettext("The brief does not say how much."))
    near: Markup | None = when_and_what(best[0], t) if best else None
    return Answer(lines(head, near), tuple(each.event.id for each in best), is_certain=False)


def _find_sum(candidate: Candidate, question: Question) -> Markup | None:
    """The sentence with a sum that has most of the question: "the most expensive pair"."""
    words = [stems(each) for each in split_words(question.frame.text)]
    sums = [
        (sum(not each.isdisjoint(stems_in(sentence)) for each in words), sentence, found.start())
        for sentence in split_sentences(candidate.event.text.in_language(question.t.language))
        if (found := MONEY.search(sentence))
    ]
    best = max(sums, key=lambda each: each[0], default=None)
    return told_by(*best[1:]) if best else None


def _find_free(best: Sequence[Candidate], question: Question) -> Answer | None:
    """The sentence that says that it cost nothing, where no sum is told."""
    free = question.lexicon.thesaurus.group_stems("free")
    language = question.t.language
    if not (said := find_word_of(best[:SHOWN], free, language) or _find_unpaid(best, question)):
        return None
    each, told = said
    return Answer(lines(question.caveat(each), told), (each.event.id,), is_certain=each.is_full)


def _find_unpaid(best: Sequence[Candidate], question: Question) -> tuple[Candidate, Markup] | None:
    """The sentence that says that nobody paid: "they took no fee"."""
    language, lexicon = question.t.language, question.lexicon
    for each in best[:SHOWN]:
        for sentence in split_sentences(each.event.text.in_language(language)):
            paid = not lexicon.paying.isdisjoint(stems_in(sentence))
            if paid and lexicon.denies(sentence, language):
                return each, told_by(sentence, 0)
    return None


def _find_measured(best: Sequence[Candidate], question: Question) -> Answer | None:
    """The sentence that says how much of a thing there was: "how much cabbage did they pickle"."""
    language, units = question.t.language, question.lexicon.units
    asked, of_money = [stems_of(each) for each in question.frame.terms], bool(_asking(question))
    for each in best[:SHOWN]:
        for quantity in find_quantities(each.event.text.in_language(language), language):
            first, *rest = split_words(quantity.words) or [""]
            of, said = stems_in(" ".join(rest)), stems_in(quantity.sentence)
            is_of_it = any(not own.isdisjoint(of) for own in asked)
            # "Since then Xalapa has sent the school three tonnes of beans a year."
            hits = sum(not own.isdisjoint(said) for own in asked)
            near = not of_money and hits >= _TELLING and 2 * hits >= len(asked)
            if first in units and (is_of_it or near):
                told = told_by(quantity.sentence, quantity.sentence.find(quantity.written))
                return Answer(told, (each.event.id,), is_certain=each.in_period)
    return None


def _names_it(sentence: str, question: Question) -> bool:
    """Whether a sentence has the word that asks how much."""
    return not set(split_words(sentence)).isdisjoint(_asking(question))


def _asking(question: Question) -> list[str]:
    """The words that ask what something cost, beside "how much"."""
    frame = question.frame
    asking = question.lexicon.find_asks(frame.text, frame.language).get("how_much", set())
    return [each for each in asking if not question.lexicon.is_filler_in(each, frame.language)]
