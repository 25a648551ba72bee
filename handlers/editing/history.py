"""/undo and /history: every change can be seen and taken back."""

from telegram import Update

from handlers.context import Context, Gone
from handlers.editing.callback_data import Revert, ShowHistory, ShowRevision
from handlers.messages import reply
from handlers.views.changes import PAGE_SIZE, view_published
from handlers.views.history import (
    view_history,
    view_not_reverted,
    view_nothing_to_undo,
    view_revision,
)
from handlers.views.view import View
from storage.revisions import ChangedMeanwhileError


async def undo(update: Update, context: Context) -> None:
    """Answer /undo: take back one's own last change."""
    revision = await context.store.revisions.get_last_of(context.author.user_id)
    if revision:
        await reply(update, await revert(context, Revert(revision.id)))
    else:
        await reply(update, view_nothing_to_undo(context.texts))


async def show_history(update: Update, context: Context) -> None:
    """Answer /history."""
    await reply(update, await render_history(context, ShowHistory()))


async def render_history(context: Context, screen: ShowHistory) -> View:
    """A page of the revisions."""
    revisions, total = await context.store.revisions.list_revisions(
        offset=max(screen.page, 0) * PAGE_SIZE, limit=PAGE_SIZE
    )
    timezone = context.services.timezone
    return view_history(revisions, total, screen.page, timezone, context.texts)


async def render_revision(context: Context, screen: ShowRevision) -> View:
    """One revision."""
    revision = await context.store.revisions.get_revision(screen.revision)
    if not revision:
        raise Gone
    directions = await context.store.briefs.list_directions(revision.brief_id, context.language)
    names = {each.id: each.label for each in directions}
    return view_revision(revision, context.services.timezone, names, context.texts)


async def revert(context: Context, asked: Revert) -> View:
    """Undo a revision; what was changed again since stands."""
    try:
        done = await context.store.revisions.revert(asked.revision, context.author, context.now)
    except ChangedMeanwhileError as conflict:
        return view_not_reverted(conflict, asked.revision, context.texts)
    if done:
        return view_published(done, context.texts)
    context.toast = context.texts.gettext("This change has been undone already.")
    return await render_revision(context, ShowRevision(asked.revision))
