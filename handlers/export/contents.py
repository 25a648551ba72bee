"""What a file is made of, as it is handed to the process that writes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from handlers.chat.extract import Kind
from storage.models import Agreement, Brief, Contact, Direction, Event, Fact


class Form(StrEnum):
    """The forms in which a brief goes out; the value is what the file's name ends with."""

    WORD = "docx"
    WORKBOOK = "xlsx"
    CSV = "csv"
    CALENDAR = "ics"
    FILES = "zip"


@dataclass(frozen=True, slots=True)
class Names:
    """What somebody or something is called in each language: the name, then the offices."""

    texts: Mapping[str, Sequence[str]]


@dataclass(slots=True)
class Chapter:
    """Things of one kind; of people, the events that name them."""

    kind: Kind
    heading: str = ""
    events: list[Event] = field(default_factory=list)
    directions: list[Direction] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    names: list[Names] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Image:
    """A photo with its bytes."""

    width: int
    height: int
    data: bytes


@dataclass(slots=True)
class Contents:
    """A file's words and who asks for it; its events come after it."""

    brief: Brief
    language: str
    today: date
    now: datetime
    installation: str
    """What tells its calendar entries from another's."""
    link: str
    """What the number of an event makes a link of; empty where no bot is at work."""
    is_whole: bool
    heading: str
    wording: str
    directions: list[Direction]
    """All that the brief has, in its order."""
    contacts: list[Contact]
    chapters: list[Chapter]
    images: dict[int, Image] = field(default_factory=dict)
    """Of the photos of its events, as many as there is room for."""
    name: str = ""
    """What the file is called where it has no heading."""
    checked: frozenset[str] = frozenset()
    """The languages whose texts are the committee's own or checked by it."""
    collection: str = ""
    """Under which heading several briefs are told; empty in a file on one."""
    beside: "list[Contents]" = field(default_factory=list)
    """What the others of them have."""

    @property
    def sections(self) -> "list[Contents]":
        """What each brief has."""
        return [self, *self.beside]

    @property
    def all_chapters(self) -> list[Chapter]:
        """The chapters of all briefs."""
        return [chapter for each in self.sections for chapter in each.chapters]

    @property
    def events(self) -> Iterator[Event]:
        """The events of all chapters, each once."""
        seen: set[int] = set()
        for chapter in self.chapters:
            for event in chapter.events:
                if event.id not in seen and chapter.kind == "events":
                    seen.add(event.id)
                    yield event

    def link_to(self, event: Event) -> str:
        """The link that opens an event's card."""
        return f"{self.link}e{event.id}" if self.link else ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some events of a chapter, which come in their order."""

    chapter: int
    events: list[Event]
    same_as: int | None = None
    """The chapter before it that has the same events, where it has no others."""
    images: dict[int, Image] = field(default_factory=dict)
