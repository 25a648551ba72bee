"""Years and lists of events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape
from telegram import InlineKeyboardButton

from handlers.callback_data import ShowDirections, ShowEvent, ShowEvents, ShowSearch, ShowYears
from handlers.dates import format_during, format_edtf
from handlers.texts import Texts, sentences
from handlers.views.notes import added_later, as_of, events_print
from handlers.views.view import (
    Row,
    View,
    bold,
    button,
    clip,
    count_pages,
    fits_in_row,
    fitting,
    in_rows,
    italic,
    lines,
    page_row,
    paragraphs,
    room_beside,
    way_back,
)
from storage.edtf import Edtf, Precision
from storage.models import Brief, Direction, EventPage, EventSummary, Years

PAGE_SIZE = 8
OTHERS_LIMIT = 5
"""How many possible and how many standing events a list shows at most."""
_TITLE_LENGTH = 150
_PLACE_LENGTH = 80
_INPUT_LENGTH = 100
_YEARS_SHOWN = 30


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

    @property
    def period(self) -> Edtf | None:
        """The period asked for."""
        return self.screen.chosen.period


def view_years(brief: Brief, years: Years, newest: EventSummary | None, t: Texts) -> View:
    """The years with their counts, newest first; `newest` is an event later than the brief."""
    if not years.total:
        return View(t.markup("The brief has no events yet."), [way_back(t)])
    both = t.gettext("What reaches into another year is counted in both.")
    twice = sum(years.counts.values()) + sum(years.since.values()) > years.total
    return View(
        paragraphs(
            bold(t.gettext("Events by year")),
            lines(
                t.ngettext("{count} event in all", "{count} events in all", years.total),
                italic(both) if twice else None,
            ),
            lines(as_of(brief, t), italic(added_later(newest, t)) if newest else None),
        ),
        [*year_rows(brief, years, t), way_back(t)],
    )


def year_rows(brief: Brief, years: Years, t: Texts) -> list[Row]:
    """A button a year, then what goes on since a year, then all."""

    def to_button(label: str, count: int, period: Edtf | None) -> InlineKeyboardButton:
        return button(f"{label} ({count})", ShowEvents(brief.id, period))

    newest = sorted(years.counts.items(), reverse=True)[:_YEARS_SHOWN]
    since = sorted(years.since.items(), reverse=True)[:_YEARS_SHOWN]
    rows = in_rows((to_button(str(year), count, Edtf.of(year)) for year, count in newest), 3)
    last = [
        to_button(t.gettext("since {date}", date=year), count, Edtf.of(year))
        for year, count in since
    ]
    return [*rows, *in_rows([*last, to_button(t.gettext("All"), years.total, None)], 2)]


def view_not_understood(brief: Brief, years: Years, text: str, query: int, t: Texts) -> View:
    """The answer to a period that is none: what was written, an example, the years, a search."""
    search = [button(t.gettext("🔎 Search: {words}", words=text), ShowSearch(query))]
    example = italic(t.gettext("April 2018"))
    return View(
        paragraphs(
            t.markup("I could not read “{text}” as a date.", text=bold(clip(text, _INPUT_LENGTH))),
            t.markup(
                "Write for example {example}, or choose a year:",
                example=example,
            ),
        ),
        [*year_rows(brief, years, t), *([search] if query else []), way_back(t)],
    )


def view_events(listing: Listing, t: Texts) -> View:
    """A page of a list of events, or the word that there are none."""
    if not listing.page.total:
        return _view_no_events(listing, t)
    brief, screen, page = listing.brief, listing.screen, listing.page
    rows = _event_rows([*page.events, *listing.standing], screen)
    heading, entries = _heading(listing, t), list(_entries(listing, t))
    end = events_print(brief, [*page.events, *listing.possible, *listing.standing], t)
    others = _others(listing, t, heading, *entries, end)
    return View(
        paragraphs(heading, *entries, *others, end),
        [
            *rows,
            *page_row(screen.page, page.total, PAGE_SIZE, lambda at: replace(screen, page=at), t),
            *_way_on(listing, t),
        ],
    )


def _view_no_events(listing: Listing, t: Texts) -> View:
    brief, screen, period = listing.brief, listing.screen, listing.period
    heading = _heading(listing, t)
    if not period:
        text = t.markup("The brief names no events in this direction yet.")
        return View(paragraphs(heading, text, as_of(brief, t)), _way_on(listing, t))
    is_later = period.earliest_start > brief.as_of.latest_end
    if listing.possible:
        text = t.markup(
            "The brief dates no event exactly {period}.", period=format_during(period, t)
        )
    elif is_later:
        text = _nothing_later(listing, t)
    else:
        text = t.markup("The brief has no event {period}.", period=format_during(period, t))
    shown = [*listing.possible, *listing.standing]
    end = events_print(brief, shown, t) if shown or not is_later else None
    return View(
        paragraphs(heading, text, *_others(listing, t, heading, text, end), end),
        [*_event_rows(shown, screen), *_way_on(listing, t)],
    )


def _nothing_later(listing: Listing, t: Texts) -> Markup:
    """Why there is nothing in a period after the brief's date."""
    end = format_edtf(listing.brief.as_of, t)
    if not listing.newest:
        return t.markup("The brief is as of {end}: it says nothing of later events.", end=end)
    state = t.gettext("The brief is as of {end}", end=end)
    none = t.gettext("None of them lies in this period.")
    return escape(f"{sentences(state, added_later(listing.newest, t))} {none}")


