"""Lists of events: of a period, of a direction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from markupsafe import Markup, escape
from telegram import InlineKeyboardButton

from handlers.chat.context import Context, Gone
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import added_later, events_print, mark
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines, lines_beside
from handlers.chat.screen import Flag, Link, Ref, screen
from handlers.chat.view import (
    Row,
    Shown,
    View,
    bold,
    button,
    clip,
    fit_in_row,
    fitting,
    folded,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import format_during, format_edtf
from handlers.events.card import EventList, ShowEvent
from handlers.events.entries import LIST_LINES, Entries, Section, Write, name_state, write_entry
from handlers.events.months import name_period, view_months
from handlers.texts import Texts, sentences
from storage.edtf import Edtf, Precision
from storage.events import EventFilter
from storage.listing import is_year
from storage.models import Brief, Direction, EventPage, EventSummary, Fact, Years

PAGE_SIZE = 7
LONG = 2 * PAGE_SIZE
"""From more than how many events on a year is shown by its months."""
OTHERS_LIMIT = 50
"""How many possible and how many standing events are looked at."""
_FACTS_ROOM = 1000
_TITLE_LENGTH = 150
_PLACE_LENGTH = 80
_WORDING_LENGTH, _WORDING_IN_SHORT = 3 * _TITLE_LENGTH, 35
"""So many letters of the brief's words for a direction; few where the list takes all the room."""
_WORDING_LINES = 3
"""From how many lines on a direction's wording, or the facts of a period, are folded."""


@screen(
    "list",
    links=(Link("d", "brief", "direction"), Link("p", "brief", "period")),
    lasting=True,
    shared=True,
)
class ShowEvents(EventList):
    """A page of a list of events."""

    brief: int
    period: Edtf | None = None
    direction: int | None = None
    page: int = 0
    whole: Flag = 0
    """Whether a long year is paged through instead of shown by months."""

    @property
    def chosen(self) -> EventFilter:
        """The events of the list."""
        return EventFilter(self.brief, self.period, self.direction)

    async def open(self, context: Context) -> View:
        """The page; one that is no longer there gives the last one."""
        store, language = context.store, context.language
        brief = await context.get_brief(self.brief)
        page = await store.events.list_events(
            self.chosen, language, offset=self.page * PAGE_SIZE, limit=PAGE_SIZE
        )
        pager = Pager(self.page, page.total, PAGE_SIZE)
        is_first = self.whole != 1 and not self.page
        if is_first and page.total > LONG and self.period and is_year(self.period):
            months = await store.events.count_by_month(brief.id, self.period.earliest_start.year)
            # A choice of one is none.
            if len(months) > 1 or 0 < sum(months.values()) < page.total:
                return view_months(brief, self.period, page.total, months, context.texts)
        if pager.is_past_end:
            return await replace(self, page=pager.page).open(context)
        direction = await self._get_direction(context)
        years = await store.events.count_by_year(brief.id)
        listing = Listing(brief, self, page, years, direction)
        listing = replace(listing, today=context.today)
        if self.period:
            listing = await with_others(context, listing, self.period)
        return view_events(listing, context.texts)

    async def extract(self, context: Context) -> Extract:
        """All events of the list, what may belong to it, and the facts of its time."""
        t, brief = context.texts, await context.get_brief(self.brief)
        ids = await context.store.events.list_ids(self.chosen)
        if direction := await self._get_direction(context):
            return Extract(brief.id, direction.label, direction.text, [Part("events", ids)])
        when = format_edtf(self.period, t) if self.period else t.gettext("all years")
        parts = [Part("events", ids)]
        if self.period:
            years = await context.store.events.count_by_year(brief.id)
            listing = Listing(brief, self, EventPage((), 0, 0), years)
            listing = await with_others(context, listing, self.period)
            parts += [
                Part("events", [each.id for each in section.events], section.heading or "")
                for section in other_sections(listing, t)
            ]
            parts.append(Part("facts", [each.id for each in listing.facts]))
        return Extract(brief.id, t.gettext("Events: {period}", period=when), parts=parts)

    async def _get_direction(self, context: Context) -> Direction | None:
        """The area that the list is of; one of another brief, which may be hidden, is none."""
        if not self.direction:
            return None
        direction = await context.store.briefs.get_direction(self.direction, context.language)
        if not direction or direction.brief_id != self.brief:
            raise Gone
        return direction


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list of events is made of."""

    brief: Brief
    screen: ShowEvents
    page: EventPage
    years: Years
    direction: Direction | None = None
    possible: Sequence[EventSummary] = ()
    """Those whose vague dates allow them to lie within the period."""
    standing: Sequence[EventSummary] = ()
    """What began before the period and is not known to have ended."""

    newest: EventSummary | None = None
    """The newest event, where it is later than the brief."""

    facts: Sequence[Fact] = ()
    """What the brief says of the period beside its events."""

    today: date = date.max

    @property
    def period(self) -> Edtf | None:
        """The period asked for."""
        return self.screen.chosen.period


async def find_later(context: Context, brief: Brief) -> EventSummary | None:
    """The newest event, if editors have added it after the brief's date; none that it plans."""
    newest = await context.store.events.find_newest(brief.id, context.language)
    if not newest or not newest.edited_on:
        return None
    return newest if newest.date.latest_start > brief.as_of.latest_end else None


