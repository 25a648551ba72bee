"""Inline mode: cards to send in any chat."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import (
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultCachedPhoto,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import InlineQueryLimit
from telegram.error import BadRequest

from handlers.chat.context import Context, Gone
from handlers.chat.links import to_link
from handlers.chat.notes import as_of, mark, name_brief
from handlers.chat.view import bold, clip, paragraphs
from handlers.events.asked import list_of_dates
from handlers.events.card import ShowEvent
from handlers.events.card_text import view_inline_card
from handlers.events.numbers import number_of
from handlers.finding.answering import ask_briefs
from handlers.finding.answers.finder import Outcome
from handlers.finding.frames.answer import Answer
from handlers.finding.readings.reading import (
    DatesReading,
    DirectionReading,
    PeriodReading,
    Reading,
    SearchReading,
)
from handlers.photos.captions import write_card_caption
from handlers.texts import unbroken
from storage.events import EventFilter
from storage.models import Brief

PAGE_SIZE = 10
CACHE_SECONDS = 30
"""Short, so that an edit is seen soon; drafts and hidden events never get in."""
START_PARAMETER = "inline"
ANSWER = "answer"
"""How the id of a result begins that answers the question."""
PHOTO = "photo"
"""How the id of a card with a photo begins."""
_TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class _Answered:
    """What one brief answers, and the cards below it."""

    brief: Brief
    answer: Answer | None
    events: Sequence[int]


async def answer_inline(update: Update, context: Context) -> None:
    """Offer the answer and the cards that fit what was typed; with nothing typed, the newest.

    Without a brief chosen all are asked, the flag before each.
    """
    query = update.inline_query
    if not query:
        return
    offset = int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0
    answered = await _find(context, query.query.strip())
    ids = list(dict.fromkeys(event for each in answered for event in each.events))
    page = ids[offset : offset + PAGE_SIZE]
    # None, not an empty text: with defaults set, PTB 22.8 would send that as an empty list.
    following = str(offset + PAGE_SIZE) if offset + PAGE_SIZE < len(ids) else None
    heads = [] if offset else answered
    try:
        await _answer(context, query, heads, page, following, photos=True)
    except BadRequest:
        # What another bot was told that a photo is called, Telegram does not take from this one.
        await _answer(context, query, heads, page, following, photos=False)


async def _answer(
    context: Context,
    query: InlineQuery,
    heads: Sequence[_Answered],
    page: Sequence[int],
    following: str | None,
    *,
    photos: bool,
) -> None:
    answers = [_to_answer(each, context) for each in heads]
    cards = [card for each in page for card in await _to_cards(context, each, photos=photos)]
    await query.answer(
        [result for result in (*answers, *cards) if result],
        cache_time=CACHE_SECONDS,
        is_personal=True,
        next_offset=following,
        button=InlineQueryResultsButton(
            context.texts.gettext("Open the bot"), start_parameter=START_PARAMETER
        ),
    )


async def _find(context: Context, text: str) -> list[_Answered]:
    """What was typed, as the briefs answer it."""
    if number := number_of(text):
        event = await context.store.events.get_event(number, context.language)
        brief = await _find_brief(context, event.brief_id) if event else None
        return [_Answered(brief, None, [number])] if brief else []
    if text:
        return [
            await _list_answered(context, brief, outcome)
            for brief, outcome in await ask_briefs(context, text)
        ]
    chosen = await context.find_brief()
    briefs = [chosen] if chosen else (await context.list_briefs())[:PAGE_SIZE]
    newest = [(each, await context.store.timeline.find_newest(each.id)) for each in briefs]
    return [_Answered(each, None, ids if chosen else ids[:1]) for each, ids in newest]


async def _list_answered(context: Context, brief: Brief, outcome: Outcome) -> _Answered:
    answer = outcome.answer
    if not answer:
        readings = outcome.understanding.readings if outcome.understanding else ()
        return _Answered(brief, None, await _list_read(context, brief, readings))
    if answer.direction:
        chosen = EventFilter(brief.id, direction=answer.direction)
        return _Answered(brief, answer, await _list(context, chosen))
    return _Answered(brief, answer, answer.events)


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


def _to_answer(answered: _Answered, context: Context) -> InlineQueryResultArticle | None:
    """The answer itself, with whose it is and as of when."""
    brief, head = answered.brief, answered.answer and answered.answer.head
    if not answered.answer or not head or answered.answer.talk:
        return None
    return InlineQueryResultArticle(
        id=f"{ANSWER}{brief.id}",
        title=mark(brief, clip(head.striptags(), _TITLE_LENGTH)),
        description=name_brief(brief),
        input_message_content=InputTextMessageContent(
            paragraphs(bold(name_brief(brief)), head, as_of(brief, context.texts))
        ),
    )


async def _find_brief(context: Context, brief_id: int) -> Brief | None:
    try:
        return await context.get_brief(brief_id)
    except Gone:
        return None


async def _to_cards(context: Context, event_id: int, *, photos: bool) -> list[InlineQueryResult]:
    """The card of an event, and the one with its first photo if it has any."""
    event = await context.store.events.get_event(event_id, context.language)
    brief = await _find_brief(context, event.brief_id) if event else None
    if not event or event.deleted or not brief:
        return []
    link = to_link(context.bot.username, ShowEvent(event.id))
    view, description = view_inline_card(brief, event, link or "", context.today, context.texts)
    card = InlineQueryResultArticle(
        id=str(event.id),
        title=event.title,
        description=description,
        input_message_content=InputTextMessageContent(view.html),
        reply_markup=InlineKeyboardMarkup(view.rows),
    )
    caption = write_card_caption(brief, event, context.today, context.texts) if photos else None
    kept = await context.store.photos.find([event.photos[0].id]) if caption else []
    pictured = [
        InlineQueryResultCachedPhoto(
            id=f"{PHOTO}{event.id}",
            photo_file_id=each.file_id,
            title=f"📷 {event.title}",
            description=description,
            caption=unbroken(caption) if caption else None,
            reply_markup=InlineKeyboardMarkup(view.rows),
        )
        for each in kept
        if each.file_id
    ]
    return [card, *pictured]
