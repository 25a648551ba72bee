"""Cells that say what the one above them says: «там же», `ditto`."""

import re
from dataclasses import replace

from handlers.documents.reading.blocks import Block
from handlers.documents.understanding.layout.tables import Table

_DITTO = re.compile(
    r"(?:[-–—/\\\s]*[\"„“”″〃»]+[-–—/\\\s]*|[-–—\s]*//[-–—\s]*"
    r"|т[оае]т? же(?: день| число| лица)?|там же|тогда же"
    r"|ditto|do\.|idem|id\.|(?:the )?same(?: day| place)?|dezelfde(?: dag| plaats)?|hetzelfde|"
    r"(?:le |la |les )?mêmes?(?: jour| lieu)?)\.?",
    re.IGNORECASE,
)
"""A cell that says what the one above it says."""


def with_dittos(row: Block, above: Block | None, table: Table) -> Block:
    """The row, its cells that only point to those above with what these say: «там же», `ditto`.

    A day is left to the reader of the row, who doubts it.
    """
    if above is None or len(above.cells) != len(row.cells):
        return row
    kinds = (*table.columns, *([None] * len(row.cells)))
    cells = tuple(
        ("" if kind == "date" else over) if _DITTO.fullmatch(cell.strip()) else cell
        for cell, over, kind in zip(row.cells, above.cells, kinds, strict=False)
    )
    return replace(row, cells=cells)
