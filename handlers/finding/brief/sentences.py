"""Sentences of a text, and the quantities that they tell."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from handlers.finding.brief.numerals import numeral, read_number, read_numeral
from storage.words import is_cyrillic, split_words

_END = re.compile(r"(?<=[.!?…])\s+(?=[«“\"(]?[A-ZА-ЯЁÀ-Ý])|(?<=[^\W\d_]{5}[.!?…])\s+(?=\d)")
"""Before a number only after a long word: « 41 croates. 7 200 personnes », not "Sept. 2021"."""
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«])(?:(?:[A-ZА-ЯЁ]\.)*[A-ZА-ЯЁ]|[а-яё]{1,2}|тыс|руб|млн|обл|стр|пос|дер|чел|экз|изд|наб|зам|тел|проф|акад|Mr|Mrs|Dr|St|No|vol|nr)\.$"
)
_ABOUT = (
    r"более(?: чем)?|свыше|около|почти|порядка|примерно|не менее|не более|до|more than|over|about|"
    r"around|nearly|almost|at least|up to|meer dan|ruim|ongeveer|bijna|minstens|plus de|environ|"
    r"près de|au moins"
)
"""What says that a number is not exact."""
_FIGURES = (
    r"\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,}|\d+(?:[.,]\d+)?"
)
_TIMES = (
    r"тыс\.|тысяч[аи]?\b|млн|миллион\w*|млрд|миллиард\w*|thousand|millions?|billion|duizend|miljoen|"
    r"miljard|mille|milliers?|milliards?"
)
_POWERS = {
    3: ("тыс", "thou", "duiz", "mille", "millier"),
    6: ("мил", "млн", "milli", "milj"),
    9: ("млрд", "миллиа", "bill", "miljar", "milliar"),
}
"""Powers of ten, and how their names begin."""


@cache
def _quantity(number: str) -> re.Pattern[str]:
    """What finds such a number, with what it counts after it."""
    return re.compile(
        rf"(?<![\w.,/-])(?:(?:{_ABOUT})[ \u00a0]+)?"
        rf"(?<![\w.,/-])(?P<number>{number})(?:[ \u00a0]*(?P<times>{_TIMES}|%))?[ \u00a0]+"
        r"(?:of |d['’]|de )?"
        r"(?=(?P<words>(?:[^\W\d_][\w’'-]*\.?[ \u00a0]?){1,4}))",
        re.IGNORECASE,
    )


_CURRENCIES = (
    r"(?:руб|долл|евро\b|фунт|юан|крон(?:[аыеу]|ой|ами)?\b"
    r"|roubl|rubl|dollar|euro|pound|yuan|roebel|livre)"
)
MONEY = re.compile(
    rf"\d[^.!?]*?(?:\b{_CURRENCIES}|[€$£₽])|(?:[€$£₽])\s*\d",
    re.IGNORECASE,
)
"""A sum of money."""
_CURRENCY = re.compile(_CURRENCIES, re.IGNORECASE)
_BETWEEN = frozenset({"по", "до", "и", "the", "to", "and", "au", "et", "tot", "en", "or"})
"""What stands after a number that is a date, or one of two: «с 15 по 25»."""
_GROUP = re.compile(
    r"(?P<written>(?P<group>[^\W\d_]{4,}) (?:of|из|van|uit|de) (?P<number>\d{1,4}))(?=[.,;)]|$)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"\w+(?:[ыи][хе]|ая|[ыио]й|ое)")
"""«Около 30 совместных предприятий», «84 расписные дощечки»."""
TEXTS_IN_MEMORY = 5_000
_FAR, _BEFORE = 110, 70
"""How many letters may stand before what matters, and how many are left of more."""
_CONJUNCTION = 2
"""How many letters a word has at most that stands after a noun: «более 100 компаний и …»."""
_SHORT = 5
"""«чел.»: an abbreviation keeps its stop."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts, as a text has them."""

    number: str
    written: str
    """The number with the word after it."""
    words: str
    """The words after it."""
    sentence: str
    in_words: bool = False
    """Whether the number is written out."""
    spelled: str = ""
    """The number as it is written."""
    of_group: bool = False
    """Whether the word stands before it: "a delegation of 58"."""
    times: float = 1
    """What it is to be multiplied by: thousands, millions."""
    language: str = ""

    @property
    def value(self) -> float:
        """How many it is."""
        return read_number(self.number, self.language) * self.times


def is_money(quantity: Quantity) -> bool:
    """Whether a quantity is a sum of money."""
    return _CURRENCY.match(quantity.words) is not None


def split_sentences(text: str) -> list[str]:
    """The sentences of a text; abbreviations and initials end none."""
    parts: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text[: match.start()]):
            continue
        parts.append(text[start : match.start()].strip())
        start = match.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def begin_near(sentence: str, at: int) -> str:
    """A sentence without its beginning, where what matters stands far behind it."""
    if at < _FAR:
        return sentence
    return f"… {sentence[sentence.index(' ', at - _BEFORE) + 1 :]}"


@lru_cache(TEXTS_IN_MEMORY)
def find_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text, those in figures first; read once, as long as the text stays."""
    language = "ru" if is_cyrillic(text.lower()) else language
    sentences = split_sentences(text)
    figures = [each for sentence in sentences for each in _find(_FIGURES, sentence)]
    words = [
        replace(each, number=f"{read_numeral(each.spelled, language):g}", in_words=True)
        for sentence in sentences
        for each in _find(numeral(language), sentence)
    ]
    groups = [
        Quantity(found["number"], found["written"], found["group"], sentence, of_group=True)
        for sentence in sentences
        for found in _GROUP.finditer(sentence)
    ]
    return tuple(replace(each, language=language) for each in (*figures, *words, *groups))


def _find(number: str, sentence: str) -> Iterator[Quantity]:
    for match in _quantity(number).finditer(sentence):
        words = match["words"]
        first, *rest = words.split()
        if first.lower() in _BETWEEN:
            continue
        if _ADJECTIVE.fullmatch(first) and rest and len(rest[0]) > _CONJUNCTION:
            first = f"{first} {rest[0]}"
        if len(first) > _SHORT:
            first = first.rstrip(".")
        written = sentence[match.start() : match.start("words")] + first
        number = match["number"]
        times = _read_times(match["times"] or "")
        yield Quantity(number, written, words.strip(), sentence, spelled=number, times=times)


def _read_times(unit: str) -> float:
    beginnings = {each: power for power, names in _POWERS.items() for each in names}
    known = [each for each in beginnings if unit.lower().startswith(each)]
    return 10 ** beginnings[max(known, key=len)] if known else 1


def tells_measure(text: str, language: str, units: AbstractSet[str]) -> bool:
    """Whether a text has a quantity in units of measure."""
    return any(
        not units.isdisjoint(split_words(each.words)[:1])
        for each in find_quantities(text, language)
    )
