"""Directions of cooperation: short labels, and which of them an event's words belong to."""

import re
from dataclasses import dataclass, field

from handlers.documents.understanding.lexicon import find_words, word_set, word_stems
from handlers.documents.understanding.model import ReadDirection
from handlers.documents.understanding.morphology import nominative
from handlers.documents.understanding.tagging import tag

_LONGEST_LABEL = 40
_GENERAL = re.compile(
    r"^(?:дальнейшее\s+)?"
    r"(?:(?:развитие|расширение|укрепление|(?:разработка и )?реализация|поддержка|организация)\s+)?"
    r"(?:(?:совместных проектов|сотрудничеств[оа]|взаимодействи[ея]|проектов|связей)\s+)?"
    r"(?:во?\s+(?:области|сфер[ех]+|областях|части)\s+)?",
    re.IGNORECASE,
)
_GENERAL_LATIN = re.compile(
    r"^(?:(?:cooperation|collaboration|development|samenwerking|coopération|développement)\s+)?"
    r"(?:(?:in|on|of|op het gebied van|dans le domaine de|en matière de|de|du|des|van)\s+"
    r"(?:the\s+)?(?:fields? of|area of)?\s*)?",
    re.IGNORECASE,
)
_COMMON = word_set(
    "сотрудничество развитие область сфера проект совместный город санкт петербург "
    "международный новый другой центр работа cooperation development city project joint "
    "international new samenwerking stad coopération ville projet"
)
_LONG_ENOUGH = 4
_LONGEST_MEMBER = 4


def split_directions(text: str) -> list[str]:
    """The directions of a list item, or of a sentence that lists several."""
    text = text.replace("\n", " ").strip()
    parts = [part.strip() for part in text.split(";")] if text.count(";") > 1 else [text]
    return [part.strip(" ;.,") for part in parts if part.strip(" ;.,")]


def split_members(text: str) -> list[str]:
    """The directions of a line that lists them with commas: «транспорт, спорт, молодежь»."""
    parts = [part.strip(" .") for part in text.replace("\n", " ").split(",")]
    listed = len(parts) > 2 and all(0 < len(part.split()) <= _LONGEST_MEMBER for part in parts)
    return parts if listed else []


def make_direction(text: str, language: str) -> ReadDirection:
    """A direction with its label."""
    return ReadDirection(text, make_label(text, language))


def make_label(text: str, language: str) -> str:
    """The matter of a direction in a few words."""
    short = re.sub(r"\s*\([^)]*\)", "", text).strip()
    general = _GENERAL if language == "ru" else _GENERAL_LATIN
    led = general.match(short)
    rest = short[led.end() :] if led else short
    if language == "ru" and led and led.end() and rest:
        rest = _in_nominative(rest)
    rest = rest or short
    if len(rest) > _LONGEST_LABEL:
        rest = _first_members(rest)
    return rest[:1].upper() + rest[1:]


def _in_nominative(text: str) -> str:
    tagged = tag([text], "ru")[0]
    first = next((t.case for t in tagged.tokens if t.pos in ("NOUN", "ADJ")), "")
    changed, at, head = [], 0, False
    for token in tagged.tokens:
        changed.append(text[at : token.start])
        at = token.end
        if token.text.lower() in ("и", ","):
            head = False
        agrees = token.case == first and not head and token.pos in ("NOUN", "ADJ", "PROPN")
        word = token.text
        if agrees:
            word = nominative(word, first, gender=token.gender, number=token.number)
            head = token.pos == "NOUN"
        changed.append(word)
    return "".join(changed) + text[at:]


def _first_members(text: str) -> str:
    for sign in (",", " и ", " and ", " en ", " et "):
        cut = text.find(sign, 8)
        if 0 < cut <= _LONGEST_LABEL:
            return text[:cut]
    words = text[:_LONGEST_LABEL].rsplit(" ", 1)[0].split()
    while len(words) > 1 and len(words[-1]) < _LONG_ENOUGH:
        words.pop()
    return " ".join(words)


def content_stems(text: str) -> set[str]:
    """The stems of a text's telling words."""
    return {
        stem
        for word in find_words(text)
        for part in {word, *word.split("-")}
        if len(part) >= _LONG_ENOUGH and part.lower() not in _COMMON
        for stem in word_stems(part)
    }


@dataclass(slots=True)
class Matcher:
    """Finds the directions that a text belongs to."""

    directions: list[ReadDirection] = field(default_factory=list)
    _common: frozenset[str] = field(
        default_factory=lambda: frozenset(s for w in _COMMON for s in word_stems(w))
    )

    def match(self, text: str) -> tuple[int, ...]:
        """The directions whose words an event has."""
        said = content_stems(text) - self._common
        return tuple(
            index
            for index, direction in enumerate(self.directions)
            if said & _telling(direction.text, self._common)
        )

    def find(self, name: str) -> int | None:
        """The direction that a cell names."""
        wanted = content_stems(name)
        for index, direction in enumerate(self.directions):
            known = content_stems(direction.text)
            if (wanted and wanted == known) or name.lower() == direction.text.lower():
                return index
        return None


def _telling(text: str, common: frozenset[str]) -> set[str]:
    return content_stems(text) - common
