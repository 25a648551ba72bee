"""Tables of contacts whose rows are fields: a column for each contact, or each side."""

import re
from collections.abc import Iterator, Sequence

from handlers.documents.reading.blocks import Block, Kind
from handlers.documents.understanding.words.lexicon import find_words, load_all
from storage.words import fold

_TOLD_APART = ("name", "position", "organisation", "address", "phone", "fax", "email", "site")
_SPELLED_OUT = re.compile(r"(?<!\w)(\w)\.?\s?(?=\w\.)|(?<=\w)\.(?=\W|$)")
_SITE = re.compile(r"[\s,;]*(?:https?://|www\.)[^\s,;]+", re.IGNORECASE)
_FEWEST, _LONGEST = 3, 4
_MOST_UNKNOWN = 1
"""Rows that may have another label, or none: the names of the sides."""


def are_fields(rows: Sequence[Block]) -> bool:
    """Whether the rows of a table are fields of contacts: «Должность | … | …»."""
    if len({len(row.cells) for row in rows}) != 1 or len(rows) < _FEWEST:
        return False
    kinds = [_kinds_of(row.cells[0]) for row in rows]
    told = [kind for row, kind in zip(rows, kinds, strict=True) if kind and any(row.cells[1:])]
    reached = any({"phone", "fax", "email"} & each for each in told)
    return reached and len(told) >= _FEWEST and len(rows) - len(told) <= _MOST_UNKNOWN


def columns_of_fields(rows: Sequence[Block]) -> Iterator[tuple[list[str], str]]:
    """The lines of the contact of each column with their labels, and the cells as they stand."""
    for at in range(1, len(rows[0].cells)):
        lines: list[str] = []
        for row in rows:
            cell = row.cells[at].replace("\n", ", ")
            if re.search(r"\w", cell):
                lines += _with_labels(cell, _kinds_of(row.cells[0]))
        if lines:
            yield lines, " | ".join(filter(None, (row.cells[at] for row in rows)))


def kinds_of_columns(heading: Block) -> list[set[str]]:
    """Which fields stand under each cell of a heading row; nothing where names have no column."""
    kinds = [_kinds_of(cell) for cell in heading.cells]
    alone = [kind for each in kinds if len(each) == 1 for kind in each]
    return kinds if "name" in alone and len(alone) > 1 else []


def lines_of_row(row: Block, kinds: Sequence[set[str]]) -> list[str]:
    """The lines of a contact that is a row, with the labels of its columns."""
    lines: list[str] = []
    for cell, kind in zip(row.cells, kinds, strict=True):
        said = cell.replace("\n", ", ")
        # A cell of more than its heading says is read by what it says.
        more = "name" in kind and "," in said
        office, _, body = said.partition(", ")
        if kind == {"position"} and _names_body(body):
            # `policy adviser, City of Bergen`
            lines += [*_with_labels(office, kind), *_with_labels(body, {"organisation"})]
        elif re.search(r"\w", said):
            lines += [said] if more else _with_labels(said, kind)
    return lines


def _names_body(text: str) -> bool:
    """Whether a text begins with what a body is, and names one."""
    words = find_words(text)
    led = any(load_all().means(word, "organisations") for word in words[:1])
    return led and len(words) > 1


def _with_labels(cell: str, kinds: set[str]) -> Iterator[str]:
    """What a cell says, each field with a label that a contact's line may have."""
    if "site" in kinds and len(kinds) > 1:
        yield from (match[0].strip(" ,;") for match in _SITE.finditer(cell))
        cell, kinds = _SITE.sub("", cell), kinds - {"site"}
    kind = next((each for each in _TOLD_APART if each in kinds), "")
    label = min(load_all().labels[kind]) if kind else ""
    if kinds == {"phone", "fax"}:
        yield f"{label}/{min(load_all().labels['fax'], key=len)} {cell}"
    elif not kind or len(kinds) > 1 or kind in ("email", "site"):
        yield cell
    elif kind in ("phone", "fax"):
        yield from (f"{label} {part.strip()}" for part in cell.split(";"))
    else:
        yield f"{label}: {cell}"


def _kinds_of(label: str) -> set[str]:
    """Which fields a cell names, and nothing besides: «Адрес, сайт», «Ф. И. О.»."""
    words = find_words(fold(_SPELLED_OUT.sub(r"\1", label)))
    labels = load_all().labels
    kinds = [
        next((kind for kind in _TOLD_APART if _is_label(word, labels[kind])), "") for word in words
    ]
    named = {kind for kind in kinds if kind}
    known = len([kind for kind in kinds if kind])
    return named if words and len(words) <= _LONGEST and 2 * known >= len(words) else set()


def _is_label(word: str, labels: frozenset[str]) -> bool:
    return word in labels or any(word.startswith(each) for each in labels if len(each) > _LONGEST)


def is_table_of_fields(blocks: Sequence[Block]) -> bool:
    """Whether these are the rows of one such table."""
    rows = all(each.kind is Kind.ROW for each in blocks)
    return bool(blocks) and rows and are_fields(blocks)
