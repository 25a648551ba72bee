"""All events of a person, an organisation or a place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from markupsafe import Markup
from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import as_of, events_print, whose
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines
from handlers.chat.screen import Link, Ref, screen
from handlers.chat.view import (
    NUMBERS_IN_ROW,
    Shown,
    View,
    bold,
    button,
    clip,
    fit_in_row,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.events.card import EventList, ShowEvent
from handlers.events.entries import LIST_LINES, Entries, Section, name_state, write_entry
from handlers.people.translated import ICONS
from handlers.texts import N_, Texts
from storage.events import EventFilter
from storage.models import Brief, Entity, EventPage, EventSummary, Participant

PAGE_SIZE = 6
PEOPLE_SHOWN = 10
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
class ShowPeople(EventList):
    """A page of the people whom the brief names."""

    has_years: ClassVar[bool] = False
    brief: int
    page: int = 0

    async def open(self, context: Context) -> View:
        """Each with a button to the events."""
        brief = await context.get_brief(self.brief)
        people, total = await context.store.entities.list_people(
            brief.id, context.language, offset=self.page * PEOPLE_SHOWN, limit=PEOPLE_SHOWN
        )
        pager = Pager(self.page, total, PEOPLE_SHOWN)
        if pager.is_past_end:
            return await replace(self, page=pager.page).open(context)
        if await context.may_edit_here():
            # Their names are changed where all their events are.
            people = [replace(each, event=None) for each in people]
        return view_people(brief, people, pager, self, context.texts)

    async def extract(self, context: Context) -> Extract:
        """Everybody, and what they are called in every language."""
        heading = context.texts.gettext("People in the brief")
        return Extract(self.brief, heading, parts=[Part("people"), Part("names")])


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
        entity = await context.store.entities.get_entity(self.entity, context.language)
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
        return view_entity(brief, entity, page, self, context.today, context.texts)

    async def extract(self, context: Context) -> Extract:
        """All events."""
        entity = await context.store.entities.get_entity(self.entity, context.language)
        if not entity:
            raise Gone
        chosen = EventFilter(entity.brief_id, entity=entity.id)
        parts = [Part("events", await context.store.events.list_ids(chosen))]
        return Extract(entity.brief_id, entity.name, parts=parts)


def view_people(
    brief: Brief, people: Sequence[Participant], pager: Pager, screen: ShowPeople, t: Texts
) -> View:
    """The people of a page with how many events each has."""
    if not people:
        none = t.markup("The brief does not name anyone yet.")
        return View(lines(whose(brief), none), foot=way_back(t), has_nothing=True)
    entries = [_write_person(number, each, t) for number, each in enumerate(people, 1)]
    # Of one event, the card itself says all.
    opens = (
        ShowEvent(each.event, screen) if each.event else ShowEntity(each.id) for each in people
    )
    rows = in_rows(
        (button(str(number), each) for number, each in enumerate(opens, 1)), NUMBERS_IN_ROW
    )
    turns = pager.row(lambda page: replace(screen, page=page), t)
    return View(
        paragraphs(
            lines(whose(brief), _with_pages(bold(t.gettext("People in the brief")), pager, t)),
            lines(*entries),
            as_of(brief, t),
        ),
        rows,
        way_back(t),
        shown=Shown.of(brief.id, "person", (each.id for each in people), pager.next_data(turns)),
    ).with_rows(turns)


def view_entity(
    brief: Brief, entity: Entity, page: EventPage, screen: ShowEntity, today: date, t: Texts
) -> View:
    """A page of the events as numbered lines."""
    count = t.ngettext("{count} event", "{count} events", page.total)
    pager = Pager(screen.page, page.total, PAGE_SIZE)
    heading = bold(f"{ICONS[entity.kind]} {clip(entity.name, _NAME_LENGTH)}")
    heading = lines(
        whose(brief), _with_pages(Markup("{} · {}").format(heading, italic(count)), pager, t)
    )
    end = events_print(brief, page.events, t)

    def write(number: int, event: EventSummary, height: int) -> Markup:
        state = name_state(event, brief, today, t)
        return write_entry(number, event, None, state, t, height=height)

    room = LIST_LINES - count_lines(heading, end)
    entries = Entries([Section(page.events)]).within(room, write)
    rows = entries.rows(lambda event: _card(event.id, screen))
    turns = pager.row(lambda at: replace(screen, page=at), t)
    back = [button(t.gettext("‹ Back to event"), screen.card)] if screen.card else []
    # The first page has the way to the names; the others need the room to turn on.
    names = [] if pager.page else [button(t.gettext("🔤 Names"), _names(screen))]
    row = [*turns[: pager.page > 0], *back, *names, *turns[pager.page > 0 :]]
    written = lines(*entries.text(write))
    return View(
        paragraphs(heading, written, end),
        [*rows, *([row] if fit_in_row(row) else [turns, [*back, *names]])],
        way_back(t),
        shown=Shown.of(
            brief.id, "event", (each.id for each in entries.events), pager.next_data(turns)
        ),
        shorter=[lines(heading, written, end)],
    )


def _names(screen: ShowEntity) -> Ref:
    """In every language; the way back stands after the language that is chosen there."""
    if not screen.card:
        return Ref("names", screen.entity)
    return Ref("names", screen.entity, "", back=screen.card)


def _write_person(number: int, person: Participant, t: Texts) -> Markup:
    line = Markup("{} {}").format(bold(str(number)), clip(person.name, _NAME_LENGTH))
    if person.events == 1:
        return line
    count = t.ngettext("{count} event", "{count} events", person.events)
    return Markup("{} · {}").format(line, italic(count))


def _with_pages(heading: Markup, pager: Pager, t: Texts) -> Markup:
    pages = pager.words(t)
    return Markup("{} · {}").format(heading, italic(pages)) if pages else heading


def _card(event: int, screen: ShowEntity) -> ShowEvent:
    """A card that leads back to this page; the card that led here, as it was."""
    came_from = screen.card and screen.card.event == event
    return screen.card if screen.card and came_from else ShowEvent(event, screen)
