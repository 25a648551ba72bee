"""What files are called, and a folder as one file."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from handlers.chat.extract import Extract
from handlers.events.calendar_file import LATIN
from handlers.export.contents import Form
from storage.models import Brief

_WORD = re.compile(r"[a-z]{2,}|[0-9]+")
_WORDS_IN_NAME = 6


def name_file(brief: Brief, extract: Extract, form: Form) -> str:
    """The brief's name and what is taken of it, in ASCII."""
    title = extract.heading.casefold().translate(LATIN)
    # What is left of é is e.
    words = _WORD.findall(unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode())
    return "-".join([brief.slug, *words[:_WORDS_IN_NAME]]) + f".{form}"


def zip_folder(folder: Path) -> bytes:
    """A folder with its files, packed."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, f"{folder.name}/{path.name}")
    return made.getvalue()
