"""What a line says of contacts above it: the address of their body."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.documents.understanding.contacts.entries import Entry
from handlers.documents.understanding.contacts.parts import address_of
from handlers.documents.understanding.layout.contact_fields import read_fields
from handlers.documents.understanding.words.lexicon import find_words
from handlers.documents.understanding.words.model import ReadContact
from storage.words import fold


def with_more(contacts: Sequence[ReadContact], entry: Entry) -> list[ReadContact] | None:
    """The contacts, with the address or site that a line below says of one body, or of the only."""
    fields = read_fields("\n".join(entry.lines))
    text = fields.rest.rpartition(":")[2].strip(" .;\n")
    chunks = [chunk.strip(" .") for chunk in re.split(r"[,\n]", text) if chunk.strip(" .")]
    address = ", ".join(chunks) if chunks and len(address_of(chunks)) == len(chunks) else None
    if not (address or fields.site):
        return None
    said = {word for line in entry.lines for word in find_words(fold(line))}
    meant = [
        each
        for each in contacts
        if len(contacts) == 1 or said & set(find_words(fold(each.organisation or "")))
    ]
    if not meant:
        return None
    return [
        replace(
            each,
            address=each.address or address,
            site=each.site or fields.site,
            source=f"{each.source} {entry.source}",
        )
        if each in meant
        else each
        for each in contacts
    ]
