"""Where a thing is kept: the sentence that says so, not where the event was."""

import re
from collections.abc import Sequence

from handlers.chat.view import lines
from handlers.finding.answer import Answer
from handlers.finding.candidates import Candidate
from handlers.finding.phrases import SHOWN, told_by
from handlers.finding.question import Question
from handlers.finding.sentences import split_sentences
from storage.words import fold, split_words, stems

_WORD = re.compile(r"\w+")


def tell_where_kept(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence; None where that is not asked, or no sentence says it."""
    kept = {stem for word in question.lexicon.group("kept") for stem in stems(word)}
    if all(kept.isdisjoint(stems(word)) for word in split_words(question.frame.text)):
        return None
    for each in best[:SHOWN]:
        for sentence in split_sentences(each.event.text.in_language(question.t.language)):
            for word in _WORD.finditer(sentence):
                if not kept.isdisjoint(stems(fold(word[0]))):
                    head = lines(question.caveat(each), told_by(sentence, word.start()))
                    certain = each.is_full and not question.found.unknown
                    return Answer(head, (each.event.id,), is_certain=certain)
    return None
