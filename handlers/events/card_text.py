"""What an event's card says."""

from datetime import date

from markupsafe import Markup
from telegram import InlineKeyboardButton

from handlers.chat.notes import as_of, language_note
from handlers.chat.view import (
    TITLE_LENGTH,
    View,
    bold,
    clip,
    italic,
    lines,
    paragraphs,
    room_beside,
)
from handlers.dates import format_day, format_edtf
from handlers.texts import Texts, language_name, quote, sentences
from storage.models import Brief, Event, Participant
from storage.words import fold

COPY_TEXT_LENGTH = 256
NAMES_SHOWN = 6
_NAME_LENGTH = 150
_QUOTES_LENGTH = 4


def view_inline_card(brief: Brief, event: Event, link: str, t: Texts) -> tuple[View, str]:
    """The card as it is sent to other chats, and its description in the list of results."""
    place = f" · {event.place}" if event.place else ""
    language = ""
    if event.language != t.language:
        name = language_name(event.language, t)
        language = " " + t.gettext("(in {language})", language=name)
    row = [InlineKeyboardButton(t.gettext("Open in the bot"), url=link)]
    return View(card_text(brief, event, t), [row]), clip(
        f"{format_edtf(event.date, t)}{language}{place}", _NAME_LENGTH
    )


def card_text(brief: Brief, event: Event, t: Texts, *above: Markup) -> Markup:
    """The card's text, with what shall stand above it, within one message."""
    title = bold(clip(event.title, TITLE_LENGTH))
    facts = lines(
        Markup("🗓 {}").format(format_edtf(event.date, t)),
        _where(event, t),
        *(_participant("👤", person) for person in event.people[:NAMES_SHOWN]),
        *(_participant("🏛", each) for each in event.organisations[:NAMES_SHOWN]),
    )
    open_note = None
    if event.date.is_open:
        open_note = italic(t.gettext("The brief does not say whether this still holds today."))
    # What editors have written is the committee's own word in any language.
    unchecked = event.language != t.language or not event.edited
    language = language_note(brief, event.language, t) if unchecked else None
    own_words = event.source and fold(event.text) == fold(event.source) and not event.edited_on
    verbatim = italic(t.gettext("These are the brief's own words.")) if own_words else None
    outdated = t.gettext("The original has been changed since this translation was made.")
    notes = lines(
        open_note,
        verbatim,
        _state(brief, event, t),
        language,
        italic(outdated) if event.outdated else None,
    )
    source_title = italic(_source_title(brief, event, t))
    fixed = (*above, title, facts, notes, source_title)
    text = clip(event.text, max(room_beside(*fixed), 1))
    room = room_beside(*fixed, text)
    source = None
    if event.source and not own_words and room > _NAME_LENGTH:
        quote = Markup("<blockquote expandable>{}</blockquote>").format(clip(event.source, room))
        source = lines(source_title, quote)
    return paragraphs(*above, title, facts, text, source, notes)


def cite(brief: Brief, event: Event, link: str, t: Texts) -> str:
    """The event as one quotes it: title, date, source, link, within what a button can copy."""
    when = format_edtf(event.date, t)
    if event.edited_on:
        source = [_edited(event.edited_on, t)]
    else:
        source = [brief.title, t.gettext("As of {date}", date=format_edtf(brief.as_of, t))]
    room = COPY_TEXT_LENGTH - len(link) - 1
    end = f", {sentences(when, *source)}"
    title = quote(clip(event.title, max(room - len(end) - _QUOTES_LENGTH, 56)), t.language)
    return f"{clip(title + end, room)} {link}"


def _state(brief: Brief, event: Event, t: Texts) -> Markup:
    """As of when the card speaks: the brief's date, or the day editors last changed it."""
    if not event.edited_on:
        return as_of(brief, t)
    return italic(_edited(event.edited_on, t))


def _edited(day: date, t: Texts) -> str:
    return t.gettext("Written by the committee's editors, {date}", date=format_day(day, t))


def _source_title(brief: Brief, event: Event, t: Texts) -> str:
    if event.edited_on:
        return t.gettext("Source:")
    if brief.source_language == t.language:
        return t.gettext("In the brief itself:")
    language = language_name(brief.source_language, t)
    return t.gettext("In the brief itself ({language}):", language=language)


def _where(event: Event, t: Texts) -> Markup | None:
    country = t.locale.territories.get(event.country) if event.country else None
    parts = [event.place, None if country and country in (event.place or "") else country]
    where = ", ".join(part for part in parts if part)
    return Markup("📍 {}").format(clip(where, _NAME_LENGTH)) if where else None


def _participant(icon: str, participant: Participant) -> Markup:
    named = f"{participant.name}, {participant.role}" if participant.role else participant.name
    return Markup("{} {}").format(icon, clip(named, _NAME_LENGTH))
