"""What files are called."""

from handlers.chat.latin import latin_words
from handlers.export.contents import Form

_WORDS_IN_NAME = 6


def name_file(slug: str, heading: str, form: Form) -> str:
    """The brief's name, if it is one, and what is taken of it, in ASCII."""
    words = latin_words(heading, _WORDS_IN_NAME)
    return "-".join([*filter(None, [slug]), *words] or ["file"]) + f".{form}"
