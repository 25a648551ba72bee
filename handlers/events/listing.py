"""Lists of events: of a period, of a direction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup, escape
from telegram import InlineKeyboardButton

from handlers.chat.context import Context, Gone
from handlers.chat.notes import added_later, as_of, events_print, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Link, Ref, screen
from handlers.chat.view import (
    Row,
    Shown,
    View,
    bold,
    button,
    clip,
    fits_in_row,
    fitting,
    in_rows,
    italic,
    lines,
    paragraphs,
    room_beside,
    way_back,
)
from handlers.dates import format_during, format_edtf
from handlers.events.card import EventList, ShowEvent
from handlers.texts import Texts, sentences
from storage.edtf import Edtf, Precision
from storage.events import EventFilter
from storage.models import Brief, Direction, EventPage, EventSummary, Fact, Years

PAGE_SIZE = 8
OTHERS_LIMIT = 5
"""How many possible and how many standing events a list shows at most."""
_TITLE_LENGTH = 150
_PLACE_LENGTH = 80


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
        if pager.is_past_end:
            return await replace(self, page=pager.page).open(context)
        direction = None
        if self.direction:
            direction = await store.briefs.get_direction(self.direction, language)
            if not direction:
                raise Gone
        years = await store.events.count_by_year(brief.id)
        listing = Listing(brief, self, page, years, direction)
        listing = replace(listing, today=context.today)
        if self.period:
            listing = await _with_others(context, listing, self.period)
        return view_events(listing, context.texts)


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


async def _with_others(context: Context, listing: Listing, period: Edtf) -> Listing:
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
    if not listing.page.total:
        return _view_no_events(listing, t)
    screen, page = listing.screen, listing.page
    rows = _event_rows([*page.events, *listing.standing], screen)
    heading, entries = _heading(listing, t), list(_entries(listing, t))
    end = _end(listing, [*page.events, *listing.possible, *listing.standing], t)
    others = _others(listing, t, heading, *entries, end)
    pager = Pager(screen.page, page.total, PAGE_SIZE)
    turns = pager.row(lambda at: replace(screen, page=at), t)
    neighbours, foot = _way_on(listing, t)
    return View(
        paragraphs(heading, *entries, *others, end),
        [*rows, *([turns] if turns else []), *neighbours],
        foot,
        shown=Shown(
            listing.brief.id, tuple(each.id for each in page.events), pager.next_data(turns)
        ),
    )


def _view_no_events(listing: Listing, t: Texts) -> View:
    brief, screen, period = listing.brief, listing.screen, listing.period
    heading = _heading(listing, t)
    if not period:
        text = t.markup("The brief names no events in this direction yet.")
        return View(paragraphs(heading, text, as_of(brief, t)), *_way_on(listing, t))
    is_later = period.earliest_start > brief.as_of.latest_end
    if listing.possible:
        text = t.markup(
            "The brief dates no event exactly {period}.", period=format_during(period, t)
        )
    elif listing.facts:
        text = t.markup(
            "The brief has no event {period}, but it speaks of that time.",
            period=format_during(period, t),
        )
    elif is_later:
        text = _nothing_later(listing, t)
    else:
        text = t.markup("The brief has no event {period}.", period=format_during(period, t))
    shown = [*listing.possible, *listing.standing]
    end = _end(listing, shown, t) if shown or not is_later else None
    neighbours, foot = _way_on(listing, t)
    return View(
        paragraphs(heading, text, *_others(listing, t, heading, text, end), end),
        [*_event_rows(shown, screen), *neighbours],
        foot,
    )


def _end(listing: Listing, events: Sequence[EventSummary], t: Texts) -> Markup:
    return events_print(listing.brief, events, t, {each.language for each in listing.facts})


def _nothing_later(listing: Listing, t: Texts) -> Markup:
    """Why there is nothing in a period after the brief's date."""
    end = format_edtf(listing.brief.as_of, t)
    if not listing.newest:
        return t.markup("The brief is as of {end}: it says nothing of later events.", end=end)
    state = t.gettext("The brief is as of {end}", end=end)
    none = t.gettext("None of them lies in this period.")
    return escape(f"{sentences(state, added_later(listing.newest, t))} {none}")


def _heading(listing: Listing, t: Texts) -> Markup:
    shown = _count(listing, t)
    if direction := listing.direction:
        title = bold(f"{direction.icon} {clip(direction.label, _PLACE_LENGTH)}")
        text = clip(direction.text, 3 * _TITLE_LENGTH)
        return lines(whose(listing.brief), title, text, shown and italic(shown))
    period = format_edtf(listing.period, t) if listing.period else t.gettext("all years")
    title = bold(t.gettext("Events: {period}", period=period))
    return lines(whose(listing.brief), title, shown and italic(shown))


def _count(listing: Listing, t: Texts) -> str | None:
    """How many events, how many states, and which page."""
    page = listing.page
    if not page.total:
        return None
    events, standing = page.total - page.standing, page.standing
    parts = [
        t.ngettext("{count} event", "{count} events", events) if events else None,
        t.ngettext("{count} with no end given", "{count} with no end given", standing)
        if standing
        else None,
        Pager(listing.screen.page, page.total, PAGE_SIZE).words(t),
    ]
    return ", ".join(part for part in parts if part)


