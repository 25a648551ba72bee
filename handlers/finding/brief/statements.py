"""What a brief states, as it is compared with questions by what they mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from handlers.dates import format_edtf
from handlers.finding.brief.knowledge import BRIEFS_IN_MEMORY
from handlers.finding.brief.passages import Passage, to_passages
from handlers.meaning.reader import Group
from handlers.texts import Texts
from storage.content import Content, Told


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a brief; without one, what it says of an event beside its text."""

    meant: str
    """What it says by itself, with what it is said of."""
    passage: Passage | None = None
    event: int | None = None
    """The number of the event whose it is."""


@dataclass(frozen=True)
class Statements:
    """All statements of a brief in one language, in the order in which they are learned."""

    all: tuple[Statement, ...]
    group: Group


@lru_cache(BRIEFS_IN_MEMORY)
def to_statements(content: Content, t: Texts) -> Statements:
    """The statements of a brief; made once until something in it changes."""
    told = tuple(_list(content, t))
    return Statements(told, Group(tuple(each.meant for each in told)))


def _list(content: Content, t: Texts) -> Iterable[Statement]:
    for passage in to_passages(content, t.language).all:
        if passage.event is None:
            yield Statement(passage.text, passage)
        else:
            title = content.events[passage.event].title.in_language(t.language)
            yield Statement(f"{title}. {passage.text}", passage, passage.event)
    for at, event in enumerate(content.events):
        yield Statement(_describe(event, t), event=at)


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
