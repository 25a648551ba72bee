"""The fields that can be edited: how each is called and asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from handlers.dates import format_edtf
from handlers.editing.readers import (
    Reader,
    read_as_of,
    read_country,
    read_date,
    read_email,
    read_icon,
    read_international_phone,
    read_line_of,
    read_people,
    read_phone,
    read_text,
)
from handlers.texts import N_, Texts
from storage.brief_files import LABEL_LENGTH, TITLE_LENGTH
from storage.edtf import Edtf
from storage.snapshots import Subject

DIRECTIONS = "directions"
GUIDE = ("date", "title", "text", "place", DIRECTIONS)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of something that can be edited."""

    key: str
    label: str
    prompt: str
    read: Reader
    per_language: bool = False
    required: bool = False

    def key_in(self, language: str) -> str:
        """The field's key in a snapshot."""
        return f"{language}.{self.key}" if self.per_language else self.key


def find_field(subject: Subject, key: str) -> Field | None:
    """The field of this key."""
    return next((field for field in FIELDS[subject] if field.key == key), None)


def next_field(key: str) -> str | None:
    """The field that the guided way asks for after this one."""
    following = GUIDE[GUIDE.index(key) + 1 :] if key in GUIDE else ()
    return next(iter(following), None)


def previous_field(key: str) -> str | None:
    """The field that the guided way asks for before this one."""
    before = GUIDE[: GUIDE.index(key)] if key in GUIDE else ()
    return before[-1] if before else None


def show_value(key: str, value: Any, directions: dict[int, str], t: Texts) -> str:
    """A field's value as an editor reads it."""
    if value in (None, "", []):
        return "–"
    name = key.rpartition(".")[2]
    if name in ("date", "as_of"):
        return format_edtf(Edtf.parse(value), t)
    if name == DIRECTIONS:
        return ", ".join(directions.get(each, f"№ {each}") for each in value)
    if name == "people":
        return "; ".join(f"{person}, {role}" if role else person for person, role in value)
    if name == "roles":
        return "; ".join(f"{person}, {role}" for person, role in value.items())
    if name == "country":
        return str(t.locale.territories.get(value, value))
    if name == "deleted":
        return t.gettext("yes")
    return str(value)


FIELDS: dict[Subject, Sequence[Field]] = {
    "event": (
        Field(
            "date",
            N_("📅 Date"),
            N_(
                "When was it? As exactly as you know it: 25–28 April 2018, July 2017, 2017, "
                "since 1997, 2018-04-25..28"
            ),
            read_date,
            required=True,
        ),
        Field(
            "title",
            N_("🔤 Title"),
            N_("What is it called? One line, up to 200 characters."),
            read_line_of(TITLE_LENGTH),
            per_language=True,
            required=True,
        ),
        Field(
            "text",
            N_("📝 Text"),
            N_("What happened? A few sentences, up to 3000 characters."),
            read_text,
            per_language=True,
        ),
        Field(
            "place",
            N_("📍 Place"),
            N_("Where was it? Venue and city, for example: Hermitage, Saint Petersburg"),
            read_line_of(TITLE_LENGTH),
            per_language=True,
        ),
        Field(
            DIRECTIONS, N_("🧭 Directions"), N_("Which directions does it belong to?"), read_text
        ),
        Field(
            "people",
            N_("👤 People"),
            N_("Who took part? A line each: name, office"),
            read_people,
        ),
        Field("country", N_("🌍 Country"), N_("In which country was it?"), read_country),
        Field(
            "source",
            N_("📎 Source"),
            N_("Where is this known from? A sentence of the document, or its name."),
            read_text,
        ),
        Field(
            "label",
            N_("🏷 Button"),
            N_("How shall its button read? Up to 25 characters; without it, the title is cut."),
            read_line_of(LABEL_LENGTH),
            per_language=True,
        ),
    ),
    "direction": (
        Field(
            "text",
            N_("📝 Text"),
            N_("How is the direction worded?"),
            read_text,
            per_language=True,
            required=True,
        ),
        Field(
            "label",
            N_("🏷 Button"),
            N_("How shall its button read? Up to 25 characters."),
            read_line_of(LABEL_LENGTH),
            per_language=True,
            required=True,
        ),
        Field(
            "icon",
            N_("🙂 Icon"),
            N_("Send the emoji that shall stand before it."),
            read_icon,
            required=True,
        ),
    ),
    "contact": (
        Field(
            "name",
            N_("👤 Name"),
            N_("What is the contact's name?"),
            read_line_of(TITLE_LENGTH),
            per_language=True,
            required=True,
        ),
        Field(
            "position",
            N_("💼 Position"),
            N_("What is the position?"),
            read_line_of(TITLE_LENGTH),
            per_language=True,
            required=True,
        ),
        Field(
            "unit",
            N_("🏢 Unit"),
            N_("Which unit?"),
            read_line_of(TITLE_LENGTH),
            per_language=True,
            required=True,
        ),
        Field(
            "organisation",
            N_("🏛 Organisation"),
            N_("Which organisation?"),
            read_line_of(TITLE_LENGTH),
            per_language=True,
            required=True,
        ),
        Field(
            "phone",
            N_("☎️ Phone"),
            N_("The telephone number as it is given?"),
            read_phone,
            required=True,
        ),
        Field(
            "phone_international",
            N_("📞 Phone with code"),
            N_("The number as one dials it from abroad, for example +7 812 576-48-86?"),
            read_international_phone,
            required=True,
        ),
        Field("email", N_("✉️ E-mail"), N_("The e-mail address?"), read_email, required=True),
    ),
    "brief": (
        Field(
            "title",
            N_("🔤 Title"),
            N_("What is the brief called?"),
            read_line_of(TITLE_LENGTH),
            per_language=True,
            required=True,
        ),
        Field(
            "overview",
            N_("📝 Overview"),
            N_("The overview's paragraphs, with a blank line between."),
            read_text,
            per_language=True,
            required=True,
        ),
        Field(
            "as_of",
            N_("📅 As of"),
            N_("Up to which date does the brief speak? For example: April 2018"),
            read_as_of,
            required=True,
        ),
    ),
}
