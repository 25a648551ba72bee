"""Areas of cooperation: a section of them, a list under a heading, a sentence that lists them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.documents.dictionary import parses
from handlers.documents.reading import Block, Kind
from handlers.documents.understanding.events.datelines import FEWEST_ENTRIES, count_entries
from handlers.documents.understanding.layout.contact_fields import has_contact_field
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.directions import (
    find_listed,
    make_direction,
    split_directions,
    split_members,
)
from handlers.documents.understanding.structure.sections import Part, Section
from handlers.documents.understanding.words.lexicon import find_words
from handlers.documents.understanding.words.model import Doubt, DoubtKind

_LONGEST_FIELD = 60
_LONGEST_ITEM = 8
"""Words of an item that may name an area."""


def collect_areas(parts: Sequence[Part], context: Context) -> None:
    """Read the areas of a document, wherever it lists them."""
    if not any(part.section is Section.DIRECTIONS for part in parts):
        _mark_list(parts)
    for part in parts:
        if part.section is Section.DIRECTIONS:
            _read_directions(part, context)
    if context.matcher.directions:
        return
    for part in parts:
        if part.section not in (Section.CONTACTS, Section.PLANS):
            part.content = list(_without_listings(part, context))


def _mark_list(parts: Sequence[Part]) -> None:
    """Take the first list of short names under a heading that says nothing else for areas."""
    for part in parts:
        blocks = [each for each in part.content if isinstance(each, Block)]
        listed = len(blocks) > 1 and len(blocks) == len(part.content)
        # «В него входят:» leads to the list.
        items = blocks[1:] if blocks and blocks[0].text.rstrip().endswith(":") else blocks
        listed = listed and len(items) > 1
        if part.heading and not part.understood and listed and all(map(_names_area, items)):
            part.section = Section.DIRECTIONS
            return


def _names_area(block: Block) -> bool:
    words = block.text.split()
    plain = not re.search(r"[\d:?!]|\w[.]\s", block.text)
    return block.kind is Kind.ITEM and len(words) <= _LONGEST_ITEM and plain


def _without_listings(part: Part, context: Context) -> Iterator[Block | Table]:
    """The blocks of a part without the sentences that list areas, which are kept as such."""
    for each in part.content:
        if isinstance(each, Table):
            yield each
            continue
        kept = []
        for sentence in context.sentences(each.text):
            lead, listed = find_listed(sentence, context.lexicon)
            listed = [] if context.times(sentence, None).mentions else listed
            if not listed or context.matcher.directions:
                kept.append(sentence)
                continue
            # «Стороны определили приоритетные направления:» is in none of them.
            context.reading.sentences += 2
            context.reading.unused.append(lead)
            context.matcher.directions += [make_direction(a, context.language) for a in listed]
            context.reading.doubts.append(Doubt(DoubtKind.NEW_DIRECTION, "directions", sentence))
        if kept:
            yield (
                each
                if len(kept) == len(context.sentences(each.text))
                else replace(each, text=" ".join(kept))
            )


def _read_directions(part: Part, context: Context) -> None:
    """The list under the heading; a paragraph without one is overview."""
    blocks = [each for each in part.content if isinstance(each, Block)]
    has_items = any(block.kind is Kind.ITEM for block in blocks)
    listed = has_items or len(blocks) > 1 or any(";" in block.text for block in blocks)
    for block in blocks:
        context.reading.sentences += 1
        members = split_members(block.text) if len(blocks) == 1 else []
        for text in members:
            context.matcher.directions.append(make_direction(text, context.language))
        if members:
            context.leads.append(block.text)
            continue
        if (has_items and block.kind is not Kind.ITEM) or not listed or len(block.text) > 600:
            if block.text.rstrip().endswith(":"):
                context.reading.unused.append(block.text)
            else:
                context.reading.overview.append(block.text.replace("\n", " "))
                context.reading.background += 1
            continue
        for text in split_directions(block.text):
            context.matcher.directions.append(make_direction(text, context.language))


def areas_of_headings(parts: Sequence[Part], context: Context) -> None:
    """Fields of cooperation that head the parts of a document without a list of directions."""
    is_digest = count_entries(parts, context) >= FEWEST_ENTRIES
    for part in parts:
        if is_digest or _is_headline(part.heading, context):
            # What was done there is no field.
            context.reading.unused += [] if part.understood else [part.heading]
            part.understood = True
        if part.understood or len(part.heading) > _LONGEST_FIELD or not _tells(part):
            continue
        name = re.sub(r"^[\s\d.IVX)]+\s", "", part.heading).strip(" :.")
        part.understood = True
        context.leads.append(part.heading)
        context.matcher.directions.append(make_direction(name, context.language))
        context.reading.doubts.append(Doubt(DoubtKind.NEW_DIRECTION, "directions", part.heading))


def _is_headline(heading: str, context: Context) -> bool:
    """Whether a heading says that something was done, or will be: «РЕШИЛИ:», «Хор спел в порту»."""
    words = find_words(heading.lower())
    tags = [parses(word)[0].tag for word in words] if context.language == "ru" else []
    return any(tag.POS in ("VERB", "PRTS") and tag.tense in ("past", "futr") for tag in tags)


def _tells(part: Part) -> bool:
    """Whether a heading may name a field: it has a capital, and below it are not only numbers."""
    capital = re.search(r"[^\W\d_]", part.heading)
    blocks = [each for each in part.content if isinstance(each, Block)]
    reached = bool(blocks) and all(has_contact_field(each.text) for each in blocks)
    return bool(part.content) and not reached and bool(capital and capital[0].isupper())
