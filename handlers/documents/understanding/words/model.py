"""What an understood document is made of."""

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter

from handlers.texts import N_
from storage.edtf import Edtf


class DoubtKind(Enum):
    """Why a person should look at a field; the value says it."""

    YEAR_INHERITED = N_("the year is given elsewhere")
    SAME_TIME = N_("the date is taken from the sentence before")
    RELATIVE_DATE = N_("the date depends on the day when this was written")
    YEAR_MISSING = N_("no year is given")
    SEVERAL_DATES = N_("several dates are given")
    TERM_OR_DATE = N_("this may be a term, not a date")
    OPEN_END = N_("no end is given")
    LONG_AGO = N_("this was long ago")
    AFTER_AS_OF = N_("this is later than the brief’s own date")
    OTHER_WEEKDAY = N_("the day of the week is a different one")
    GUESSED_DATE = N_("the date is a guess")
    MISPRINT = N_("two digits of the year seem to have changed places")
    IMPOSSIBLE_DATE = N_("no calendar has this date")
    REVERSED = N_("the period ends before it begins")
    NO_START = N_("the date only says that there is no end")
    NO_DATE = N_("no date is given")
    POSSIBLE_DUPLICATE = N_("this may be mentioned twice")
    NAME_UNSURE = N_("this may not be a person, or a form of the name is a guess")
    NAME_NEARLY_KNOWN = N_("this name is nearly that of another person")
    PLACE_UNSURE = N_("the place may be a different one")
    OTHER_COUNTRY = N_("this is in another country")
    NO_EVENT = N_("this may be no event")
    PLAN_UNSURE = N_("it is not clear whether this took place")
    CANCELLED = N_("this was cancelled")
    POSTPONED = N_("this was postponed")
    SHARED_SENTENCE = N_("one sentence describes several events")
    NEW_DIRECTION = N_("this heading is taken for an area of cooperation")
    HEADING = N_("this heading was not understood")
    PARTNER = N_("the partner is not named")
    AS_OF = N_("the brief’s own date is not given")
    COLUMN = N_("this column was not understood")
    CONTACT = N_("part of a contact was not understood")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a field should be looked at, and the sentence that it comes from."""

    kind: DoubtKind
    field: str
    sentence: str = ""

    def __str__(self) -> str:
        said = f": «{self.sentence}»" if self.sentence else ""
        return f"{self.field}: {self.kind.value}{said}"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an event names."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event as the document tells it."""

    date: Edtf | None
    title: str
    text: str
    source: str
    place: str | None = None
    country: str | None = None
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()
    directions: tuple[int, ...] = ()
    planned: bool = False
    cancelled: bool = False
    doubts: tuple[Doubt, ...] = ()
    more_dates: tuple[Edtf, ...] = ()
    label: str | None = None
    places: tuple[str, ...] | None = None
    """The names in `place`; None where they are to be found in it."""
    exact: bool = False
    """Whether the document says of each field which it is; else they are found in sentences."""

    def doubted(self, *doubts: Doubt) -> "ReadEvent":
        """The same with more doubts."""
        return replace(self, doubts=(*self.doubts, *doubts))


@dataclass(frozen=True, slots=True)
class ReadFact:
    """A figure or another fact; an agreement where `agreement` says its kind."""

    text: str
    date: Edtf | None
    source: str
    value: str | None = None
    agreement: str | None = None
    doubts: tuple[Doubt, ...] = ()
    unit: str | None = None
    """What `value` is of, where that is a plain number."""
    derived: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class ReadAgreement:
    """An agreement that says of itself what of it is what."""

    title: str
    kind: str | None = None
    number: str | None = None
    parties: str | None = None
    signed: Edtf | None = None
    valid_until: Edtf | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ReadContact:
    """Somebody to turn to."""

    name: str | None = None
    position: str | None = None
    organisation: str | None = None
    phones: tuple[str, ...] = ()
    fax: str | None = None
    emails: tuple[str, ...] = ()
    address: str | None = None
    site: str | None = None
    source: str = ""
    doubts: tuple[Doubt, ...] = ()
    side: str | None = None
    unit: str | None = None
    extension: str | None = None
    international: str | None = None
    """The first of the phones as one dials it from anywhere; empty for none, None if not said."""
    exact: bool = False


