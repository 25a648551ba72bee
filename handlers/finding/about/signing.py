"""Who signed something: as a role or a sentence has it that says so, not whoever was there."""

import re
from collections.abc import Set as AbstractSet

from markupsafe import Markup

from handlers.chat.view import listed
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.brief.wording import role_words
from handlers.finding.frames.phrases import SHOWN, name_part, told_by
from handlers.finding.frames.question import Question
from storage.content import Part, Told
from storage.words import fold, split_words, stems, stems_in

_WORD = re.compile(r"\w+")


def asks_for_signers(question: Question) -> bool:
    """Whether who signed is asked."""
    asked = split_words(question.frame.text)
    return "who" in question.frame.asks and any(map(question.lexicon.is_signing, asked))


def find_signers(event: Told, question: Question) -> Markup | None:
    """The people of an event whose role says that they signed, else the sentence that says who."""
    t, is_signing = question.t, question.lexicon.is_signing
    signers = [each for each in event.parts_of("person") if any(map(is_signing, role_words(each)))]
    if signers:
        return listed((name_part(each, t) for each in signers[:SHOWN]), t)
    return tell_signing(event.text.in_language(t.language), question)


def tell_signatories(event: Told, question: Question) -> Markup | None:
    """The people of an event whom the sentence names that says that something was signed."""
    t, is_signing = question.t, question.lexicon.is_signing
    said = {
        stem
        for sentence in split_sentences(event.text.in_language(t.language))
        if any(map(is_signing, split_words(sentence)))
        for stem in stems_in(sentence)
    }
    named = [each for each in event.parts_of("person") if names_them(each, said, t.language)]
    return listed((name_part(each, t) for each in named[:SHOWN]), t) if named else None


def names_them(part: Part, said: AbstractSet[str], language: str) -> bool:
    """Whether the last word of somebody's name is among these stems."""
    words = split_words(part.named.name.in_language(language))
    words = [each for each in words if len(each) > 1]
    return bool(words) and not said.isdisjoint(stems(words[-1]).union(stems(words[0])))


def tell_signing(text: str, question: Question) -> Markup | None:
    """The sentence of a text that says that something was signed."""
    for sentence in split_sentences(text):
        for word in _WORD.finditer(sentence):
            if question.lexicon.is_signing(fold(word[0])):
                # Who signed may be named before that.
                return told_by(sentence)
    return None
