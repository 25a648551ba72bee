"""An OpenDocument text's blocks, as LibreOffice writes them."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from handlers.documents.reading.blocks import Block, Document, Kind, clean, row

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_TEXT, _TABLE, _OFFICE, _STYLE = map(_SPACE.format, ("text", "table", "office", "style"))
_BOLD = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}font-weight"
_MAX_BOLD, _MOST_SPACES, _MOST_REPEATED = 150, 40, 50
_SIGNS = {f"{{{_TEXT}}}tab": "\t", f"{{{_TEXT}}}line-break": "\n"}
_HIDDEN = {
    *(f"{{{_TEXT}}}{name}" for name in ("note", "tracked-changes", "soft-page-break")),
    f"{{{_OFFICE}}}annotation",
}


def read_open_document(data: bytes) -> Document:
    """The blocks of an .odt file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("content.xml"), parser)
    body = root.find(f"{{{_OFFICE}}}body/{{{_OFFICE}}}text")
    if body is None:
        return Document(())
    reader = _Reader(root)
    notes = body.iter(f"{{{_TEXT}}}note-body")
    return Document((*reader.read(body), *(each for note in notes for each in reader.read(note))))


class _Reader:
    """Goes through a body."""

    def __init__(self, root: Any) -> None:
        self.tables = 0
        styles = {
            style.get(f"{{{_STYLE}}}name"): style for style in root.iter(f"{{{_STYLE}}}style")
        }
        self.parents = {
            name: style.get(f"{{{_STYLE}}}parent-style-name") for name, style in styles.items()
        }
        self.bold = {
            name
            for name, style in styles.items()
            if any(each.get(_BOLD) == "bold" for each in style.iterchildren())
        }

    def read(self, parent: Any, level: int | None = None) -> Iterator[Block]:
        """The blocks of a part; `level` is that of the list that it is of."""
        apart = False
        for child in parent.iterchildren(tag=etree.Element):
            name = etree.QName(child).localname
            if name in ("p", "h"):
                block = self._paragraph(child, level, apart=apart)
                apart = block is None
                if block:
                    yield block
            elif name == "table":
                yield from self._rows(child)
            elif name == "list":
                for item in child.iterchildren(tag=etree.Element):
                    yield from self.read(item, 0 if level is None else level + 1)
            elif name in ("section", "index-body", "table-of-content"):
                yield from self.read(child, level)

    def _paragraph(self, element: Any, level: int | None, *, apart: bool) -> Block | None:
        text = clean("".join(_words(element)))
        if not text:
            return None
        style = element.get(f"{{{_TEXT}}}style-name") or ""
        if "Title" in (style, self.parents.get(style)):
            return Block(Kind.TITLE, text, apart=apart)
        if etree.QName(element).localname == "h":
            outline = int(element.get(f"{{{_TEXT}}}outline-level", 1))
            return Block(Kind.HEADING, text, outline, apart=apart)
        if level is not None:
            return Block(Kind.ITEM, text, level, marker="*", apart=apart)
        if len(text) <= _MAX_BOLD and self._is_bold(element, style):
            return Block(Kind.HEADING, text, 2, apart=apart)
        return Block(Kind.PARAGRAPH, text, apart=apart)

    def _is_bold(self, element: Any, style: str) -> bool:
        """Whether all of a paragraph's words are."""
        spans = list(element.iterchildren(f"{{{_TEXT}}}span"))
        within = {span.get(f"{{{_TEXT}}}style-name") for span in spans}
        aside = "".join(filter(None, (element.text, *(span.tail for span in spans))))
        return style in self.bold or (bool(within) and within <= self.bold and not aside.strip())

    def _rows(self, table: Any) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        for line in table.iter(f"{{{_TABLE}}}table-row"):
            cells: list[str] = []
            for cell in line.iterchildren(tag=etree.Element):
                said = "\n".join(block.text for block in self.read(cell))
                times = int(cell.get(f"{{{_TABLE}}}number-columns-repeated", 1))
                cells += [said] * min(times, _MOST_REPEATED)
            block = row(cells, number)
            if block.text:
                yield block


def _words(element: Any) -> Iterator[str]:
    """All that a paragraph says, without its notes and what was deleted."""
    yield element.text or ""
    for child in element.iterchildren(tag=etree.Element):
        if child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{{{_TEXT}}}s":
            yield " " * min(int(child.get(f"{{{_TEXT}}}c", 1)), _MOST_SPACES)
        elif child.tag not in _HIDDEN:
            yield from _words(child)
        yield child.tail or ""
