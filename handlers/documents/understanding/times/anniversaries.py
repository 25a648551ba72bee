"""The years of what is celebrated: a sixtieth anniversary in 2018 is of something of 1958."""

import re
from collections.abc import Iterator

from handlers.documents.understanding.words.mentions import Mention
from handlers.documents.understanding.words.model import Doubt, DoubtKind, ReadFact
from handlers.documents.understanding.words.morphology import head_index, nominative_phrase
from handlers.documents.understanding.words.tagging import Tagged, Token
from storage.edtf import Edtf

_OF = {
    "ru": r"\b(\d{1,4})-?\s?лет(?:и[еяю]|ием|н\w+\s+(?:юбиле|годовщин)\w+)\s+(?:со\s+дня\s+)?",
    "en": r"\b(\d{1,4})(?:st|nd|rd|th)\s+anniversary\s+of\s+(?:the\s+)?",
    "nl": r"\b(\d{1,4})-jarig(?:e)?\s+(?:bestaan|jubileum)\s+van\s+(?:de\s+|het\s+)?",
    "fr": r"\b(\d{1,4})\s?e\s+anniversaire\s+(?:de\s+la\s+|de\s+l['’]|du\s+|de\s+|d['’])",
}
_END = re.compile(r"[,;:()–—.!?]|$")
_FIRST_YEAR = 800
_LONGEST = 160
_WHERE = ("в", "во", "на")


def find_anniversaries(
    tagged: Tagged, mention: Mention | None, language: str
) -> Iterator[ReadFact]:
    """What a dated sentence celebrates, as facts of the years that come of it."""
    at = _year_of(mention)
    if at is None:
        return
    for match in re.finditer(_OF[language], tagged.text, re.IGNORECASE):
        year = at - int(match[1])
        what = _what(tagged, match.end(), language)
        if year >= _FIRST_YEAR and year != at and what:
            sentence = tagged.text
            doubt = Doubt(DoubtKind.GUESSED_DATE, "date", sentence)
            yield ReadFact(
                f"{year} – {what}",
                Edtf.of(year),
                sentence,
                doubts=(doubt,),
                derived=f"{at} − {match[1]}",
            )


def _year_of(mention: Mention | None) -> int | None:
    """The one year in which a date certainly lies."""
    value = mention.value if mention else None
    if value is None or value.is_open or not value.start:
        return None
    first, last = value.earliest_start.year, value.latest_end.year
    return first if first == last else None


def _what(tagged: Tagged, start: int, language: str) -> str | None:
    """What follows, up to the end of its clause, in the nominative."""
    text = tagged.text
    end = next(each.start() for each in _END.finditer(text, start) if not _in_a_name(text, each))
    if language != "ru":
        # Without its grammar a phrase ends where a sign says so.
        return text[start:end].strip() if end - start <= _LONGEST else None
    tokens = list(tagged.between(start, end))
    verb = next((at for at, each in enumerate(tokens) if each.pos in ("VERB", "AUX")), None)
    if verb is not None:
        tokens = _without_place(tokens[:verb])
    head = head_index(tokens)
    # A name alone says nothing that was in a year.
    if head is None or tokens[head].case in ("", "Nom") or not (head or tokens[0].pos == "NOUN"):
        return None
    what = nominative_phrase(tokens, text)
    return what if len(what) <= _LONGEST else None


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a full stop ends an initial: «Д. С. Лихачев»."""
    return match[0] == "." and text[match.start() - 1 : match.start()].isupper()


def _without_place(tokens: list[Token]) -> list[Token]:
    """The words without the place before a verb: that is where it was celebrated."""
    places = [at for at, each in enumerate(tokens) if each.text.lower() in _WHERE]
    return tokens[: places[-1]] if places and places[-1] else tokens
