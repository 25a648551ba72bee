"""Whom to ask."""

from markupsafe import Markup

from handlers.chat.context import Context, Gone
from handlers.chat.notes import as_of, language_note
from handlers.chat.screen import Link, Screen, screen
from handlers.chat.view import View, bold, button, italic, lines, paragraphs, way_back
from handlers.contact.vcard import dialled, to_vcard
from handlers.dates import format_day
from handlers.texts import N_, Texts
from storage.models import Brief, Contact


@screen(
    "contact",
    command=N_("whom to ask"),
    tile=N_("☎️ Contact"),
    links=(Link("c", "brief"),),
    intents=("contact",),
)
class ShowContact(Screen):
    """The contact of a brief."""

    brief: int

    async def open(self, context: Context) -> View:
        """The contact to read, to call and to write to."""
        brief = await context.get_brief(self.brief)
        contact = await context.store.briefs.get_contact(brief.id, context.language)
        return view_contact(brief, contact, context.texts)


@screen("vcard")
class SendContact(Screen):
    """The contact as a card for the phone's address book."""

    brief: int

    async def open(self, context: Context) -> None:
        """Send the card."""
        contact = await context.store.briefs.get_contact(self.brief, context.language)
        if not contact:
            raise Gone
        await context.here.send_contact(dialled(contact), contact.name, to_vcard(contact))


def view_contact(brief: Brief, contact: Contact | None, t: Texts) -> View:
    """The contact to read, to call and to write to."""
    if not contact:
        return View(t.markup("The brief names no contact yet."), foot=way_back(t))
    phone_note = None
    if contact.phone != contact.phone_international:
        phone_note = italic(
            t.gettext(
                "The brief gives the number as {phone}; the codes before it are added by us.",
                phone=contact.phone,
            )
        )
    return View(
        paragraphs(
            bold(contact.name),
            lines(contact.position, contact.unit, contact.organisation),
            lines(
                Markup("📞 {}").format(contact.phone_international),
                Markup("✉️ {}").format(contact.email),
            ),
            lines(phone_note, _state(brief, contact, t), language_note(brief, contact.language, t)),
        ),
        [[button(t.gettext("👤 Save to contacts"), SendContact(brief.id))]],
        way_back(t),
    )


def _state(brief: Brief, contact: Contact, t: Texts) -> Markup:
    if not (day := contact.verified_on):
        return as_of(brief, t)
    date = format_day(day, t)
    return italic(t.gettext("Verified on {date}", date=date))
