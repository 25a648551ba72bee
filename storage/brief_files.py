"""A brief as files: a folder with `brief.yaml` (structure and source texts) and translations.

What a brief does not say is left out, or `null`. In a translation `null` stands for what is not
translated yet: what is forgotten is told of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from storage.edtf import Edtf
from storage.photos import MAX_PHOTOS

ICON_LENGTH = 12
LABEL_LENGTH = 25
TITLE_LENGTH = 200
TEXT_LENGTH = 3000
CAPTION_LENGTH, CREDIT_LENGTH = 700, 150
"""Of photos; both, with an event's title, fit below one."""
PHOTOS_FOLDER = "photos"
SOURCE_FILE = "brief.yaml"
CONTACT = "contact"
"""The id of a brief's only contact, where it stands under `contact`."""


def _read_point(value: Any) -> Any:
    """A date that is no interval: on it something is done, or ends."""
    if not isinstance(value, str):
        return value
    if (date := Edtf.parse(value)).is_interval:
        raise ValueError(f"a single date is needed, {value!r} is an interval")
    return date


def _read_again(value: Any) -> Any:
    """A further date of an event, which has a beginning and an end."""
    if not isinstance(value, str):
        return value
    date = Edtf.parse(value)
    if not date.start or date.is_open:
        raise ValueError(f"a further date needs its beginning and its end: {value!r}")
    return date


