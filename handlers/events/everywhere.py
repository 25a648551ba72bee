"""The events of all briefs, the flag before each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.extract import Collection, Extract, Part
from handlers.chat.notes import flag
from handlers.chat.pager import Pager
from handlers.chat.screen import screen
from handlers.chat.view import View, bold, button, in_rows, italic, lines, paragraphs, way_back
from handlers.dates import format_edtf
from handlers.events.card import EventList, ShowEvent
from handlers.events.entries import name_state, write_entry
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.events import EventFilter
from storage.models import Brief, EventSummary

PAGE_SIZE = 8
_IN_A_ROW = 4


@screen("everywhere")
class ShowEverywhere(EventList):
    """A page of the events of all briefs, of a period if there is one."""

    period: Edtf | None = None
    page: int = 0

    async def open(self, context: Context) -> View:
        """The page; one that is no longer there gives the last one."""
        briefs = {each.id: each for each in await context.list_briefs()}
        found, total = await context.store.events.list_of_briefs(
            list(briefs),
            self.period,
            context.language,
            offset=self.page * PAGE_SIZE,
            limit=PAGE_SIZE,
        )
        pager = Pager(self.page, total, PAGE_SIZE)
        if pager.is_past_end:
            return await replace(self, page=pager.page).open(context)
        return view_everywhere(self, briefs, found, pager, context.today, context.texts)

    async def extract(self, context: Context) -> Collection:
        """All events, a brief after the other."""
        extracts = []
        for brief in await context.list_briefs():
            ids = await context.store.events.list_ids(EventFilter(brief.id, self.period))
            extracts.append(Extract(brief.id, parts=[Part("events", ids)]))
        return Collection(_name(self.period, context.texts), extracts)


def _name(period: Edtf | None, t: Texts) -> str:
    when = format_edtf(period, t) if period else t.gettext("all years")
    return t.gettext("All briefs: {what}", what=when)


def view_everywhere(
    screen: ShowEverywhere,
    briefs: Mapping[int, Brief],
    found: Sequence[tuple[int, EventSummary]],
    pager: Pager,
    today: date,
    t: Texts,
) -> View:
    """A page of the list, or the word that no brief has such an event."""
    heading = bold(_name(screen.period, t))
    if not pager.total:
        none = t.markup("No brief has events from that time.")
        return View(paragraphs(heading, none), foot=way_back(t), has_nothing=True)
    count = t.ngettext("{count} event", "{count} events", pager.total)
    if pages := pager.words(t):
        count = f"{count}, {pages}"

    def write(number: int, brief: Brief, event: EventSummary) -> Markup:
        state = name_state(event, brief, today, t)
        line = write_entry(number, event, screen.period, state, t)
        return Markup("{} {}").format(flag(brief.country), line)

    entries = [
        write(number, briefs[brief], event) for number, (brief, event) in enumerate(found, 1)
    ]
    opens = (
        button(f"{number} {flag(briefs[brief].country)}", ShowEvent(event.id, screen))
        for number, (brief, event) in enumerate(found, 1)
    )
    return View(
        paragraphs(lines(heading, italic(count)), lines(*entries)),
        in_rows(opens, _IN_A_ROW),
        way_back(t),
    ).with_rows(pager.row(lambda at: replace(screen, page=at), t))
