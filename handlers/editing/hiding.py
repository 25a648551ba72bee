"""Hiding an event from visitors and showing it again, and the contact that is still right."""

from handlers.chat.context import Context, Gone
from handlers.chat.notes import whose
from handlers.chat.opening import open_screen
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.view import View, bold, button, clip, lines
from handlers.dates import format_edtf
from handlers.editing.change_view import SUBJECT_NAMES, VALUE_LENGTH, title_of
from handlers.editing.showing import show_published
from handlers.events.card import ShowEvent
from handlers.texts import Texts, numbered
from storage.models import Brief, Event
from storage.recording import ChangedMeanwhileError
from storage.snapshots import Subject

_HIDDEN_HERE: tuple[Subject, ...] = ("direction", "contact", "fact", "agreement")


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
            brief = await context.get_brief(event.brief_id)
            return view_confirm_hiding(brief, event, context.texts)
        return await _set_deleted(context, event.id, deleted=True)


@screen("hidething", access=Access.EDITOR)
class HideThing(Screen):
    """Hide a direction, a fact, a contact or an agreement; asks first unless `sure`."""

    subject: str
    subject_id: int
    sure: int = 0

    async def open(self, context: Context) -> View:
        """The question, or the confirmation."""
        subject = next((each for each in _HIDDEN_HERE if each == self.subject), None)
        state = await context.store.revisions.read(subject, self.subject_id) if subject else None
        if not subject or not state:
            raise Gone
        if self.sure != 1:
            brief = await context.get_brief(state.brief_id)
            title = title_of(subject, state.snapshot, context.texts)
            return view_confirm_hiding_thing(brief, subject, self.subject_id, title, context.texts)
        return await _set_deleted(context, self.subject_id, deleted=True, subject=subject)


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
            return await show_published(context, revision)
        contact = await context.store.briefs.find_contact(self.contact, context.language)
        if not contact:
            raise Gone
        return await open_screen(context, Ref("contact", contact.brief_id))


async def _set_deleted(
    context: Context, subject_id: int, *, deleted: bool, subject: Subject = "event"
) -> View:
    try:
        revision = await context.store.revisions.set_deleted(
            subject_id,
            deleted=deleted,
            author=context.author,
            now=context.now,
            subject=subject,
        )
    except ChangedMeanwhileError as error:
        raise Gone from error
    return await show_published(context, revision)


def view_confirm_hiding_thing(
    brief: Brief, subject: Subject, subject_id: int, title: str | None, t: Texts
) -> View:
    """The question whether to hide something that is no event."""
    return View(
        lines(
            whose(brief),
            bold(t.gettext("Hide this from visitors? You can restore it at any time.")),
            f"{t.gettext(SUBJECT_NAMES[subject])} {numbered(subject_id, t)}",
            title,
        ),
        [
            [
                button(t.gettext("🗑 Yes, hide"), HideThing(subject, subject_id, 1), "danger"),
                button(t.gettext("‹ No"), Ref("edit", subject, subject_id)),
            ]
        ],
    )


def view_confirm_hiding(brief: Brief, event: Event, t: Texts) -> View:
    """The question whether to hide an event."""
    return View(
        lines(
            whose(brief),
            bold(t.gettext("Hide this event from visitors? You can restore it at any time.")),
            f"{numbered(event.id, t)} · {format_edtf(event.date, t)}",
            clip(event.title, VALUE_LENGTH),
        ),
        [
            [
                button(t.gettext("🗑 Yes, hide"), HideEvent(event.id, 1), "danger"),
                button(t.gettext("‹ No"), ShowEvent(event.id)),
            ]
        ],
    )
