"""The fields that can be edited: how each is called and asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.editing.readers import (
    Reader,
    read_as_of,
    read_choice,
    read_country,
    read_date,
    read_email,
    read_emails,
    read_icon,
    read_international_phone,
    read_line_of,
    read_more_dates,
    read_names,
    read_number,
    read_people,
    read_phone,
    read_phones,
    read_photo_words,
    read_site,
    read_text,
)
from handlers.texts import N_
from storage.brief_files import CAPTION_LENGTH, CREDIT_LENGTH, LABEL_LENGTH, TITLE_LENGTH
from storage.event_photos import PHOTOS, is_of_photo
from storage.snapshots import Subject

DIRECTIONS = "directions"
GUIDE = ("date", "title", "text", "place", "people", DIRECTIONS)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of something that can be edited."""

    key: str
    label: str
    prompt: str
    read: Reader
    per_language: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    """Where it is one of a few words, these."""

    def key_in(self, language: str) -> str:
        """The field's key in a snapshot."""
        return f"{language}.{self.key}" if self.per_language else self.key


def find_field(subject: Subject, key: str) -> Field | None:
    """The field of this key; those of a photo end with its number."""
    if subject == "event" and is_of_photo(key):
        return replace(_OF_PHOTO[key.partition("_")[0]], key=key)
    return next((field for field in FIELDS[subject] if field.key == key), None)


def next_field(key: str, *, guided: bool = True) -> str | None:
    """What is asked for after this field: on the guided way the next one, after a photo more."""
    if is_of_photo(key):
        return PHOTOS
    if not guided:
        return None
    following = GUIDE[GUIDE.index(key) + 1 :] if key in GUIDE else ()
    return next(iter(following), None)


def step_of(key: str) -> tuple[int, int]:
    """Which step of the guided way a field is, of how many."""
    return GUIDE.index(key) + 1, len(GUIDE)


def previous_field(key: str) -> str | None:
    """The field that the guided way asks for before this one."""
    before = GUIDE[: GUIDE.index(key)] if key in GUIDE else ()
    return before[-1] if before else None


def _line(key: str, label: str, prompt: str, *, required: bool = False) -> Field:
    """A field of one line in each language."""
    return Field(
        key, label, prompt, read_line_of(TITLE_LENGTH), per_language=True, required=required
    )


_SOURCE = Field(
    "source",
    N_("📎 Source"),
    N_("What is the source? A sentence from the document, or its name."),
    read_text,
)

_OF_PHOTO = {
    "caption": Field(
        "caption",
        N_("✏️ Caption"),
        N_("What does the photo show? One line, up to 700 characters."),
        read_line_of(CAPTION_LENGTH),
        per_language=True,
    ),
    "credit": Field(
        "credit",
        N_("👤 Photographer"),
        N_("Who took the photo, or whose is it? One line, up to 150 characters."),
        read_line_of(CREDIT_LENGTH),
    ),
}

