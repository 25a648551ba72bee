"""Drafts: begun, listed, taken up."""

from handlers.context import Context, Gone
from handlers.editing.asking import ask_field
from handlers.editing.callback_data import EditSubject, NewEvent, ShowDraft, ShowDrafts
from handlers.editing.fields import GUIDE
from handlers.editing.showing import load_draft, show_draft
from handlers.views.changes import PAGE_SIZE
from handlers.views.drafts import view_drafts
from handlers.views.view import View
from storage.snapshots import Subject

_SUBJECTS: tuple[Subject, ...] = ("event", "direction", "contact", "brief")


async def begin_event(context: Context, asked: NewEvent) -> View:
    """Begin a new event with the first question."""
    brief = await context.get_brief(asked.brief)
    draft = await context.store.drafts.create_event(
        context.author.user_id,
        brief.id,
        context.language,
        context.now,
        awaiting=GUIDE[0],
        guided=True,
    )
    return await ask_field(context, draft, GUIDE[0])


async def begin_edit(context: Context, asked: EditSubject) -> View:
    """Begin to edit what is published; raises `Gone`."""
    subject = next((each for each in _SUBJECTS if each == asked.subject), None)
    if not subject:
        raise Gone
    draft = await context.store.drafts.create_edit(
        context.author.user_id, subject, asked.subject_id, context.now
    )
    if not draft:
        raise Gone
    return await show_draft(context, draft)


async def render_drafts(context: Context, screen: ShowDrafts) -> View:
    """A page of the editor's own drafts."""
    brief = await context.find_brief()
    drafts, total = await context.store.drafts.list_drafts(
        context.author.user_id, offset=max(screen.page, 0) * PAGE_SIZE, limit=PAGE_SIZE
    )
    return view_drafts(brief.id if brief else 0, drafts, total, screen.page, context.texts)


async def render_draft(context: Context, screen: ShowDraft) -> View:
    """A draft; the editor's next message belongs to none."""
    draft = await load_draft(context, screen.draft)
    if draft.awaiting:
        draft = await context.store.drafts.update(draft, context.now, awaiting=None, guided=False)
    return await show_draft(context, draft)
