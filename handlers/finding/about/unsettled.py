"""What is only spoken of, or is meant to be: no agreement until it is signed."""

from collections.abc import Iterable

from handlers.chat.view import lines
from handlers.finding.about.holding import KIND
from handlers.finding.brief.sentences import split_sentences
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import told_by, when_and_name
from handlers.finding.frames.question import Question
from storage.content import Agreed, Told
from storage.words import split_words


def tell_unsettled(found: Agreed, question: Question) -> Answer | None:
    """The sentence on a paper that is not signed yet, where it is asked whether it is.

    None where the one that was found is called so, or is the latest.
    """
    frame, lexicon = question.frame, question.lexicon
    titled = {word for title in found.title.texts.values() for word in split_words(title)}
    others = [
        {*each.forms, each.word}
        for each in frame.solid
        if KIND not in each.kinds and not (lexicon.is_signing(each.word) or each.is_verb)
    ]
    is_called = all(not each.isdisjoint(titled) for each in others)
    asks_for_new = any(map(lexicon.is_order, split_words(frame.text)))
    if "whether" not in frame.asks or not others or (is_called and not asks_for_new):
        return None
    events = [each.event for each in question.found.every]
    if found.signed:
        events = [each for each in events if each.date.earliest_start > found.signed.earliest_start]
    for event in events:
        if sentence := _find(event, others, question):
            what = when_and_name(event, question.t)
            return Answer(lines(told_by(sentence), what), (event.id,))
    return None


def _find(event: Told, others: Iterable[set[str]], question: Question) -> str | None:
    """The sentence of an event that speaks of such a paper, and that it is not signed."""
    thesaurus = question.lexicon.thesaurus
    for sentence in split_sentences(event.text.in_language(question.t.language)):
        words = split_words(sentence)
        if (
            question.is_doubted_by(sentence)
            and any(KIND in thesaurus.kinds_of(word) for word in words)
            and all(not each.isdisjoint(words) for each in others)
        ):
            return sentence
    return None
