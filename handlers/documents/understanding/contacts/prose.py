"""Contacts that running text names: `Ring Isla Mutch on 01224 …; the other side is …`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from handlers.documents.understanding.contacts.names import sure_name_in
from handlers.documents.understanding.contacts.parts import address_of
from handlers.documents.understanding.layout.contact_fields import field_spans, has_contact_field
from handlers.documents.understanding.words.lexicon import (
    Lexicon,
    find_words,
    load_all,
)

_CAPITALS = re.compile(r"[A-ZÀ-Ž][\w’'-]+(?:\s(?:(?:van|de|der|den|von|du|la|le)\s){0,2}"
                       r"[A-ZÀ-Ž][\w’'-]+){1,3}")  # fmt: skip
_NO_NAME = ("organisations", "venues", "streets", "roads", "events")
_OFFICE = re.compile(r"\s*[,(–—-]\s*|\s+(?=(?:of|van|du|de|bij|at)\s)")
"""What stands between a name and its office or body."""


def contacts_in_prose(
    sentences: Sequence[str], language: str, lexicon: Lexicon
) -> tuple[list[str], list[str]]:
    """The contacts of a paragraph, a line each, and the sentences that tell something else.

    Nothing where it is no running text: names and numbers in a row are read as such.
    """
    found = [(each, _line(each, language, lexicon)) for each in sentences]
    lines = [line for _, line in found if line]
    reached = [each for each in sentences if has_contact_field(each)]
    if language == "ru" or len(sentences) == 1 or len(lines) != len(reached):
        return [], []
    return lines, [each for each, line in found if not line]


def _line(sentence: str, language: str, lexicon: Lexicon) -> str:
    """The contact of a sentence without the words that only make a sentence of it."""
    spans = field_spans(sentence)
    name = _name_before(sentence, spans[0][0], language, lexicon) if spans else None
    if not name or not has_contact_field(sentence):
        return ""
    _, start, end = name
    office = _OFFICE.match(sentence, end)
    said = sentence[office.end() : spans[0][0]] if office else ""
    offices = list(_offices(said, lexicon))
    parts = [sentence[start:end], *offices]
    if not any(_is_of_body(each, lexicon) for each in offices):
        parts += _body_before(sentence[:start], lexicon)
    between = [sentence[one[1] : other[0]] for one, other in pairwise(spans)]
    fields = [sentence[a:b] for a, b in spans]
    faxes = load_all().labels["fax"]
    for at, words in enumerate(between, start=1):
        if any(word.lower() in faxes for word in find_words(words)):
            fields[at] = f"fax {fields[at]}"
    return ", ".join([*parts, *fields, *_address_behind(sentence[spans[-1][1] :])])


def _name_before(
    sentence: str, field: int, language: str, lexicon: Lexicon
) -> tuple[str, int, int] | None:
    """Who is reached: the last name before a number, sure or by its capitals."""
    if (sure := sure_name_in(sentence[:field], language, lexicon)) is not None:
        return sure
    names = [
        (match[0], *match.span())
        for match in _CAPITALS.finditer(sentence[:field])
        if not _is_other(match[0], lexicon)
    ]
    return names[-1] if names else None


def _is_other(name: str, lexicon: Lexicon) -> bool:
    """Whether capitals are those of a body, a street or a city at home."""
    home = any(word in find_words(name) for city in lexicon.home for word in find_words(city))
    words = find_words(name)
    office = any(lexicon.is_one(word, "offices") for word in words)
    return home or office or any(lexicon.means(w, kind) for w in words for kind in _NO_NAME)


def _offices(said: str, lexicon: Lexicon) -> Iterator[str]:
    """The parts between a name and a number that say an office or a body."""
    for part in re.split(r"[,()]", said):
        words = find_words(part)
        if any(lexicon.means(w, kind) for w in words for kind in ("offices", "organisations")):
            yield _OF.sub("", part.strip(" :\t"))


_OF = re.compile(r"^(?:of|van|du|de|bij|at)\s+(?:(?:the|het|de|la)\s+)?")


def _is_of_body(text: str, lexicon: Lexicon) -> bool:
    kinds = ("organisations", "venues")
    return any(lexicon.means(word, kind) for word in find_words(text) for kind in kinds)


def _body_before(said: str, lexicon: Lexicon) -> list[str]:
    """The body that is named before somebody: `Your partner at the Harbour Office is Jane Roe`."""
    named = (match[1] for match in _AT_BODY.finditer(said))
    return [each for each in named if _is_of_body(each, lexicon)][-1:]


_AT_BODY = re.compile(
    r"\b(?:at|from|for|of|bij|van|voor|à|au|du|de)\s+(?:(?:the|het|de|la|le)\s+|l['’])?"
    r"([A-ZÀ-Ž][\w’'-]+(?:\s(?:(?:of|for|van|voor|de|du|des|the|het)\s){0,2}[A-ZÀ-Ž][\w’'-]+)*)"
)


def _address_behind(rest: str) -> Iterator[str]:
    """The address that a last clause names: `letters go to 1 High Street, AB1 2CD Bergen`."""
    for clause in re.split(r"[;.]\s", rest):
        at = re.search(r"\d", clause)
        said = clause[at.start() :].strip(" .") if at else ""
        if said and address_of([part.strip() for part in said.split(",")]):
            yield said
