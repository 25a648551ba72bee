"""Tables: their columns by their headings, and their rows."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.layout.contact_fields import has_contact_field
from handlers.documents.understanding.layout.contact_tables import are_fields
from handlers.documents.understanding.words.lexicon import load_all, word_stems
from handlers.documents.understanding.words.model import ReadColumn
from storage.words import fold

_WORD = re.compile(r"[^\W\d_]+|№|#|n°")
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"[\d\s.,%–+-]+")
_AMOUNT = re.compile(
    r"(?:[^\W\d_]{1,4}\s?|[£$€¥₽~≈<>]\s?){0,2}[+–-]?\d[\d\s.,]*(?:\s?[%£$€¥₽]|\s[^\W\d_]+\.?){0,3}\s*(?:\(.*\))?"
)
"""A number with what it is of and how it changed: `USD 146.3 million (up 5.4 %)`."""
_FIRST_ROWS = 8
_LONGEST_HEADING = 60
_SAMPLE = 200
_ORDER = [
    "date",
    "year",
    "number",
    "place",
    "country",
    "people",
    "directions",
    "responsible",
    "note",
    "organisations",
    "title",
]


@dataclass(slots=True)
class Table:
    """Rows under their columns."""

    columns: tuple[str | None, ...] = ()
    """What each column holds; None where its heading is not understood."""
    headings: tuple[str, ...] = ()
    rows: list[Block] = field(default_factory=list)
    caption: str = ""
    heads: tuple[str, ...] = ()
    """The rows above the first, which name the columns."""
    is_exact: bool = False
    """Whether its headings are those of a list that was written for machines, too."""

    def cell(self, block: Block, column: str) -> str:
        """What a row says in a column."""
        said = (
            cell
            for name, cell in zip(self.columns, block.cells, strict=False)
            if name == column and cell
        )
        return "; ".join(said)

    @property
    def number(self) -> int:
        """Which table of the document it is, or is part of."""
        return self.rows[0].table if self.rows else 0

    @property
    def is_figures(self) -> bool:
        """Whether most of its cells are figures."""
        labelled = not self.headings and all(map(_is_amount, self.rows))
        return _are_figures(self.rows) or labelled


Said = Mapping[str, str]
"""What columns are said to hold, by their keys; nothing for one that is to be passed over."""


def key_of(heading: str, index: int) -> str:
    """What a column is known by: its heading, or its place where it has none."""
    return fold(" ".join(heading.split())) or f"#{index + 1}"


def list_columns(tables: Iterable[Table]) -> list[ReadColumn]:
    """The columns of the tables of events, each once."""
    found: dict[str, ReadColumn] = {}
    for table in tables:
        if table.is_exact or (table.is_figures and "title" not in table.columns):
            continue
        for index, kind in enumerate(table.columns):
            heading = table.headings[index] if index < len(table.headings) else ""
            key = key_of(heading, index)
            cells = (row.cells[index] for row in table.rows if index < len(row.cells))
            sample = next(filter(None, cells), "")
            if heading or sample:
                found.setdefault(key, ReadColumn(key, heading, kind or "", sample[:_SAMPLE]))
    return list(found.values())


def find_tables(blocks: Sequence[Block], said: Said = MappingProxyType({})) -> list[Block | Table]:
    """The blocks with rows put together to tables; rows of one cell divide them."""
    content: list[Block | Table] = []
    at = 0
    while at < len(blocks):
        if blocks[at].kind is not Kind.ROW:
            content.append(blocks[at])
            at += 1
            continue
        end = at
        while (
            end < len(blocks)
            and blocks[end].kind is Kind.ROW
            and blocks[end].table == blocks[at].table
        ):
            end += 1
        content += _table(blocks[at:end], said)
        at = end
    return content


def _table(rows: Sequence[Block], said: Said) -> Iterator[Block | Table]:
    exact = next((each for each in enumerate(rows[:_FIRST_ROWS]) if _is_exact(each[1])), None)
    if exact:
        at, heads = exact
        yield from map(_as_paragraph, rows[:at])
        own = load_all().exact_columns
        columns = tuple(own.get(fold(cell)) for cell in heads.cells)
        own_rows = list(rows[at + 1 :])
        yield Table(columns, heads.cells, own_rows, heads=(heads.text,), is_exact=True)
        return
    if are_fields(rows):
        yield Table((), (), list(rows))
        return
    header, columns, headings = _find_header(rows)
    columns = tuple(
        said.get(key_of(headings[index] if headings else "", index), name or "") or None
        for index, name in enumerate(columns)
    )
    if "people" not in columns and "responsible" in columns:
        # « Responsables et invités »: no other column says who took part.
        columns = tuple("people" if each == "responsible" else each for each in columns)
    first = header.stop if header else 0
    for row in rows[: header.start if header else 0]:
        yield _as_paragraph(row)
    heads_of_rows = tuple(row.text for row in rows[header.start : first]) if header else ()
    empty = partial(Table, columns, headings, heads=heads_of_rows)
    table = empty()
    for row in rows[first:]:
        if _is_divider(row, columns):
            if table.rows:
                yield table
            table = empty()
            yield _as_paragraph(row)
        else:
            table.rows.append(row)
    if table.rows:
        yield table


def _is_exact(heads: Block) -> bool:
    """Whether these are the headings of a list that says its dates in EDTF, and more like it."""
    found = {load_all().exact_columns.get(fold(cell)) for cell in heads.cells}
    return {"edtf", "title"} <= found


def _is_divider(row: Block, columns: tuple[str | None, ...]) -> bool:
    filled = [index for index, cell in enumerate(row.cells) if cell]
    if len(filled) != 1:
        return False
    # The only cell of a row may be a title without a date, but not the first one.
    return filled[0] == 0 or not columns


def _as_paragraph(row: Block) -> Block:
    return Block(Kind.PARAGRAPH, row.text, apart=row.apart, table=row.table)


def _find_header(
    rows: Sequence[Block],
) -> tuple[range | None, tuple[str | None, ...], tuple[str, ...]]:
    """Which rows head the columns, and what these are."""
    for index, row in enumerate(rows[:_FIRST_ROWS]):
        names = [_column(cell) for cell in row.cells]
        told = _has_dates(row) or has_contact_field(row.text)
        if sum(name is not None for name in names) < 2 or told:
            continue
        cells, stop = list(row.cells), index + 1
        if stop < len(rows) and _continues(row, rows[stop]):
            below = rows[stop].cells
            cells = [low or high for high, low in zip(cells, below, strict=False)]
            stop += 1
        return range(index, stop), tuple(_distinct([_column(cell) for cell in cells])), tuple(cells)
    width = max((len(row.cells) for row in rows), default=0)
    if width == 2 and len(rows) > 1 and all(map(_is_amount, rows)):
        return None, (None, None), ()
    if len(rows) > 1 and not any(map(_is_figure, rows[0].cells)) and _are_figures(rows[1:]):
        names = [_column(cell) for cell in rows[0].cells]
        return range(1), tuple(names), rows[0].cells
    return None, tuple(_guess(rows, width)), ()


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None and any(sign.isdigit() for sign in cell)


def _is_amount(row: Block) -> bool:
    """Whether a row only says of how much of something there is."""
    name, value = (*row.cells, "")[:2]
    dated = _DATE.search(value.split("(", maxsplit=1)[0])
    return bool(name) and not _is_figure(name) and not dated and bool(_AMOUNT.fullmatch(value))


def _are_figures(rows: Sequence[Block]) -> bool:
    cells = [cell for row in rows for cell in row.cells[1:] if cell]
    return sum(map(_is_figure, cells)) > 0.6 * len(cells)


def _has_dates(row: Block) -> bool:
    return any(_DATE.search(cell) for cell in row.cells)


def _continues(upper: Block, lower: Block) -> bool:
    """Whether a row heads columns that the one above it puts together."""
    if _has_dates(lower) or not lower.text:
        return False
    below = [index for index, cell in enumerate(lower.cells) if cell]
    named = sum(_column(lower.cells[index]) is not None for index in below)
    empty = sum(not cell for cell in lower.cells)
    spans = any(not cell for cell in upper.cells)
    return spans and empty >= 1 and named >= max(1, len(below) / 2)


def _column(cell: str) -> str | None:
    """What a column's heading says that it holds."""
    if not cell or len(cell) > _LONGEST_HEADING:
        return None
    present = [word_stems(word) for word in _WORD.findall(cell)]
    if not present:
        return "number" if fold(cell).strip(". ") in ("№", "#") else None
    stems = frozenset().union(*present)
    hits: dict[str, int] = {}
    for name, phrase in load_all().phrases["columns"]:
        if phrase.fits(stems):
            hits[name] = max(
                hits.get(name, 0), 2 * len(phrase.words) + (word_first(phrase, present))
            )
    if not hits:
        return None
    best = max(hits.values())
    return next(name for name in _ORDER if hits.get(name) == best)


def word_first(phrase: object, present: list[frozenset[str]]) -> bool:
    """Whether the heading begins with the phrase's first word."""
    words = getattr(phrase, "words", ())
    return bool(words and words[0] & present[0])


def _distinct(names: list[str | None]) -> Iterator[str | None]:
    """Each kind once, but for notes, people and bodies, of which there may be several columns."""
    seen: set[str] = set()
    for name in names:
        if name in seen and name in ("date", "title", "year", "number"):
            yield "note"
        else:
            yield name
        if name:
            seen.add(name)


def _guess(rows: Sequence[Block], width: int) -> Iterator[str | None]:
    """Columns without headings: dates, then the longest texts."""
    cells = [[row.cells[index] for row in rows if index < len(row.cells)] for index in range(width)]
    dated = [sum(bool(_DATE.search(cell)) for cell in column) for column in cells]
    date = max(range(width), key=lambda index: dated[index], default=None)
    if date is None or width < 2 or dated[date] < max(2, len(rows) / 2):
        return iter([None] * width)
    lengths = [sum(map(len, column)) if index != date else -1 for index, column in enumerate(cells)]
    title = lengths.index(max(lengths))
    return iter("date" if i == date else "title" if i == title else "note" for i in range(width))
