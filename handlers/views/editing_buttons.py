"""What editors find on screens that everybody sees."""

from markupsafe import Markup

from handlers.callback_data import ShowEvent, ShowEvents
from handlers.editing.callback_data import DeleteEvent, EditSubject, SendQr, VerifyContact
from handlers.texts import Texts
from handlers.views.view import View, bold, button, paragraphs
from handlers.wire import CallbackData
from storage.models import Event


def with_editing(view: View, event: Event, t: Texts) -> View:
    """A card with the buttons that only editors see."""
    card = ShowEvent(event.id, ShowEvents(event.brief_id))
    row = [
        button(t.gettext("✏️ Edit"), EditSubject("event", event.id)),
        button(t.gettext("🗑 Delete"), DeleteEvent(event.id)),
        button(t.gettext("▦ QR"), SendQr(card)),
    ]
    return View(view.text, [*view.rows[:-1], row, *view.rows[-1:]])


def with_edit_button(view: View, data: CallbackData, t: Texts) -> View:
    """A screen with the button by which editors change it."""
    return View(view.text, [*view.rows[:-1], [button(t.gettext("✏️ Edit"), data)], *view.rows[-1:]])


def with_verify_button(view: View, brief_id: int, t: Texts) -> View:
    """The contact with the button by which editors say that it is still right."""
    row = [button(t.gettext("✅ Still right today"), VerifyContact(brief_id))]
    return View(view.text, [*view.rows[:-1], row, *view.rows[-1:]])


def view_reminder(contact: View, t: Texts) -> View:
    """The contact, with the question whether it is still right."""
    question = t.gettext("Nobody has verified the contact for half a year. Is it still right?")
    return View(paragraphs(Markup("⏰ {}").format(bold(question)), contact.text), contact.rows)
