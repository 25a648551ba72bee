"""Directions of cooperation: short labels, and which of them an event's words belong to."""

import re
from dataclasses import dataclass, field

from handlers.documents.understanding.words.lexicon import Lexicon, find_words, word_set, word_stems
from handlers.documents.understanding.words.model import ReadDirection
from handlers.documents.understanding.words.morphology import nominative
from handlers.documents.understanding.words.tagging import tag
from storage.brief_files import LABEL_LENGTH
from storage.words import capitalize

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
_NAME = re.compile(r"(?<=\s)[^\W\d_a-zа-яё][\w-]*")
"""A word that begins large, within a text."""
_ADJECTIVE = re.compile(r"(?:ов|ев|н|ск)(?:ый|ий|ой)$")
_ENDING = re.compile(r"(?<=[а-яё]{4})[аяоеийьы]$")
_LONG_ENOUGH = 4
_LONGEST_MEMBER = 4
_LONGEST_AREA = 9
_ARE = re.compile(
    r"\s(?:(?:являются|остаются|стали|составляют|выступают|are|remain|include|comprise|zijn|blijven"
    r"|omvatten|vormen|sont|restent|demeurent|comprennent)(?=\s)"
    r"|, как(?=\s)|such as(?=\s)|zoals(?=\s)|tels que(?=\s)|telles que(?=\s))\s*"
)
"""What leads to a list within a sentence: «Направлениями являются туризм, спорт и транспорт»."""
_LAST = re.compile(r"\s+(?:и|а также|and|en|et)\s+")


def split_directions(text: str) -> list[str]:
    """The directions of a list item, or of a sentence that lists several."""
    text = text.replace("\n", " ").strip()
    parts = [part.strip() for part in text.split(";")] if text.count(";") > 1 else [text]
    return [part.strip(" ;.,") for part in parts if part.strip(" ;.,")]


def split_members(text: str) -> list[str]:
    """The directions of a line that lists them with commas: «транспорт, спорт, молодежь»."""
    parts = _members(text.replace("\n", " ").strip(" ."), ",")
    listed = len(parts) > 2 and all(0 < len(part.split()) <= _LONGEST_MEMBER for part in parts)
    return parts if listed else []


def _members(text: str, sign: str) -> list[str]:
    """What a text lists: «порты, культура и спорт» are three."""
    *others, last = [part.strip(" .") for part in text.split(sign)]
    ends = _LAST.split(last, maxsplit=1)
    # Where other areas have an "and" so may the last.
    if sign == "," and len(ends) > 1 and others and not any(map(_LAST.search, others)):
        return [*others, *ends]
    return [*others, last]


def find_listed(sentence: str, lexicon: Lexicon) -> tuple[str, list[str]]:
    """What leads to areas, and those: «Работа ведется по трем направлениям: порты, спорт и …»."""
    lead, sign, rest = sentence.rstrip(" .;").partition(":")
    if not sign and (led := _ARE.search(lead)):
        lead, sign, rest = lead[: led.start()], led[0], lead[led.end() :]
        if "," not in rest:
            return "", []
    words = find_words(lead)
    leads = any(lexicon.means(word, "areas") for word in words)
    happened = (word for word in words if lexicon.means(word, "happened"))
    told = any(len(word) >= _LONG_ENOUGH for word in happened) or re.search(r"\d", rest)
    if not sign or not leads or told:
        return "", []
    listed = [part for part in _members(rest, ";" if ";" in rest else ",") if part]
    short = all(len(part.split()) <= _LONGEST_AREA for part in listed)
    return (lead + sign.rstrip(), listed) if len(listed) > 1 and short else ("", [])


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
        rest = _in_nominative(short, led.end())
    rest = rest or short
    if len(rest) > LABEL_LENGTH:
        members = _first_members(rest)
        # «Студенческие» of «студенческие и научные обмены» says nothing by itself.
        rest = members if language != "ru" or _has_noun(members) else rest
    return capitalize(rest)


def _has_noun(text: str) -> bool:
    return any(token.pos in ("NOUN", "PROPN") for token in tag([text], "ru")[0].tokens)


def _in_nominative(text: str, start: int) -> str:
    """What follows in a text; its grammar is that of the whole."""
    tokens = tag([text], "ru")[0].between(start, len(text))
    first = next((t.case for t in tokens if t.pos in ("NOUN", "ADJ")), "")
    changed, at, head = [], start, False
    for token in tokens:
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
        if 0 < cut <= LABEL_LENGTH:
            return text[:cut]
    words = text[:LABEL_LENGTH].rsplit(" ", 1)[0].split()
    while len(words) > 1 and len(words[-1]) < _LONG_ENOUGH:
        words.pop()
    return " ".join(words)


def content_stems(text: str) -> set[str]:
    """The stems of a text's telling words."""
    return {stem for word in find_words(text) for part in _parts(word) for stem in word_stems(part)}


def _parts(word: str) -> set[str]:
    """A word and those that it is made of, but for those that say nothing."""
    parts = {
        part
        for part in word.split("-")
        if len(part) >= _LONG_ENOUGH and part.lower() not in _COMMON
    }
    return parts | {word} if parts else parts


@dataclass(slots=True)
class Matcher:
    """Finds the directions that a text belongs to."""

    directions: list[ReadDirection] = field(default_factory=list)
    _common: frozenset[str] = field(
        default_factory=lambda: frozenset(s for w in _COMMON for s in word_stems(w))
    )

    def match(self, text: str) -> tuple[int, ...]:
        """The directions whose words an event has, as nouns or adjectives of one another."""
        said = _roots(content_stems(text) - self._common)
        return tuple(
            index
            for index, direction in enumerate(self.directions)
            if said & _roots(_telling(direction.text, self._common))
        )

    def find(self, name: str) -> int | None:
        """The direction that a cell names."""
        wanted = content_stems(name)
        for index, direction in enumerate(self.directions):
            known = content_stems(direction.text)
            if (wanted and wanted == known) or name.lower() == direction.text.lower():
                return index
        return None


def _roots(words: set[str]) -> set[str]:
    """The words, and what a Russian noun and its adjective share: «порт», «портовый»."""
    roots = {_ADJECTIVE.sub("", word) if len(word) > _LONG_ENOUGH else word for word in words}
    return words | {_ENDING.sub("", root) for root in roots if len(root) >= _LONG_ENOUGH}


def _telling(text: str, common: frozenset[str]) -> set[str]:
    """The words that tell a direction: of what it is, or else with whom."""
    matter = _NAME.sub(" ", text)
    return content_stems(matter) - common or content_stems(text) - common
