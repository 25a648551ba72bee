"""Surnames of two words beside initials: «алькальд Гранда Варела П. Э.», «Х. М. Альмейда Рисо»."""

import re

from handlers.documents.dictionary import known_parses
from handlers.documents.understanding.places.geography import find_spots
from handlers.documents.understanding.words.initials import INITIAL, is_initial
from handlers.documents.understanding.words.lexicon import Lexicon
from handlers.documents.understanding.words.morphology import (
    is_common_word,
    is_only_place,
    is_person_noun,
)
from handlers.documents.understanding.words.tagging import Tagged, Token

_RUSSIAN = re.compile(
    r"(?:[оеё]в|[иы]н|[сц]к|енко|[иы]х|ич)(?:а|у|е|ой|ым|ом|ем|им|ого|ому|ую|ая|ий|ый)?$"
)
"""Of Russian surnames two are joined by a hyphen."""
_KINDS = ("organisations", "offices", "venues", "events", "streets", "name_rest", "settlements")
_SHORTEST = 4


def with_second_surname(tagged: Tagged, span: tuple[int, int], lexicon: Lexicon) -> tuple[int, int]:
    """The span of a surname with initials, and of the other surname that is written beside it."""
    start, end = span
    words = [token for token in tagged.between(start, end) if token.is_word]
    surname = next((word for word in words if not is_initial(word.text)), None)
    if surname is None or _RUSSIAN.search(surname.text.lower()):
        return span
    if surname is words[0]:
        before = next((t for t in reversed(tagged.tokens) if t.end + 1 == start), None)
        return (before.start, end) if before and _is_surname(tagged, before, lexicon) else span
    after = next((token for token in tagged.tokens if token.start == end + 1), None)
    following = tagged.text[after.end :] if after else ""
    # «П. Э. Варела Иванов А. Б.»: of the next name.
    own = not re.match(rf"\s{INITIAL}", following)
    return (start, after.end) if after and own and _is_surname(tagged, after, lexicon) else span


def _is_surname(tagged: Tagged, token: Token, lexicon: Lexicon) -> bool:
    word = token.text
    if not (token.capital and token.is_word and len(word) >= _SHORTEST) or token.quoted:
        return False
    if word.isupper() or _RUSSIAN.search(word.lower()) or _is_first_name(word):
        return False
    if any(lexicon.means(word, kind) for kind in _KINDS):
        return False
    before = tagged.text[: token.start].rstrip()
    begins = not before or before.endswith((".", ":", ";", "|"))
    if is_only_place(word) or (begins and (is_person_noun(word) or is_common_word(word))):
        return False
    found = {each.kind for each in tagged.names if each.start <= token.start < each.end}
    if found:
        return found == {"PER"}
    return not find_spots(Tagged(tagged.text, (token,)), "ru")


def _is_first_name(word: str) -> bool:
    return any({"Name", "Patr"} & parse.tag.grammemes for parse in known_parses(word.lower()))
