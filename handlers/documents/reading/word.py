"""A Word file's blocks: its text in the order in which a reader sees it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx.opc.part import PartFactory
from docx.oxml.ns import qn
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.table import Table

from handlers.documents.marks import is_tag, read_field
from handlers.documents.reading.blocks import Block, Document, Kind, clean, row

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HIDDEN = {
    *map(qn, ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr", "w:txbxContent")),
    f"{_COMPATIBILITY}Fallback",
}
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_PARAGRAPH, _TABLE, _TEXT, _CONTROL = qn("w:p"), qn("w:tbl"), qn("w:t"), qn("w:sdt")
_TITLE = re.compile(r"title|subtitle|название|подзаголовок", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|заголовок|kop|titre|überschrift)\s*(\d)", re.IGNORECASE)
_MAX_BOLD = 150
_PAGE_NUMBER = re.compile(r"\W*(?:\w{1,5}\.?\W*)?\d{0,4}(?:\W*(?:из|of|van|sur|/)\W*\d{1,4})?\W*")


for _kind in (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
):
    # A template, or a file with macros, says what any other does; nothing of it is run.
    PartFactory.part_type_for[_kind] = DocumentPart


def read_word(data: bytes) -> Document:
    """The blocks of a .docx file: body, text boxes, footnotes, headers and footers."""
    part = Package.open(BytesIO(data)).main_document_part
    if not isinstance(part, DocumentPart):
        raise TypeError(part.content_type)
    word = part.document
    reader = _Reader(word)
    blocks = list(reader.read(word.element.body))
    return Document((*blocks, *reader.read_notes(), *reader.read_margins()))


class _Reader:
    """Goes through a file's parts."""

    def __init__(self, word: Any) -> None:
        self.word = word
        self.tables = 0
        self.styles = {style.style_id: style for style in word.styles}

    def read(self, parent: Any) -> Iterator[Block]:
        """The blocks of a part, those in content controls and insertions too."""
        apart = False
        for child in parent.iterchildren():
            if child.tag == _PARAGRAPH:
                block = self._paragraph(child, apart=apart)
                apart = block is None
                if block:
                    yield block
                for box in child.iter(qn("w:txbxContent")):
                    if not _is_within(box, f"{_COMPATIBILITY}Fallback", child):
                        yield from self.read(box)
            elif child.tag == _TABLE:
                yield from self._rows(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self.read(child)

    def _rows(self, element: Any) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        for line in Table(element, self.word).rows:
            cells, seen = [], set()
            for cell in line.cells:
                # A merged cell says its words once.
                cells.append("" if cell._tc in seen else self._cell(cell._tc))
                seen.add(cell._tc)
            block = row(cells, number)
            if block.text:
                yield _with_fields(block, line._tr)

    def _cell(self, cell: Any) -> str:
        return "\n".join(block.text for block in self.read(cell))

    def _paragraph(self, element: Any, *, apart: bool) -> Block | None:
        text = clean("".join(_words(element)))
        if not text:
            return None
        kind, level = self._layout(element, text)
        marker = "*" if kind is Kind.ITEM else ""
        return _with_fields(Block(kind, text, level, marker=marker, apart=apart), element)

    def _layout(self, element: Any, text: str) -> tuple[Kind, int]:
        chain = list(self._style_chain(element))
        for style in chain:
            if _TITLE.match(style.name or ""):
                return Kind.TITLE, 0
            if heading := _HEADING.match(style.name or ""):
                return Kind.HEADING, int(heading[1])
        outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if outline is not None and int(outline.get(qn("w:val"), 9)) < 9:
            return Kind.HEADING, int(outline.get(qn("w:val"))) + 1
        if len(text) <= _MAX_BOLD and _is_bold(element, chain):
            return Kind.HEADING, 2
        level = _list_level([element, *(style.element for style in chain)])
        return (Kind.PARAGRAPH, 0) if level is None else (Kind.ITEM, level)

    def _style_chain(self, element: Any) -> Iterator[Any]:
        """A paragraph's style and those it is based on."""
        found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self.styles.get(found.get(qn("w:val"))) if found is not None else None
        for _ in range(10):
            if style is None:
                return
            yield style
            style = getattr(style, "base_style", None)

    def read_notes(self) -> Iterator[Block]:
        """Footnotes and endnotes."""
        for relation in self.word.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
                continue
            from lxml import etree  # noqa: PLC0415 - the only use, and rare

            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(relation.target_part.blob, parser)
            for note in root.iterchildren():
                text = clean("".join(_words(note)))
                if text:
                    yield Block(Kind.PARAGRAPH, text, apart=True)

    def read_margins(self) -> Iterator[Block]:
        """Headers and footers, each once; page numbers are none."""
        seen = set()
        for section in self.word.sections:
            margins = (section.header, section.first_page_header, section.footer)
            for margin in (*margins, section.first_page_footer):
                if margin.is_linked_to_previous:
                    continue
                for block in self.read(margin._element):
                    if block.text not in seen and not _PAGE_NUMBER.fullmatch(block.text):
                        seen.add(block.text)
                        yield replace(block, apart=True)


def _with_fields(block: Block, element: Any) -> Block:
    """The block with the pieces that stand in content controls of ours, and what is beside them."""
    fields = tuple(
        field
        for control in element.iter(_CONTROL)
        if (field := read_field(_tag_of(control), "".join(_words(control))))
    )
    if not fields:
        return block
    return replace(block, fields=fields, typed=clean("".join(_words(element, typed=True))))


def _tag_of(control: Any) -> str:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return tag.get(qn("w:val"), "") if tag is not None else ""


def _words(element: Any, *, typed: bool = False) -> Iterator[str]:
    """The words of an element; `typed` leaves out those in content controls of ours."""
    for child in element.iterchildren():
        if child.tag in _HIDDEN or not isinstance(child.tag, str):
            continue
        if typed and child.tag == _CONTROL and is_tag(_tag_of(child)):
            yield " "
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == _PARAGRAPH:
            yield from (*_words(child, typed=typed), "\n")
        else:
            yield from _words(child, typed=typed)


def _is_within(element: Any, tag: str, top: Any) -> bool:
    while element is not None and element is not top:
        if element.tag == tag:
            return True
        element = element.getparent()
    return False


def _is_bold(element: Any, chain: list[Any]) -> bool:
    """Whether every word of a paragraph is bold."""
    by_style = any(style.font.bold for style in chain if getattr(style, "font", None))
    runs = [run for run in element.iter(qn("w:r")) if clean("".join(_words(run)))]
    return bool(runs) and all(_is_bold_run(run, by_style=by_style) for run in runs)


def _is_bold_run(run: Any, *, by_style: bool) -> bool:
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    if bold is None:
        return by_style
    return bold.get(qn("w:val"), "1") not in ("0", "false", "off")


def _list_level(elements: list[Any]) -> int | None:
    """The level of a list item that Word numbers; None for no item."""
    for element in elements:
        number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if number is None:
            continue
        identity, level = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
        if identity is not None and identity.get(qn("w:val")) == "0":
            return None
        return int(level.get(qn("w:val"), 0)) if level is not None else 0
    return None
