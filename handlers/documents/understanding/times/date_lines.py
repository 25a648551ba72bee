"""Lines that say of when a document is, and those that only name it."""

import re
from collections.abc import Iterable, Sequence

from handlers.documents.understanding.places.geography import is_weekday
from handlers.documents.understanding.times.dating import find_times_alone, is_only_date
from handlers.documents.understanding.words.lexicon import find_words, load_all
from handlers.documents.understanding.words.mentions import Times
from storage.words import fold

_FILED = re.compile(
    r"\s*(?:,\s*)?(?:исх\.?\s*|вх\.?\s*)?(?:№|n°|nr?o?\.)\s*\S*\d\S*\s*$", re.IGNORECASE
)
"""The number under which a letter or memo is filed, after its date."""
_AUTHOR = re.compile(
    r",\s+(?:par|by|door|подготовила?|составила?)\s(?:[^\W\d_a-zа-яё][\w.’'-]*\s?){1,4}$"
)
"""Who wrote a document, after its date."""
_SHORT_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d\d(?:\s*г)?")
_SHORT, _LONGEST_PERIOD = 3, 40
SOME_YEAR = 2000
"""For what is only looked at for being a date: of which year, it may not say."""


def is_date_line(text: str) -> bool:
    """Whether a line holds the brief's own date: «по состоянию на …», `As of …`, a bare date."""
    text = _AUTHOR.sub("", _FILED.sub("", text))
    folded = fold(text).strip(" ().,:;–—-*")
    digits = re.search(r"\d", folded) is not None
    if digits and len(folded) < 70 and (says_as_of(text) or _says_handed_in(text)):
        return True
    if is_brief_name(text) and re.search(r"(?:19|20)\d\d", folded) and len(folded) < 60:
        words = [word for word in find_words(text) if len(word) > 2]
        return len(words) <= 4 and not any(_is_name(word, words) for word in words[1:])
    plain = re.sub(r"^(?:на|по|от|op|on|of|van|le|au|du)\s+", "", folded)
    first, _, rest = plain.partition(" ")
    plain = rest.lstrip(" ,") if is_weekday(first.strip(",")) else plain
    dated = re.search(r"(?:19|20)\d\d", folded) or _SHORT_DAY.fullmatch(plain)
    if not dated or len(folded) > 45:
        return False
    return find_whole([(plain, find_times_alone(plain))]) is not None


def _says_handed_in(text: str) -> bool:
    """Whether a line says what was done with the document, and ends with the day of that."""
    first, *_ = fold(text).split() or [""]
    found = find_times_alone(text).mentions if first in load_all().said["handed_in"] else ()
    ends = len(found) == 1 and found[0].has_day and not re.search(r"\w", text[found[0].end :])
    return ends and not text.rstrip().endswith(".")


def is_period(text: str) -> bool:
    """Whether a line is a month, a season or a quarter and nothing else."""
    plain = text.strip(" .:")
    if not plain or len(plain) > _LONGEST_PERIOD:
        return False
    tries = ((said, find_times_alone(said)) for said in (plain, f"{plain} {SOME_YEAR}"))
    times = find_whole(tries)
    if not times:
        return False
    (mention,) = times.mentions
    return not (mention.is_year or mention.has_day or mention.value.is_open)


def find_whole(tries: Iterable[tuple[str, Times]]) -> Times | None:
    """The first reading by which a line is a date and nothing else."""
    return next((times for said, times in tries if is_only_date(said, times)), None)


def _is_name(word: str, words: Sequence[str]) -> bool:
    """Whether a word among small ones has a capital, and is no month."""
    small = any(each.islower() for each in words)
    said = f"{word} {SOME_YEAR}"
    return small and word[0].isupper() and not find_whole([(said, find_times_alone(said))])


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