def _entries(listing: Listing, t: Texts) -> Iterable[Markup]:
    """The page's events; in a year's list those dated by the year alone stand together."""
    period = listing.period
    undated = [
        event
        for event in listing.page.events
        if period
        and not period.is_interval
        and event.date == period
        and period.start
        and period.start.precision is Precision.YEAR
    ]
    states = [event for event in listing.page.events if event.date.is_open]
    for event in listing.page.events:
        if event not in undated and event not in states:
            yield _entry(event, listing, t)
    if undated:
        heading = t.gettext("During the year, exact date not given")
        yield lines(bold(heading), *(Markup("• {}").format(_title(event)) for event in undated))
    if states:
        heading = t.gettext("Going on, no end is given:")
        yield lines(italic(heading), *(_entry(event, listing, t) for event in states))


def _entry(event: EventSummary, listing: Listing, t: Texts) -> Markup:
    dated = _date(event, listing.period, t)
    if event.status == "cancelled":
        dated = t.gettext("{date} · cancelled", date=dated)
    elif is_planned(event, listing.brief, listing.today):
        dated = t.gettext("{date} · planned", date=dated)
    return lines(bold(dated), _title(event), _place(event))


def is_planned(event: EventSummary, brief: Brief, today: date) -> bool:
    """Whether it has not begun, or had not when the brief that names it was written."""
    begins = event.date.earliest_start
    if event.status:
        return event.status == "planned"
    return begins > today or (not event.edited_on and begins > brief.as_of.latest_end)


def _date(event: EventSummary, period: Edtf | None, t: Texts) -> str:
    """The whole date, with a word where the event reaches beyond the period."""
    date = _date_within(event, period)
    text = format_edtf(date, t)
    start, end = date.start, date.end
    if event.more_dates:
        count = len(event.more_dates)
        more = t.ngettext("{count} more date", "{count} more dates", count)
        text = f"{text} (+ {more})"
    if period and start and start.year < period.earliest_start.year:
        text = t.gettext("{date} · began in {year}", date=text, year=start.year)
    if period and end and end.year > period.latest_end.year:
        text = t.gettext("{date} · goes on into {year}", date=text, year=end.year)
    return text


def _date_within(event: EventSummary, period: Edtf | None) -> Edtf:
    """Of several dates the first one of the period."""
    dates = (event.date, *event.more_dates)
    return next((each for each in dates if period and each.surely_overlaps(period)), event.date)


def _title(event: EventSummary) -> str:
    return clip(event.title, _TITLE_LENGTH)


def _place(event: EventSummary) -> Markup | None:
    return italic(clip(event.place, _PLACE_LENGTH)) if event.place else None


def _others(listing: Listing, t: Texts, *beside: Markup | None) -> list[Markup]:
    """What is possible and what stands, as far as there is room beside the rest."""
    possibly = italic(t.gettext("Possibly then too, the date is not exact:"))
    standing = italic(t.gettext("Going on since earlier:"))
    parts: list[Markup] = []
    said = italic(t.gettext("Facts of the brief:"))
    facts = [
        t.markup("▫️ {date}: {title}", date=bold(format_edtf(each.date, t)), title=each.text)
        for each in listing.facts
        if each.date
    ]
    if shown := fitting(facts, room_beside(*beside, said)):
        parts.append(lines(said, *shown))
    for first, events in ((possibly, listing.possible), (standing, listing.standing)):
        if shown := fitting(_dated(events, t), room_beside(*beside, *parts, first)):
            parts.append(lines(first, *shown))
    return parts


def _dated(events: Iterable[EventSummary], t: Texts) -> list[Markup]:
    return [
        t.markup("▫️ {date}: {title}", date=bold(format_edtf(event.date, t)), title=_title(event))
        for event in events
    ]


def _event_rows(events: Iterable[EventSummary], screen: ShowEvents) -> list[Row]:
    return in_rows(
        (button(event.label or event.title, ShowEvent(event.id, screen)) for event in events), 2
    )


def _way_on(listing: Listing, t: Texts) -> tuple[list[Row], Row]:
    """The neighbours, and the way back; in one row if there is room."""
    back, neighbours = _back(listing, t), _neighbours(listing)
    row = [back, *neighbours]
    if neighbours and all(fits_in_row(each.text, len(row)) for each in row):
        return [row], way_back(t)
    return in_rows(neighbours, 3), way_back(t, back)


def _neighbours(listing: Listing) -> Row:
    """The nearest years with something in them, and the year that a period is part of."""
    period, years = listing.period, sorted({**listing.years.counts, **listing.years.since})
    if not period:
        return []
    before = [year for year in years if year < period.earliest_start.year]
    after = [year for year in years if year > period.latest_end.year]
    brief = listing.brief.id
    # From a part of a year one also gets to the whole of it.
    whole = period.earliest_start.year
    is_part = period.latest_end.year == whole and period != Edtf.of(whole)
    return [
        button(label.format(year), ShowEvents(brief, Edtf.of(year)))
        for label, found in (
            ("‹ {}", before[-1:]),
            ("{}", [whole] if is_part and whole in years else []),
            ("{} ›", after[:1]),
        )
        for year in found
    ]


def _back(listing: Listing, t: Texts) -> InlineKeyboardButton:
    if listing.direction:
        return button(t.gettext("‹ Directions"), Ref("directions", listing.brief.id))
    return button(t.gettext("‹ Years"), Ref("events", listing.brief.id))
