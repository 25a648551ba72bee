"""How what an editor types is read into a field: limits, dates, people, addresses."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handlers import dates
from handlers.chat.view import utf16_length
from handlers.texts import LANGUAGES, LOCALES, Texts
from storage.brief_files import ICON_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from storage.edtf import Edtf
from storage.words import fold, is_cyrillic, split_words

MAX_PEOPLE = 20
MAX_DATES = 50
MAX_LINES = 5
FAR_FUTURE_YEARS = 3


class FieldError(ValueError):
    """A text that does not fit its field; its message is for the editor.

    `proposal` is the one value that may be meant instead.
    """

    def __init__(self, message: str, proposal: Edtf | None = None) -> None:
        super().__init__(message)
        self.proposal = proposal


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a text, and a doubt to point out."""

    value: Any
    note: str | None = None


Reader = Callable[[str, date, Texts], Reading]


def read_line_of(limit: int) -> Reader:
    """A reader of one line."""

    def read(text: str, _: date, t: Texts) -> Reading:
        return Reading(_limited(" ".join(text.split()), limit, t))

    return read


def read_text(text: str, _: date, t: Texts) -> Reading:
    """A text of several paragraphs."""
    return Reading(_limited(text.strip(), TEXT_LENGTH, t))


def _limited(text: str, limit: int, t: Texts) -> str:
    if not text:
        raise FieldError(t.gettext("Please send some text."))
    if (length := utf16_length(text)) > limit:
        raise FieldError(
            t.gettext(
                "Too long: {length} characters, the limit is {limit}. Not saved. Your text is "
                "in the chat above: copy it, shorten it and send it again.",
                length=length,
                limit=limit,
            )
        )
    return text


def read_date(text: str, today: date, t: Texts) -> Reading:
    """An EDTF date on which something began, with the doubts about it."""
    try:
        found = dates.read_date(text, today, languages_of(t))
    except dates.DateError as error:
        wrong = dates.Wrong(error.problem, error.span, error.nearest)
        raise FieldError(dates.tell_problem(wrong, t), error.nearest) from error
    value = found.value
    # «After 2017» leaves the beginning as open as «until 2016».
    if not isinstance(value, Edtf) or not value.start or dates.Doubt.AFTER in found.doubts:
        raise FieldError(t.gettext("An event needs a start date."))
    notes = dates.tell_doubts(found, text, t)
    if value.earliest_start.year > today.year + FAR_FUTURE_YEARS:
        shown = dates.format_edtf(value, t)
        notes.append(t.gettext("{date} is far in the future. Is that right?", date=shown))
    return Reading(str(value), " ".join(notes) or None)


def read_photo_words(text: str, _: date, t: Texts) -> Reading:  # noqa: ARG001 - as all readers
    """Nothing: photos are no words."""
    raise FieldError(t.gettext("Send the photos themselves, or go on to the draft."))


def languages_of(t: Texts) -> Sequence[str]:
    """The languages of what somebody writes, the likeliest first."""
    return (t.language, *(each for each in LANGUAGES if each != t.language))


def language_of(text: str, t: Texts) -> str:
    """The language that somebody writes in: their own, unless most words are in Cyrillic."""
    words = split_words(fold(text))
    return "ru" if 2 * sum(map(is_cyrillic, words)) > len(words) else t.language


def normalise(text: str) -> str:
    """The text folded, with plain spaces and hyphens."""
    return " ".join(re.sub(r"[‐‑‒–—―−]", "-", fold(text)).split())


def read_as_of(text: str, today: date, t: Texts) -> Reading:
    """A single date."""
    reading = read_date(text, today, t)
    if Edtf.parse(reading.value).is_interval:
        raise FieldError(t.gettext("Give one year, month or day, not a period."))
    return reading


def read_people(text: str, _: date, t: Texts) -> Reading:
    """`[[name, role or None], …]` from a line each."""
    people: list[list[str | None]] = []
    for part in re.split(r"[\n;]+", text):
        name, _comma, role = (piece.strip() for piece in part.partition(","))
        if name:
            role_or_none = _limited(role, TITLE_LENGTH, t) if role else None
            people.append([_limited(" ".join(name.split()), TITLE_LENGTH, t), role_or_none])
    names = [name for name, _role in people]
    if not people or len(people) > MAX_PEOPLE or len(set(names)) != len(names):
        raise FieldError(
            t.gettext("Name up to {limit} people, one per line, nobody twice.", limit=MAX_PEOPLE)
        )
    return Reading(people)


