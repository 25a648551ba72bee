"""Inline mode: cards to send in any chat."""

from collections.abc import Sequence

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import InlineQueryLimit

from handlers.chat.context import Context
from handlers.chat.links import to_link
from handlers.events.asked import list_of_dates
from handlers.events.card import ShowEvent
from handlers.events.card_text import view_inline_card
from handlers.events.numbers import number_of
from handlers.finding.readings import DatesReading, DirectionReading, PeriodReading, SearchReading
from handlers.finding.screens import understand
from storage.events import EventFilter
from storage.models import Brief

PAGE_SIZE = 10
CACHE_SECONDS = 30
"""Short, so that an edit is seen soon; drafts and hidden events never get in."""
START_PARAMETER = "inline"


async def answer_inline(update: Update, context: Context) -> None:
    """Offer the cards that fit what was typed; with nothing typed, the newest."""
    query = update.inline_query
    brief = await context.find_brief()
    if not query or not brief:
        return
    offset = int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0
    ids = await _find(context, brief, query.query.strip())
    page = ids[offset : offset + PAGE_SIZE]
    # None, not an empty text: with defaults set, PTB 22.8 would send that as an empty list.
    following = str(offset + PAGE_SIZE) if offset + PAGE_SIZE < len(ids) else None
    await query.answer(
        [result for event_id in page if (result := await _to_result(context, brief, event_id))],
        cache_time=CACHE_SECONDS,
        is_personal=True,
        next_offset=following,
        button=InlineQueryResultsButton(
            context.texts.gettext("Open the bot"), start_parameter=START_PARAMETER
        ),
    )


async def _find(context: Context, brief: Brief, text: str) -> Sequence[int]:
    if not text:
        return await context.store.timeline.find_newest(brief.id)
    if number := number_of(text):
        return [number]
    understood = await understand(context, brief, text)
    for reading in understood.readings:
        if isinstance(reading, SearchReading):
            return [hit.id for hit in reading.found.hits if hit.kind == "event"]
        if isinstance(reading, PeriodReading):
            return await _list(context, EventFilter(brief.id, reading.period))
        if isinstance(reading, DatesReading):
            return await list_of_dates(context, brief, reading.values)
        if isinstance(reading, DirectionReading):
            return await _list(context, EventFilter(brief.id, direction=reading.direction.id))
    return []


async def _list(context: Context, chosen: EventFilter) -> list[int]:
    page = await context.store.events.list_events(
        chosen, context.language, offset=0, limit=InlineQueryLimit.RESULTS
    )
    return [event.id for event in page.events]


async def _to_result(
    context: Context, brief: Brief, event_id: int
) -> InlineQueryResultArticle | None:
    event = await context.store.events.get_event(event_id, context.language)
    if not event or event.deleted or event.brief_id != brief.id:
        return None
    link = to_link(context.bot.username, ShowEvent(event.id))
    view, description = view_inline_card(brief, event, link or "", context.texts)
    return InlineQueryResultArticle(
        id=str(event.id),
        title=event.title,
        description=description,
        input_message_content=InputTextMessageContent(view.text),
        reply_markup=InlineKeyboardMarkup(view.rows),
    )
