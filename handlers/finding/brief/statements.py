"""What a brief states, as it is compared with questions by what they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from handlers.dates import format_edtf
from handlers.finding.brief.knowledge import BRIEFS_IN_MEMORY
from handlers.finding.brief.passages import Passage, to_passages
from handlers.finding.brief.sentences import split_sentences
from handlers.meaning.reader import Group
from handlers.texts import Texts
from storage.content import Content, Told

MANY_EVENTS = 300
"""A brief of more events is learned only when it is asked, and then in that language alone."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a brief; without one, what it says of an event beside its text."""

    meant: str
    """What it says by itself, with what it is said of."""
    passage: Passage | None = None
    event: int | None = None
    """The number of the event whose it is."""
    translations: tuple[str, ...] = ()
    """The same in other languages."""


@dataclass(frozen=True)
class Statements:
    """All statements of a brief in one language, in the order in which they are learned."""

    all: tuple[Statement, ...]
    group: Group


@lru_cache(BRIEFS_IN_MEMORY)
def to_statements(content: Content, t: Texts) -> Statements:
    """The statements of a brief; made once until something in it changes."""
    told = tuple(_list(content, t))
    group = Group(tuple(each.meant for each in told), tuple(each.translations for each in told))
    return Statements(told, group)


def _list(content: Content, t: Texts) -> Iterable[Statement]:
    passages = to_passages(content, t.language).all
    for at, of_one in groupby(passages, key=lambda each: each.event):
        if at is None:
            yield from (Statement(each.text, each) for each in of_one)
        else:
            yield from _list_of(content, at, tuple(of_one), t.language)
    for at, event in enumerate(content.events):
        yield Statement(_describe(event, t), event=at)


def _list_of(
    content: Content, at: int, passages: Sequence[Passage], language: str
) -> Iterable[Statement]:
    """The sentences of an event, each with what the same one is in other languages."""
    title = content.events[at].title.in_language(language)
    said = [f"{title}. {each.text}" for each in passages]
    every = _say_all(content)[at] if len(content.events) <= MANY_EVENTS else []
    # Those of a language that has as many say the same in turn.
    others = [each for each in every if len(each) == len(said) and each != said]
    for number, (meant, passage) in enumerate(zip(said, passages, strict=True)):
        yield Statement(meant, passage, at, tuple(each[number] for each in others))


@lru_cache(1)
def _say_all(content: Content) -> list[list[list[str]]]:
    """The sentences of each event, by languages: a brief is learned in one after the other."""
    return [
        [
            [f"{event.title.in_language(language)}. {each}" for each in split_sentences(text)]
            for language, text in event.text.texts.items()
        ]
        for event in content.events
    ]


def _describe(event: Told, t: Texts) -> str:
    """What, where, when and who, as one line."""
    people = (
        f"{each.named.name.in_language(t.language)}, {each.role.in_language(t.language)}"
        for each in event.parts
    )
    parts = (
        event.title.in_language(t.language),
        event.place.in_language(t.language),
        format_edtf(event.date, t),
        *people,
    )
    return ". ".join(filter(None, parts))