async def with_others(context: Context, listing: Listing, period: Edtf) -> Listing:
    """The list with what may lie in the period and what stands in it."""
    brief, events = listing.brief, context.store.events
    facts = await context.store.briefs.list_facts(brief.id, context.language)
    within = [each for each in facts if each.date and each.date.surely_overlaps(period)]
    listing = replace(listing, facts=within)
    possible = await events.list_possible_events(
        brief.id, period, context.language, limit=OTHERS_LIMIT
    )
    # Of what stands the brief knows nothing after its own date.
    if period.earliest_start > brief.as_of.latest_end:
        newest = await find_later(context, brief)
        return replace(listing, possible=possible, newest=newest)
    standing = await events.list_standing_events(
        brief.id, period, context.language, limit=OTHERS_LIMIT
    )
    return replace(listing, possible=possible, standing=standing)


def view_events(listing: Listing, t: Texts) -> View:
    """A page of a list of events, or the word that there are none."""
    heading = _heading(listing, t)
    none = None if listing.page.total else _view_nothing(listing, t)
    events = [*listing.page.events, *listing.possible, *listing.standing]
    is_later = listing.period and listing.period.earliest_start > listing.brief.as_of.latest_end
    end = None if is_later and not events else _end(listing, events, t)
    pager = Pager(listing.screen.page, listing.page.total, PAGE_SIZE)
    facts = _facts(listing, t) if pager.is_last else None
    room = LIST_LINES - count_lines(heading, none, end) - (count_lines(facts) if facts else 0)

    # To find what there is room for, the same lines are looked at several times.
    @cache
    def write(number: int, event: EventSummary, height: int) -> Markup:
        state = name_state(event, listing.brief, listing.today, t)
        return write_entry(number, event, listing.period, state, t, height=height)

    shown, left = _arrange(listing, pager, room, write, t)
    more = []
    if left and listing.period:
        # Of very many, not all were looked at.
        is_all = max(len(listing.possible), len(listing.standing)) < OTHERS_LIMIT
        count = str(left) if is_all else f"{left}+"
        label = t.gettext("{count} more: possible or begun earlier", count=count)
        more = [[button(label, Ref("others", listing.brief.id, listing.period))]]
    turns = pager.row(lambda at: replace(listing.screen, page=at), t)
    rows = [
        *shown.rows(lambda event: ShowEvent(event.id, listing.screen)),
        *more,
        *_way_on(listing, pager, turns, t),
    ]
    below = paragraphs(none, lines(*shown.text(write), facts), end)
    height = lines_beside(len(rows) + 1)
    if count_lines(heading, below) > height:
        heading = _heading(listing, t, wording=_WORDING_IN_SHORT)
    # Two lines each, which cannot be shorter: without empty lines between.
    dense = lines(none, *shown.text(write), facts, end)
    return View(
        paragraphs(heading, below),
        rows,
        way_back(t),
        shown=Shown.of(
            listing.brief.id,
            "event",
            (each.id for each in shown.events),
            pager.next_data(turns),
        ),
        has_nothing=not shown.events and not listing.facts,
        shorter=[paragraphs(heading, dense), lines(heading, dense)],
    )


def _arrange(
    listing: Listing, pager: Pager, room: int, write: Write, t: Texts
) -> tuple[Entries, int]:
    """The page's entries, on the last with as many others as there is room for; how many are left.

    Their button takes the room of two lines.
    """
    entries = Entries(_sections(listing, t)).within(room, write)
    if not pager.is_last:
        return entries, 0
    others = other_sections(listing, t)
    total = len(entries.events) + sum(len(each.events) for each in others)
    shown = entries.with_more(others, room, write)
    if len(shown.events) < total:
        entries = entries.within(room - 2, write)
        shown = entries.with_more(others, room - 2, write)
    return shown, total - len(shown.events)


def _facts(listing: Listing, t: Texts) -> Markup | None:
    """What the brief says of the period beside its events, folded."""
    facts = [
        t.markup("▫️ {date}: {title}", date=bold(format_edtf(each.date, t)), title=each.text)
        for each in listing.facts
        if each.date
    ]
    if not facts:
        return None
    shown = fitting(facts, _FACTS_ROOM)
    more = len(facts) - len(shown)
    told = t.ngettext("and {count} more", "and {count} more", more) if more else None
    said = italic(t.gettext("Facts of the brief:"))
    return folded(lines(said, *shown, italic(told) if told else None))


