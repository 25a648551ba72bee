"""/events: years, periods, directions' events, cards, calendar files."""

from dataclasses import replace

from markupsafe import escape
from telegram import Update

from handlers.calendar_file import name_calendar, to_calendar
from handlers.callback_data import SendCalendar, ShowEvent, ShowEvents, ShowYears
from handlers.context import Context, Gone
from handlers.editing.callback_data import EditSubject
from handlers.links import to_link
from handlers.messages import reply
from handlers.period import PeriodError, ask_period
from handlers.period_words import ALL
from handlers.prepared import prepared
from handlers.queries import remember_query
from handlers.start import require_brief
from handlers.views.card import can_be_in_calendar, view_event
from handlers.views.editing_buttons import with_edit_button, with_editing
from handlers.views.events import (
    OTHERS_LIMIT,
    PAGE_SIZE,
    Listing,
    view_events,
    view_not_understood,
    view_years,
)
from handlers.views.sharing import with_sharing
from handlers.views.view import View
from storage.models import Brief, EventSummary
from storage.words import fold


@prepared
async def render_years(context: Context, screen: ShowYears) -> View:
    """The years of a brief."""
    brief = await context.get_brief(screen.brief)
    years = await context.store.events.count_by_year(brief.id)
    return view_years(brief, years, await _find_later(context, brief), context.texts)


@prepared
async def render_events(context: Context, screen: ShowEvents) -> View:
    """A page of a list; a page that is no longer there gives the last one."""
    chosen, events, language = screen.chosen, context.store.events, context.language
    brief = await context.get_brief(chosen.brief)
    if screen.page < 0:
        raise Gone
    page = await events.list_events(
        chosen, language, offset=screen.page * PAGE_SIZE, limit=PAGE_SIZE
    )
    if page.total and not page.events:
        last = (page.total - 1) // PAGE_SIZE
        return await render_events(context, replace(screen, page=last))
    direction = None
    if chosen.direction:
        direction = await context.store.briefs.get_direction(chosen.direction, language)
        if not direction:
            raise Gone
    listing = Listing(
        brief,
        screen,
        page,
        years=await events.count_by_year(brief.id),
        direction=direction,
    )
    if period := chosen.period:
        possible = await events.list_possible_events(brief.id, period, language, limit=OTHERS_LIMIT)
        listing = replace(listing, possible=possible)
        # Of what stands the brief knows nothing after its own date.
        if period.earliest_start > brief.as_of.latest_end:
            listing = replace(listing, newest=await _find_later(context, brief))
        else:
            standing = await events.list_standing_events(
                brief.id, period, language, limit=OTHERS_LIMIT
            )
            listing = replace(listing, standing=standing)
    t, editor = context.texts, await context.may_edit_here()
    view = view_events(listing, t)
    link = to_link(context.bot.username, screen)
    view = with_sharing(view, screen, link, t, editor=editor)
    if direction and editor:
        return with_edit_button(view, EditSubject("direction", direction.id), t)
    return view


async def _find_later(context: Context, brief: Brief) -> EventSummary | None:
    """The newest event, if it is later than the brief."""
    newest = await context.store.events.find_newest(brief.id, context.language)
    return newest if newest and newest.date.latest_start > brief.as_of.latest_end else None


@prepared
async def render_event(context: Context, screen: ShowEvent) -> View:
    """An event's card; raises `Gone`."""
    event = await context.store.events.get_event(screen.event, context.language)
    if not event or event.deleted:
        raise Gone
    brief = await context.get_brief(event.brief_id)
    origin = screen.origin
    if isinstance(origin, ShowEvents) and not origin.brief:
        origin = replace(origin, brief=brief.id)
    link = to_link(context.bot.username, ShowEvent(event.id, ShowEvents(brief.id))) or ""
    view = view_event(brief, event, origin, link, context.texts)
    if await context.may_edit_here():
        return with_editing(view, event, context.texts)
    return view


async def show_events(update: Update, context: Context) -> None:
    """Answer /events: the years, or the events of the period that is named."""
    if not (brief := await require_brief(update, context)):
        return
    text = " ".join(context.args or ())
    if not text:
        await reply(update, await render_years(context, ShowYears(brief.id)))
        return
    try:
        period = None if fold(text) in ALL else ask_period(text, context.today)
    except PeriodError:
        years = await context.store.events.count_by_year(brief.id)
        query = await remember_query(context, text)
        await reply(update, view_not_understood(brief, years, text, query, context.texts))
    else:
        await reply(update, await render_events(context, ShowEvents(brief.id, period)))


async def send_calendar(context: Context, asked: SendCalendar) -> None:
    """Send an event as a calendar file."""
    event = await context.store.events.get_event(asked.event, context.language)
    if not event or event.deleted or not can_be_in_calendar(event.date) or not context.chat:
        raise Gone
    brief = await context.get_brief(event.brief_id)
    content = to_calendar(brief, event, context.now, context.texts)
    await context.bot.send_document(
        context.chat.id, content, filename=name_calendar(event), caption=escape(event.title)
    )
