"""An event's card, and its calendar file."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from markupsafe import escape
from telegram import CopyTextButton, InlineKeyboardButton

from handlers.chat.context import Context, Gone
from handlers.chat.extract import Extract, Part
from handlers.chat.links import to_link
from handlers.chat.notes import whose
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines, first_fitting
from handlers.chat.screen import IGNORED, Link, Ref, Screen, screen
from handlers.chat.view import (
    TITLE_LENGTH,
    Row,
    Shown,
    View,
    bold,
    button,
    clip,
    in_one_row,
    in_rows,
    lines,
    way_back,
)
from handlers.events.calendar_file import can_be_in_calendar, name_calendar, to_calendar
from handlers.events.card_text import CARD_LINES, card_texts, cite
from handlers.texts import Texts, numbered
from storage.models import Brief, Event, Participant

_RELATED_SHOWN = 16
_ROW_LINES = 2
_ROOM_LINES = 16
"""So many lines of a text leave a phone room for one more row."""


class EventList(Screen):
    """A list that a card can be opened from; opening one changes nothing."""

    __slots__ = ()
    is_list: ClassVar[bool] = True
    has_years: ClassVar[bool] = True

    def is_of(self, entity: int) -> bool:  # noqa: ARG002 - one list has an answer
        """Whether these are the events of this person, organisation or place."""
        return False


# Links of before also named the brief.
@screen("event", links=(Link("e", "event"), Link("e", "event", IGNORED)), lasting=True)
class ShowEvent(Screen):
    """An event's card, and the list it was opened from."""

    event: int
    origin: EventList | None = None

    async def open(self, context: Context) -> View:
        """The event with everything the brief says of it, its source sentence included."""
        event, brief = await load_event(context, self.event)
        link = to_link(context.bot.username, self) or ""
        # Editors have a row of buttons more.
        more_rows = int(await context.may_edit_here())
        return view_event(brief, event, self, link, context.today, context.texts, more_rows)

    async def extract(self, context: Context) -> Extract:
        """The event."""
        event, brief = await load_event(context, self.event)
        return Extract(brief.id, parts=[Part("events", [event.id])], name=event.title)


@screen("related")
class ShowRelated(Screen):
    """All that a card's row of buttons has no room for."""

    event: int
    page: int = 0
    # Last: what a screen leaves out at its end cannot be told from what would follow it.
    origin: EventList | None = None

    async def open(self, context: Context) -> View:
        """A button each."""
        event, brief = await load_event(context, self.event)
        card = ShowEvent(event.id, self.origin)
        t = context.texts
        related = [*_related(brief, event, card), *_names(event, t)]
        pager = Pager(self.page, len(related), _RELATED_SHOWN)
        shown = pager.cut(related)
        return View(
            lines(
                whose(brief),
                bold(clip(event.label or event.title, TITLE_LENGTH)),
                t.gettext("See also:"),
                pager.words(t),
            ),
            [*in_rows(shown, 2), pager.row(lambda at: replace(self, page=at), t)],
            way_back(t, button(t.gettext("‹ Back to event"), card)),
        )


@screen("ics")
class SendCalendar(Screen):
    """An event's calendar file."""

    event: int

    async def open(self, context: Context) -> None:
        """Send the file."""
        event, brief = await load_event(context, self.event)
        if not can_be_in_calendar(event.date):
            raise Gone
        installation = await context.store.get_installation()
        content = to_calendar(brief, event, installation, context.now, context.texts)
        await context.here.send_document(content, name_calendar(event), escape(event.title))


async def load_event(context: Context, number: int) -> tuple[Event, Brief]:
    """An event that visitors see, and its brief; raises `Gone`."""
    event = await context.store.events.get_event(number, context.language)
    if not event or event.deleted:
        raise Gone
    return event, await context.get_brief(event.brief_id)


def view_event(
    brief: Brief,
    event: Event,
    screen: ShowEvent,
    link: str,
    today: date,
    t: Texts,
    more_rows: int = 0,
) -> View:
    """The card with its buttons."""
    back = screen.origin or Ref("list", brief.id)
    # The button of photos, or what it takes the place of, may need a row: as high as two lines.
    room = _ROW_LINES * (bool(event.photos) + more_rows)
    texts = card_texts(brief, event, today, t)
    fitting = first_fitting(texts, CARD_LINES - room)
    has_room = count_lines(fitting) <= _ROOM_LINES - room
    text, *shorter = texts[texts.index(fitting) :]
    return View(
        text,
        _rows(brief, event, screen, link, today, t, has_room=has_room),
        way_back(t, button(t.gettext("‹ Back to list"), back)),
        shown=Shown.of(brief.id, "event", [event.id]),
        shorter=shorter,
    )


def _rows(
    brief: Brief,
    event: Event,
    screen: ShowEvent,
    link: str,
    today: date,
    t: Texts,
    *,
    has_room: bool,
) -> list[Row]:
    citation = CopyTextButton(cite(brief, event, link, today, t))
    tools = [
        InlineKeyboardButton(t.gettext("📋 Copy quote"), copy_text=citation),
        InlineKeyboardButton(t.gettext("📤 Share"), switch_inline_query=numbered(event.id, t)),
    ]
    # Of use only while it is not over.
    if can_be_in_calendar(event.date) and event.date.latest_end >= today:
        tools.append(button(t.gettext("🗓 Add to calendar"), SendCalendar(event.id)))
    related, names = _related(brief, event, screen), _names(event, t)
    if has_room:
        tools += names
    else:
        related += names
    if event.photos:
        photos = t.gettext("📷 Photos ({count})", count=len(event.photos))
        related.insert(0, button(photos, Ref("photos", event.id)))
    more = button(t.gettext("More ›"), ShowRelated(event.id, origin=screen.origin))
    return [*in_one_row(related, more), *in_rows(tools, 3)]


def _related(brief: Brief, event: Event, screen: ShowEvent) -> list[InlineKeyboardButton]:
    """What else there is on what the card names; what this event alone names leads nowhere."""
    directions = [
        button(f"{each.icon} {each.label}", Ref("list", brief.id, "", each.id))
        for each in event.directions
    ]
    named = (("👤", event.people), ("🏛", event.organisations), ("📍", event.places))
    entities = [
        button(f"{icon} {each.name}", _to_entity(each, screen))
        for icon, listed in named
        for each in listed
        if each.events > 1
    ]
    return [*directions, *entities]


def _names(event: Event, t: Texts) -> list[InlineKeyboardButton]:
    """The way to what the event names, in every language."""
    named = event.people or event.organisations or event.places
    return [button(t.gettext("🔤 Names"), Ref("eventnames", event.id))] if named else []


def _to_entity(named: Participant, screen: ShowEvent) -> Screen | Ref:
    """The events of somebody or something that the card names."""
    if screen.origin and screen.origin.is_of(named.id):
        return screen.origin
    return Ref("named", named.id, 0, back=screen)