def other_sections(listing: Listing, t: Texts) -> list[Section]:
    """What may lie in the period too, and what stands in it."""
    return [
        Section(listing.possible, t.gettext("Possibly then too (exact date not given):")),
        Section(listing.standing, t.gettext("Began earlier:")),
    ]


def _sections(listing: Listing, t: Texts) -> list[Section]:
    """The page's events; in a year's list those dated by the year alone stand together."""
    period, events = listing.period, listing.page.events
    start = period.start if period and not period.is_interval else None
    by_year = period if start and start.precision is Precision.YEAR else None
    states = [each for each in events if each.date.is_open]
    undated = [each for each in events if by_year and each.date == by_year]
    dated = [each for each in events if each not in states and each not in undated]
    sections = (
        Section(dated),
        Section(undated, t.gettext("During the year:") if dated else None),
        Section(states, t.gettext("Ongoing, no end date given:")),
    )
    return [each for each in sections if each.events]


def _view_nothing(listing: Listing, t: Texts) -> Markup:
    """Why there are no events in the list."""
    if not (period := listing.period):
        return t.markup("The brief has no events in this area yet.")
    when = format_during(period, t)
    if listing.possible:
        return t.markup("No event is known for certain {period}.", period=when)
    if listing.facts:
        return t.markup(
            "The brief has no events {period}, but it speaks of that time.", period=when
        )
    if period.earliest_start > listing.brief.as_of.latest_end:
        return _nothing_later(listing, t)
    return t.markup("The brief has no events {period}.", period=when)


def _end(listing: Listing, events: Sequence[EventSummary], t: Texts) -> Markup:
    return events_print(listing.brief, events, t, {each.language for each in listing.facts})


def _nothing_later(listing: Listing, t: Texts) -> Markup:
    """Why there is nothing in a period after the brief's date."""
    end = format_edtf(listing.brief.as_of, t)
    if not listing.newest:
        return t.markup("The brief is as of {end}; it says nothing of later events.", end=end)
    state = t.gettext("The brief is as of {end}", end=end)
    none = t.gettext("None of them falls in this period.")
    return escape(f"{sentences(state, added_later(listing.newest, t))} {none}")


def _heading(listing: Listing, t: Texts, wording: int = _WORDING_LENGTH) -> Markup:
    brief = listing.brief
    if direction := listing.direction:
        title = bold(mark(brief, f"{direction.icon} {clip(direction.label, _PLACE_LENGTH)}"))
        text = escape(clip(direction.text, wording))
        text = folded(text) if count_lines(text) > _WORDING_LINES else text
        return lines(_with_count(title, listing, t), text)
    return _with_count(name_period(brief, listing.period, t), listing, t)


def _with_count(title: Markup, listing: Listing, t: Texts) -> Markup:
    count = _count(listing, t)
    return Markup("{} · {}").format(title, italic(count)) if count else title


def _count(listing: Listing, t: Texts) -> str | None:
    """How many events, how many states, and which page."""
    page = listing.page
    if not page.total:
        return None
    events, standing = page.total - page.standing, page.standing
    pager = Pager(listing.screen.page, page.total, PAGE_SIZE)
    if pager.page and not pager.is_last:
        standing = 0  # said on the first page, shown on the last
    parts = [
        t.ngettext("{count} event", "{count} events", events) if events else None,
        t.ngettext("{count} with no end given", "{count} with no end given", standing)
        if standing
        else None,
        pager.words(t),
    ]
    return ", ".join(part for part in parts if part)


def _way_on(listing: Listing, pager: Pager, turns: Row, t: Texts) -> list[Row]:
    """The pages and the neighbours around the way back; in one row if there is room."""
    (before, after), back = _neighbours(listing), _back(listing, t)
    if turns:
        # Who turns pages does not go to other years.
        before, after = turns[: pager.page > 0], turns[pager.page > 0 :]
    row = [*before, back, *after]
    return [row] if fit_in_row(row) else [*in_rows([*before, *after], 3), [back]]


def _neighbours(listing: Listing) -> tuple[Row, Row]:
    """The nearest years with something in them, and the year that a period is part of."""
    period, years = listing.period, sorted({**listing.years.counts, **listing.years.since})
    if not period:
        return [], []

    def row(label: str, found: Sequence[int]) -> Row:
        brief = listing.brief.id
        return [button(label.format(year), ShowEvents(brief, Edtf.of(year))) for year in found]

    # From a part of a year one also gets to the whole of it.
    whole = period.earliest_start.year
    is_part = period.latest_end.year == whole and period != Edtf.of(whole)
    before = [year for year in years if year < whole][-1:]
    after = [year for year in years if year > period.latest_end.year][:1]
    within = [whole] if is_part and whole in years else []
    return row("‹ {}", before), [*row("{}", within), *row("{} ›", after)]


def _back(listing: Listing, t: Texts) -> InlineKeyboardButton:
    if listing.direction:
        return button(t.gettext("‹ Areas"), Ref("directions", listing.brief.id))
    return button(t.gettext("Years"), Ref("events", listing.brief.id))