PartnerKind = Literal["country", "region", "city", "organisation"]


@dataclass(frozen=True, slots=True)
class ReadDirection:
    """A direction of cooperation in the document's own words, and short for a button."""

    text: str
    label: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column of a list, and what it was taken for."""

    key: str
    """Its heading, or its place among the columns, by which it can be said to be another."""
    heading: str
    kind: str
    """Empty for one that is not understood."""
    sample: str
    """The first cell that says something."""


@dataclass(slots=True)
class Reading:
    """All that a document says. Each of its sentences is in exactly one of these lists."""

    language: str
    title: str | None = None
    partner: str | None = None
    country: str | None = None
    as_of: Edtf | None = None
    overview: list[str] = field(default_factory=list)
    directions: list[ReadDirection] = field(default_factory=list)
    events: list[ReadEvent] = field(default_factory=list)
    cancelled: list[ReadEvent] = field(default_factory=list)
    facts: list[ReadFact] = field(default_factory=list)
    agreements: list[ReadAgreement] = field(default_factory=list)
    """Those with fields of their own; others are among the facts."""
    contacts: list[ReadContact] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    sentences: int = 0
    """How many there are in the document."""
    background: int = 0
    """How many of them are in the overview."""
    partner_kind: PartnerKind = "city"
    columns: list[ReadColumn] = field(default_factory=list)
    """Those of its lists, for the editor to confirm."""
    exact: bool = False
    """Whether the document says of its words which field they are."""

    @property
    def used(self) -> int:
        """How many of the sentences an event, a fact, a contact, a direction or the head tells."""
        return self.sentences - self.background - len(self.unused) - len(self.cancelled)

    def as_json(self) -> dict[str, Any]:
        """The reading as `--dry-run --json` prints it."""
        return {
            "language": self.language,
            "title": self.title,
            "partner": self.partner,
            "country": self.country,
            "as_of": _date(self.as_of),
            "overview": self.overview,
            "directions": [{"text": one.text, "label": one.label} for one in self.directions],
            "events": [_event(event) for event in self.events],
            "facts": [_fact(fact) for fact in self.facts],
            "contacts": [_contact(contact) for contact in self.contacts],
            "unused": [*self.unused, *(event.source for event in self.cancelled)],
            "doubts": [
                *map(str, self.doubts),
                *(str(doubt) for event in self.cancelled for doubt in event.doubts),
            ],
        }


@cache
def reading_format() -> TypeAdapter[Reading]:
    """Readings as JSON, as the process that reads documents hands them over."""
    return TypeAdapter(Reading)


def _date(value: Edtf | None) -> str | None:
    return None if value is None else str(value)


def _event(event: ReadEvent) -> dict[str, Any]:
    return {
        "date": _date(event.date),
        "planned": event.planned,
        "title": event.title,
        "text": event.text,
        "place": event.place,
        "country": event.country,
        "people": [{"name": person.name, "role": person.role} for person in event.people],
        "organisations": list(event.organisations),
        "directions": list(event.directions),
        "source": event.source,
        "doubts": [str(doubt) for doubt in event.doubts],
    }


def _fact(fact: ReadFact) -> dict[str, Any]:
    return {
        "text": fact.text,
        "date": _date(fact.date),
        "value": fact.value,
        "agreement": fact.agreement,
        "source": fact.source,
        "doubts": [str(doubt) for doubt in fact.doubts],
    }


def _contact(contact: ReadContact) -> dict[str, Any]:
    return {
        "name": contact.name,
        "position": contact.position,
        "organisation": contact.organisation,
        "phones": list(contact.phones),
        "fax": contact.fax,
        "emails": list(contact.emails),
        "address": contact.address,
        "site": contact.site,
        "doubts": [str(doubt) for doubt in contact.doubts],
    }
