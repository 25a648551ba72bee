"""Which files are not read, and why."""

import re
import zipfile
from enum import Enum
from io import BytesIO

from handlers.texts import N_

MAX_FILE = 20 * 1024 * 1024
MAX_TEXT = 2 * 1024 * 1024
MAX_UNPACKED = 60 * 1024 * 1024
MAX_CELLS = 100_000


class Refusal(Enum):
    """Why a file is not read; the value says what to do about it."""

    EMPTY = N_("There is no text in this file.")
    TOO_LARGE = N_("This file is too large: the limit is 20 MB.")
    TOO_LONG = N_("This is too much text for a brief: the limit is 2 MB.")
    TOO_MUCH = N_("This file contains more than a brief can hold. Copy what matters to a new file.")
    TOO_LONG_TIME = N_("This file takes too long to read. Copy what matters to a new file.")
    OLD_OFFICE = N_(
        "This file is in an old format or locked by a password. Open it in Word or Excel and save "
        "it as .docx or .xlsx without a password."
    )
    PDF = N_("I cannot read PDF files. Send the Word file it was made from, or paste the text.")
    PICTURE = N_("I cannot read text in a picture. Send the document itself, or type the text.")
    ARCHIVE = N_("This is an archive. Unpack it and send the document itself.")
    OTHER_OFFICE = N_("I cannot read this format. Save the document as .docx and send it.")
    UNKNOWN = N_("I cannot read this document; I read .docx, .odt, .rtf, .txt, .xlsx and .csv.")
    DAMAGED = N_("This file is damaged. Open it in its program, save it again and send it.")
    FAILED = N_("This file could not be read. Paste its text instead.")
    UNSAFE = N_("This file contains things a brief does not need. Copy its text to a new file.")


class Refused(Exception):  # noqa: N818 - not a fault, but an answer
    """A file that is not read."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


_SIGNATURES = (
    (b"%PDF", Refusal.PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Refusal.OLD_OFFICE),
    (b"\x89PNG", Refusal.PICTURE),
    (b"\xff\xd8\xff", Refusal.PICTURE),
    (b"GIF8", Refusal.PICTURE),
    (b"BM", Refusal.PICTURE),
    (b"II*\0", Refusal.PICTURE),
    (b"MM\0*", Refusal.PICTURE),
    (b"Rar!", Refusal.ARCHIVE),
    (b"7z\xbc\xaf", Refusal.ARCHIVE),
    (b"\x1f\x8b", Refusal.ARCHIVE),
    (b"BZh", Refusal.ARCHIVE),
    (b"\xfd7zXZ", Refusal.ARCHIVE),
)
_HTML = re.compile(rb"\s*(<!doctype html|<html|<\?xml)", re.IGNORECASE)
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
# The standard forbids both in a part of such a file.
_DECLARATION = re.compile(
    b"|".join(
        rb"\0?".join(re.escape(word[i : i + 1]) for i in range(len(word))) for word in _FORBIDDEN
    )
)


def check_bytes(data: bytes, name: str) -> None:
    """Raise `Refused` for a file whose first bytes say that it is nothing to read."""
    if len(data) > MAX_FILE:
        raise Refused(Refusal.TOO_LARGE)
    if not data.strip(b"\0 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise Refused(Refusal.EMPTY)
    for signature, refusal in _SIGNATURES:
        # Two letters can begin a text, too.
        if data.startswith(signature) and (len(signature) > 2 or b"\0" in data[:64]):
            raise Refused(refusal)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise Refused(Refusal.PICTURE)
    if _HTML.match(data[:200].removeprefix(b"\xef\xbb\xbf")):
        raise Refused(Refusal.OTHER_OFFICE)
    if name.lower().endswith((".html", ".htm", ".pages")):
        raise Refused(Refusal.OTHER_OFFICE)


def open_office(data: bytes) -> zipfile.ZipFile:
    """The parts of an Office file; raises `Refused` for what no brief needs."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused(Refusal.DAMAGED) from error
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Refusal.OLD_OFFICE)
    # Pictures are never unpacked. What a part unpacks to is never more than it says here.
    texts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
    if sum(part.file_size for part in texts) > MAX_UNPACKED or len(parts) > 5_000:
        raise Refused(Refusal.TOO_MUCH)
    try:
        if any(_DECLARATION.search(archive.read(part)) for part in texts):
            raise Refused(Refusal.UNSAFE)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Refused(Refusal.DAMAGED) from error
    return archive
