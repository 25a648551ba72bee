"""Whether something is so of all of several: a yes only where the brief says it of all."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.chat.view import lines
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.evidence import find_words
from handlers.finding.frames.phrases import SHOWN, not_said, told_by, yes
from handlers.finding.frames.question import Question
from storage.words import split_words


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with what it has of a question."""

    candidate: Candidate
    sentence: str
    of_all: bool
    own: frozenset[int]
    """Which words of the question it has that the event is not called by."""
    every: frozenset[int]
    at: int

    @property
    def rank(self) -> tuple[bool, int, int]:
        return bool(self.own) and self.of_all, len(self.own), len(self.every)


def answer_every(question: Question, best: Sequence[Candidate]) -> Answer | None:
    """The sentence on how many of them it was so; None where not all of several are asked of."""
    frame, t = question.frame, question.t
    every = question.lexicon.every[frame.language]
    if question.focus or frame.now or every.isdisjoint(split_words(frame.text)):
        return None
    told = [each for candidate in best[:SHOWN] for each in _read(candidate, question)]
    said = max(told, key=lambda each: each.rank, default=None)
    if not said or not said.own:
        return None
    unknown = [
        each.written
        for each in question.found.unknown
        if not each.is_verb and each.word not in every
    ]
    sure = said.of_all and said.candidate.is_full and not unknown
    head = told_by(said.sentence, said.at)
    asked = set(range(len(question.words)))
    if sure and said.every == asked and not question.is_denied_by(said.sentence):
        head = yes(head, t)
    doubt = not_said(unknown, t) if unknown else None
    return Answer(
        lines(head, doubt), (said.candidate.event.id,), is_certain=said.of_all or not unknown
    )


def _read(candidate: Candidate, question: Question) -> list[_Said]:
    """The sentences of an event that have a word of the question."""
    language, event = question.t.language, candidate.event
    every = question.lexicon.every[question.frame.language]
    words = [stems if word not in every else frozenset[str]() for word, stems in question.words]
    name = f"{event.title.in_language(language)} {event.label.in_language(language)}"
    named = find_words(words, name).keys()
    read = []
    for sentence in split_sentences(event.text.in_language(language)):
        found = find_words(words, sentence)
        if found:
            of_all = not question.lexicon.every[language].isdisjoint(split_words(sentence))
            own = frozenset(found.keys() - named)
            at = max(found[number] for number in own or found)
            read.append(_Said(candidate, sentence, of_all, own, frozenset(found), at))
    return read