def _heading(listing: Listing, t: Texts) -> Markup:
    count = t.ngettext("{count} event", "{count} events", listing.page.total)
    if number := count_pages(listing.screen.page, listing.page.total, PAGE_SIZE, t):
        count = f"{count}, {number}"
    shown = count if listing.page.total else None
    if direction := listing.direction:
        title = bold(f"{direction.icon} {clip(direction.label, _PLACE_LENGTH)}")
        return lines(title, clip(direction.text, 3 * _TITLE_LENGTH), shown and italic(shown))
    period = format_edtf(listing.period, t) if listing.period else t.gettext("all years")
    return lines(bold(t.gettext("Events: {period}", period=period)), shown and italic(shown))


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
    for event in listing.page.events:
        if event not in undated:
            yield lines(bold(_date(event, period, t)), _title(event), _place(event))
    if undated:
        heading = t.gettext("During the year, exact date not given")
        yield lines(bold(heading), *(Markup("• {}").format(_title(event)) for event in undated))


def _date(event: EventSummary, period: Edtf | None, t: Texts) -> str:
    """The whole date, with a word where the event reaches beyond the period."""
    text = format_edtf(event.date, t)
    start, end = event.date.start, event.date.end
    if period and start and start.year < period.earliest_start.year:
        text = t.gettext("{date} · began in {year}", date=text, year=start.year)
    if period and end and end.year > period.latest_end.year:
        text = t.gettext("{date} · goes on into {year}", date=text, year=end.year)
    return text


def _title(event: EventSummary) -> str:
    return clip(event.title, _TITLE_LENGTH)


def _place(event: EventSummary) -> Markup | None:
    return italic(clip(event.place, _PLACE_LENGTH)) if event.place else None


def _others(listing: Listing, t: Texts, *beside: Markup | None) -> list[Markup]:
    """What is possible and what stands, as far as there is room beside the rest."""
    possibly = italic(t.gettext("Possibly then too, the date is not exact:"))
    standing = italic(t.gettext("Going on since earlier:"))
    parts: list[Markup] = []
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


def _way_on(listing: Listing, t: Texts) -> list[Row]:
    """Back, the neighbours beside it if there is room, and home."""
    back, neighbours = _back(listing, t), _neighbours(listing)
    row = [back, *neighbours]
    if neighbours and all(fits_in_row(each.text, len(row)) for each in row):
        return [row, way_back(t)]
    return [*in_rows(neighbours, 3), way_back(t, back)]


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
        return button(t.gettext("‹ Directions"), ShowDirections(listing.brief.id))
    return button(t.gettext("‹ Years"), ShowYears(listing.brief.id))
