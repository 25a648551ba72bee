"""All events of a person, an organisation or a place."""

from dataclasses import replace

from handlers.callback_data import ShowEntity, ShowEvent
from handlers.dates import format_edtf
from handlers.texts import Texts
from handlers.views.notes import events_print
from handlers.views.view import (
    View,
    bold,
    button,
    clip,
    count_pages,
    in_rows,
    italic,
    lines,
    page_row,
    paragraphs,
    way_back,
)
from storage.models import Brief, Entity, EventPage

PAGE_SIZE = 8
ICONS = {"person": "👤", "organisation": "🏛", "place": "📍"}
_NAME_LENGTH = 150


def view_entity(
    brief: Brief, entity: Entity, page: EventPage, screen: ShowEntity, t: Texts
) -> View:
    """A page of the events, a button each."""
    count = t.ngettext("{count} event", "{count} events", page.total)
    if pages := count_pages(screen.page, page.total, PAGE_SIZE, t):
        count = f"{count}, {pages}"
    rows = in_rows(
        (button(each.label or each.title, _to_card(each.id, screen)) for each in page.events), 2
    )
    turns = page_row(
        screen.page, page.total, PAGE_SIZE, lambda at: replace(screen, page=at).fitting(), t
    )
    back = [button(t.gettext("‹ Back to event"), screen.card)] if screen.card else []
    return View(
        paragraphs(
            lines(bold(f"{ICONS[entity.kind]} {clip(entity.name, _NAME_LENGTH)}"), italic(count)),
            *(
                lines(bold(format_edtf(each.date, t)), clip(each.title, _NAME_LENGTH))
                for each in page.events
            ),
            events_print(brief, page.events, t),
        ),
        [*rows, *turns, way_back(t, *back)],
    )


def _to_card(event: int, screen: ShowEntity) -> ShowEvent:
    """A card that leads back to this page; the card that led here, as it was."""
    if screen.card and screen.card.event == event:
        return screen.card
    card = ShowEvent(event, screen)
    return card if card.fits else ShowEvent(event, replace(screen, card=None))
