"""A document to a reading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from handlers.documents.reading import NUMBERED, Block, Document, Kind
from handlers.documents.reading.blocks import row
from handlers.documents.understanding.accounting import leave_out_untold
from handlers.documents.understanding.contacts.contact import read_contacts
from handlers.documents.understanding.contacts.entries import is_heading_row
from handlers.documents.understanding.contacts.prose import contacts_in_prose
from handlers.documents.understanding.contacts.signatures import with_contact_parts
from handlers.documents.understanding.events.agreements import (
    agreement_kind,
    agreements_of,
    since,
)
from handlers.documents.understanding.events.areas import areas_of_headings, collect_areas
from handlers.documents.understanding.events.chronicles import put_lines_together
from handlers.documents.understanding.events.datelines import (
    FEWEST_ENTRIES,
    lines_of_entries,
    with_datelines,
)
from handlers.documents.understanding.events.duplicates import doubt_duplicates, doubt_names
from handlers.documents.understanding.events.event import doubt_country
from handlers.documents.understanding.events.exact_list import find_head
from handlers.documents.understanding.events.narrative import read_paragraph
from handlers.documents.understanding.events.rows import collect_directions, read_table
from handlers.documents.understanding.head.above_sections import Head, split_head
from handlers.documents.understanding.head.head_fields import read_head
from handlers.documents.understanding.head.marked import find_marked, read_marked
from handlers.documents.understanding.head.partners import find_partner
from handlers.documents.understanding.layout.contact_fields import has_contact_field
from handlers.documents.understanding.layout.contact_tables import are_fields, is_table_of_fields
from handlers.documents.understanding.layout.memos import with_memo_lines
from handlers.documents.understanding.layout.tables import Table, find_tables, list_columns
from handlers.documents.understanding.people.participants import with_participants
from handlers.documents.understanding.people.surnames import with_known_people
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.numbered import mark_headings
from handlers.documents.understanding.structure.sections import (
    Part,
    Section,
    split_parts,
)
from handlers.documents.understanding.times.letters import find_letters
from handlers.documents.understanding.words.lexicon import detect_language, load_lexicon
from handlers.documents.understanding.words.model import (
    Doubt,
    DoubtKind,
    ReadDirection,
    ReadFact,
    Reading,
)

_SHORTEST_TOLD = 60
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def understand(
    document: Document,
    today: date,
    directions: Sequence[str] = (),
    columns: Mapping[str, str] = MappingProxyType({}),
) -> Reading:
    """All that a document says; `today` is what "this year" means where it has no date.

    `directions` are those that a document without its own may speak of, `columns` what the
    columns of its tables are said to hold.
    """
    marked = find_marked(document.blocks)
    language = marked.language or detect_language(document.text)
    letters = find_letters(marked.rest)
    content = mark_headings(find_tables(with_memo_lines(letters.blocks), columns))
    reading = Reading(language)
    context = Context(reading, language, load_lexicon(language), today)
    if marked.things:
        head = Head(rest=list(content))
        read_marked(marked, context)
    else:
        head = find_head(content) or split_head(content)
        head.dates += [] if head.dates else letters.days
        read_head(head, context)
    parts = list(split_parts(with_datelines(head.rest, context)))
    parts = list(with_contact_parts(parts, context))
    put_lines_together(parts, context)
    for part in parts:
        if part.section not in (Section.CONTACTS, Section.DIRECTIONS):
            part.content = with_participants(part.content, context)
    _lend_year(reading, parts, context)
    _prepare(parts, context)
    collect_areas(parts, context)
    tables = [each for part in parts for each in part.content if isinstance(each, Table)]
    reading.columns = list_columns(tables)
    collect_directions(tables, context)
    if not context.matcher.directions:
        areas_of_headings(parts, context)
    if not context.matcher.directions:
        context.matcher.directions += [ReadDirection(text, text) for text in directions]
    for part in parts:
        _read_part(part, context)
    reading.directions = context.matcher.directions
    leave_out_untold((*letters.blocks, *letters.aside), parts, context)
    if marked.things:
        return reading
    find_partner(document, context)
    if tables and all(each.is_exact for each in tables):
        return reading
    reading.events = with_known_people(reading.events, context)
    reading.events = [
        doubt_country(event, reading.country, reading.partner) for event in reading.events
    ]
    reading.events = doubt_names(doubt_duplicates(reading.events))
    reading.facts += list(agreements_of(reading.events, reading.facts, context))
    return reading


def _lend_year(reading: Reading, parts: Sequence[Part], context: Context) -> None:
    """Give the only year that a title names to the parts without one."""
    years = set(_YEAR.findall(reading.title or ""))
    years = years or _years_of_entries(parts, context)
    if len(years) == 1:
        for part in parts:
            part.last_year = part.last_year or int(next(iter(years)))


def _years_of_entries(parts: Sequence[Part], context: Context) -> set[str]:
    """The years of the dates that stand above the entries of a digest, each below a headline."""
    dated = list(lines_of_entries(parts, context))
    return set(_YEAR.findall(" ".join(dated))) if len(dated) >= FEWEST_ENTRIES else set()


def _prepare(parts: Sequence[Part], context: Context) -> None:
    """Tag all sentences and cells at once."""
    texts = []
    for part in parts:
        for each in part.content:
            if isinstance(each, Table):
                texts += [
                    cell.strip()
                    for row in each.rows
                    for c in row.cells
                    for cell in re.split(r"[;\n]", c)
                ]
            elif part.section is not Section.DIRECTIONS:
                texts += context.sentences(each.text)
    context.prepare(texts)


def _read_part(part: Part, context: Context) -> None:
    if part.heading and not part.understood:
        context.reading.doubts.append(Doubt(DoubtKind.HEADING, "sections", part.heading))
    blocks = [each for each in part.content if isinstance(each, Block)]
    told: list[Block] = []
    if part.section is Section.CONTACTS:
        told = [block for block in blocks if _is_told(block, context)]
        _read_contacts(list(_lines_of_contacts(part, told)), part, context)
    for each in part.content:
        context.written = None if isinstance(each, Table) else each.written
        if isinstance(each, Table):
            each.caption = each.caption or _caption(blocks)
            _read_rows(each, part, context)
        elif part.section in (Section.CONTACTS, Section.DIRECTIONS):
            if part.section is Section.CONTACTS and each in told:
                read_paragraph(each.text, part, context, item=_is_item(each, part))
        elif has_contact_field(each.text):
            _read_reached(each, part, context)
        elif part.section is Section.AGREEMENTS:
            _read_agreement(each, part, context)
        else:
            read_paragraph(each.text, part, context, item=_is_item(each, part))


def _read_reached(block: Block, part: Part, context: Context) -> None:
    """A paragraph with numbers; where it is running text, its other sentences are told."""
    sentences = context.sentences(block.text)
    lines, told = contacts_in_prose(sentences, context.language, context.lexicon)
    said = [replace(block, text=line, apart=True) for line in lines]
    _read_contacts(said or [block], part, context)
    if told:
        read_paragraph(" ".join(told), part, context)


def _read_rows(table: Table, part: Part, context: Context) -> None:
    if part.section is not Section.CONTACTS:
        read_table(table, part, context)
    elif are_fields(table.rows):
        _read_contacts(table.rows, part, context)


def _lines_of_contacts(part: Part, told: Sequence[Block]) -> Iterator[Block]:
    """The lines and rows of a part in their order, each table's headings before its rows."""
    for each in part.content:
        if isinstance(each, Block):
            if each not in told:
                yield each
            continue
        if are_fields(each.rows):
            continue
        if each.headings:
            yield row(list(each.headings), each.number)
        yield from each.rows


