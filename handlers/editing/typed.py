"""What editors type: an answer for a draft, or a paragraph that may become one."""

from dataclasses import replace
from datetime import timedelta

from handlers.chat.authorize import is_input
from handlers.chat.context import Context, Gone, NoBriefChosen
from handlers.chat.message_text import CUT_LENGTH, join_parts
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.documents.isolation import warm_up
from handlers.editing.asking import ask_field, show_next
from handlers.editing.draft_view import view_offer
from handlers.editing.drafts import LINE, NewEvent, keep_paragraph, note_typed
from handlers.editing.field_view import view_field_error, view_understood, with_proposal
from handlers.editing.fields import DIRECTIONS, Field, find_field, next_field
from handlers.editing.paragraph import read_line, tells_when
from handlers.editing.readers import FieldError, language_of
from handlers.editing.showing import load_draft, show_draft
from handlers.editing.suggesting import suggest_fields
from handlers.finding.answers.outcomes import understand
from handlers.finding.readings.reading import DatesReading, PeriodReading, SearchReading
from storage.draft_messages import DraftMessage
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.models import Brief
from storage.words import fold

PARAGRAPH_LENGTH = 60
"""From how many characters on a text that is no question may be an event."""


SPLIT_WITHIN = timedelta(seconds=2)
"""In which the rest of a text that a client has cut follows."""


async def take_text(context: Context, text: str) -> View | None:
    """Put an editor's message into the draft that awaits it, if one does."""
    if not await is_input(context):
        return None
    drafts = context.store.drafts
    if changed := await drafts.get_changed_already(context.author.user_id):
        return await show_next(context, changed)
    if begun := await _find_begun(context):
        draft = await drafts.get_draft(begun.draft_id, begun.user_id)
        if draft and draft.state == "open":
            return await fill_typed(context, draft, begun, join_parts([begun.text, text]))
    draft = await drafts.get_awaiting(context.author.user_id)
    field = find_field(draft.subject, draft.awaiting) if draft and draft.awaiting else None
    if not draft or not field:
        return None
    if field.key == DIRECTIONS:
        problem = context.texts.gettext("Choose areas with the buttons below.")
        return await offer_draft(context, text) or await _ask_again(context, draft, text, problem)
    # Where no language was chosen, a new thing is in that of its first words.
    if field.per_language and draft.is_unwritten and draft.language == context.language:
        draft = replace(draft, language=language_of(text, context.texts))
    key = field.key_in(draft.language)
    if fold(text).strip(" .!") in context.services.lexicon.agreeing:
        text = await _find_proposed(context, draft, field, key) or text
    return await fill_field(context, draft, key, text)


async def _find_proposed(context: Context, draft: Draft, field: Field, key: str) -> str | None:
    """What was proposed in place of the editor's last words for a field."""
    last = await context.store.draft_messages.find_last(context.author.user_id)
    if not last or (last.draft_id, last.field) != (draft.id, key):
        return None
    try:
        field.read(last.text, context.today, context.texts)
    except FieldError as error:
        return str(error.proposal) if error.proposal else None
    # This very message, before a crash cut it short.
    is_own = context.message is not None and context.message.message_id == last.message_id
    return last.text if is_own else None


@screen("takedate", access=Access.EDITOR)
class TakeDate(Screen):
    """Put the date into a field that was proposed in place of what was typed."""

    draft: int
    field: str
    date: Edtf

    async def open(self, context: Context) -> View:
        """What is asked next."""
        draft = await load_draft(context, self.draft)
        field = find_field(draft.subject, self.field)
        if not field:
            raise Gone
        if draft.content.get(field.key) == str(self.date):
            return await show_next(context, draft)
        return await fill_field(context, draft, field.key, str(self.date))


async def _find_begun(context: Context) -> DraftMessage | None:
    """The message whose text goes on in this one, as its client cut what was too long for one."""
    last = await context.store.draft_messages.find_last(context.author.user_id)
    if not last or not context.message or len(last.text) < CUT_LENGTH:
        return None
    return last if context.message.date - last.sent_at <= SPLIT_WITHIN else None


async def fill_typed(
    context: Context, draft: Draft, typed: DraftMessage, text: str, said: str | None = None
) -> View:
    """Put what a message says now where it went before."""
    if typed.field == LINE:
        return await _fill_line(context, draft, typed, text, said)
    return await fill_field(context, draft, typed.field, text, said)


