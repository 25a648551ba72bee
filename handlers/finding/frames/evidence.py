"""The sentence of an event's text that says most of what is asked beside the event's name."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from markupsafe import Markup

from handlers.finding.brief.sentences import find_quantities, split_sentences
from handlers.finding.brief.sizes import is_counting
from handlers.finding.frames.candidates import Candidate, stems_of
from handlers.finding.frames.frame import Frame, Term
from handlers.finding.frames.phrases import told_by
from storage.content import Told
from storage.lexicon import Lexicon
from storage.words import fold, roots, split_words, stems

_WORD = re.compile(r"\w+")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may say what is asked, and the event whose it is."""

    event: Told
    sentence: str
    at: int
    """Where in it a word of the question stands."""
    says_more: bool
    """Whether it has more of the question than the event's name."""

    @property
    def told(self) -> Markup:
        """The sentence, from near where it says what is asked."""
        return told_by(self.sentence, self.at)


def find_evidence(
    candidates: Sequence[Candidate],
    asked: Sequence[frozenset[str]],
    language: str,
    *,
    of_amount: bool,
) -> Evidence | None:
    """The sentence that has most of what the events' names have not; None where none has any.

    Of two that have as much that one with a number, if it is asked `of_amount`.
    """
    best: tuple[tuple[int, int, bool], Evidence] | None = None
    for each in candidates:
        name = f"{each.event.title.in_language(language)} {each.event.label.in_language(language)}"
        named = find_words(asked, name)
        for sentence in split_sentences(each.event.text.in_language(language)):
            found = find_words(asked, sentence)
            if not found:
                continue
            more = found.keys() - named.keys()
            counts = of_amount and any(map(str.isdecimal, sentence))
            rank = len(more), len(found), counts
            if best is None or rank > best[0]:
                at = max(found[number] for number in more or found)
                if counts:
                    at = min((at, *_numbers_at(sentence, language)))
                best = rank, Evidence(each.event, sentence, at, bool(more))
    return best[1] if best else None


def find_word_of(
    candidates: Sequence[Candidate], own: AbstractSet[str], language: str
) -> tuple[Candidate, Markup] | None:
    """The first sentence of the events that has a word of these stems, and whose it is."""
    for each in candidates:
        for sentence in split_sentences(each.event.text.in_language(language)):
            for word in _WORD.finditer(sentence):
                if not own.isdisjoint(stems(fold(word[0]))):
                    return each, told_by(sentence, word.start())
    return None


def _numbers_at(sentence: str, language: str) -> list[int]:
    """Where the numbers of a sentence stand that are no dates."""
    found = find_quantities(sentence, language)
    return [sentence.find(each.written) for each in found if is_counting(each)]


def asked_words(frame: Frame, lexicon: Lexicon) -> list[tuple[str, frozenset[str]]]:
    """Each word of a question that carries meaning, with its stems."""
    terms = {each.word: each for each in frame.terms}
    words = split_words(frame.text)
    told = [each for each in words if not lexicon.is_filler_in(each, frame.language)]
    return [
        (word, _stems_meant(terms[word]) if word in terms else stems(word))
        for word in told or [each for each in words if len(each) >= _LEAST]
    ]


def _stems_meant(term: Term) -> frozenset[str]:
    """The stems of a word; none where the brief has it, and not as the question means it."""
    return stems_of(term) if term.is_known or not term.forms else frozenset()


def find_words(asked: Sequence[frozenset[str]], text: str) -> dict[int, int]:
    """Which of the words stand in a text, by their numbers, and where."""
    found: dict[int, int] = {}
    words = [(number, each, roots(each)) for number, each in enumerate(asked)]
    for word in _WORD.finditer(text):
        own = stems(fold(word[0]))
        family = roots(own)
        for number, each, kin in words:
            if number not in found and not (each.isdisjoint(own) and kin.isdisjoint(family)):
                found[number] = word.start()
    return found
