"""What may lie in a period too, and what has been going on since before it."""

from dataclasses import replace

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.extract import Extract
from handlers.chat.notes import events_print
from handlers.chat.pager import Pager
from handlers.chat.screen import screen
from handlers.chat.view import View, button, lines, paragraphs, way_back
from handlers.events.card import EventList, ShowEvent
from handlers.events.entries import Entries, name_state, write_entry
from handlers.events.listing import PAGE_SIZE, Listing, ShowEvents, other_sections, with_others
from handlers.events.months import name_period
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.models import EventPage, EventSummary


@screen("others")
class ShowOthers(EventList):
    """A page of what may lie in a period too, and of what has been going on since before it."""

    brief: int
    period: Edtf
    page: int = 0

    async def open(self, context: Context) -> View:
        """The events as numbered lines."""
        brief = await context.get_brief(self.brief)
        listing = Listing(
            brief,
            ShowEvents(brief.id, self.period),
            EventPage((), 0, 0),
            await context.store.events.count_by_year(brief.id),
            today=context.today,
        )
        listing = await with_others(context, listing, self.period)
        return view_others(listing, self, context.texts)

    async def extract(self, context: Context) -> Extract:
        """The whole list of the period, these among it."""
        return await ShowEvents(self.brief, self.period).extract(context)


def view_others(listing: Listing, screen: ShowOthers, t: Texts) -> View:
    """A page of them, those of each kind together."""
    brief, total = listing.brief, len(listing.possible) + len(listing.standing)
    pager = Pager(screen.page, total, PAGE_SIZE)
    here = slice(pager.offset, pager.offset + PAGE_SIZE)
    shown = [*listing.possible, *listing.standing][here]
    sections = [
        replace(each, events=[event for event in each.events if event in shown])
        for each in other_sections(listing, t)
    ]
    entries = Entries([each for each in sections if each.events])

    def write(number: int, event: EventSummary, height: int) -> Markup:
        state = name_state(event, brief, listing.today, t)
        return write_entry(number, event, listing.period, state, t, height=height)

    back = button(t.gettext("‹ Back to list"), listing.screen)
    return View(
        paragraphs(
            lines(name_period(brief, listing.period, t), pager.words(t)),
            lines(*entries.text(write)),
            events_print(brief, shown, t),
        ),
        [
            *entries.rows(lambda event: ShowEvent(event.id, screen)),
            pager.row(lambda at: replace(screen, page=at), t),
        ],
        way_back(t, back),
        has_nothing=not total,
    )
