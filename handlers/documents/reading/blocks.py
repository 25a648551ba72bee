"""A document as a row of blocks."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from handlers.documents.marks import Field

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")


NUMBERED = "1.1"
"""Marks an item whose number was typed and has several steps."""


class Kind(Enum):
    """What a block is by its layout."""

    TITLE = auto()
    HEADING = auto()
    ITEM = auto()
    PARAGRAPH = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a row of a table."""

    kind: Kind
    text: str
    """Word by word; line breaks within it are kept, cells are put together by `|`."""
    level: int = 0
    """Of a heading, from 1; of an item, from 0."""
    cells: tuple[str, ...] = ()
    marker: str = ""
    """The sign before an item: `-`, `1`, `a`, or `*` where the program makes it."""
    table: int = 0
    """Which table of the document a row belongs to, from 1."""
    apart: bool = field(default=False, compare=False)
    """Whether an empty line stands before it."""
    written: date | None = field(default=None, compare=False)
    """When it was written, where it was pasted out of a letter or a chat."""
    fields: tuple[Field, ...] = ()
    """What the document itself says to be fields of a brief."""
    typed: str = ""
    """What stands beside these."""


@dataclass(frozen=True, slots=True)
class Document:
    """All that a file says, in its order."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """All words, a block a line."""
        return "\n".join(block.text for block in self.blocks)


def clean(text: str) -> str:
    """The text with plain single spaces and without what nobody sees."""
    text = _SPACES.sub(" ", _UNSEEN.sub("", text))
    lines = (line.strip() for line in text.replace("\u2028", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def row(cells: list[str], table: int, *, apart: bool = False) -> Block:
    """A row of a table; its text leaves empty cells out."""
    kept = tuple(clean(cell) for cell in cells)
    said = (cell.replace("\n", " ") for cell in kept if cell)
    return Block(Kind.ROW, " | ".join(said), cells=kept, table=table, apart=apart)
