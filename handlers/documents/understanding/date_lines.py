"""Lines that say of when a document is, and those that only name it."""

import re
from collections.abc import Sequence

from handlers.documents.understanding.dating import find_times_alone, is_only_date
from handlers.documents.understanding.lexicon import find_words, load_all
from storage.words import fold

_FILED = re.compile(
    r"\s*(?:,\s*)?(?:исх\.?\s*|вх\.?\s*)?(?:№|n°|nr?o?\.)\s*\S*\d\S*\s*$", re.IGNORECASE
)
"""The number under which a letter or memo is filed, after its date."""
_SHORT_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d\d(?:\s*г)?")
_SHORT = 3


def is_date_line(text: str) -> bool:
    """Whether a line holds the brief's own date: «по состоянию на …», `As of …`, a bare date."""
    text = _FILED.sub("", text)
    folded = fold(text).strip(" ().,:;–—-*")
    digits = re.search(r"\d", folded) is not None
    if says_as_of(text) and digits and len(folded) < 70:
        return True
    if is_brief_name(text) and re.search(r"(?:19|20)\d\d", folded) and len(folded) < 60:
        words = [word for word in find_words(text) if len(word) > 2]
        return len(words) <= 4 and not any(_is_name(word, words) for word in words[1:])
    plain = re.sub(r"^(?:на|по|от|op|on|le|au|du)\s+", "", folded)
    dated = re.search(r"(?:19|20)\d\d", folded) or _SHORT_DAY.fullmatch(plain)
    if not dated or len(folded) > 45:
        return False
    return is_only_date(plain, find_times_alone(plain))


def _is_name(word: str, words: Sequence[str]) -> bool:
    """Whether a word among small ones has a capital, and is no month."""
    small = any(each.islower() for each in words)
    said = f"{word} 2000"
    return small and word[0].isupper() and not is_only_date(said, find_times_alone(said))


def says_as_of(text: str) -> bool:
    """Whether a line begins as one does that says of when a document is."""
    folded = fold(text).strip(" ().,:;–—-*")
    return any(folded.startswith(each) for each in load_all().said["as_of"] if len(each) > 3)


def is_brief_name(text: str) -> bool:
    """Whether a line begins with what such documents are called."""
    words = find_words(text)
    return any(load_all().means(word, "titles_of_briefs") for word in words[:2])


def is_bare_name(text: str) -> bool:
    """Whether a line is no more than the name of such a document: «Справочная информация»."""
    words = [word for word in find_words(text) if len(word) > _SHORT]
    lexicon = load_all()
    if not words or not is_brief_name(text):
        return False
    return all(
        lexicon.means(word, "titles_of_briefs")
        or any(lexicon.means(part, "titles_of_briefs") for part in word.split("-"))
        for word in words
    )
