"""What files are called."""

import re
import unicodedata

from handlers.events.calendar_file import LATIN
from handlers.export.contents import Form

_WORD = re.compile(r"[a-z]{2,}|[0-9]+")
_WORDS_IN_NAME = 6


def name_file(slug: str, heading: str, form: Form) -> str:
    """The brief's name, if it is one, and what is taken of it, in ASCII."""
    title = heading.casefold().translate(LATIN)
    # What is left of é is e.
    words = _WORD.findall(unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode())
    return "-".join([*filter(None, [slug]), *words[:_WORDS_IN_NAME]] or ["file"]) + f".{form}"