FIELDS: dict[Subject, Sequence[Field]] = {
    "event": (
        Field(
            "date",
            N_("📅 Date"),
            N_(
                "When was it? As precisely as you know: 25–28 April 2018, July 2017, 2017, "
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
            N_("What happened? A few sentences, up to 3,000 characters."),
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
        Field(DIRECTIONS, N_("🤝 Areas"), N_("Which areas does it belong to?"), read_text),
        Field(
            "people",
            N_("👤 People"),
            N_("Who took part? One person per line: name, position"),
            read_people,
        ),
        Field("country", N_("🌍 Country"), N_("In which country was it?"), read_country),
        Field(
            "status",
            N_("🚦 State"),
            N_("Did it take place?"),
            read_choice,
            choices=("planned", "cancelled"),
        ),
        Field(
            "more_dates",
            N_("🗓 More dates"),
            N_("On which other dates did it take place? One per line."),
            read_more_dates,
        ),
        Field(
            "organisations",
            N_("🏛 Organisations"),
            N_("Which organisations does it name? One per line."),
            read_names,
        ),
        _SOURCE,
        Field(PHOTOS, N_("📷 Photos"), N_("Which photos belong to it?"), read_photo_words),
        Field(
            "label",
            N_("🏷 Button label"),
            N_(
                "What should its button say? Up to 25 characters; if you skip this, the title "
                "is shortened."
            ),
            read_line_of(LABEL_LENGTH),
            per_language=True,
        ),
    ),
    "direction": (
        Field(
            "text",
            N_("📝 Text"),
            N_("What is the full wording of this area?"),
            read_text,
            per_language=True,
            required=True,
        ),
        Field(
            "label",
            N_("🏷 Button label"),
            N_("What should its button say? Up to 25 characters."),
            read_line_of(LABEL_LENGTH),
            per_language=True,
            required=True,
        ),
        Field(
            "icon",
            N_("🙂 Icon"),
            N_("Send the emoji to show before it."),
            read_icon,
            required=True,
        ),
    ),
    "contact": (
        _line("name", N_("👤 Name"), N_("What is the contact person’s name?")),
        _line("position", N_("💼 Position"), N_("What is the position?")),
        _line("unit", N_("🏢 Unit"), N_("Which unit?")),
        _line("organisation", N_("🏛 Organisation"), N_("Which organisation?")),
        _line("side", N_("🤝 Side"), N_("Whose contact is it: the city’s or the partner’s?")),
        Field(
            "phone",
            N_("☎️ Phone"),
            N_("What is the phone number, as the brief gives it?"),
            read_phone,
        ),
        Field(
            "phone_international",
            N_("📞 International no."),
            N_("What number do you dial from abroad? For example: +7 812 576-48-86"),
            read_international_phone,
        ),
        Field("extension", N_("🔢 Extension"), N_("What is the extension?"), read_line_of(20)),
        Field("more_phones", N_("☎️ More phones"), N_("Other numbers, one per line."), read_phones),
        Field("fax", N_("📠 Fax"), N_("What is the fax number?"), read_phone),
        Field("email", N_("✉️ E-mail"), N_("What is the e-mail address?"), read_email),
        Field(
            "more_emails",
            N_("✉️ More e-mails"),
            N_("Other addresses, one per line."),
            read_emails,
        ),
        Field("site", N_("🌐 Site"), N_("What is the website?"), read_site),
        _line("address", N_("📍 Address"), N_("What is the postal address?")),
    ),
    "fact": (
        Field(
            "text",
            N_("📝 Text"),
            N_("What is the fact? A sentence or two."),
            read_text,
            per_language=True,
            required=True,
        ),
        Field("date", N_("📅 Date"), N_("What date is it from? For example: 2020"), read_date),
        Field("value", N_("🔢 Value"), N_("The number alone, for example: 1234.5"), read_number),
        _line(
            "unit",
            N_("📏 Unit of the value"),
            N_("What does the number count? For example: students"),
        ),
        Field(
            "derived",
            N_("🧮 How we know"),
            N_("If the source does not say it directly: how do we know?"),
            read_text,
            per_language=True,
        ),
        _SOURCE,
    ),
    "agreement": (
        _line("title", N_("🔤 Title"), N_("What is it called? One line."), required=True),
        _line("kind", N_("📜 Kind"), N_("An agreement, a memorandum, a protocol?")),
        Field("number", N_("🔢 Number"), N_("What is its number?"), read_line_of(TITLE_LENGTH)),
        _line("parties", N_("👥 Parties"), N_("Who signed it?")),
        Field("signed", N_("🖋 Signed"), N_("When was it signed?"), read_as_of),
        Field("valid_until", N_("⏳ Valid until"), N_("Until when is it valid?"), read_as_of),
        Field("text", N_("📝 Text"), N_("What is it about?"), read_text, per_language=True),
        _SOURCE,
    ),
    "entity": (_line("name", N_("🔤 Name"), N_("What is the name?"), required=True),),
    "brief": (
        _line(
            "partner",
            N_("🤝 Partner"),
            N_("With which country, region, city or organisation?"),
            required=True,
        ),
        _line("title", N_("🔤 Title"), N_("What is the brief called?"), required=True),
        Field(
            "overview",
            N_("📝 Overview"),
            N_("The paragraphs of the overview, with a blank line between them."),
            read_text,
            per_language=True,
        ),
        Field(
            "as_of",
            N_("📅 As-of date"),
            N_("What date is the brief as of? For example: April 2018"),
            read_as_of,
            required=True,
        ),
        Field(
            "partner_kind",
            N_("🗂 Kind of partner"),
            N_("What kind of partner is it?"),
            read_choice,
            required=True,
            choices=("country", "region", "city", "organisation"),
        ),
        Field("country", N_("🌍 Country"), N_("In which country is the partner?"), read_country),
    ),
}
