"""Contacts of both sides: who, in which office and body, and how to reach them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.documents.reading.blocks import Block
from handlers.documents.understanding.contacts.entries import is_closing, split_entries
from handlers.documents.understanding.contacts.leads import (
    names_contact,
    split_labels,
    split_lead,
)
from handlers.documents.understanding.contacts.names import name_in, nominative_name, sure_name_in
from handlers.documents.understanding.contacts.parts import (
    LEADING,
    address_of,
    kind_of,
    put_together,
    without_signs,
)
from handlers.documents.understanding.contacts.shared import with_more
from handlers.documents.understanding.layout.contact_fields import read_fields, strip_signs
from handlers.documents.understanding.layout.contact_tables import (
    columns_of_fields,
    is_table_of_fields,
)
from handlers.documents.understanding.words.lexicon import (
    Lexicon,
    find_words,
    load_all,
    word_set,
    word_stems,
)
from handlers.documents.understanding.words.model import Doubt, DoubtKind, ReadContact
from handlers.documents.understanding.words.morphology import nominative_phrase
from handlers.documents.understanding.words.tagging import tag
from storage.words import capitalize

_ACRONYM = re.compile(r"[^\W\d_]{2,6}")
_OFFICE_AND_BODY = re.compile(
    r"([^A-ZÀ-Ž,]+?)\s+(?:(?:van|of|du|de|at|bij)\s+)?(?:de\s|het\s|the\s|la\s)?([A-ZÀ-Ž][^,]+)"
)
_PARTING = re.compile(r"[,;|]|\s\((?=\d{5,6},)|(?<=\w{4})[.](?=\s+[A-ZА-ЯЁ])")
_MATTERS = word_set("вопросы контакты взаимодействие сотрудничество направление")
_SHORTEST_BODY = 6
_UNIT = (
    "отдел",
    "сектор",
    "управлен",
    "department",
    "unit",
    "section",
    "division",
    "afdeling",
    "service",
    "direction",
)


def read_contacts(
    blocks: Sequence[Block], heading: str, language: str, lexicon: Lexicon
) -> tuple[list[ReadContact], list[str]]:
    """The contacts of a section, and the lines that are none."""
    contacts: list[ReadContact] = []
    unused: list[str] = []
    if is_table_of_fields(blocks):
        for lines, source in columns_of_fields(blocks):
            contact = read_contact(lines, heading, language, lexicon)
            if contact:
                contacts.append(replace(contact, source=source))
            else:
                unused.append(source)
        return contacts, unused
    shared: str | None = None
    """The body that a line names for the contacts below it."""
    closed = last_apart = False
    for entry in split_entries(blocks, language, lexicon):
        closed = closed or is_closing(entry.lines[0])
        contact = None if closed else read_contact(entry.lines, heading, language, lexicon)
        if contact is None and not closed and (filled := with_more(contacts, entry)):
            contacts = filled
        elif contact:
            if entry.lines[0].rstrip().endswith(":"):
                shared = contact.organisation if _names(entry.lines[0], contact) else None
            elif entry.apart or contact.organisation:
                shared = None
            contacts.append(replace(contact, organisation=contact.organisation or shared))
            last_apart = entry.apart
        else:
            unused.append(entry.source)
    if len(contacts) > 1 and last_apart and _is_signature(contacts):
        unused.append(contacts.pop().source)
    return contacts, unused


def _names(line: str, contact: ReadContact) -> bool:
    """Whether a line names a contact's body: what a contact below a city's says is his alone."""
    said = frozenset().union(*map(word_stems, find_words(line)))
    return any(said & word_stems(word) for word in find_words(contact.organisation or ""))


def _is_signature(contacts: Sequence[ReadContact]) -> bool:
    """Whether the last of them only signs, or stands below the page: it says no way to reach it."""
    *others, last = contacts
    return not _is_reached(last) and all(map(_is_reached, others))


def _is_reached(contact: ReadContact) -> bool:
    return bool(contact.phones or contact.emails or contact.fax or contact.address)


def read_contact(
    lines: Sequence[str], heading: str, language: str, lexicon: Lexicon
) -> ReadContact | None:
    """The contact that some lines tell; None where they hold neither a name nor a number."""
    source = " ".join(line.replace("\n", " ") for line in lines)
    labelled, plain = split_labels(lines)
    fields = read_fields("\n".join(plain))
    contact = ReadContact(
        phones=tuple(fields.phones), fax=fields.fax, emails=tuple(fields.emails),
        site=fields.site, source=source,
    )  # fmt: skip
    for line in fields.rest.split("\n"):
        contact = _with_line(contact, line, language, lexicon)
    contact = replace(contact, **labelled)  # type: ignore[arg-type]
    contact = _with_body(contact, heading, language, lexicon)
    if not contact.name and not (contact.phones or contact.emails):
        return None
    reached = contact.phones or contact.emails or contact.address
    if not contact.name or not reached or _names_two(fields.rest, language, lexicon):
        doubt = Doubt(DoubtKind.CONTACT, "contact", source)
        contact = replace(contact, doubts=(doubt,))
    return contact


def _names_two(text: str, language: str, lexicon: Lexicon) -> bool:
    """Whether a contact's lines name a second person."""
    names: set[str] = set()
    while named := sure_name_in(text, language, lexicon):
        names.add(named[0])
        text = text[named[2] :]
    return len(names) > 1


