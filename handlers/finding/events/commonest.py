"""Which areas, and which people, most of a brief's events are of."""

from collections import Counter
from collections.abc import Iterable

from handlers.finding.frames.phrases import SHOWN
from handlers.finding.frames.question import Question
from storage.content import Told
from storage.words import split_words


def count_commonest(question: Question) -> list[tuple[str, str]]:
    """The areas or the people that are in most events, each with how many those are.

    None where neither is asked for, or something else is, too.
    """
    lexicon, frame = question.lexicon, question.frame
    words = split_words(frame.text)
    if question.focus or _asks_for_else(question):
        return []
    if any(map(lexicon.is_area, words)):
        return _most(_areas_of(question), question)
    done = any(each.is_doing and each.word not in lexicon.recorded for each in frame.terms)
    if ("who" in frame.asks or any(map(lexicon.is_people, words))) and not done:
        return _most(_people_of(question), question)
    return []


def _asks_for_else(question: Question) -> bool:
    lexicon = question.lexicon
    return not all(
        lexicon.is_area(each.word)
        or lexicon.is_people(each.word)
        or each.word in lexicon.hollow | lexicon.recorded | lexicon.events
        for each in question.frame.solid
    )


def _events(question: Question) -> Iterable[Told]:
    every = question.found_by(()).every
    return (each.event for each in every if each.in_period and each.event.status != "cancelled")


def _areas_of(question: Question) -> Iterable[str]:
    labels = {
        each.id: each.label.in_language(question.t.language)
        for each in question.knowledge.content.directions
    }
    return (labels[area] for event in _events(question) for area in event.directions)


def _people_of(question: Question) -> Iterable[str]:
    language = question.t.language
    return (
        part.named.name.in_language(language)
        for event in _events(question)
        for part in event.parts_of("person")
    )


def _most(names: Iterable[str], question: Question) -> list[tuple[str, str]]:
    """The commonest of some names: as many as are shown, and those that are as common as these."""
    t, counts = question.t, Counter(names).most_common()
    least = counts[:SHOWN][-1][1] if counts else 0
    return [
        (name, t.ngettext("{count} event", "{count} events", count))
        for name, count in counts[: 2 * SHOWN]
        if count >= least
    ]
