"""All events of a person, an organisation or a place."""

from dataclasses import replace

from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.notes import events_print
from handlers.chat.pager import Pager
from handlers.chat.screen import Link, screen
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import format_edtf
from handlers.events.card import EventList, ShowEvent
from handlers.texts import Texts
from storage.events import EventFilter
from storage.models import Brief, Entity, EventPage

PAGE_SIZE = 8
ICONS = {"person": "👤", "organisation": "🏛", "place": "📍"}
_NAME_LENGTH = 150


@screen("named", links=(Link("n", "entity"),), shared=True)
class ShowEntity(EventList):
    """A page of the events of a person, an organisation or a place, and the card it is named on."""

    entity: int
    page: int = 0
    card: ShowEvent | None = None

    @override
    def is_of(self, entity: int) -> bool:
        return self.entity == entity

    async def open(self, context: Context) -> View:
        """The events, a button each."""
        entity = await context.store.events.get_entity(self.entity, context.language)
        if not entity:
            raise Gone
        brief = await context.get_brief(entity.brief_id)
        page = await context.store.events.list_events(
            EventFilter(brief.id, entity=entity.id),
            context.language,
            offset=self.page * PAGE_SIZE,
            limit=PAGE_SIZE,
        )
        if not page.events:
            raise Gone
        return view_entity(brief, entity, page, self, context.texts)


def view_entity(
    brief: Brief, entity: Entity, page: EventPage, screen: ShowEntity, t: Texts
) -> View:
    """A page of the events, a button each."""
    count = t.ngettext("{count} event", "{count} events", page.total)
    pager = Pager(screen.page, page.total, PAGE_SIZE)
    if pages := pager.words(t):
        count = f"{count}, {pages}"
    rows = in_rows(
        (button(each.label or each.title, _card(each.id, screen)) for each in page.events), 2
    )
    back = [button(t.gettext("‹ Back to event"), screen.card)] if screen.card else []
    view = View(
        paragraphs(
            lines(bold(f"{ICONS[entity.kind]} {clip(entity.name, _NAME_LENGTH)}"), italic(count)),
            *(
                lines(bold(format_edtf(each.date, t)), clip(each.title, _NAME_LENGTH))
                for each in page.events
            ),
            events_print(brief, page.events, t),
        ),
        rows,
        way_back(t, *back),
    )
    return view.with_rows(pager.row(lambda at: replace(screen, page=at), t))


def _card(event: int, screen: ShowEntity) -> ShowEvent:
    """A card that leads back to this page; the card that led here, as it was."""
    came_from = screen.card and screen.card.event == event
    return screen.card if screen.card and came_from else ShowEvent(event, screen)
