"""All events of a person, an organisation or a place."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup
from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.notes import as_of, events_print, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Link, Screen, screen
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
from handlers.texts import N_, Texts
from storage.events import EventFilter
from storage.models import Brief, Entity, EventPage, Participant

PAGE_SIZE = 8
PEOPLE_SHOWN = 12
ICONS = {"person": "👤", "organisation": "🏛", "place": "📍"}
_NAME_LENGTH = 150


@screen(
    "people",
    command=N_("people and their events"),
    tile=N_("👥 People"),
    links=(Link("w", "brief"),),
    intents=("people",),
    lasting=True,
    shared=True,
)
class ShowPeople(Screen):
    """A page of the people whom the brief names."""

    brief: int
    page: int = 0

    async def open(self, context: Context) -> View:
        """Each with a button to the events."""
        brief = await context.get_brief(self.brief)
        people, total = await context.store.events.list_people(
            brief.id, context.language, offset=self.page * PEOPLE_SHOWN, limit=PEOPLE_SHOWN
        )
        pager = Pager(self.page, total, PEOPLE_SHOWN)
        if pager.is_past_end:
            return await replace(self, page=pager.page).open(context)
        return view_people(brief, people, pager, self, context.texts)


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


def view_people(
    brief: Brief, people: Sequence[Participant], pager: Pager, screen: ShowPeople, t: Texts
) -> View:
    """The people of a page with how many events each has."""
    if not people:
        none = t.markup("The brief names no people yet.")
        return View(lines(whose(brief), none), foot=way_back(t))
    entries = [
        Markup("{} · {}").format(
            clip(each.name, _NAME_LENGTH),
            t.ngettext("{count} event", "{count} events", each.events),
        )
        for each in people
    ]
    rows = in_rows((button(f"👤 {each.name}", ShowEntity(each.id)) for each in people), 2)
    return View(
        paragraphs(
            lines(whose(brief), bold(t.gettext("People in the brief")), pager.words(t)),
            lines(*entries),
            as_of(brief, t),
        ),
        rows,
        way_back(t),
    ).with_rows(pager.row(lambda page: replace(screen, page=page), t))


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
            lines(
                whose(brief),
                bold(f"{ICONS[entity.kind]} {clip(entity.name, _NAME_LENGTH)}"),
                italic(count),
            ),
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
