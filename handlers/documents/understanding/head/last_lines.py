"""What the last lines of a document say of when it is: who wrote it, and on which day."""

import re

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.contacts.entries import is_closing
from handlers.documents.understanding.layout.contact_fields import has_contact_field
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.sections import YEAR
from handlers.documents.understanding.times.date_lines import is_date_line
from handlers.documents.understanding.words.lexicon import load_all
from storage.words import fold

_SIGNED = re.compile(r"\s*(.{5,90}?),?\s+(\S*\d[^,]*)$")
"""The last line of a document: who wrote it, and when."""
_FEWEST, _MOST_BELOW = 3, 3


def take_signed(rest: list[Block | Table]) -> str | None:
    """Take who wrote a document, and when, in its last line: «Исп. Иванов П. И., 03.12.2018»."""
    last = rest[-1] if len(rest) >= _FEWEST else None
    signed = _SIGNED.match(last.text) if isinstance(last, Block) else None
    known = [said.split(":", 1) for said in load_all().said["memo"]]
    by = fold(signed[1]) if signed else ""
    if not signed or not isinstance(last, Block) or not is_date_line(signed[2]):
        return None
    if any(kind == "people" and re.match(rf"{re.escape(label)}\b", by) for kind, label in known):
        rest.pop()
        return last.text
    return None


def take_date(rest: list[Block | Table]) -> str | None:
    """Take the day with which a document ends; below it may stand who signed it."""
    for at in range(1, _MOST_BELOW + 1):
        each = rest[-at] if len(rest) >= _FEWEST else None
        if not isinstance(each, Block) or each.kind is Kind.ITEM:
            return None
        if is_date_line(each.text) and not YEAR.fullmatch(each.text):
            rest.pop(-at)
            return each.text
        if not _is_signature(each):
            return None
    return None


def _is_signature(block: Block) -> bool:
    """Whether a line below a date says who wrote the document."""
    plain = block.kind is Kind.PARAGRAPH
    return plain and (has_contact_field(block.text) or is_closing(block.text))
