"""An event's card."""

from markupsafe import Markup
from telegram import CopyTextButton, InlineKeyboardButton

from handlers.callback_data import SendCalendar, ShowEvents
from handlers.dates import format_edtf
from handlers.texts import Texts, language_name
from handlers.views.notes import as_of, language_note
from handlers.views.view import (
    Row,
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    room_beside,
    way_back,
)
from storage.edtf import Edtf, Precision
from storage.events import EventFilter
from storage.models import Brief, Event, Participant

COPY_TEXT_LENGTH = 256
_NAME_LENGTH = 150
_NAMES_SHOWN = 6


def view_event(brief: Brief, event: Event, origin: ShowEvents, t: Texts) -> View:
    """An event with everything the brief says of it, its source sentence included."""
    return View(card_text(brief, event, t), _rows(brief, event, origin, t))


def card_text(brief: Brief, event: Event, t: Texts, *above: Markup) -> Markup:
    """The card's text, with what shall stand above it, within one message."""
    title = bold(event.title)
    facts = lines(
        Markup("🗓 {}").format(format_edtf(event.date, t)),
        _where(event, t),
        *(_participant("👤", person) for person in event.people[:_NAMES_SHOWN]),
        *(_participant("🏛", each) for each in event.organisations[:_NAMES_SHOWN]),
    )
    open_note = None
    if event.date.is_open:
        open_note = italic(t.gettext("The brief does not say whether this still holds today."))
    notes = lines(open_note, _state(brief, event, t), language_note(brief, event.language, t))
    source_title = italic(_source_title(brief, t))
    fixed = (*above, title, facts, notes, source_title)
    text = clip(event.text, max(room_beside(*fixed), 1))
    room = room_beside(*fixed, text)
    source = None
    if event.source and room > _NAME_LENGTH:
        quote = Markup("<blockquote expandable>{}</blockquote>").format(clip(event.source, room))
        source = lines(source_title, quote)
    return paragraphs(*above, title, facts, text, source, notes)


def can_be_in_calendar(date: Edtf) -> bool:
    """Whether the days are known: a calendar would claim more of a vaguer date."""
    return all(end and end.precision is Precision.DAY for end in (date.start, date.end))


def cite(brief: Brief, event: Event, t: Texts) -> str:
    """The event as one quotes it: title, date, source."""
    date = format_edtf(event.date, t)
    state = t.gettext("As of {date}", date=format_edtf(brief.as_of, t))
    end = f", {date}. {brief.title}. {state}."
    return clip(
        clip(f"«{event.title}»", max(COPY_TEXT_LENGTH - len(end), 60)) + end, COPY_TEXT_LENGTH
    )


def _state(brief: Brief, event: Event, t: Texts) -> Markup:
    """As of when the card speaks: the brief's date, or the day editors last changed it."""
    if not event.edited_on:
        return as_of(brief, t)
    day = format_edtf(Edtf.of(event.edited_on.year, event.edited_on.month, event.edited_on.day), t)
    return italic(t.gettext("Written by the committee's editors, {date}", date=day))


def _source_title(brief: Brief, t: Texts) -> str:
    if brief.source_language == t.language:
        return t.gettext("In the brief itself:")
    language = language_name(brief.source_language, t)
    return t.gettext("In the brief itself ({language}):", language=language)


def _where(event: Event, t: Texts) -> Markup | None:
    country = t.locale.territories.get(event.country) if event.country else None
    where = ", ".join(
        part
        for part in (event.place, country)
        if part and not (part == country and event.place and country in event.place)
    )
    return Markup("📍 {}").format(clip(where, _NAME_LENGTH)) if where else None


def _participant(icon: str, participant: Participant) -> Markup:
    named = f"{participant.name}, {participant.role}" if participant.role else participant.name
    return Markup("{} {}").format(icon, clip(named, _NAME_LENGTH))


def _rows(brief: Brief, event: Event, origin: ShowEvents, t: Texts) -> list[Row]:
    directions = in_rows(
        (
            button(f"{each.icon} {each.label}", ShowEvents(EventFilter(brief.id, None, each.id)))
            for each in event.directions
        ),
        2,
    )
    tools = [
        InlineKeyboardButton(
            t.gettext("📋 Copy citation"), copy_text=CopyTextButton(cite(brief, event, t))
        )
    ]
    if can_be_in_calendar(event.date):
        tools.append(button(t.gettext("🗓 To calendar"), SendCalendar(event.id)))
    return [*directions, tools, way_back(t, button(t.gettext("‹ Back to list"), origin))]
