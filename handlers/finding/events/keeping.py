"""Where a thing is kept: the sentence that says so, not where the event was."""

from collections.abc import Sequence

from handlers.chat.view import lines
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.evidence import find_word_of
from handlers.finding.frames.phrases import SHOWN
from handlers.finding.frames.question import Question
from storage.words import stems_in


def tell_where_kept(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence; None where that is not asked, or no sentence says it."""
    kept = question.lexicon.thesaurus.group_stems("kept")
    if kept.isdisjoint(stems_in(question.frame.text)):
        return None
    if not (said := find_word_of(best[:SHOWN], kept, question.t.language)):
        return None
    each, told = said
    certain = each.is_full and not question.found.unknown
    return Answer(lines(question.caveat(each), told), (each.event.id,), is_certain=certain)
