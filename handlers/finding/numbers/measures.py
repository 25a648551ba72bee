"""How large a thing is, and which number it has."""

import re
from dataclasses import replace

from handlers.chat.view import bold, lines
from handlers.finding.about import facts
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.events import topics
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import SHOWN, told_by, when_and_what
from handlers.finding.frames.question import Question
from handlers.finding.numbers.quantities import tell_measure, tells_number

_NUMBERED = re.compile(
    r"(?:№|\b(?:n[°º]|nr\.?|no\.?|number|nummer|numéro|номер\w*))\s*\d", re.IGNORECASE
)
"""The number of a thing."""


def answer_measure(question: Question) -> Answer | None:
    """How large a thing is: the sentence with units, else one with a number; no other says it."""
    best = question.worth_telling()[:1]
    if measured := facts.tell_measured(question) or tell_measure(question, best):
        return measured
    said = topics.answer_open(question)
    if not (said and said.head):
        return said
    if tells_number(said.head.striptags(), question.t.language):
        if not said.is_certain:
            return said
        # So many holes in a lantern say little of how much it weighs.
        apart = question.t.markup("Not said directly. Closest:")
        return replace(said, head=lines(apart, said.head), is_certain=False)
    head = bold(question.t.gettext("The brief does not say how much."))
    return replace(said, head=lines(head, when_and_what(best[0], question.t)), is_certain=False)


def answer_number(question: Question) -> Answer | None:
    """The sentence with the number that a thing has: "ring No. 4417"."""
    for each in question.found.full or question.worth_telling()[:SHOWN]:
        for sentence in split_sentences(each.event.text.in_language(question.t.language)):
            if found := _NUMBERED.search(sentence):
                told = lines(question.caveat(each), told_by(sentence, found.start()))
                return Answer(told, (each.event.id,), is_certain=not question.found.unknown)
    return None
