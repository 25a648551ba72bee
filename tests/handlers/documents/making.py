"""Files to be read, good ones and bad ones."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from openpyxl import Workbook


def word_file(*paragraphs: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A .docx file with some paragraphs and a table."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        added = document.add_table(rows=0, cols=len(table[0]))
        for line in table:
            for cell, text in zip(added.add_row().cells, line, strict=True):
                cell.text = text
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def open_document_file(body: str, styles: str = "") -> bytes:
    """An .odt file with such a body."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
        for name, urn in (
            *((each, each) for each in ("office", "text", "table", "style")),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return file.getvalue()


def sheet_file(*rows: Sequence[object]) -> bytes:
    """An .xlsx file with one sheet."""
    workbook = Workbook()
    assert workbook.active is not None
    for line in rows:
        workbook.active.append(list(line))
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """An Office file with one of its parts in another's place."""
    file = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return file.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """A part of an Office file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def zip_file(parts: dict[str, bytes]) -> bytes:
    """An archive."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