def _with_line(contact: ReadContact, line: str, language: str, lexicon: Lexicon) -> ReadContact:
    """The contact with what another line says."""
    line = strip_signs(line, " ,;.")
    lead, rest = split_lead(line)
    if lead and sure_name_in(lead, language, lexicon) is None:
        contact = _with_side(contact, lead, language, lexicon)
        line = rest
    if not line:
        return contact
    if contact.name is None and (named := name_in(line, language, lexicon)):
        name, start, end = named
        name = name.strip(" ,")
        name += "." if re.search(r"\.\s?[A-ZА-ЯЁ]$", name) else ""
        before, after = line[:start], line[end:]
        if language == "ru":
            plain = _in_nominative(before)
            if plain != before.strip(" ,;–—-"):
                name = nominative_name(line, start, lexicon) or name
            before = plain
        contact = replace(contact, name=name)
        title = re.search(r"(?<!\w)([^\W\d_]+)\.?\s*$", before)
        if title and load_all().is_one(title[1], "honorifics"):
            before = before[: title.start()]
        contact = _with_chunks(contact, before)
        return _with_chunks(contact, after)
    return _with_chunks(contact, line)


def _in_nominative(office: str) -> str:
    """The office that stands before a name: «ведущему специалисту отдела»."""
    text = office.strip(" ,;–—-")
    tokens = tag([text], "ru")[0].tokens
    before, sign, last = text.rpartition(", ")
    if sign:
        return f"{before}, {_in_nominative(last)}"
    return nominative_phrase(tokens, text) if tokens else office


def _with_side(contact: ReadContact, text: str, language: str, lexicon: Lexicon) -> ReadContact:
    """What stands before a colon: a city, or «в мэрии Роттердама»."""
    tagged = tag([text], language)[0]
    tokens = list(tagged.tokens)
    while tokens and (tokens[0].text.lower() in LEADING or tokens[0].pos == "ADP"):
        tokens = tokens[1:]
    bodies = [
        i
        for i, t in enumerate(tokens)
        if (lexicon.means(t.text, "organisations") and not lexicon.means(t.text, "offices"))
        or _is_acronym(t.text)
    ]
    if not bodies and not names_contact(text) and kind_of(text, contact) == "position":
        # `International Officer: Ms Hannah Whitcombe`
        return contact if contact.position else replace(contact, position=text)
    if not bodies:
        return contact
    # «В мэрии Турку вопросы курирует …»
    tokens = tokens[: next((i for i, t in enumerate(tokens) if t.text in _MATTERS), len(tokens))]
    # «Контактное лицо в мэрии», `contactpersoon bij de gemeente`
    led = [i for i, t in enumerate(tokens[: bodies[0]]) if t.text.lower() in LEADING]
    tokens = tokens[led[-1] + 1 :] if led else tokens
    if contact.organisation:
        return contact
    said = text[tokens[0].start : tokens[-1].end]
    name = nominative_phrase(tokens, text) if language == "ru" else said
    return replace(contact, organisation=name)