def read_country(text: str, _: date, t: Texts) -> Reading:
    """An ISO 3166 code from a country's name in any of our languages."""
    wanted = normalise(text)
    for locale in LOCALES.values():
        for code, name in locale.territories.items():
            if len(code) == 2 and code.isalpha() and wanted in (code.lower(), normalise(name)):
                return Reading(code)
    raise FieldError(t.gettext("I don’t know this country."))


def read_choice(_text: str, _today: date, t: Texts) -> Reading:
    """One of a few words, which are chosen with buttons."""
    raise FieldError(t.gettext("Choose with the buttons below."))


def read_more_dates(text: str, today: date, t: Texts) -> Reading:
    """EDTF dates from a line each."""
    parts = [part.strip() for part in re.split(r"[\n;]+", text) if part.strip()]
    if not parts or len(parts) > MAX_DATES:
        raise FieldError(t.gettext("Give up to {limit} dates, one per line.", limit=MAX_DATES))
    readings = [read_date(part, today, t) for part in parts]
    dates = {Edtf.parse(each.value) for each in readings}
    if any(each.is_open for each in dates):
        raise FieldError(t.gettext("An additional date needs an end."))
    notes = " ".join(each.note for each in readings if each.note)
    return Reading([str(each) for each in sorted(dates, key=_by_start)], notes or None)


def _by_start(value: Edtf) -> tuple[date, str]:
    return value.latest_start, str(value)


def read_names(text: str, _: date, t: Texts) -> Reading:
    """Names from a line each."""
    names = [" ".join(part.split()) for part in re.split(r"[\n;]+", text)]
    found = list(dict.fromkeys(_limited(name, TITLE_LENGTH, t) for name in names if name))
    if not found or len(found) > MAX_PEOPLE:
        raise FieldError(t.gettext("Give up to {limit} names, one per line.", limit=MAX_PEOPLE))
    return Reading(found)


def read_number(text: str, _: date, t: Texts) -> Reading:
    """A decimal number, its thousands apart or not."""
    number = re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", ".")
    if not re.fullmatch(r"-?\d{1,18}(\.\d{1,9})?", number, re.ASCII):
        raise FieldError(t.gettext("That is not a number. Write it in figures: 1234.5"))
    return Reading(number)


def read_phones(text: str, today: date, t: Texts) -> Reading:
    """Telephone numbers, a line each."""
    return _read_each(read_phone, text, today, t)


def read_site(text: str, _: date, t: Texts) -> Reading:
    """The address of a web site."""
    text = text.strip()
    if len(text) > TITLE_LENGTH or not re.fullmatch(
        r"(https?://)?[^\s/.]+(\.[^\s/.]+)+(/\S*)?", text
    ):
        raise FieldError(t.gettext("That is not a website address."))
    return Reading(text)


def read_phone(text: str, _: date, t: Texts) -> Reading:
    """A telephone number."""
    text = " ".join(text.split())
    if not re.fullmatch(r"\+?[\d ()-]{5,30}", text, re.ASCII):
        raise FieldError(t.gettext("That is not a phone number."))
    return Reading(text)


def read_international_phone(text: str, today: date, t: Texts) -> Reading:
    """A telephone number with the country's code."""
    reading = read_phone(text, today, t)
    if not reading.value.startswith("+"):
        raise FieldError(t.gettext("Start with + and the country code."))
    return reading


def read_email(text: str, _: date, t: Texts) -> Reading:
    """An e-mail address."""
    text = text.strip()
    if len(text) > TITLE_LENGTH or not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text, re.ASCII):
        raise FieldError(t.gettext("That is not an e-mail address."))
    return Reading(text)


def read_emails(text: str, today: date, t: Texts) -> Reading:
    """E-mail addresses, a line each."""
    return _read_each(read_email, text, today, t)


def _read_each(read: Reader, text: str, today: date, t: Texts) -> Reading:
    """A few values of a kind, a line each."""
    several = [each for each in text.splitlines() if each.strip()]
    if len(several) > MAX_LINES:
        raise FieldError(t.gettext("Give up to {limit}, one per line.", limit=MAX_LINES))
    return Reading("\n".join(read(each, today, t).value for each in several))


def read_icon(text: str, _: date, t: Texts) -> Reading:
    """A single emoji."""
    text = text.strip()
    if not text or len(text) > ICON_LENGTH or text.isascii() or any(map(str.isalnum, text)):
        raise FieldError(t.gettext("Send a single emoji."))
    return Reading(text)
