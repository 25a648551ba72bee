"""Lists: the rows of a workbook's sheets and of CSV."""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from handlers.documents.reading.blocks import Block, Document, Kind, clean, row
from handlers.documents.reading.refusing import MAX_CELLS, Refusal, Refused

_UNARMED = re.compile("^'(?=[=+@\t\r'-])")
"""What keeps a cell from being taken for a formula."""
_DELIMITERS = ";,\t|"


def read_workbook(data: bytes) -> Document:
    """The rows of all sheets; a row of one cell is a paragraph."""
    _check_size(data)
    # Values as they were last worked out; what never was keeps its formula as text.
    values = load_workbook(BytesIO(data), data_only=True)
    formulas = load_workbook(BytesIO(data))
    blocks: list[Block] = []
    for number, sheet in enumerate(values.worksheets, 1):
        if sheet.sheet_state != "visible":
            continue
        said = formulas[sheet.title]
        lines = (
            [_text(cell.value, said.cell(cell.row, cell.column).value) for cell in line]
            for line in sheet.iter_rows()
        )
        if len(values.worksheets) > 1:
            blocks.append(Block(Kind.HEADING, clean(sheet.title), 2))
        blocks += _blocks(lines, number)
    return Document(tuple(blocks))


def _check_size(data: bytes) -> None:
    """Raise `Refused` before a sheet that is too large is held as a whole."""
    workbook = load_workbook(BytesIO(data), read_only=True)
    cells = 0
    for sheet in workbook.worksheets:
        for line in sheet.iter_rows(values_only=True):
            cells += len(line)
            if cells > MAX_CELLS:
                raise Refused(Refusal.TOO_MUCH)
    workbook.close()


def read_csv(text: str) -> Document:
    """The rows of a list whose cells commas, semicolons or tabs part."""
    text = text.removeprefix("sep=;\n").removeprefix("sep=,\n")
    lines = list(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text)))
    if sum(map(len, lines)) > MAX_CELLS:
        raise Refused(Refusal.TOO_MUCH)
    shown = ([_UNARMED.sub("", cell) for cell in cells] for cells in lines)
    return Document(tuple(_blocks(shown, 1)))


def _delimiter(text: str) -> str:
    """The sign that parts the same number of cells in most rows."""
    lines = [line for line in StringIO(text, newline="") if line.strip()][:50]

    def evenness(sign: str) -> tuple[float, int]:
        counts = [len(cells) - 1 for cells in csv.reader(lines, delimiter=sign)]
        usual = max(set(counts), key=lambda count: (count > 0, counts.count(count)), default=0)
        return (counts.count(usual) / len(counts) if usual else 0, usual)

    return max(_DELIMITERS, key=evenness)


def _blocks(lines: Iterable[list[str]], table: int) -> Iterator[Block]:
    apart = False
    for cells in lines:
        block = row(cells, table, apart=apart)
        apart = not block.text
        if block.text and sum(bool(cell) for cell in block.cells) == 1:
            yield Block(Kind.ROW, block.text, cells=block.cells, table=table, apart=block.apart)
        elif block.text:
            yield block


def _text(value: Any, formula: Any) -> str:
    """A cell as its sheet shows it."""
    if value is None:
        return "" if formula is None else str(formula)
    if isinstance(value, dt.datetime | dt.date):
        return f"{value.day:02}.{value.month:02}.{value.year}"
    if isinstance(value, float):
        return f"{round(value, 10):.15g}".replace(".", ",")
    return str(value)
