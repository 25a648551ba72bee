"""Contacts of both sides: who, in which office and body, and how to reach them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.contact_fields import has_contact_field, read_fields
from handlers.documents.understanding.geography import find_spots
from handlers.documents.understanding.lexicon import Lexicon, load_all, word_set
from handlers.documents.understanding.model import Doubt, DoubtKind, ReadContact
from handlers.documents.understanding.morphology import nominative_phrase
from handlers.documents.understanding.people import find_people
from handlers.documents.understanding.tagging import tag
from storage.words import fold

_HOUSE = re.compile(r"(?:д\.?\s?|no\.?\s?)?\d+\s?[а-яa-zА-Я]?(?:[/-]\d+)?", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)\d{4,6}(?!\d)(?:\s?[A-Z]{2})?(?=[\s,]|$)")
_WITH_HOUSE = re.compile(
    r"(?:\d+\w?(?:\s(?:bis|ter))?,?\s+[^\W\d].+|[^\W\d].*\s\d+\s?[a-zа-я]?(?:[-/]\d+)?)",
    re.IGNORECASE,
)
_LATIN_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Mme|M|Dhr|Mevr|Ir|Drs)\.?\s+)*"
    r"([A-ZÀ-Ž][\w’'-]+(?:\s(?:[A-ZÀ-Ž]\.|[A-ZÀ-Ž][\w’'-]+|van|de|der|den|von|du|la|le|ten|ter|el|al|d')){1,4})"
)
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


@dataclass(slots=True)
class _Entry:
    lines: list[str] = field(default_factory=list)
    apart: bool = False

    @property
    def source(self) -> str:
        return " ".join(line.replace("\n", " ") for line in self.lines)


def read_contacts(
    blocks: Sequence[Block], heading: str, language: str, lexicon: Lexicon
) -> tuple[list[ReadContact], list[str]]:
    """The contacts of a section, and the lines that are none."""
    contacts: list[ReadContact] = []
    unused: list[str] = []
    shared: str | None = None
    """The body that a line names for the contacts below it."""
    for entry in _entries(blocks, language, lexicon):
        contact = read_contact(entry.lines, heading, language, lexicon)
        if contact:
            if entry.lines[0].rstrip().endswith(":"):
                shared = contact.organisation
            elif entry.apart or contact.organisation:
                shared = None
            contacts.append(replace(contact, organisation=contact.organisation or shared))
        else:
            unused.append(entry.source)
    return contacts, unused


def _entries(blocks: Sequence[Block], language: str, lexicon: Lexicon) -> Iterator[_Entry]:
    """The lines of each contact: a new one begins at an empty line, an item or a second name."""
    entry = _Entry()
    for block in blocks:
        lines = [line for line in block.text.split("\n") if line.strip()]
        if block.kind is Kind.ROW:
            lines = [cell.replace("\n", ", ") for cell in block.cells if cell]
        if len(lines) == 1 and all(has_contact_field(part) for part in lines[0].split(";")):
            # Two sides in one sentence.
            *before, last = lines[0].split(";")
            for part in before:
                yield _Entry([*entry.lines, part.strip()], apart=block.apart)
                entry = _Entry()
            lines = [last.strip()]
        said = "\n".join(lines)
        complete = any(has_contact_field(line) for line in entry.lines)
        fresh = (
            (block.apart and complete)
            or (block.kind is Kind.ITEM and bool(entry.lines))
            or (block.kind is Kind.ROW and complete)
            or (complete and _has_name(said, language, lexicon))
        )
        if fresh and entry.lines:
            yield entry
            entry = _Entry(apart=block.apart)
        entry.lines += lines
    if entry.lines:
        yield entry


def _has_name(text: str, language: str, lexicon: Lexicon) -> bool:
    rest = read_fields(text).rest
    return any(_name_in(line, language, lexicon) for line in rest.split("\n") if line)


def _name_in(text: str, language: str, lexicon: Lexicon) -> tuple[str, int, int] | None:
    """The first person's name of a text, as it stands."""
    tagged = tag([text], language)[0]
    for person in find_people(tagged, language, lexicon):
        if " " in person.name or "." in person.name:
            return text[person.start : person.end], person.start, person.end
    if language == "ru":
        for name in tagged.names:
            words = text[name.start : name.end].split()
            if name.kind == "PER" and len(words) > 1:
                return text[name.start : name.end], name.start, name.end
    for chunk in re.finditer(r"[^,;:\n|()]+", text):
        stripped = chunk[0].strip()
        named = _LATIN_NAME.fullmatch(stripped)
        if (
            named
            and not _is_body(named[1])
            and not find_spots(tag([named[1]], language)[0], language)
        ):
            start = text.find(named[1], chunk.start())
            return named[1], start, start + len(named[1])
    return None


