"""What the store gives: frozen values, their texts in the language that was asked for.

`language` on a model is the language its texts are in: the one asked for, or the one it was
written in where there is no translation.
"""

import datetime as dt
from dataclasses import dataclass

from storage.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Thing:
    """An event, an agreement, a person … of a brief, by its kind and number."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief on the cooperation with one partner: a country, a region, a city, an organisation."""

    id: int
    slug: str
    country: str | None
    """ISO 3166 code of the partner, or of where it is; None for one that is in no country."""
    as_of: Edtf
    language: str
    source_language: str
    verified: bool
    """Whether these texts are the committee's own or checked by it."""
    partner: str
    title: str
    overview: tuple[str, ...]
    """Paragraphs."""
    partner_kind: str = "country"
    """… or region, city, organisation."""
    state: str = "shown"
    """… or hidden: for editors alone; or retired: for owners alone."""
    several: bool = False
    """Whether visitors see others beside it: then whatever is shown of it says whose it is."""

    @property
    def is_shown(self) -> bool:
        """Whether visitors see it."""
        return self.state == "shown"


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
    status: str | None = None
    """Planned or cancelled; None for what took place, as far as the brief says."""
    more_dates: tuple[Edtf, ...] = ()
    """Its dates beside the first one."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person, an organisation or a place that an event names."""

    id: int
    name: str
    role: str | None
    """As of the brief."""
    events: int = 0
    """In how many events."""
    event: int | None = None
    """The only one, in a list of people."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of an event."""

    id: int
    caption: str | None
    credit: str | None
    """Who took it."""


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
    """The brief's own sentence; empty where none is known."""
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
    status: str | None = None
    """Planned or cancelled; None for what took place, as far as the brief says."""
    more_dates: tuple[Edtf, ...] = ()
    """Its dates beside the first one."""
    from_brief: bool = False
    """Whether the brief names it, whatever editors have changed of it since."""
    photos: tuple[Photo, ...] = ()


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
    value: str | None = None
    """What it says in figures, as a decimal number."""
    unit: str | None = None
    """What the value is of: «million dollars»."""
    edited_on: dt.date | None = None
    """When editors last changed it; None while it is as the brief had it."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask. Nothing of it has to be known, but it is never without all."""

    language: str
    name: str | None
    position: str | None
    unit: str | None
    organisation: str | None
    phone: str | None
    """As the brief gives it."""
    phone_international: str | None
    """As one dials it from anywhere; its city code is derived."""
    email: str | None
    verified_on: dt.date | None
    """When it was last found to be right; None while it is as the brief had it."""
    id: int = 0
    brief_id: int = 0
    side: str | None = None
    """Whose contact it is: the city's, the partner's."""
    extension: str | None = None
    """Of the phone."""
    more_phones: tuple[str, ...] = ()
    more_emails: tuple[str, ...] = ()
    fax: str | None = None
    site: str | None = None
    address: str | None = None

    @property
    def title(self) -> str:
        """What it is called, whatever is known of it."""
        known = (self.name, self.position, self.unit, self.organisation, self.side, self.address)
        reached = (self.phone_international, self.phone, self.email, self.site, self.fax)
        return next(
            (each for each in (*known, *self.more_phones, *reached, *self.more_emails) if each), ""
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the city and its partner have signed."""

    id: int
    brief_id: int
    language: str
    title: str
    kind: str | None = None
    """A memorandum, a protocol …, in the brief's words."""
    number: str | None = None
    parties: str | None = None
    signed: Edtf | None = None
    valid_until: Edtf | None = None
    text: str | None = None
    source: str = ""
    """The brief's own sentence; empty where none is known."""
    edited_on: dt.date | None = None
    """When editors last changed it; None while it is as the brief had it."""


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
