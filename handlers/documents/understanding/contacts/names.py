"""Whose a contact is: the first name of a line, as it stands."""

import re

from handlers.documents.understanding.people.named import find_people
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.words.lexicon import Lexicon, find_words, load_all
from handlers.documents.understanding.words.morphology import is_first_name, is_oblique_name
from handlers.documents.understanding.words.tagging import tag

_LATIN_NAME = re.compile(
    r"([A-ZÀ-Ž][\w’'-]+(?:\s(?:[A-ZÀ-Ž]\.|[A-ZÀ-Ž][\w’'-]+|van|de|der|den|von|du|la|le|ten|ter|el|al|d')){1,4})"
)
_CYRILLIC = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_CYRILLIC_NAME = re.compile(rf"({_CYRILLIC}(?:\s{_CYRILLIC}){{1,2}})")
_HOUSE_AFTER = re.compile(r"\s\d{1,4}(?:[/-]\d+)?\s?[^\W\d]?(?=[,;\s]|$)")
AND = re.compile(r"[\s,;.)|/–—-]*(?:(?:и|а также|and|en|et|ou|or|of|или)\s+(?=\S))?")
"""What stands between a contact and the next."""


def name_in(text: str, language: str, lexicon: Lexicon) -> tuple[str, int, int] | None:
    """The first person's name of a text, as it stands."""
    found = sure_name_in(text, language, lexicon)
    if found and (_HOUSE_AFTER.match(text, found[2]) or _is_of_street(text, found[1])):
        found = None  # «Обала Лучица 4», «пл. Стефан Стамболов»
    return found or name_alone(text, language)


def _is_of_street(text: str, start: int) -> bool:
    last = next(iter(find_words(text[:start])[-1:]), "")
    near = text[:start].rstrip(" .").endswith(last)
    return near and len(last) > 1 and load_all().means(last, "streets")


def sure_name_in(text: str, language: str, lexicon: Lexicon) -> tuple[str, int, int] | None:
    """The first name of a text that what stands around it makes a person's."""
    tagged = tag([text], language)[0]
    for person in find_people(tagged, language, lexicon):
        if " " in person.name or "." in person.name:
            return text[person.start : person.end], person.start, person.end
    if language == "ru":
        for name in tagged.names:
            words = text[name.start : name.end].split()
            if name.kind == "PER" and len(words) > 1:
                return text[name.start : name.end], name.start, name.end
    return None


def nominative_name(text: str, start: int, lexicon: Lexicon) -> str | None:
    """The name at a point in the nominative, where it stands in another case."""
    for person in find_people(tag([text], "ru")[0], "ru", lexicon):
        said = text[person.start : person.end]
        if person.start == start and any(map(is_oblique_name, said.split())):
            return person.name
    return None


def name_alone(text: str, language: str) -> tuple[str, int, int] | None:
    """The first name that stands by itself between commas."""
    for chunk in re.finditer(r"[^,;:\n|()]+", text):
        plain = without_titles(chunk[0])
        named = _LATIN_NAME.fullmatch(plain) or _CYRILLIC_NAME.fullmatch(plain)
        if named and named.re is _CYRILLIC_NAME and not any(map(is_first_name, plain.split())):
            continue
        if named and not _is_body(named[1]) and not _is_place(named[1], language):
            start = text.find(named[1], chunk.start())
            return named[1], start, start + len(named[1])
    return None


def without_titles(text: str) -> str:
    """A name without what may lead to it: `en Mw. Jantine Smit`."""
    text = AND.sub("", text.strip(), count=1)
    while title := re.match(r"([^\W\d_]+)\.?\s+", text):
        if not (load_all().is_one(title[1], "honorifics") or title[1] == "Prof"):
            break
        text = text[title.end() :]
    return text


def _is_place(text: str, language: str) -> bool:
    # Mary is a city, Mary Jones is none.
    spots = find_spots(tag([text], language)[0], language)
    return any(spot.end == len(text) for spot in spots)


def _is_body(text: str) -> bool:
    words = find_words(text)
    kinds = ("organisations", "venues", "streets", "events")
    # The stem of a first name may be that of an office: `Barry`.
    office = any(load_all().is_one(word, "offices") for word in words)
    return office or any(load_all().means(word, kind) for word in words for kind in kinds)
