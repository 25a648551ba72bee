"""Hiding an event from visitors and showing it again, and the contact that is still right."""

from handlers.chat.context import Context, Gone
from handlers.chat.opening import open_screen
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.view import View, bold, button, clip, lines
from handlers.dates import format_edtf
from handlers.editing.change_view import VALUE_LENGTH, view_published
from handlers.events.card import ShowEvent
from handlers.texts import Texts
from storage.models import Event
from storage.revisions import ChangedMeanwhileError


@screen("hide", access=Access.EDITOR)
class HideEvent(Screen):
    """Hide an event from visitors; asks first unless `sure`."""

    event: int
    sure: int = 0

    async def open(self, context: Context) -> View:
        """The question, or the confirmation."""
        event = await context.store.events.get_event(self.event, context.language)
        if not event or (event.deleted and self.sure != 1):
            raise Gone
        if self.sure != 1:
            return view_confirm_hiding(event, context.texts)
        return await _set_deleted(context, event.id, deleted=True)


@screen("restore", access=Access.EDITOR)
class RestoreEvent(Screen):
    """Show a hidden event again."""

    event: int

    async def open(self, context: Context) -> View:
        """The confirmation."""
        return await _set_deleted(context, self.event, deleted=False)


@screen("verify", access=Access.EDITOR)
class VerifyContact(Screen):
    """Note that a contact was found to be right today; once it had the number of its brief."""

    contact: int

    async def open(self, context: Context) -> View | None:
        """The confirmation; where it was noted already, the contact."""
        revision = await context.store.revisions.set_verified(
            self.contact, context.today, author=context.author, now=context.now
        )
        if revision:
            return view_published(revision, context.texts)
        contact = await context.store.briefs.find_contact(self.contact, context.language)
        if not contact:
            raise Gone
        return await open_screen(context, Ref("contact", contact.brief_id))


async def _set_deleted(context: Context, event_id: int, *, deleted: bool) -> View:
    try:
        revision = await context.store.revisions.set_deleted(
            event_id, deleted=deleted, author=context.author, now=context.now
        )
    except ChangedMeanwhileError as error:
        raise Gone from error
    return view_published(revision, context.texts)


def view_confirm_hiding(event: Event, t: Texts) -> View:
    """The question whether to hide an event."""
    return View(
        lines(
            bold(t.gettext("Hide this event from visitors? It can be restored at any time.")),
            f"№{event.id} · {format_edtf(event.date, t)}",
            clip(event.title, VALUE_LENGTH),
        ),
        [
            [
                button(t.gettext("🗑 Yes, hide"), HideEvent(event.id, 1)),
                button(t.gettext("‹ No"), ShowEvent(event.id)),
            ]
        ],
    )
