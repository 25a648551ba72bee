"""/undo and /history: every change can be seen and taken back."""

from datetime import timedelta

from handlers.chat.context import Context, Gone
from handlers.chat.pager import Pager
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.editing.history_view import (
    PAGE_SIZE,
    view_history,
    view_not_reverted,
    view_nothing_to_undo,
    view_revision,
)
from handlers.editing.showing import show_published
from handlers.texts import N_
from storage.recording import ChangedMeanwhileError

_JUST_NOW = timedelta(minutes=10)
"""For so long /undo means the change that was just made."""


@screen("undo", access=Access.EDITOR, command=N_("undo my last change"))
class Undo(Screen):
    """Take back one's own last change; shows it first where it may be another than is meant."""

    ends_awaiting = False

    async def open(self, context: Context) -> View | None:
        """What was taken back, or what would be."""
        revision = await context.store.revisions.get_last_of(context.author.user_id)
        if not revision:
            return view_nothing_to_undo(context.texts)
        busy = await context.store.awaiting.find(context.author.user_id)
        if busy:
            await context.store.awaiting.stop(context.author.user_id)
        if busy or context.now - revision.at > _JUST_NOW:
            return await ShowRevision(revision.id).open(context)
        return await Revert(revision.id).open(context)


@screen("history", access=Access.EDITOR, command=N_("history of changes"))
class ShowHistory(Screen):
    """A page of the revisions."""

    page: int = 0

    async def open(self, context: Context) -> View:
        """The newest first."""
        revisions, total = await context.store.revisions.list_revisions(
            offset=self.page * PAGE_SIZE, limit=PAGE_SIZE
        )
        pager = Pager(self.page, total, PAGE_SIZE)
        if pager.is_past_end:
            return await ShowHistory(pager.page).open(context)
        briefs = await context.store.briefs.list_all_briefs(context.language)
        return view_history(revisions, pager, context.services.timezone, context.texts, briefs)


@screen("revision", access=Access.EDITOR)
class ShowRevision(Screen):
    """One revision."""

    revision: int

    async def open(self, context: Context) -> View:
        """What it changed."""
        revision = await context.store.revisions.get_revision(self.revision)
        if not revision:
            raise Gone
        directions = await context.store.briefs.list_directions(revision.brief_id, context.language)
        names = {each.id: each.label for each in directions}
        brief = await context.store.briefs.get_brief(revision.brief_id, context.language)
        return view_revision(revision, context.services.timezone, names, context.texts, brief)


@screen("revert", access=Access.EDITOR)
class Revert(Screen):
    """Undo a revision; what was changed again since stands."""

    revision: int

    async def open(self, context: Context) -> View:
        """The confirmation."""
        try:
            done = await context.store.revisions.revert(self.revision, context.author, context.now)
        except ChangedMeanwhileError as conflict:
            return view_not_reverted(conflict, self.revision, context.texts)
        if done:
            return await show_published(context, done)
        context.toast = context.texts.gettext("This change has already been undone.")
        return await ShowRevision(self.revision).open(context)