def _is_body(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    kinds = ("organisations", "venues", "offices", "streets", "events")
    return any(load_all().means(word, kind) for word in words for kind in kinds)


def read_contact(
    lines: Sequence[str], heading: str, language: str, lexicon: Lexicon
) -> ReadContact | None:
    """The contact that some lines tell; None where they hold neither a name nor a number."""
    source = " ".join(line.replace("\n", " ") for line in lines)
    labelled, plain = _labelled(lines)
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
    if not contact.name or not (contact.phones or contact.emails or contact.address):
        doubt = Doubt(DoubtKind.CONTACT, "contact", source)
        contact = replace(contact, doubts=(doubt,))
    return contact


def _labelled(lines: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Fields that a label names, and the lines without one."""
    labels = load_all().labels
    found: dict[str, str] = {}
    plain = []
    for line in lines:
        label, sign, value = line.partition(":")
        words = fold(label).strip(" .").split()
        kind = next(
            (
                kind
                for kind in ("name", "position", "organisation", "address")
                if words and len(words) <= 3 and all(word in labels[kind] for word in words)
            ),
            None,
        )
        if sign and kind and value.strip():
            found.setdefault(kind, value.strip(" ;."))
        else:
            plain.append(line)
    return found, plain


def _with_line(contact: ReadContact, line: str, language: str, lexicon: Lexicon) -> ReadContact:
    """The contact with what another line says."""
    line = line.strip(" ,;.")
    head, sign, rest = line.partition(":")
    if sign and rest.strip():
        contact = _with_side(contact, head.strip(), language, lexicon)
        line = rest.strip()
    elif sign:
        return _with_side(contact, head.strip(), language, lexicon)
    if contact.name is None and (named := _name_in(line, language, lexicon)):
        name, start, end = named
        name = name.strip(" ,")
        name += "." if re.search(r"\.\s?[A-ZА-ЯЁ]$", name) else ""
        contact = replace(contact, name=name)
        before, after = line[:start], line[end:]
        before = re.sub(r"\b(?:Mr|Mrs|Ms|Dr|Mme|M|Dhr|Mevr)\.?\s*$", "", before)
        contact = _with_chunks(contact, before)
        return _with_chunks(contact, after)
    return _with_chunks(contact, line)


def _with_side(contact: ReadContact, text: str, language: str, lexicon: Lexicon) -> ReadContact:
    """What stands before a colon: a city, or «в мэрии Роттердама»."""
    tagged = tag([text], language)[0]
    tokens = list(tagged.tokens)
    while tokens and (tokens[0].text.lower() in _LEADING or tokens[0].pos == "ADP"):
        tokens = tokens[1:]
    if not tokens or not any(lexicon.means(t.text, "organisations") for t in tokens):
        return contact
    if contact.organisation:
        return contact
    said = text[tokens[0].start : tokens[-1].end]
    name = nominative_phrase(tokens, text) if language == "ru" else said
    return replace(contact, organisation=name)


_LEADING = word_set("в во от со с at for from the bij van voor de het à au le la pour")


def _with_chunks(contact: ReadContact, text: str) -> ReadContact:
    """The contact with the parts of a line between commas."""
    chunks = [chunk.strip(" .–—-()") for chunk in re.split(r"[,;|]", text)]
    chunks = [chunk for chunk in chunks if chunk]
    address = _address_of(chunks)
    for index, chunk in enumerate(chunks):
        if index in address:
            continue
        kind = _kind(chunk, contact)
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


def _kind(chunk: str, contact: ReadContact) -> str | None:
    lexicon = load_all()
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", chunk)
    office = next((i for i, word in enumerate(words) if lexicon.means(word, "offices")), None)
    body = next((i for i, word in enumerate(words) if lexicon.means(word, "organisations")), None)
    if office is not None and (body is None or office < body or chunk[:1].islower()):
        return "position"
    if body is not None:
        return "organisation"
    led = bool(words) and words[0].lower() in _LEADING
    if contact.position is None and words and chunk[:1].islower() and not led:
        return "position"
    return None


def _address_of(chunks: Sequence[str]) -> set[int]:
    """Which parts of a line are an address."""
    lexicon = load_all()
    found: set[int] = set()
    for index, chunk in enumerate(chunks):
        words = re.findall(r"[^\W\d_]+", chunk)
        street = any(lexicon.means(word, "streets") for word in words) or any(
            part in fold(chunk)
            for part in ("straat", "strasse", "straße", "laan", "weg ", "gracht", "plein")
        )
        has_digit = any(sign.isdigit() for sign in chunk)
        if _HOUSE.fullmatch(chunk) and index:
            found |= {index - 1, index}
        elif (
            _POSTCODE.search(chunk)
            or (street and (has_digit or len(words) <= 4))
            or (has_digit and _WITH_HOUSE.fullmatch(chunk))
        ):
            found.add(index)
    if found:
        # The city after it, and what lies between.
        last = max(found)
        found |= set(range(min(found), last + 1))
        if (
            last + 1 < len(chunks)
            and len(chunks[last + 1].split()) <= 3
            and chunks[last + 1][:1].isupper()
        ):
            found.add(last + 1)
    return found


def _with_body(contact: ReadContact, heading: str, language: str, lexicon: Lexicon) -> ReadContact:
    """The contact with the body that its heading, or its office, names."""
    if contact.organisation or not contact.name:
        return contact
    head = _side_of(heading, language, lexicon)
    if head:
        return replace(contact, organisation=head)
    if not contact.position or language != "ru":
        return contact
    tagged = tag([contact.position], language)[0]
    bodies = [
        index
        for index, token in enumerate(tagged.tokens)
        if lexicon.means(token.text, "organisations") and not token.text.lower().startswith(_UNIT)
    ]
    if not bodies:
        return contact
    phrase = tagged.tokens[bodies[-1] :]
    position = contact.position[: phrase[0].start].strip(" ,")
    body = nominative_phrase(phrase, contact.position)
    return replace(contact, organisation=body[:1].upper() + body[1:], position=position or None)


def _side_of(heading: str, language: str, lexicon: Lexicon) -> str | None:
    """The body in a heading: «Контактное лицо в Комитете по внешним связям»."""
    text = heading.strip(" :.")
    tagged = tag([text], language)[0]
    for index, token in enumerate(tagged.tokens):
        if lexicon.means(token.text, "organisations") and index + 1 < len(tagged.tokens):
            phrase = tagged.tokens[index:]
            return nominative_phrase(phrase, text) if language == "ru" else text[token.start :]
    return None
