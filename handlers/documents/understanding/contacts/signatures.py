"""Contacts that no heading announces: the lines below a letter, or at the end of notes."""

import re
from collections.abc import Iterator, Sequence

from handlers.documents.reading import Block, Kind
from handlers.documents.understanding.contacts.entries import is_closing
from handlers.documents.understanding.contacts.names import name_in
from handlers.documents.understanding.contacts.parts import address_of
from handlers.documents.understanding.layout.contact_fields import has_contact_field, read_fields
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.sections import Part, Section, begins_with_date

_ENDED = re.compile(r"(?<!\w\.\w)(?<!\b\w)[.!?;]\s*$")
_CUT = re.compile(r"(?<!\w)[^\W\d]{1,6}\.\s*$")
_LONGEST, _LONGEST_FIELDS = 110, 160
_MOST_ABOVE = 5


def with_contact_parts(parts: Sequence[Part], context: Context) -> Iterator[Part]:
    """The parts, the lines of contacts without a heading as parts of their own."""
    for part in parts:
        if part.section in (Section.CONTACTS, Section.DIRECTIONS):
            yield part
            continue
        found = list(_runs(part.content, context))
        if not found:
            yield part
            continue
        taken = {at for run in found for at in run}
        rest = [each for at, each in enumerate(part.content) if at not in taken]
        kept = part.content
        part.content = rest
        yield part
        for run in found:
            yield Part(Section.CONTACTS, content=[kept[at] for at in run])


def _runs(content: Sequence[Block | Table], context: Context) -> Iterator[range]:
    """The stretches of lines that say who is reached how."""
    at = 0
    while at < len(content):
        if not _is_way(content[at]):
            at += 1
            continue
        start = _first_above(content, at)
        end = _last_below(content, at)
        lines = [str(getattr(each, "text", "")) for each in content[start:end]]
        if end - start > 1 and any(_names(line, context) for line in lines):
            yield range(start, end)
        at = end


def _is_line(each: Block | Table) -> bool:
    return isinstance(each, Block) and each.kind is Kind.PARAGRAPH


def _is_way(each: Block | Table) -> bool:
    """Whether a line has a number or an address of the net, and hardly more."""
    if not isinstance(each, Block) or not _is_line(each) or len(each.text) > _LONGEST_FIELDS:
        return False
    return has_contact_field(each.text) or read_fields(each.text).site is not None


def _is_beside(each: Block | Table) -> bool:
    """Whether a line may say whose these are: a name, an office, a body, a street."""
    if not isinstance(each, Block) or not _is_line(each) or len(each.text) > _LONGEST:
        return False
    ended = _ENDED.search(each.text) is not None and not _CUT.search(each.text)
    return not (ended or begins_with_date(each.text) or is_closing(each.text))


def _first_above(content: Sequence[Block | Table], at: int) -> int:
    """The first line of those above a number that belong to it: none stands above an empty line."""
    first = at
    while first and at - first < _MOST_ABOVE and not getattr(content[first], "apart", False):
        if not _is_beside(content[first - 1]):
            break
        first -= 1
    return first


def _last_below(content: Sequence[Block | Table], at: int) -> int:
    """The end of the lines below; further people follow with their own numbers."""
    end = at + 1
    for index in range(at + 1, len(content)):
        each = content[index]
        if getattr(each, "apart", False) and _first_above(content, index) == index:
            break
        if _is_way(each) or _is_address(each):
            end = index + 1
        elif not _is_beside(each) or index - end >= _MOST_ABOVE:
            break
    return end


def _is_address(each: Block | Table) -> bool:
    if not isinstance(each, Block) or not _is_beside(each):
        return False
    return bool(address_of([chunk.strip() for chunk in each.text.split(",")]))


def _names(line: str, context: Context) -> bool:
    return name_in(read_fields(line).rest, context.language, context.lexicon) is not None
