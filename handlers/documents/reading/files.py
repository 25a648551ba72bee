"""A file's bytes to a document, whatever its format."""

import zlib
from collections.abc import Callable
from zipfile import BadZipFile

from handlers.documents.reading.blocks import Document
from handlers.documents.reading.encodings import decode
from handlers.documents.reading.numbering import with_typed_lists, without_numbers
from handlers.documents.reading.plain import read_plain
from handlers.documents.reading.refusing import MAX_TEXT, Refusal, Refused, check_bytes, open_office

_ZIP = b"PK\x03\x04"
_RICH_TEXT = b"{\\rtf"
_OPEN_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def read_file(data: bytes, name: str) -> Document:
    """The document that a file holds; raises `Refused`."""
    check_bytes(data, name)
    document = _read_office(data) if data.startswith(_ZIP) else _read_lines(data, name)
    if len(document.text.encode()) > MAX_TEXT:
        raise Refused(Refusal.TOO_LONG)
    if not document.text.strip():
        raise Refused(Refusal.EMPTY)
    return Document(tuple(with_typed_lists(without_numbers(document.blocks))))


def read_text(text: str) -> Document:
    """The document that a person pasted."""
    return Document(tuple(without_numbers(read_plain(text).blocks)))


def _read_lines(data: bytes, name: str) -> Document:
    # Before anything is made of it: the text of a file is never more than twice its bytes.
    if len(data) > 2 * MAX_TEXT:
        raise Refused(Refusal.TOO_LONG)
    if data.startswith(_RICH_TEXT):
        return read_plain(_from_rich_text(data))
    text = decode(data)
    if name.lower().endswith((".csv", ".tsv")):
        from handlers.documents.reading.sheets import read_csv  # noqa: PLC0415

        return read_csv(text)
    return read_plain(text)


def _from_rich_text(data: bytes) -> str:
    from striprtf import striprtf  # noqa: PLC0415

    to_text: Callable[..., str] = striprtf.rtf_to_text
    # All of it is ASCII; its other letters are written by their codes.
    try:
        return to_text(data.decode("ascii", "ignore"), errors="ignore")
    except (ValueError, LookupError, TypeError, IndexError) as error:
        raise Refused(Refusal.DAMAGED) from error


def _is_open_text(data: bytes) -> bool:
    # The first part of such a file says what it is, and is not packed.
    return _OPEN_TEXT in data[:200]


def _read_office(data: bytes) -> Document:
    with open_office(data) as archive:
        names = set(archive.namelist())
    try:
        # Imported when used: they take a tenth of a second, and only an import needs them.
        if "word/document.xml" in names:
            from handlers.documents.reading.word import read_word  # noqa: PLC0415

            return read_word(data)
        if "xl/workbook.xml" in names:
            from handlers.documents.reading.sheets import read_workbook  # noqa: PLC0415

            return read_workbook(data)
        if "content.xml" in names and _is_open_text(data):
            from handlers.documents.reading.open_document import (  # noqa: PLC0415
                read_open_document,
            )

            return read_open_document(data)
    except (KeyError, ValueError, TypeError, AttributeError, LookupError) as error:
        raise Refused(Refusal.DAMAGED) from error
    except (BadZipFile, zlib.error, OSError, SyntaxError) as error:
        raise Refused(Refusal.DAMAGED) from error
    office = {"[Content_Types].xml", "mimetype"} & names
    raise Refused(Refusal.OTHER_OFFICE if office else Refusal.ARCHIVE)
