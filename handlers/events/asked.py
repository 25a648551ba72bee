"""Answers to dates that are no single period: several, a day of any year, what is to come."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import as_of, events_print, whose
from handlers.chat.screen import Ref, Screen, screen
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import (
    Recurring,
    Upcoming,
    Value,
    Yearly,
    format_day,
    format_edtf,
    format_recurring,
)
from handlers.events.card import EventList, ShowEvent
from handlers.events.entries import Entries, Section, name_cancelled, write_entry
from handlers.events.listing import ShowEvents
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.events import EventFilter, Events
from storage.models import Brief, EventPage, EventSummary

_PERIODS_SHOWN = 12
_UPCOMING_SHOWN = 10
_PAGE = 50
_MOST = 10_000
"""In a document."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A period and how many events lie in it."""

    period: Edtf
    count: int


async def answer_dates(context: Context, brief: Brief, values: Sequence[Value]) -> Screen | View:
    """The events of a period; of several, or of a day of any year, the choice of them."""
    match values:
        case [Edtf() as period]:
            return ShowEvents(brief.id, period)
        case [Upcoming()]:
            return ShowUpcoming(brief.id)
        case [Recurring() as recurring]:
            return await _answer_recurring(context, brief, recurring)
    counted: list[Counted] = []
    for value in values[:_PERIODS_SHOWN]:
        if isinstance(value, Recurring):
            counted += await _count_occurrences(context, brief, value)
        else:
            period = value.period if isinstance(value, Upcoming) else value
            counted.append(await _count(context, brief, period))
    left_out = len(values) - _PERIODS_SHOWN
    return _view_periods(brief, counted, context.texts, left_out=max(left_out, 0))


async def list_occurrences(
    events: Events, brief: int, recurring: Recurring, language: str
) -> list[tuple[Edtf, EventPage]]:
    """The years' days or months in which events were, the newest first, with those events."""
    years = await events.count_by_year(brief)
    # Winter reaches into the year after.
    numbers = {year + more for year in years.counts for more in (0, 1)}
    dated = (recurring.in_year(year) for year in sorted(numbers, reverse=True))
    periods = [period for period in dated if period]
    pages = await events.list_in_periods(brief, periods, language, limit=_PAGE)
    return [(period, page) for period, page in zip(periods, pages, strict=True) if page.total]


async def list_of_dates(context: Context, brief: Brief, values: Sequence[Value]) -> list[int]:
    """The events of all the dates, each once."""
    events, language = context.store.events, context.language
    found: list[EventSummary] = []
    for value in values[:_PERIODS_SHOWN]:
        match value:
            case Edtf():
                chosen = EventFilter(brief.id, value)
                page = await events.list_events(chosen, language, offset=0, limit=_PAGE)
                found += page.events
            case Recurring():
                for _, page in await list_occurrences(events, brief.id, value, language):
                    found += page.events
            case Upcoming(today):
                found += await events.list_upcoming_events(
                    brief.id, today, language, limit=_UPCOMING_SHOWN
                )
    return list(dict.fromkeys(event.id for event in found))


async def _count_occurrences(context: Context, brief: Brief, recurring: Recurring) -> list[Counted]:
    events = context.store.events
    found = await list_occurrences(events, brief.id, recurring, context.language)
    return [Counted(period, page.total) for period, page in found]


async def _count(context: Context, brief: Brief, period: Edtf) -> Counted:
    page = await context.store.events.list_events(
        EventFilter(brief.id, period), context.language, offset=0, limit=1
    )
    return Counted(period, page.total)


async def _answer_recurring(context: Context, brief: Brief, recurring: Recurring) -> Screen | View:
    found = await _count_occurrences(context, brief, recurring)
    if len(found) == 1:
        return ShowEvents(brief.id, found[0].period)
    if found:
        heading = format_recurring(recurring, context.texts)
        return _view_periods(brief, found, context.texts, heading=heading)
    near: list[Counted] = []
    if recurring.start.day:
        for month in recurring.months:
            whole = Recurring(Yearly(month), Yearly(month))
            near += await _count_occurrences(context, brief, whole)
    return _view_none_then(brief, recurring, near, context.texts)


