"""The responsible contact."""

from markupsafe import Markup
from telegram.constants import ContactLimit

from handlers.callback_data import SendContact
from handlers.dates import format_day
from handlers.texts import Texts
from handlers.views.notes import as_of, language_note
from handlers.views.view import View, bold, button, italic, lines, paragraphs, way_back
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
    date = format_day(day, t)
    return italic(t.gettext("Verified on {date}", date=date))


def to_vcard(contact: Contact) -> str:
    """The contact as vCard 3.0 (RFC 2426); what Telegram's limit has no room for is left out."""
    family, given = _name_parts(contact.name)
    fields = {
        "FN": _escape(contact.name),
        "N": f"{_escape(family)};{_escape(given)};;;",
        "TEL;TYPE=WORK,VOICE": _escape(dialled(contact)),
        "EMAIL;TYPE=INTERNET": _escape(contact.email),
        "ORG": f"{_escape(contact.organisation)};{_escape(contact.unit)}",
        "TITLE": _escape(contact.position),
    }
    card, end = "BEGIN:VCARD\r\nVERSION:3.0\r\n", "END:VCARD\r\n"
    for name, value in fields.items():
        line = f"{name}:{value}\r\n"
        if len((card + line + end).encode()) <= ContactLimit.VCARD:
            card += line
    return card + end


def _name_parts(name: str) -> tuple[str, str]:
    """Family and given name, told apart by the initials; all is family name where there are none.

    Languages differ in which comes first.
    """
    words = name.split()
    initials = [word for word in words if "." in word]
    family = [word for word in words if "." not in word]
    return (" ".join(family), " ".join(initials)) if family else (name, "")


def dialled(contact: Contact) -> str:
    """The phone number as a telephone takes it."""
    return "".join(sign for sign in contact.phone_international if sign in "+0123456789")


def _escape(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())
