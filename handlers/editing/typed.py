"""What editors type: an answer for a draft, or a paragraph that may become one."""

from telegram import Update

from handlers.context import Context
from handlers.editing.asking import ask_field, show_next
from handlers.editing.authorize import is_input
from handlers.editing.fields import DIRECTIONS, find_field, next_field
from handlers.editing.paragraph import read_paragraph
from handlers.editing.readers import FieldError
from handlers.messages import reply
from handlers.queries import remember_query
from handlers.readings import PeriodReading, SearchReading
from handlers.search import understand
from handlers.views.draft_fields import view_field_error, view_understood
from handlers.views.drafts import view_offer
from handlers.views.view import View
from storage.drafts import Draft
from storage.edtf import Edtf

PARAGRAPH_LENGTH = 60
"""From how many characters on a text that is no question may be an event."""


async def take_text(update: Update, context: Context) -> bool:
    """Put an editor's message into the draft that awaits it; whether there is one."""
    message = update.message
    if not message or not message.text or not await is_input(update, context):
        return False
    drafts = context.store.drafts
    if changed := await drafts.get_changed_already(context.author.user_id):
        await reply(update, await show_next(context, changed))
        return True
    draft = await drafts.get_awaiting(context.author.user_id)
    field = find_field(draft.subject, draft.awaiting) if draft and draft.awaiting else None
    if not draft or not field:
        return False
    if field.key == DIRECTIONS:
        if not await offer_draft(update, context):
            problem = context.texts.gettext("Directions are chosen with the buttons below.")
            await _ask_again(update, context, draft, problem)
        return True
    t = context.texts
    try:
        reading = field.read(message.text, context.today, t)
    except FieldError as error:
        await _ask_again(update, context, draft, str(error))
        return True
    guided = draft.guided
    following = next_field(field.key) if guided else None
    # In one step, so that after a crash the text is never taken for the next field's.
    draft = await drafts.update(
        draft,
        context.now,
        changes={field.key_in(draft.language): reading.value},
        notes=[*draft.notes, *([reading.note] if reading.note else [])],
        awaiting=following,
        guided=following is not None,
    )
    view = await show_next(context, draft)
    if field.key == "date" and guided:
        view = _with_understood(view, draft, reading.note, context)
    await reply(update, view)
    return True


async def _ask_again(update: Update, context: Context, draft: Draft, problem: str) -> None:
    """Say what was wrong and ask again; what may be a question can be searched for instead."""
    key = draft.awaiting or ""
    text = (update.message and update.message.text) or ""
    search = None
    if key in ("date", DIRECTIONS) and await _is_question(context, draft, text):
        query = await remember_query(context, text)
        search = (query, text) if query else None
    question = await ask_field(context, draft, key)
    await reply(update, view_field_error(problem, question, context.texts, search))


async def _is_question(context: Context, draft: Draft, text: str) -> bool:
    if "?" in text:
        return True
    brief = await context.get_brief(draft.brief_id)
    best = (await understand(context, brief, text)).best
    if isinstance(best, SearchReading):
        return bool(best.found.hits)
    return best is not None and not isinstance(best, PeriodReading)


async def offer_draft(update: Update, context: Context) -> bool:
    """Offer to make a draft of an editor's paragraph, own or forwarded; whether it is one."""
    message = update.message
    text = (message.text or message.caption or "").strip() if message else ""
    if not context.is_private or len(text) < PARAGRAPH_LENGTH or not await context.is_editor():
        return False
    brief = await context.find_brief()
    if not brief:
        return False
    briefs = context.store.briefs
    places = await briefs.list_names(brief.id, "place", context.language)
    people = await briefs.list_names(brief.id, "person", context.language)
    found = read_paragraph(text, context.language, places, people, context.texts)
    # A question, or a remark without a date, is for the search.
    if not message or text.endswith("?") or not ("date" in found.changes or message.forward_origin):
        return False
    draft = await context.store.drafts.create_event(
        context.author.user_id,
        brief.id,
        context.language,
        context.now,
        changes=found.changes,
        notes=tuple(found.notes),
        state="offered",
    )
    await reply(update, view_offer(draft, context.texts))
    return True


def _with_understood(view: View, draft: Draft, note: str | None, context: Context) -> View:
    value = Edtf.parse(draft.content["date"])
    return view_understood(view, value, note, context.texts)