def _view_periods(
    brief: Brief,
    counted: Sequence[Counted],
    t: Texts,
    *,
    heading: str | None = None,
    left_out: int = 0,
) -> View:
    """Each period with its count; a button opens its list."""
    shown = heading or t.gettext("several periods")
    more = t.ngettext("{count} more is not shown.", "{count} more are not shown.", left_out)
    return View(
        paragraphs(
            lines(whose(brief), bold(t.gettext("Events: {period}", period=shown))),
            lines(*(_counted_line(each, t) for each in counted)),
            italic(more) if left_out else None,
            as_of(brief, t),
        ),
        _period_rows(brief, counted, t),
        way_back(t),
    )


def _view_none_then(brief: Brief, recurring: Recurring, near: Sequence[Counted], t: Texts) -> View:
    """The word that no year has anything on that day, and what its month has."""
    none = t.markup(
        "{day}: the brief has no events then, in any year.",
        day=bold(format_recurring(recurring, t)),
    )
    nearest = italic(t.gettext("Closest in those months:")) if near else None
    return View(
        paragraphs(
            none,
            lines(nearest, *(_counted_line(each, t) for each in near)) if near else None,
            as_of(brief, t),
        ),
        _period_rows(brief, near, t),
        way_back(t, button(t.gettext("‹ Years"), Ref("events", brief.id))),
    )


def _counted_line(each: Counted, t: Texts) -> Markup:
    count = t.ngettext("{count} event", "{count} events", each.count)
    shown = count if each.count else t.gettext("no events")
    return Markup("• {} – {}").format(format_edtf(each.period, t), shown)


def _period_rows(brief: Brief, counted: Sequence[Counted], t: Texts) -> list[Row]:
    return in_rows(
        (
            button(
                f"{format_edtf(each.period, t)} ({each.count})", ShowEvents(brief.id, each.period)
            )
            for each in counted[:_PERIODS_SHOWN]
        ),
        2,
    )


@screen("upcoming")
class ShowUpcoming(EventList):
    """What has not begun yet, apart from what has."""

    brief: int

    async def open(self, context: Context) -> View:
        """The next events first."""
        brief = await context.get_brief(self.brief)
        events = await context.store.events.list_upcoming_events(
            brief.id, context.today, context.language, limit=_UPCOMING_SHOWN
        )
        return _view_upcoming(brief, self, events, context)

    async def extract(self, context: Context) -> Extract:
        """All that is to come."""
        t, day = context.texts, context.today
        events = await context.store.events.list_upcoming_events(
            self.brief, day, context.language, limit=_MOST
        )
        heading = t.gettext("Not started as of {day}", day=format_day(day, t))
        parts = [Part("events", [each.id for each in events])]
        return Extract(self.brief, heading, parts=parts)


def _view_upcoming(
    brief: Brief, here: ShowUpcoming, events: Sequence[EventSummary], context: Context
) -> View:
    t, today = context.texts, context.today
    day = format_day(today, t)
    ahead = [each for each in events if each.date.earliest_start > today]
    possible = [each for each in events if each not in ahead]
    heading = bold(t.gettext("Not started as of {day}", day=day))
    none = t.markup("The brief has no events still to start as of {day}.", day=day)
    maybe = t.gettext("Perhaps not started yet (exact date not given):")
    sections = (Section(ahead), Section(possible, maybe))
    entries = Entries([each for each in sections if each.events])
    return View(
        paragraphs(
            lines(whose(brief), heading if ahead else none),
            lines(
                *entries.text(
                    lambda number, event, height: write_entry(
                        number, event, None, name_cancelled(event, t), t, height=height
                    )
                )
            ),
            events_print(brief, events, t) if events else as_of(brief, t),
        ),
        entries.rows(lambda event: ShowEvent(event.id, here)),
        way_back(t, button(t.gettext("‹ Years"), Ref("events", brief.id))),
        has_nothing=not events,
    )
