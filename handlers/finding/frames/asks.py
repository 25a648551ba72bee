"""What is asked for: when, who, how many; whether anything is, or whether something is so."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import dropwhile

from handlers.finding.frames.frame import Term
from storage.lexicon import Lexicon
from storage.words import stems

_INVERTED = re.compile(r"-(t-)?(il|elle|ils|elles)\b", re.IGNORECASE)
_OUTDONE: Mapping[str, tuple[str, ...]] = {
    "how_long": ("how_many",),
    "until": ("age",),
    "age": ("how_many",),
    "how_much": ("how_many", "hour"),
    "hour": ("how_many", "when"),
    "largest": ("how_many", "how_much"),
    "longest": ("compare", "longer"),
    "measure": ("how_many", "planned"),
    "change": ("how_many", "how_much", "measure", "how_long", "age", "compare"),
    "purpose": ("why", "where", "who"),
    "about": ("where", "who", "name", "how_many"),
    "speed": ("how_long", "when", "how_many"),
    "source": ("where",),
}
"""What is asked more exactly by another ask: «во сколько обошлось» asks for no hour."""


def in_order(found: dict[str, set[str]], words: Sequence[str], language: str) -> list[str]:
    """What is asked for, in the order in which it is said; the more exact ask wins its words."""
    first = {word: at for at, word in reversed(list(enumerate(words)))}
    asks = sorted(found, key=lambda ask: min(first.get(word, 99) for word in found[ask]))
    asks = [each for each in asks if not any(each in _OUTDONE.get(other, ()) for other in asks)]
    if "hour" in asks:
        asks.sort(key=lambda each: each != "hour")
    if "until" in asks:
        asks = ["until" if each == "when" else each for each in asks]
        asks = list(dict.fromkeys(asks))
    if language == "fr" and "ce qui" in " ".join(words):
        asks = [each for each in asks if each != "who"]
    if "company" in asks and "who" not in asks:
        asks.append("who")
    return asks


def of_two(
    asks: Sequence[str], *, is_compared: bool, beside: AbstractSet[str] = frozenset()
) -> list[str]:
    """What is asked for, where two are compared, or one of all of them is sought.

    `beside` is not asked by who compares: the French "or" is written like their "where".
    """
    if is_compared:
        left = {"compare", "largest", *beside}
        return ["compare", *(each for each in asks if each not in left)]
    if "largest" in asks and "when" not in asks:
        return [each for each in asks if each != "compare"]
    return list(asks)


def without_leading(words: Sequence[str], leading: AbstractSet[str]) -> Sequence[str]:
    """Words without those that lead to a question: «а правда, что …»."""
    return list(dropwhile(leading.__contains__, words)) or words


def find_many(words: Sequence[str], text: str, lexicon: Lexicon) -> set[str]:
    """The words by which it is asked whether there are many: «студентов много?»."""
    is_asked = text.rstrip().endswith("?") or "ли" in words
    return set(lexicon.many.intersection(words)) if is_asked else set()


def without_planned(asks: list[str], words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """What is asked, without plans that are counted beside what took place."""
    if "how_many" not in asks or lexicon.past.isdisjoint(words):
        return asks
    return [each for each in asks if each != "planned"]


def can_end(asks: Sequence[str], terms: Sequence[Term]) -> bool:
    """Whether what is asked can have ended: whether it is so, which agreements hold."""
    return list(asks) == ["whether"] or (
        not asks and any("agreement" in each.kinds for each in terms)
    )


def is_whether(words: Sequence[str], text: str, language: str, lexicon: Lexicon) -> bool:
    """Whether a text asks whether something is so."""
    if language == "fr" and _INVERTED.search(text):
        return True
    if not words or "ли" in words:
        return bool(words)
    openers, is_open = lexicon.whether[language], not lexicon.open[language].isdisjoint(words)
    if words[0] in openers:
        return language != "ru" or not is_open or words[0] in lexicon.truly
    if is_open:
        return False
    # Russian needs no sign of a question but the voice.
    says_so = language == "ru" and any(
        word in openers or word in lexicon.present or not stems(word).isdisjoint(lexicon.doing)
        for word in words
    )
    return says_so or text.rstrip().endswith("?")
