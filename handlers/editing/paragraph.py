"""An event out of what an editor wrote: one line with bars, or a whole paragraph. No network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from handlers.chat.view import clip
from handlers.dates import Context, Doubt, Recurring, format_edtf, read_dates, tell_doubts
from handlers.editing.fields import find_field
from handlers.editing.readers import FieldError, languages_of, normalise
from handlers.texts import Texts
from storage.brief_files import TEXT_LENGTH, TITLE_LENGTH
from storage.edtf import Edtf
from storage.models import Direction
from storage.snapshots import Snapshot

_NAMES_SHOWN = 5
# A capitalised name of two to four words, particles within: «Барт Де Вевер», "Bart van den Berg".
_NAME = re.compile(
    r"\b[А-ЯЁA-Z][а-яёa-z]+(?:[- ](?:де|ван|фон|дер|ден|de|van|von|der|den|le|la)){0,2}"
    r"(?:[- ][А-ЯЁA-Z][а-яёa-z]+){1,2}\b|\b[А-ЯA-Z]\.\s?[А-ЯA-Z]\.\s?[А-ЯЁA-Z][а-яёa-z]+"
)
_SENTENCE_END = re.compile(r"(?<=[а-яёa-z0-9»”)])[.!?…]\s+(?=[А-ЯЁA-Z«“])")


@dataclass(slots=True)
class Found:
    """The fields that were found, and the doubts about them."""

    changes: Snapshot = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    tells_when: bool = False
    """Whether a paragraph says when something was, if only as a day without a year."""


def read_line(
    text: str, language: str, directions: Sequence[Direction], today: date, t: Texts
) -> Found:
    """The event in `date | title | text | place | #direction`; what is not understood is noted."""
    found = Found()
    parts = [part.strip() for part in text.split("|")]
    tags = [tag for part in parts if part.startswith("#") for tag in part.split()]
    parts = [part for part in parts if not part.startswith("#")]
    for key, part in zip(("date", "title", "text", "place"), parts, strict=False):
        known = find_field("event", key)
        if not part or not known:
            continue
        try:
            reading = known.read(part, today, t)
        except FieldError as error:
            found.notes.append(f"«{clip(part, 300)}»: {error}")
            continue
        found.changes[known.key_in(language)] = reading.value
        found.notes += [reading.note] if reading.note else []
    for extra in parts[4:]:
        found.notes.append(t.gettext("Not used: “{text}”", text=clip(extra, 300)))
    chosen = []
    for tag in tags:
        match = _direction_of(tag.lstrip("#"), directions)
        if match:
            chosen.append(match.id)
        else:
            found.notes.append(t.gettext("There is no direction “{tag}”.", tag=clip(tag, 100)))
    if chosen:
        found.changes["directions"] = sorted(set(chosen))
    return found


def read_paragraph(
    text: str,
    language: str,
    places: Sequence[str],
    people: Sequence[str],
    today: date,
    t: Texts,
) -> Found:
    """The event in a paragraph: the first date, the first sentence as title, names, a place.

    `places` and `people` are those that the brief knows.
    """
    found = Found()
    text = text.strip()
    _take_date(found, text, today, t)
    sentence = _SENTENCE_END.split(" ".join(text.split()), maxsplit=1)[0].rstrip(".")
    found.changes[f"{language}.title"] = clip(sentence, TITLE_LENGTH)
    found.notes.append(t.gettext("The title is the first sentence: make it shorter."))
    found.changes[f"{language}.text"] = clip(text, TEXT_LENGTH)
    if clip(text, TEXT_LENGTH) != text:
        found.notes.append(t.gettext("The text was too long: its end is only in your message."))
    lowered = normalise(text)
    place = next((each for each in places if _mentions(lowered, each)), None)
    if place:
        found.changes[f"{language}.place"] = place
        found.notes.append(t.gettext("The place was guessed: {place}", place=place))
    known = [name for name in people if _mentions(lowered, name)]
    if known:
        found.changes["people"] = [[name, None] for name in known]
        found.notes.append(t.gettext("People the brief knows: {names}", names="; ".join(known)))
    names = dict.fromkeys(match.group() for match in _NAME.finditer(text))
    others = [
        name
        for name in names
        if not any(_mentions(normalise(name), each) for each in (*places, *known))
    ]
    if others:
        listed = "; ".join(others[:_NAMES_SHOWN])
        found.notes.append(t.gettext("Names in the text, not taken over: {names}", names=listed))
    return found


def _take_date(found: Found, text: str, today: date, t: Texts) -> None:
    """Put the first date on which something took place into `found`, or why there is none."""
    reading = read_dates(text, today, Context.DOCUMENT, languages_of(t))
    begun = [
        each
        for each in reading.values
        if isinstance(each.value, Edtf) and each.value.start and Doubt.AFTER not in each.doubts
    ]
    yearless = [each for each in reading.values if isinstance(each.value, Recurring)]
    found.tells_when = bool(begun or yearless or reading.aside)
    # Since when a state holds is no event's date.
    standing = [each for each in begun if Doubt.STANDING in each.doubts]
    begun = [each for each in begun if each not in standing]
    if begun:
        found.changes["date"] = str(begun[0].value)
        if len({each.value for each in begun}) > 1:
            found.notes.append(t.gettext("There are several dates; the first was taken."))
        found.notes += tell_doubts(begun[0], text, t)
    elif yearless:
        start, end = yearless[0].span
        found.notes.append(
            t.gettext(
                "“{text}”: of which year? The text does not say. Write the whole date.",
                text=text[start:end],
            )
        )
    else:
        found.notes.append(t.gettext("No date was found."))
    for each in standing[:1] if not begun else ():
        found.notes += tell_doubts(each, text, t)
    if reading.aside and not begun:
        dates = ", ".join(
            format_edtf(each.value, t) for each in reading.aside if isinstance(each.value, Edtf)
        )
        found.notes.append(
            t.gettext("Not taken, the date of a document or a term: {dates}", dates=dates)
        )


def _direction_of(tag: str, directions: Sequence[Direction]) -> Direction | None:
    wanted = normalise(tag)
    for each in directions:
        words = normalise(f"{each.label} {each.text}").split()
        if wanted and any(word.startswith(_stem(wanted)) for word in words):
            return each
    return None


def _mentions(text: str, name: str) -> bool:
    """Whether the last word of a name, which no other has, stands in the text in any case."""
    return _stem(name.rsplit(maxsplit=1)[-1]) in text


def _stem(word: str) -> str:
    """The word without the end that Russian declines."""
    word = normalise(word)
    return word[:-1] if len(word) > 4 else word
