"""Announcing a published event: asked first, shown live, stopped on a tap."""

from telegram import Bot

from handlers.chat.context import Context, Gone, Services
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.view import View, bold, button, lines, paragraphs
from handlers.subscriptions.progress import update_progress, view_progress
from handlers.texts import Texts
from storage.outbox import Notice
from storage.recording import Revision


@screen("announce", access=Access.EDITOR)
class AskNotify(Screen):
    """Ask whether subscribers shall hear of a revision's event."""

    revision: int

    async def open(self, context: Context) -> View:
        """How many people would hear of it."""
        revision = await _load(context, self.revision)
        at_once, weekly = await context.store.outbox.count_wanted(revision.subject_id)
        return view_ask_notify(revision.id, at_once, weekly, context.texts)


@screen("notify", access=Access.EDITOR)
class Notify(Screen):
    """Tell the subscribers, once for a revision."""

    revision: int

    async def open(self, context: Context) -> View:
        """How far it has come."""
        revision = await _load(context, self.revision)
        number = await context.store.outbox.announce(
            revision.id,
            revision.subject_id,
            context.author.user_id,
            context.now,
            watched=(context.chat.id, context.message_id) if context.chat else None,
        )
        return await ShowNotice(number).open(context)


@screen("notice", access=Access.EDITOR)
class ShowNotice(Screen):
    """How far an announcement has come."""

    notice: int

    async def open(self, context: Context) -> View:
        """Its counts."""
        notice = await context.store.outbox.get_notice(self.notice)
        if not notice:
            raise Gone
        return _view(notice, context.texts)


@screen("stopnotice", access=Access.EDITOR)
class StopNotice(Screen):
    """Tell nobody more."""

    notice: int

    async def open(self, context: Context) -> View:
        """How far it had come."""
        await context.store.outbox.stop(self.notice)
        return await ShowNotice(self.notice).open(context)


async def show_progress(bot: Bot, services: Services, notice_id: int) -> None:
    """Bring the message up to date that shows an editor how far an announcement has come."""
    if notice := await services.store.outbox.get_notice(notice_id):
        await update_progress(bot, services, notice, lambda t: _view(notice, t))


async def _load(context: Context, revision_id: int) -> Revision:
    revision = await context.store.revisions.get_revision(revision_id)
    if not revision or revision.subject != "event" or revision.reverted:
        raise Gone
    event = await context.store.events.get_event(revision.subject_id, context.language)
    if not event or event.deleted:
        raise Gone
    return revision


def view_ask_notify(revision_id: int, at_once: int, weekly: int, t: Texts) -> View:
    """How many people would hear of it, and the question whether they shall."""
    back = [button(t.gettext("‹ Back"), Ref("revision", revision_id))]
    if not at_once and not weekly:
        return View(bold(t.gettext("There are no subscribers yet.")), foot=back)
    return View(
        paragraphs(
            bold(t.gettext("Notify subscribers about this event?")),
            lines(
                t.ngettext("{count} person right away", "{count} people right away", at_once),
                t.ngettext(
                    "{count} person in the weekly digest",
                    "{count} people in the weekly digest",
                    weekly,
                ),
            ),
        ),
        [[button(t.gettext("📣 Yes, notify"), Notify(revision_id), "success")]],
        back,
    )


def _view(notice: Notice, t: Texts) -> View:
    return view_progress(notice, ShowNotice(notice.id), StopNotice(notice.id), t)