async def _fill_line(
    context: Context, draft: Draft, typed: DraftMessage, text: str, said: str | None
) -> View:
    """Read an event in one line anew: what it says otherwise goes into the draft, no more."""
    directions = await context.store.briefs.list_directions(draft.brief_id, draft.language)
    before, found = (
        read_line(each, draft.language, directions, context.today, context.texts)
        for each in (typed.text, text)
    )
    keys = {*before.changes, *found.changes}
    changes = {
        key: found.changes.get(key)
        for key in keys
        if before.changes.get(key) != found.changes.get(key)
    }
    draft = await context.store.drafts.update(
        draft, context.now, changes=changes, notes=found.notes
    )
    # Last, so that after a crash the same is found to be different once more.
    await note_typed(context, draft, LINE, text)
    return (await show_draft(context, draft)).under(said)


async def fill_field(
    context: Context, draft: Draft, key: str, text: str, said: str | None = None
) -> View:
    """Read what was typed into a field of the draft; what is awaited then, or what was wrong.

    `said` stands above what is awaited.
    """
    language, _, name = key.rpartition(".")
    field = find_field(draft.subject, name)
    if not field:
        raise Gone
    await note_typed(context, draft, key, text)
    awaited = draft.awaiting == name and language in ("", draft.language)
    try:
        reading = field.read(text, context.today, context.texts)
    except FieldError as error:
        if awaited:
            return await _ask_again(context, draft, text, str(error), error.proposal)
        return view_field_error(str(error), await show_next(context, draft), context.texts)
    guided = draft.guided
    following = next_field(name, guided=guided)
    # In one step, so that after a crash the text is never taken for the next field's.
    draft = await context.store.drafts.update(
        draft,
        context.now,
        changes={key: reading.value},
        language=draft.language,
        notes=[*draft.notes, *([reading.note] if reading.note else [])],
        **({"awaiting": following, "guided": guided and following is not None} if awaited else {}),
    )
    if guided and name == "text":
        draft = await suggest_fields(context, draft)
    view = (await show_next(context, draft)).under(said)
    if name == "date" and (guided or not awaited):
        return _with_understood(view, draft, reading.note, context)
    return view


async def _ask_again(
    context: Context, draft: Draft, text: str, problem: str, proposal: Edtf | None = None
) -> View:
    """Say what was wrong and ask again; what may be a question can be searched for instead.

    A proposal can be taken.
    """
    key = draft.awaiting or ""
    search = None
    brief = await context.get_brief(draft.brief_id)
    if key in ("date", DIRECTIONS) and await is_question(context, brief, text):
        query = await context.remember_query(text)
        search = (query, text) if query else None
    question = await ask_field(context, draft, key)
    view = view_field_error(problem, question, context.texts, search)
    return with_proposal(view, draft, key, proposal, context.texts) if proposal else view


async def is_question(context: Context, brief: Brief | None, text: str) -> bool:
    """Whether an editor's message may be meant for the search."""
    if "?" in text or not brief:
        return "?" in text
    best = (await understand(context, brief, text)).best
    if isinstance(best, SearchReading):
        return bool(best.found.hits)
    return best is not None and not isinstance(best, PeriodReading | DatesReading)


async def offer_draft(context: Context, text: str) -> View | None:
    """The offer to make a draft of an editor's paragraph, own or forwarded, if it is one."""
    text, message = text.strip(), context.message
    if not context.is_private or len(text) < PARAGRAPH_LENGTH or not await context.is_editor():
        return None
    # A question, or a remark without a date, is for the search.
    forwarded = message is not None and message.forward_origin
    if not message or text.endswith("?"):
        return None
    if not forwarded and not tells_when(text, context.today, context.texts):
        return None
    if not await context.list_briefs():
        return None
    try:
        brief = await context.require_brief()
    except NoBriefChosen:
        raise NoBriefChosen(NewEvent.spec.name, text) from None
    await warm_up()
    return view_offer(await keep_paragraph(context, brief, text), context.texts)


def _with_understood(view: View, draft: Draft, note: str | None, context: Context) -> View:
    value = Edtf.parse(draft.content["date"])
    return view_understood(view, value, note, context.texts)