Line = Annotated[str, Field(min_length=1, max_length=TITLE_LENGTH, pattern=r"^[^\n]+$")]
Label = Annotated[str, Field(min_length=1, max_length=LABEL_LENGTH, pattern=r"^[^\n]+$")]
Text = Annotated[str, Field(min_length=1, max_length=TEXT_LENGTH)]
Icon = Annotated[str, Field(min_length=1, max_length=ICON_LENGTH)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SLUG = r"^\w[\w-]*$"
"""What a brief is called: also as a folder, in commands and links."""
Slug = Annotated[str, Field(pattern=SLUG)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Date = Annotated[
    Edtf, BeforeValidator(lambda value: Edtf.parse(value) if isinstance(value, str) else value)
]
Point = Annotated[Edtf, BeforeValidator(_read_point)]
Again = Annotated[Edtf, BeforeValidator(_read_again)]
Number = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")]
Status = Literal["planned", "cancelled"]
PartnerKind = Literal["country", "region", "city", "organisation"]


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
        # Most starts read no files.
        defer_build=True,
    )


class DirectionText(_Model):
    """A direction in one language."""

    label: Label
    text: Text


class DirectionEntry(DirectionText):
    """A direction in `brief.yaml`."""

    id: Id
    language: Language | None = None
    icon: Icon


class EntityText(_Model):
    """A person, organisation or place in one language."""

    name: Line


class EntityEntry(EntityText):
    """A person, organisation or place in `brief.yaml`."""

    language: Language | None = None


class PhotoEntry(_Model):
    """A photo of an event in `brief.yaml`: its file below `photos/`, what it shows, who took it."""

    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+\.(jpg|jpeg|png)$")]
    credit: Annotated[Line, Field(max_length=CREDIT_LENGTH)] | None = None
    captions: dict[Language, Annotated[Text, Field(max_length=CAPTION_LENGTH)]] = {}


class EventText(_Model):
    """An event in one language."""

    label: Label | None = None
    title: Line
    text: Text | None = None
    place: Line | None = None
    roles: dict[Id, Line | None] = {}


class ParticipantEntry(_Model):
    """A person's part in an event."""

    id: Id
    role: Line | None = None


class EventEntry(_Model):
    """An event in `brief.yaml`; `dates` are those beside its first."""

    id: Id
    language: Language | None = None
    date: Date
    dates: list[Again] = []
    status: Status | None = None
    label: Label | None = None
    title: Line
    text: Text | None = None
    place: Line | None = None
    country: Country | None = None
    people: list[ParticipantEntry] = []
    organisations: list[Id] = []
    places: list[Id] = []
    directions: list[Id] = []
    photos: Annotated[list[PhotoEntry], Field(max_length=MAX_PHOTOS)] = []
    source: Text | None = None

    @model_validator(mode="after")
    def _begins(self) -> Self:
        if not self.date.start:
            raise ValueError("its date has no beginning: an event needs one")
        return self


class FactText(_Model):
    """A fact in one language."""

    text: Text
    unit: Line | None = None
    derived: Text | None = None


class FactEntry(FactText):
    """A fact in `brief.yaml`; its value, where it has one, in figures."""

    id: Id
    language: Language | None = None
    date: Date | None = None
    value: Number | None = None
    source: Text | None = None


class ContactText(_Model):
    """A contact in one language."""

    name: Line | None = None
    position: Line | None = None
    unit: Line | None = None
    organisation: Line | None = None
    side: Line | None = None
    address: Line | None = None


class ContactEntry(ContactText):
    """The only contact in `brief.yaml`: whatever is known, but something."""

    phone: Line | None = None
    phone_international: Line | None = None
    extension: Line | None = None
    more_phones: list[Line] = []
    fax: Line | None = None
    email: Line | None = None
    more_emails: list[Line] = []
    site: Line | None = None
    source: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(self.model_dump(exclude={"id", "language", "source"}).values()):
            raise ValueError("it says nothing: give a name, an organisation, a phone or an address")
        return self


class NumberedContact(ContactEntry):
    """One of several contacts in `brief.yaml`."""

    id: Id
    language: Language | None = None


class AgreementText(_Model):
    """An agreement in one language."""

    title: Line
    kind: Line | None = None
    parties: Line | None = None
    text: Text | None = None


class AgreementEntry(AgreementText):
    """An agreement in `brief.yaml`."""

    id: Id
    language: Language | None = None
    number: Line | None = None
    signed: Point | None = None
    valid_until: Point | None = None
    source: Text | None = None


class Translation(_Model):
    """A translation's file."""

    language: Language
    verified: bool
    partner: Line | None
    title: Line | None
    overview: list[Text] = []
    directions: dict[Id, DirectionText | None] = {}
    people: dict[Id, EntityText | None] = {}
    organisations: dict[Id, EntityText | None] = {}
    places: dict[Id, EntityText | None] = {}
    events: dict[Id, EventText | None] = {}
    facts: dict[Id, FactText | None] = {}
    agreements: dict[Id, AgreementText | None] = {}
    contact: ContactText | None = None
    contacts: dict[Id, ContactText | None] = {}

    @model_validator(mode="after")
    def _is_named(self) -> Self:
        if (self.partner is None) != (self.title is None):
            raise ValueError("partner and title are translated together")
        return self

    @property
    def all_contacts(self) -> Mapping[str, ContactText | None]:
        """The contacts by their ids, the one under `contact` too."""
        return self.contacts | ({CONTACT: self.contact} if self.contact else {})


class Source(_Model):
    """`brief.yaml`."""

    language: Language
    specimen: bool = False
    """Whether it is there to try the bot with, and for no visitor."""
    partner_kind: PartnerKind = "country"
    country: Country | None
    as_of: Point
    partner: Line
    title: Line
    overview: list[Text] = []
    directions: list[DirectionEntry] = []
    people: dict[Id, EntityEntry] = {}
    organisations: dict[Id, EntityEntry] = {}
    places: dict[Id, EntityEntry] = {}
    events: list[EventEntry] = []
    facts: list[FactEntry] = []
    agreements: list[AgreementEntry] = []
    contact: ContactEntry | None = None
    contacts: list[NumberedContact] = []

    @property
    def all_contacts(self) -> Mapping[str, ContactEntry]:
        """The contacts by their ids, the one under `contact` too."""
        only = {CONTACT: self.contact} if self.contact else {}
        return only | {each.id: each for each in self.contacts}

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if self.partner_kind == "country" and not self.country:
            raise ValueError("a partner that is a country needs its code under `country`")
        return self


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo's file, looked at but not kept in memory."""

    path: Path
    width: int
    height: int


class BriefFiles(_Model):
    """A whole brief as its folder has it."""

    slug: Slug
    source: Source
    translations: list[Translation] = []
    pictures: dict[str, Picture] = {}
    """The files of its photos by their names."""
    is_partial: bool = False
    """Whether it is no whole brief: what it does not say is not missed."""
    readings: dict[str, frozenset[str]] = {}
    """Things whose fields were found in sentences, with the fields that an editor has said."""
