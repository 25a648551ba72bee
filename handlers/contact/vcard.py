"""A contact as a card for the address book."""

from telegram.constants import ContactLimit

from storage.models import Contact


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