def _with_chunks(contact: ReadContact, text: str) -> ReadContact:
    """The contact with the parts of a line between commas."""
    chunks = [without_signs(chunk) for chunk in _PARTING.split(text)]
    chunks = put_together([chunk for chunk in chunks if chunk])
    address = address_of(chunks, has_body=contact.organisation is not None)
    for index, chunk in enumerate(chunks):
        if index in address:
            continue
        kind = kind_of(chunk, contact)
        if kind == "organisation":
            said = contact.organisation
            contact = replace(contact, organisation=f"{said}, {chunk}" if said else chunk)
        elif kind == "position":
            said = contact.position
            contact = replace(contact, position=f"{said}, {chunk}" if said else chunk)
    if address and not contact.address:
        contact = replace(contact, address=", ".join(chunks[i] for i in sorted(address)))
    elif address:
        more = ", ".join(chunks[i] for i in sorted(address))
        contact = replace(contact, address=f"{contact.address}, {more}")
    return contact


def _with_body(contact: ReadContact, heading: str, language: str, lexicon: Lexicon) -> ReadContact:
    """The contact with the body that its heading, or its office, names."""
    if contact.organisation or not contact.name:
        return contact
    head = _side_of(heading, language, lexicon)
    if head:
        return replace(contact, organisation=head)
    if contact.position and language != "ru":
        return _with_body_of_office(contact, contact.position)
    if not contact.position:
        return contact
    tagged = tag([contact.position], language)[0]
    all_bodies = [
        index
        for index, token in enumerate(tagged.tokens)
        if lexicon.means(token.text, "organisations") or _is_acronym(token.text)
    ]
    tokens = tagged.tokens
    bodies = [i for i in all_bodies if not tokens[i].text.lower().startswith(_UNIT)]
    bodies = bodies or all_bodies
    if not bodies:
        return contact
    start = bodies[-1]
    while start and tokens[start - 1].pos == "ADJ" and tokens[start - 1].case == tokens[start].case:
        start -= 1
    phrase = tokens[start:]
    position = contact.position[: phrase[0].start].strip(" ,")
    body = nominative_phrase(phrase, contact.position)
    return replace(contact, organisation=capitalize(body), position=position or None)


def _with_body_of_office(contact: ReadContact, position: str) -> ReadContact:
    """The contact with the body that follows its office: `rector Zwols Stadslyceum`."""
    parts = _OFFICE_AND_BODY.fullmatch(position)
    words = re.findall(r"[^\W\d_]+", parts[2]) if parts else []
    if not parts or not any(_names_body(word) for word in words):
        return contact
    return replace(contact, position=parts[1], organisation=parts[2])


def _names_body(word: str) -> bool:
    """Whether a word, or the end of a compound, is a kind of body: `Stadslyceum`."""
    ends = (word[at:] for at in range(max(len(word) - _SHORTEST_BODY, 0) + 1))
    kinds = ("organisations", "venues")
    return any(load_all().means(end, kind) for end in ends for kind in kinds)


def _is_acronym(text: str) -> bool:
    return text.isupper() and _ACRONYM.fullmatch(text) is not None


def _side_of(heading: str, language: str, lexicon: Lexicon) -> str | None:
    """The body in a heading: «Контактное лицо в Комитете по внешним связям»."""
    text = heading.strip(" :.")
    tagged = tag([text], language)[0]
    for index, token in enumerate(tagged.tokens):
        if lexicon.means(token.text, "organisations") and index + 1 < len(tagged.tokens):
            phrase = tagged.tokens[index:]
            return nominative_phrase(phrase, text) if language == "ru" else text[token.start :]
    return None