def _is_item(block: Block, part: Part) -> bool:
    """Whether a block is one of a list; numbers may only count the paragraphs of an overview."""
    telling = part.section not in (Section.OVERVIEW, Section.FIGURES)
    return block.kind is Kind.ITEM and (telling or block.marker != NUMBERED)


def _is_told(block: Block, context: Context) -> bool:
    """Whether a block under a heading for contacts tells something that took place."""
    if has_contact_field(block.text) or len(block.text) < _SHORTEST_TOLD:
        return False
    said = [context.times(text, None) for text in context.sentences(block.text)]
    return any(times.mentions or times.aside for times in said)


def _caption(blocks: Sequence[Block]) -> str:
    return blocks[-1].text if blocks and len(blocks[-1].text) < 120 else ""


def _read_contacts(blocks: Sequence[Block], part: Part, context: Context) -> None:
    heading = part.heading if part.section is Section.CONTACTS else ""
    context.leads += [block.text for block in blocks if is_heading_row(block)]
    if is_table_of_fields(blocks):
        context.leads += [block.cells[0] for block in blocks]
    contacts, unused = read_contacts(blocks, heading, context.language, context.lexicon)
    context.reading.contacts += contacts
    context.reading.unused += unused
    context.reading.sentences += len(contacts) + len(unused)


def _read_agreement(block: Block, part: Part, context: Context) -> None:
    """An item of the legal basis; a paragraph that tells more than that is read as such."""
    text = block.text.replace("\n", " ")
    sentences = context.sentences(text)
    kind = agreement_kind(context.tagged(sentences[0]), context) if sentences else None
    if kind is None or len(sentences) > 2:
        read_paragraph(block.text, part, context, item=block.kind is Kind.ITEM)
        return
    context.reading.sentences += len(sentences)
    times = context.times(text, part.year)
    # It is dated by when it was signed, not by how long it holds.
    found = [*map(since, times.mentions), *times.aside]
    found = [each for each in found if each.value.start] or found
    found = [each for each in found if DoubtKind.TERM_OR_DATE not in each.doubts] or found
    best = max(found, key=lambda each: (each.has_day, not each.is_year), default=None)
    doubts = tuple(Doubt(each, "date", text) for each in (best.doubts if best else ()))
    context.reading.facts.append(
        ReadFact(text, best.value if best else None, text, agreement=kind, doubts=doubts)
    )
