"""The end of a draft: published, put away, put on what others have changed."""

from handlers.chat.context import Context, Gone
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.editing.change_view import view_conflict
from handlers.editing.draft_view import view_discarded
from handlers.editing.showing import (
    find_problems,
    load_draft,
    name_directions,
    reload_draft,
    show_draft,
    show_published,
)
from storage.recording import ChangedMeanwhileError


@screen("keep", access=Access.EDITOR)
class KeepDraft(Screen):
    """Take up a draft that was offered for a paragraph, or one that was put away."""

    draft: int

    async def open(self, context: Context) -> View:
        """The draft."""
        draft = await context.store.drafts.get_draft(self.draft, context.author.user_id)
        if not draft or draft.state == "published":
            raise Gone
        if draft.state != "open":
            draft = await context.store.drafts.update(draft, context.now, state="open")
        return await show_draft(context, draft)


@screen("discard", access=Access.EDITOR)
class DiscardDraft(Screen):
    """Put a draft away."""

    draft: int

    async def open(self, context: Context) -> View:
        """The way to bring it back, after a second tap too."""
        drafts = context.store.drafts
        draft = await drafts.get_draft(self.draft, context.author.user_id)
        if not draft or draft.state == "published":
            raise Gone
        if draft.state != "discarded":
            await drafts.update(draft, context.now, state="discarded", awaiting=None)
        return view_discarded(draft, context.texts)


@screen("publish", access=Access.EDITOR)
class Publish(Screen):
    """Publish a draft as it was shown, once; `version` tells whether it still is so."""

    draft: int
    version: int

    async def open(self, context: Context) -> View:
        """The confirmation; a second tap gets the first one's."""
        t = context.texts
        draft = await context.store.drafts.get_draft(self.draft, context.author.user_id)
        if not draft:
            raise Gone
        if draft.state == "open":
            if draft.version != self.version:
                context.toast = t.gettext("The draft has changed since. Please look at it again.")
                return await show_draft(context, draft)
            if find_problems(draft, context) or not draft.changed:
                return await show_draft(context, draft)
            try:
                revision = await context.store.drafts.publish(draft, context.author, context.now)
            except ChangedMeanwhileError as conflict:
                return view_conflict(draft, conflict, await name_directions(context, draft), t)
            if revision:
                return await show_published(context, revision)
            draft = await reload_draft(context, draft)
        if not draft.revision_id:
            raise Gone
        revision = await context.store.revisions.get_revision(draft.revision_id)
        if not revision:
            raise Gone
        context.toast = t.gettext("This has already been published.")
        return await show_published(context, revision)


@screen("rebase", access=Access.EDITOR)
class Rebase(Screen):
    """Put a draft's changes on what others have published meanwhile."""

    draft: int

    async def open(self, context: Context) -> View:
        """The draft, to be seen again before it is published."""
        draft = await context.store.drafts.rebase(
            await load_draft(context, self.draft), context.now
        )
        if not draft:
            raise Gone
        return await show_draft(context, draft)
