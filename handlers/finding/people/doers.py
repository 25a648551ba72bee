"""Who did what is asked: the sentences that say so, where no role does."""

import re
from collections.abc import Sequence

from handlers.chat.view import lines, listed
from handlers.finding.about import facts
from handlers.finding.brief.knowledge import Sentence
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.brief.wording import role_words, words_of_part
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import SHOWN, name_part, told_by, when_and_name
from handlers.finding.frames.question import Question
from storage.content import Part
from storage.words import fold, split_words, stems

_SCORE = re.compile(r"\d[\d.,]*\s?:\s?\d")
_WORD = re.compile(r"\w+")
_CLOSE = 2
"""Within how many words after "which city" it is said that it has won: «a-t-elle gagné»."""


def answer_doers(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """Who won, or did something else that only the texts say; None where a role says it."""
    if question.frame.asks != ("who",):
        return None
    return tell_contest(question, best)


def asks_which_won(question: Question) -> bool:
    """Whether one of several is asked for that has won: "which city won", and not where."""
    frame, lexicon = question.frame, question.lexicon
    which, before = lexicon.which[frame.language], ""
    words = split_words(frame.text)
    for at, word in enumerate(words):
        if word in which and before not in lexicon.before_places:
            return any(is_contest(each, question) for each in words[at + 2 : at + 2 + _CLOSE])
        before = word
    return False


def tell_contest(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence on who has won, for the first of the events that has one."""
    best, asked = (_find_then(question) or best)[:SHOWN], split_words(question.frame.text)
    if not best or not any(is_contest(word, question) for word in asked):
        return None
    parts = [part for part in best[0].event.parts if not words_of_part(part).isdisjoint(asked)]
    winners = [each for each in best[0].event.parts if _is_of_contest(each, question)]
    told_of = best[0].in_period and not question.found.unknown
    if winners and told_of and "who" in question.frame.asks:
        told = listed((name_part(each, question.t) for each in winners[:SHOWN]), question.t)
        what = when_and_name(best[0].event, question.t)
        return Answer(lines(told, what), (best[0].event.id,))
    if any(_is_of_contest(each, question) for each in parts):
        # Whose role says that they have won.
        return None
    return tell_result(question, best)


def _is_of_contest(part: Part, question: Question) -> bool:
    """Whether the role of somebody says that they have won or lost."""
    return any(is_contest(word, question) for word in role_words(part))


def tell_score(question: Question) -> Answer | None:
    """The fact on how often each has won, where no one contest is asked of."""
    frame, knowledge = question.frame, question.knowledge
    if question.focus or frame.values or frame.order is not None:
        return None
    if not any(is_contest(word, question) for word in split_words(frame.text)):
        return None
    others = [
        each
        for each in frame.solid
        if each.is_known and not (each.is_place or each.is_name or is_contest(each.word, question))
    ]
    best: tuple[int, Sentence] | None = None
    for at, sentence in enumerate(knowledge.sentences):
        words = split_words(sentence.in_language(""))
        hits = sum(at in each.said or _is_of_kind(each, words, question) for each in others)
        if any(is_contest(word, question) for word in words) and hits > (best[0] if best else 0):
            best = hits, sentence
    if not best or best[0] < len(others) - 1:
        return None
    return facts.tell_sentence(question, best[1])


def _is_of_kind(term: Term, words: Sequence[str], question: Question) -> bool:
    """Whether one of some words names the kind of events that a term does."""
    return any(
        not question.lexicon.thesaurus.kinds_of(word).isdisjoint(term.kinds) for word in words
    )


def _find_then(question: Question) -> list[Candidate]:
    """The contests of the periods asked for, where they lack no more than who has won them."""
    if not question.frame.values:
        return []
    return [
        each
        for each in question.found.every
        if each.in_period and _is_contest_asked(each, question)
    ]


def _is_contest_asked(candidate: Candidate, question: Question) -> bool:
    """Whether an event has all that is asked but who has won, or lost."""
    solid = question.frame.solid
    return any(candidate.at in each.strongly and not each.is_name for each in solid) and all(
        each.is_name or each.is_place or is_contest(each.word, question) for each in candidate.unmet
    )


def tell_result(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence on who has won, else with the score, for the first event that has one."""
    for each in best:
        split = split_sentences(each.event.text.in_language(question.t.language))
        said = [
            (sentence, word.start())
            for sentence in split
            for word in _WORD.finditer(sentence)
            if is_contest(word[0], question)
        ]
        said = said or [(e, found.start()) for e in split if (found := _SCORE.search(e))]
        if not said and question.frame.asks:
            find_rank = question.lexicon.phrases.find_rank
            said = [(e, at) for e in split if (at := find_rank(e)) is not None]
        if said:
            unknown = [e for e in question.found.unknown if not is_contest(e.word, question)]
            meant = each.in_period and _is_contest_asked(each, question)
            apart = bool(unknown) or not (each.is_full or meant)
            sentence = said[0][0]
            told = told_by(sentence, max(at for other, at in said if other == sentence))
            head = lines(question.apart(each), told) if apart else told
            return Answer(head, (each.event.id,), is_certain=not apart)
    return None


def is_contest(word: str, question: Question) -> bool:
    """Whether a word says that somebody wins or loses."""
    return not stems(fold(word)).isdisjoint(question.lexicon.contests)
