"""The fields of what was understood: how each is called, asked for, read and shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.dates import format_edtf
from handlers.editing.fields import find_field
from handlers.editing.readers import (
    Reader,
    read_as_of,
    read_country,
    read_line_of,
    read_people,
    read_text,
)
from handlers.imports.review import HEAD, Review
from handlers.texts import N_, Texts
from storage.brief_files import LABEL_LENGTH, TITLE_LENGTH

FIELD_NAMES = {
    "title": N_("Title"),
    "partner": N_("Partner"),
    "country": N_("Country"),
    "as_of": N_("As-of date"),
    "date": N_("Date"),
    "text": N_("Text"),
    "place": N_("Place"),
    "people": N_("People"),
    "organisations": N_("Organisations"),
    "directions": N_("Areas"),
    "sections": N_("Heading"),
    "table": N_("Column"),
    "event": N_("Event"),
    "contact": N_("Contact"),
    "name": N_("Name"),
    "position": N_("Position"),
    "organisation": N_("Organisation"),
    "phone": N_("Phone"),
    "phones": N_("Phone"),
    "fax": N_("Fax"),
    "email": N_("E-mail"),
    "emails": N_("E-mail"),
    "address": N_("Address"),
    "site": N_("Site"),
    "label": N_("Button label"),
    "source": N_("Sentence"),
    "planned": N_("State"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that the editor can write."""

    name: str
    prompt: str
    read: Reader


_LINE = read_line_of(TITLE_LENGTH)


def _as_in_drafts(subject_field: str) -> Field:
    found = find_field("event", subject_field)
    if not found:
        raise LookupError(subject_field)
    return Field(found.key, found.prompt, found.read)


_EVENT = (
    *map(_as_in_drafts, ("date", "title", "text", "place")),
    Field("people", N_("Who took part? One person per line: name, position"), read_people),
    Field("country", N_("In which country was it?"), read_country),
)
_FIELDS: dict[str, Sequence[Field]] = {
    "e": _EVENT,
    "x": _EVENT,
    "f": (Field("text", N_("How should it be worded?"), read_text), _as_in_drafts("date")),
    "c": (
        Field("name", N_("What is the contact person’s name?"), _LINE),
        Field("position", N_("What is the position?"), _LINE),
        Field("organisation", N_("Which organisation?"), _LINE),
        Field("phone", N_("What is the phone number, as the brief gives it?"), _LINE),
        Field("email", N_("What is the e-mail address?"), _LINE),
        Field("address", N_("What is the address?"), _LINE),
    ),
    "d": (
        Field("text", N_("What is the full wording of this area?"), read_text),
        Field(
            "label",
            N_("What should its button say? Up to 25 characters."),
            read_line_of(LABEL_LENGTH),
        ),
    ),
    HEAD: (
        Field("title", N_("What is the brief called?"), _LINE),
        Field("partner", N_("Which country, region or city is it about?"), _LINE),
        Field("country", N_("In which country is that?"), read_country),
        Field(
            "as_of",
            N_("What date is the brief as of? For example: April 2018"),
            read_as_of,
        ),
    ),
}


def fields_of(key: str) -> Sequence[Field]:
    """The fields of a thing that can be written."""
    return _FIELDS[key[0]]


def show_field(review: Review, key: str, name: str, t: Texts) -> str | None:
    """A field's value as a person reads it; None while it is empty."""
    if key == HEAD:
        thing: object = review
    else:
        thing = (
            review.event(key) or review.fact(key) or review.contact(key) or review.direction(key)
        )
    if name in ("date", "as_of"):
        value = getattr(thing, name, None)
        return format_edtf(value, t) if value else None
    if name == "people":
        people = getattr(thing, name, ())
        return t.semicolon.join(f"{p.name}, {p.role}" if p.role else p.name for p in people) or None
    if name == "country":
        code = getattr(thing, name, None)
        return str(t.locale.territories.get(code, code)) if code else None
    if name == "directions":
        chosen = getattr(thing, name, ())
        labels = [each.label for each in review.reading.directions]
        if not isinstance(chosen, tuple):
            return None
        return t.semicolon.join(labels[each] for each in chosen if each < len(labels)) or None
    value = getattr(thing, {"phone": "phones", "email": "emails"}.get(name, name), None)
    if isinstance(value, tuple):
        return t.semicolon.join(map(str, value)) or None
    return str(value) if value else None
