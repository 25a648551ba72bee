"""A contact as a card for the address book."""

from telegram.constants import ContactLimit

from storage.models import Contact


def to_vcard(contact: Contact) -> str:
    """The contact as vCard 3.0 (RFC 2426); what Telegram's limit has no room for is left out."""
    family, given = _name_parts(contact.title)
    of = [contact.organisation or "", contact.unit or ""]
    phone, email, structure = "TEL;TYPE=WORK,VOICE", "EMAIL;TYPE=INTERNET", ";".join
    fields = [
        ("FN", _escape(contact.title)),
        ("N", structure([_escape(family), _escape(given), "", "", ""])),
        (phone, _escape(dialled(contact))),
        (email, _escape(contact.email or "")),
        ("ORG", structure(map(_escape, of)) if any(of) else ""),
        ("TITLE", _escape(contact.position or "")),
        ("TEL;TYPE=WORK,FAX", _escape(contact.fax or "")),
        ("URL", _escape(contact.site or "")),
        ("ADR;TYPE=WORK", f";;{_escape(contact.address)};;;;" if contact.address else ""),
        *((phone, _escape(each)) for each in contact.more_phones),
        *((email, _escape(each)) for each in contact.more_emails),
    ]
    card, end = "BEGIN:VCARD\r\nVERSION:3.0\r\n", "END:VCARD\r\n"
    for name, value in fields:
        line = f"{name}:{value}\r\n"
        if value and len((card + line + end).encode()) <= ContactLimit.VCARD:
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
    """The phone number as a telephone takes it, the extension after a pause; empty if unknown."""
    phone = contact.phone_international or contact.phone or ""
    digits = "".join(sign for sign in phone if sign in "+0123456789")
    extension = "".join(filter(str.isdecimal, contact.extension or ""))
    return f"{digits},{extension}" if digits and extension else digits


def _escape(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())
