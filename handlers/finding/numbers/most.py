"""Which of several events had the most of a thing: "the most yachts"."""

from dataclasses import replace

from handlers.chat.view import bold, labelled
from handlers.finding.brief import sizes
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import find_candidates
from handlers.finding.frames.phrases import name_event
from handlers.finding.frames.question import Question
from storage.words import split_words

_SEVERAL = 2


def answer_most(question: Question) -> Answer | None:
    """The event with the largest number; None where fewer than two of those asked for have any."""
    frame, lexicon, t = question.frame, question.lexicon, question.t
    thing = lexicon.phrases.find_most(frame.text, frame.language)
    if not thing or question.focus or "how_much" in frame.asks:
        return None
    if not lexicon.either[frame.language].isdisjoint(split_words(frame.text)):
        return None
    left = [
        each
        for each in frame.terms
        if each.word != thing
        and not lexicon.is_comparative(each.word, frame.language)
        and not each.is_verb
    ]
    if not any(each.strongly for each in left if not each.is_doing):
        return None
    pool = find_candidates(question.knowledge, replace(frame, terms=tuple(left))).full
    own = lexicon.thesaurus.stems_alike(thing)
    counted = [
        (number, each, written)
        for each in pool
        if not each.event.status
        for number, written in sizes.counted(each.event, own, lexicon, t)
    ]
    if len({each.at for _, each, _ in counted}) < _SEVERAL:
        return None
    _, best, written = max(counted, key=lambda each: each[0])
    head = labelled(bold(name_event(best.event, t)), written, t)
    return Answer(head, (best.event.id,))
