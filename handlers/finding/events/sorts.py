"""Which museums, companies, universities: the bodies of one kind that a brief names."""

from collections.abc import Iterator
from itertools import pairwise

from handlers.chat.view import bold, clip, listed
from handlers.finding.frames.answer import Answer
from handlers.finding.frames.phrases import NAME_LENGTH
from handlers.finding.frames.question import Question
from storage.content import Told
from storage.words import split_words, stems_in

_NAMED = 6
_PART = 6
"""How long the last part of a compound is at least: `stadsarchief`."""
_ASKS = frozenset({"list", "where", "who", "whether"})


def answer_sorts(question: Question) -> Answer | None:
    """Their names, and the events that name them; None where no kind of bodies is asked for."""
    asked = _find_asked(question)
    if not asked or question.focus or not _ASKS.issuperset(question.frame.asks):
        return None
    word, sort = asked
    others = [each for each in question.frame.solid if each.word != word]
    if any(not each.is_known for each in others):
        return None
    found: dict[str, set[int]] = {}
    known: dict[tuple[str, str], bool] = {}
    for at, event in enumerate(question.knowledge.content.events):
        if not all(at in each.met for each in others):
            continue
        for kind, name in _names(event, question.t.language):
            if (kind, name) not in known:
                known[kind, name] = _is_of(sort, kind, name, question)
            if known[kind, name]:
                found.setdefault(name, set()).add(event.id)
    if not found:
        return None
    names = [bold(clip(each, NAME_LENGTH)) for each in list(found)[:_NAMED]]
    more = [f"… ({len(found)})"] if len(found) > _NAMED else []
    events = {each for ids in found.values() for each in ids}
    told = [each.id for each in question.knowledge.content.events if each.id in events]
    return Answer(listed([*names, *more], question.t), tuple(told))


def _find_asked(question: Question) -> tuple[str, str] | None:
    """The word for all of a kind that stands after "which", or after "list"."""
    frame, lexicon = question.frame, question.lexicon
    which = lexicon.which[frame.language] | lexicon.ask_words[frame.language]
    words = split_words(frame.text)
    for before, word in pairwise(words):
        for sort, (asked, _) in lexicon.sorts.items():
            if word in asked and before in which:
                return word, sort
    return None


def _names(event: Told, language: str) -> Iterator[tuple[str, str]]:
    """The organisations of an event and where it was, by their kinds."""
    for part in event.parts_of("organisation"):
        yield "organisation", part.named.name.in_language(language)
    if place := event.place.in_language(language).rpartition(", ")[0]:
        yield "place", place


def _is_of(sort: str, kind: str, name: str, question: Question) -> bool:
    """Whether somebody is of a kind, by the words of the name; every organisation is one."""
    named = question.lexicon.sorts[sort][1]
    if not named:
        return kind == "organisation"
    own = stems_in(name)
    return not named.isdisjoint(own) or any(
        stem.endswith(each) for stem in own for each in named if len(each) >= _PART
    )
