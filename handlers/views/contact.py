"""The responsible contact."""

from markupsafe import Markup

from handlers.callback_data import SendContact
from handlers.dates import format_edtf
from handlers.texts import Texts
from handlers.views.notes import as_of, language_note
from handlers.views.view import View, bold, button, italic, lines, paragraphs, way_back
from storage.edtf import Edtf
from storage.models import Brief, Contact


def view_contact(brief: Brief, contact: Contact | None, t: Texts) -> View:
    """The contact to read, to call and to write to."""
    if not contact:
        return View(t.markup("The brief names no contact yet."), [way_back(t)])
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
        [
            [button(t.gettext("👤 Save to contacts"), SendContact(brief.id))],
            way_back(t),
        ],
    )


def _state(brief: Brief, contact: Contact, t: Texts) -> Markup:
    if not (day := contact.verified_on):
        return as_of(brief, t)
    date = format_edtf(Edtf.of(day.year, day.month, day.day), t)
    return italic(t.gettext("Verified on {date}", date=date))


def to_vcard(contact: Contact) -> str:
    """The contact as vCard 3.0 (RFC 2426), within Telegram's 2048 bytes."""
    family, _, given = contact.name.partition(" ")
    fields = {
        "N": f"{_escape(family)};{_escape(given)};;;",
        "FN": _escape(contact.name),
        "ORG": f"{_escape(contact.organisation)};{_escape(contact.unit)}",
        "TITLE": _escape(contact.position),
        "TEL;TYPE=WORK,VOICE": _escape(dialled(contact)),
        "EMAIL;TYPE=INTERNET": _escape(contact.email),
    }
    body = "".join(f"{name}:{value}\r\n" for name, value in fields.items())
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\n{body}END:VCARD\r\n"


def dialled(contact: Contact) -> str:
    """The phone number as a telephone takes it."""
    return "".join(sign for sign in contact.phone_international if sign in "+0123456789")


def _escape(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")
