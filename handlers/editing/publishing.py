"""The end of a draft: published, put away, put on what others have changed."""

from handlers.context import Context, Gone
from handlers.editing.callback_data import DiscardDraft, KeepDraft, Publish, Rebase
from handlers.editing.showing import (
    find_problems,
    load_draft,
    name_directions,
    reload_draft,
    show_draft,
)
from handlers.views.changes import view_conflict, view_published
from handlers.views.drafts import view_discarded
from handlers.views.view import View
from storage.revisions import ChangedMeanwhileError


async def keep_draft(context: Context, asked: KeepDraft) -> View:
    """Take up a draft that was offered for a paragraph, or one that was discarded."""
    draft = await context.store.drafts.get_draft(asked.draft, context.author.user_id)
    if not draft or draft.state == "published":
        raise Gone
    if draft.state != "open":
        draft = await context.store.drafts.update(draft, context.now, state="open")
    return await show_draft(context, draft)


async def discard_draft(context: Context, asked: DiscardDraft) -> View:
    """Put a draft away; it can be brought back."""
    draft = await load_draft(context, asked.draft)
    await context.store.drafts.update(draft, context.now, state="discarded", awaiting=None)
    return view_discarded(draft, context.texts)


async def publish(context: Context, asked: Publish) -> View:
    """Publish a draft as it was shown, once; a second tap confirms the first."""
    t = context.texts
    draft = await context.store.drafts.get_draft(asked.draft, context.author.user_id)
    if not draft:
        raise Gone
    if draft.state == "open":
        if draft.version != asked.version:
            context.toast = t.gettext("The draft has changed since. Look at it again.")
            return await show_draft(context, draft)
        if find_problems(draft, context) or not draft.changed:
            return await show_draft(context, draft)
        try:
            revision = await context.store.drafts.publish(draft, context.author, context.now)
        except ChangedMeanwhileError as conflict:
            return view_conflict(draft, conflict, await name_directions(context, draft), t)
        if revision:
            return view_published(revision, t)
        draft = await reload_draft(context, draft)
    if not draft.revision_id:
        raise Gone
    revision = await context.store.revisions.get_revision(draft.revision_id)
    if not revision:
        raise Gone
    context.toast = t.gettext("This was published already.")
    return view_published(revision, t)


async def rebase_draft(context: Context, asked: Rebase) -> View:
    """Put the changes on the present state, and show them again before they are published."""
    draft = await context.store.drafts.rebase(await load_draft(context, asked.draft), context.now)
    if not draft:
        raise Gone
    return await show_draft(context, draft)
