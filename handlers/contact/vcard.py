"""A contact as a card for the address book."""

from telegram.constants import ContactLimit

from storage.models import Contact


def to_vcard(contact: Contact) -> str:
    """The contact as vCard 3.0 (RFC 2426); what Telegram's limit has no room for is left out."""
    family, given = _name_parts(contact.title)
    of = [contact.organisation or "", contact.unit or ""]
    known = {
        "FN": contact.title,
        "N": None,
        "TEL;TYPE=WORK,VOICE": dialled(contact),
        "EMAIL;TYPE=INTERNET": contact.email,
        "ORG": None,
        "TITLE": contact.position,
        "TEL;TYPE=WORK,FAX": contact.fax,
        "URL": contact.site,
        "ADR;TYPE=WORK": None,
    }
    fields = {name: _escape(value) for name, value in known.items() if value}
    fields["N"] = f"{_escape(family)};{_escape(given)};;;"
    if any(of):
        fields["ORG"] = ";".join(map(_escape, of))
    if contact.address:
        fields["ADR;TYPE=WORK"] = f";;{_escape(contact.address)};;;;"
    fields = {name: fields[name] for name in known if name in fields}
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
    """The phone number as a telephone takes it, the extension after a pause; empty if unknown."""
    phone = contact.phone_international or contact.phone or ""
    digits = "".join(sign for sign in phone if sign in "+0123456789")
    extension = "".join(filter(str.isdecimal, contact.extension or ""))
    return f"{digits},{extension}" if digits and extension else digits


def _escape(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())
