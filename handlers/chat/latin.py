"""Titles in ASCII, as files and slugs are called."""

import re
import unicodedata

_WORD = re.compile(r"[a-z]{2,}|[0-9]+")
_SOUNDS = str.maketrans("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye") | str.maketrans(
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""}
    | {"ю": "yu", "я": "ya"}
)


def latin_words(title: str, count: int | None = None) -> list[str]:
    """The words of a title, or so many of them, that are left in ASCII; Cyrillic as it sounds."""
    latin = unicodedata.normalize("NFKD", title.casefold().translate(_SOUNDS))
    # What is left of é is e.
    return _WORD.findall(latin.encode("ascii", "ignore").decode())[:count]
