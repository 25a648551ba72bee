"""What the store gives: frozen values, their texts in the language that was asked for.

`language` on a model is the language its texts are in: the one asked for, or the one it was
written in where there is no translation.
"""

import datetime as dt
from dataclasses import dataclass

from storage.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief on the cooperation with one partner country."""

    id: int
    slug: str
    country: str
    """ISO 3166 code of the partner."""
    as_of: Edtf
    language: str
    source_language: str
    verified: bool
    """Whether these texts are the committee's own or checked by it."""
    partner: str
    title: str
    overview: tuple[str, ...]
    """Paragraphs."""


@dataclass(frozen=True, slots=True)
class Direction:
    """A promising direction of cooperation."""

    id: int
    brief_id: int
    icon: str
    language: str
    label: str
    """Short, for a button."""
    text: str
    """The brief's own wording."""


@dataclass(frozen=True, slots=True)
class EventSummary:
    """An event as a list shows it."""

    id: int
    date: Edtf
    language: str
    label: str | None
    """Short, for a button."""
    title: str
    place: str | None
    edited_on: dt.date | None = None
    """When editors last changed it; None while it is as the brief had it."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person, an organisation or a place that an event names."""

    id: int
    name: str
    role: str | None
    """As of the brief."""
    events: int = 0
    """In how many events."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as its card shows it."""

    id: int
    brief_id: int
    date: Edtf
    language: str
    label: str | None
    title: str
    text: str
    place: str | None
    country: str | None
    """ISO 3166 code of where it took place."""
    source: str
    """The brief's own sentence."""
    edited_on: dt.date | None
    """When editors last changed it; None while it is as the brief had it."""
    deleted: bool
    edited: bool
    """Whether editors wrote these very texts."""
    outdated: bool
    """Whether this is a translation of what the event no longer says."""
    people: tuple[Participant, ...]
    organisations: tuple[Participant, ...]
    places: tuple[Participant, ...]
    directions: tuple[Direction, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, an organisation or a place by itself."""

    id: int
    brief_id: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class EventText:
    """An event with its text, as a list of what was found shows it."""

    summary: EventSummary
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the overview."""

    id: int
    date: Edtf | None
    language: str
    text: str
    derived: str | None
    """How it follows from the brief; None if the brief says it itself."""


@dataclass(frozen=True, slots=True)
class Contact:
    """The responsible contact."""

    language: str
    name: str
    position: str
    unit: str
    organisation: str
    phone: str
    """As the brief gives it."""
    phone_international: str
    """As one dials it from anywhere; its city code is derived."""
    email: str
    verified_on: dt.date | None
    """When it was last found to be right; None while it is as the brief had it."""


@dataclass(frozen=True, slots=True)
class Years:
    """How many events each year has, and in which years something open-ended began."""

    counts: dict[int, int]
    since: dict[int, int]
    total: int
    standing: int = 0
    """How many in all have begun and are not known to have ended: states rather than events."""

    @property
    def events(self) -> int:
        """How many took place or will."""
        return self.total - self.standing


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of a list of events."""

    events: tuple[EventSummary, ...]
    offset: int
    total: int
    standing: int = 0
    """How many of all are not known to have ended."""
