"""Who came second, or third: the sentence that says so of a contest."""

import re
from collections.abc import Sequence

from handlers.chat.view import lines
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.frame import Frame
from handlers.finding.frames.phrases import SHOWN, told_by, when_and_what
from handlers.finding.frames.question import Question
from handlers.finding.people.doers import tell_result
from storage.lexicon import Lexicon
from storage.words import fold, is_cyrillic, split_words, stems

_WORD = re.compile(r"\w+")


def answer_rank(question: Question) -> Answer | None:
    """The sentence on who came on the place that is asked; None where none is asked."""
    frame = question.frame
    if not (word := find_rank(frame, question.lexicon)):
        return None
    others = [each for each in frame.solid if each.word != word and each.is_known]
    if not (others or question.focus):
        return None
    pool = [
        each
        for each in question.found.every
        if each.in_period and all(each.at in term.met for term in others)
    ]
    pool.sort(key=lambda each: each.event.status is not None)
    for each in pool[:SHOWN]:
        if (said := _tell(each, word, question)) is not None:
            sentence, at = said
            return Answer(told_by(sentence, at), (each.event.id,))
    if not pool:
        return None
    apart = question.t.markup("Not said directly. Closest:")
    result = tell_result(question, pool[:1])
    near = result.head if result else when_and_what(pool[0], question.t)
    return Answer(lines(apart, near), (pool[0].event.id,), is_certain=False)


def find_rank(frame: Frame, lexicon: Lexicon) -> str:
    """The word that asks who came on which place: no event is meant by it, as by "the second"."""
    if not {"who", "name"}.issuperset(frame.asks):
        return ""
    words, places = split_words(frame.text), lexicon.places[frame.language]
    for at, word in enumerate(words):
        before, after = words[at - 1] if at else "", (*words[at + 1 :], "")[0]
        alone = not after or lexicon.is_filler_in(after, frame.language)
        became = before in lexicon.becoming[frame.language]
        if places.get(word, 0) > 0 and (after in lexicon.rank_nouns or (alone and became)):
            return word
    return ""


def _tell(candidate: Candidate, word: str, question: Question) -> tuple[str, int] | None:
    """The sentence that has the place as a rank, and where; before a noun it counts an event."""
    lexicon, event = question.lexicon, candidate.event
    number = lexicon.places[question.frame.language][word] + 1
    ordinals = set(lexicon.ordinals(number))
    # "Seconds" are no "second".
    inflected = frozenset(each for word in filter(is_cyrillic, ordinals) for each in stems(word))
    title = split_words(event.title.in_language(question.t.language))
    for sentence in split_sentences(event.text.in_language(question.t.language)):
        found = list(_WORD.finditer(sentence))
        for match, after in zip(found, [*(each[0] for each in found[1:]), ""], strict=True):
            own = fold(match[0])
            ranks = own in ordinals or not inflected.isdisjoint(stems(own))
            if ranks and not _counts(fold(after), title, question):
                return sentence, match.start()
    return None


def _counts(word: str, title: Sequence[str], question: Question) -> bool:
    """Whether an ordinal before a word says which event of a row is meant."""
    kinds = question.lexicon.thesaurus.kinds_of(word)
    return bool(kinds) or word in title
