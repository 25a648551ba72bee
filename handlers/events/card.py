"""An event's card, and its calendar file."""

from datetime import date

from markupsafe import escape
from telegram import CopyTextButton, InlineKeyboardButton

from handlers.chat.context import Context, Gone
from handlers.chat.links import to_link
from handlers.chat.screen import IGNORED, Link, Ref, Screen, screen
from handlers.chat.view import Row, Shown, View, button, in_rows, way_back
from handlers.events.calendar_file import can_be_in_calendar, name_calendar, to_calendar
from handlers.events.card_text import NAMES_SHOWN, card_text, cite
from handlers.texts import Texts
from storage.models import Brief, Event, Participant

_DIRECTIONS_SHOWN = 20


class EventList(Screen):
    """A list that a card can be opened from; opening one changes nothing."""

    __slots__ = ()

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
        event = await context.store.events.get_event(self.event, context.language)
        if not event or event.deleted:
            raise Gone
        brief = await context.get_brief(event.brief_id)
        link = to_link(context.bot.username, self) or ""
        return view_event(brief, event, self, link, context.today, context.texts)


@screen("ics")
class SendCalendar(Screen):
    """An event's calendar file."""

    event: int

    async def open(self, context: Context) -> None:
        """Send the file."""
        event = await context.store.events.get_event(self.event, context.language)
        if not event or event.deleted or not can_be_in_calendar(event.date):
            raise Gone
        brief = await context.get_brief(event.brief_id)
        content = to_calendar(brief, event, context.now, context.texts)
        await context.here.send_document(content, name_calendar(event), escape(event.title))


def view_event(
    brief: Brief, event: Event, screen: ShowEvent, link: str, today: date, t: Texts
) -> View:
    """The card with its buttons."""
    back = screen.origin or Ref("list", brief.id)
    return View(
        card_text(brief, event, today, t),
        _rows(brief, event, screen, link, today, t),
        way_back(t, button(t.gettext("‹ Back to list"), back)),
        shown=Shown(brief.id, (event.id,)),
    )


def _rows(
    brief: Brief, event: Event, screen: ShowEvent, link: str, today: date, t: Texts
) -> list[Row]:
    directions = in_rows(
        (
            button(f"{each.icon} {each.label}", Ref("list", brief.id, "", each.id))
            for each in event.directions[:_DIRECTIONS_SHOWN]
        ),
        2,
    )
    people = [button(f"👤 {each.name}", _to_entity(each, screen)) for each in event.people]
    # An organisation or a place of this event alone would lead back to it.
    others = [
        button(f"{icon} {each.name}", _to_entity(each, screen))
        for icon, named in (("🏛", event.organisations), ("📍", event.places))
        for each in named
        if each.events > 1
    ]
    citation = CopyTextButton(cite(brief, event, link, today, t))
    tools = [
        InlineKeyboardButton(t.gettext("📋 Citation"), copy_text=citation),
        InlineKeyboardButton(t.gettext("📤 Share"), switch_inline_query=f"№{event.id}"),
    ]
    if can_be_in_calendar(event.date):
        tools.append(button(t.gettext("🗓 To calendar"), SendCalendar(event.id)))
    return [*directions, *in_rows([*people, *others][:NAMES_SHOWN], 2), *in_rows(tools, 2)]


def _to_entity(named: Participant, screen: ShowEvent) -> Screen | Ref:
    """The events of somebody or something that the card names."""
    if screen.origin and screen.origin.is_of(named.id):
        return screen.origin
    return Ref("named", named.id, 0, back=screen)
