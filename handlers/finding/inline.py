"""Inline mode: cards to send in any chat."""

from collections.abc import Sequence

from markupsafe import Markup
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
from handlers.chat.notes import as_of, name_brief
from handlers.chat.view import bold, clip, paragraphs
from handlers.events.asked import list_of_dates
from handlers.events.card import ShowEvent
from handlers.events.card_text import view_inline_card
from handlers.events.numbers import number_of
from handlers.finding.answer import Answer
from handlers.finding.readings import (
    DatesReading,
    DirectionReading,
    PeriodReading,
    Reading,
    SearchReading,
)
from handlers.finding.screens import find_answer
from storage.events import EventFilter
from storage.models import Brief

PAGE_SIZE = 10
CACHE_SECONDS = 30
"""Short, so that an edit is seen soon; drafts and hidden events never get in."""
START_PARAMETER = "inline"
ANSWER = "answer"
"""The id of the result that answers the question."""
_TITLE_LENGTH = 120


async def answer_inline(update: Update, context: Context) -> None:
    """Offer the cards that fit what was typed; with nothing typed, the newest."""
    query = update.inline_query
    brief = await context.find_brief()
    if not query or not brief:
        return
    offset = int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0
    answer, ids = await _find(context, brief, query.query.strip())
    page = ids[offset : offset + PAGE_SIZE]
    # None, not an empty text: with defaults set, PTB 22.8 would send that as an empty list.
    following = str(offset + PAGE_SIZE) if offset + PAGE_SIZE < len(ids) else None
    results = [
        result for event_id in page if (result := await _to_result(context, brief, event_id))
    ]
    if answer and answer.head and not offset:
        results.insert(0, _to_answer(answer.head, brief, context))
    await query.answer(
        results,
        cache_time=CACHE_SECONDS,
        is_personal=True,
        next_offset=following,
        button=InlineQueryResultsButton(
            context.texts.gettext("Open the bot"), start_parameter=START_PARAMETER
        ),
    )


async def _find(context: Context, brief: Brief, text: str) -> tuple[Answer | None, Sequence[int]]:
    """The answer to what was typed, if it asks something, and the cards below it."""
    if not text:
        return None, await context.store.timeline.find_newest(brief.id)
    if number := number_of(text):
        return None, [number]
    outcome = await find_answer(context, brief, text)
    if not outcome.answer:
        readings = outcome.understanding.readings if outcome.understanding else ()
        return None, await _list_read(context, brief, readings)
    if outcome.answer.direction:
        chosen = EventFilter(brief.id, direction=outcome.answer.direction)
        return outcome.answer, await _list(context, chosen)
    return outcome.answer, outcome.answer.events


async def _list_read(context: Context, brief: Brief, readings: Sequence[Reading]) -> Sequence[int]:
    for reading in readings:
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


def _to_answer(head: Markup, brief: Brief, context: Context) -> InlineQueryResultArticle:
    """The answer itself, with whose it is and as of when."""
    text = paragraphs(bold(name_brief(brief)), head, as_of(brief, context.texts))
    return InlineQueryResultArticle(
        id=ANSWER,
        title=clip(head.striptags(), _TITLE_LENGTH),
        description=name_brief(brief),
        input_message_content=InputTextMessageContent(text),
    )


async def _to_result(
    context: Context, brief: Brief, event_id: int
) -> InlineQueryResultArticle | None:
    event = await context.store.events.get_event(event_id, context.language)
    if not event or event.deleted or event.brief_id != brief.id:
        return None
    link = to_link(context.bot.username, ShowEvent(event.id))
    view, description = view_inline_card(brief, event, link or "", context.today, context.texts)
    return InlineQueryResultArticle(
        id=str(event.id),
        title=event.title,
        description=description,
        input_message_content=InputTextMessageContent(view.text),
        reply_markup=InlineKeyboardMarkup(view.rows),
    )
