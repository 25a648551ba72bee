"""Who led it: somebody's name beside such a word of a text, whatever office others hold."""

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from handlers.dates import format_edtf
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.candidates import Candidate
from handlers.finding.frames.frame import Term
from handlers.finding.frames.phrases import SHOWN, name_event, name_part
from handlers.finding.frames.question import Question
from storage.content import Part, Told
from storage.words import fold, same_word, split_words

_WORD = re.compile(r"\w+")
_NAME = 4
"""How many letters a part of a name has at least."""


def answer_leader(question: Question) -> Answer | None:
    """Who led what is asked; None where no text says so, or none asks."""
    frame, lexicon, t = question.frame, question.lexicon, question.t
    asked = lexicon.leading[frame.language].intersection(split_words(frame.text))
    if frame.asks != ("who",) or not asked:
        return None
    told = []
    for each in _find_events(question, asked)[:SHOWN]:
        if leader := _find_leader(each.event, question):
            what = f"{name_event(each.event, t)}, {format_edtf(each.event.date, t)}"
            told.append((Markup("{} – {}").format(name_part(leader, t), what), each.event.id))
    if not told:
        return None
    certain = not any(each.word not in asked for each in question.found.unknown)
    heads = Markup("\n").join(head for head, _ in told)
    return Answer(heads, tuple(event for _, event in told), is_certain=certain)


def _find_events(question: Question, asked: frozenset[str]) -> Sequence[Candidate]:
    """The events that have all but who led them; none where only that is asked."""
    others = [e for e in question.frame.solid if e.word not in asked and e.is_known]
    if not (others or question.focus or question.frame.values) or _is_body(others, question):
        return []
    found = [
        each
        for each in question.found.every
        if each.in_period and all(each.at in term.met for term in others)
    ]
    strong = [
        each for each in found if all(each.at in term.strongly or term.is_verb for term in others)
    ]
    return _in_order(strong or found, question)


def _in_order(found: Sequence[Candidate], question: Question) -> Sequence[Candidate]:
    """The first or the last that took place, where that is asked; else all."""
    held = [each for each in found if not each.event.status]
    # A frame has no order where a word is an office, as "led" can be.
    numbered, words = question.knowledge.subject.numbered, split_words(question.frame.text)
    newest = question.lexicon.find_order(words, numbered)
    if newest is None or not held:
        return found
    choose = max if newest else min
    return [choose(held, key=lambda each: each.event.date)]


def _is_body(terms: Sequence[Term], question: Question) -> bool:
    """Whether all that is named is a body: who heads it holds an office."""
    bodies = [
        {word for text in each.name.texts.values() for word in split_words(text)}
        for each in question.knowledge.content.named
        if each.kind == "organisation"
    ]
    return bool(terms) and any(
        all(not each.forms.isdisjoint(body) for each in terms) for body in bodies
    )


def _find_leader(event: Told, question: Question) -> Part | None:
    """The person whose name stands nearest to what says that somebody led."""
    language = question.t.language
    by, led = question.lexicon.phrases.led_by, question.lexicon.leading[language]
    for spoken in (event.title, event.text):
        for sentence in split_sentences(spoken.in_language(language)):
            named = list(find_names(event, sentence, language))
            for found in by(sentence):
                after = [(at, part) for at, part in named if at >= found]
                if after:
                    return min(after, key=lambda each: each[0])[1]
            places = [each.start() for each in _WORD.finditer(sentence) if fold(each[0]) in led]
            near = [(abs(at - place), part) for place in places for at, part in named]
            if near:
                return min(near, key=lambda each: each[0])[1]
    return None


def find_names(event: Told, sentence: str, language: str) -> Iterator[tuple[int, Part]]:
    """Where the people of an event are named in a sentence, in any case."""
    words = [(each.start(), fold(each[0])) for each in _WORD.finditer(sentence)]
    for part in event.parts_of("person"):
        name = split_words(part.named.name.in_language(language))
        own = [each for each in name if len(each) >= _NAME]
        at = [at for at, word in words if any(same_word(word, each) for each in own[-1:])]
        if at:
            yield at[0], part
