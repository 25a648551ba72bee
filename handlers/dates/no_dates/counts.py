"""Numbers of four digits that count something and are no years."""

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind, load_lexicon

_ROUND = 50
_FAR_AHEAD = 10
_SHORTEST = 4
_FEW = 6
_OF_MANY = ("ых", "их")
_OF_THINGS = ("ов", "ев", "ий", "ек", "ок")
_THINGS = {Kind.NUMBERED, Kind.NUMBER_OF, Kind.FILED}
_COUNTED_THINGS = {*_THINGS, Kind.COUNT, Kind.ABBREVIATED}
_IN_THINGS = ("ах", "ях")
"""How adjectives and nouns end in Russian after a number, and after «в» and a number."""


def is_counted(passage: Passage, at: int) -> bool:
    """Whether a number counts something, by what stands beside it: `2018 visitors`, `€ 2018`."""
    if _is_when(passage, at):
        return False
    if passage.is_mark(at - 1, "€$£₽") or passage.means(at - 1, Kind.MORE_THAN):
        return True
    if Kind.QUANTITY in passage.kinds and _is_quantity(passage, at):
        return True
    if passage.has(at - 1, (Kind.EACH,)) and _is_of_each(passage, at):
        return True
    to = passage.is_mark(at + 1, "-") or passage.has(at + 1, (Kind.TO, Kind.OR))
    if to and passage.number(at + 2, 4) is not None and _is_count(passage, at + 2):
        # «С 1900 до 2100 тонн», `1800 or 1900 km`
        return True
    return _is_count(passage, at)


def _is_of_each(passage: Passage, at: int) -> bool:
    """Whether so many things stand before: «2 билета по 1500», `three tickets at 1500`."""
    named = passage.at(at - 2)
    if not named or not named.is_word or not named.meanings.keys() <= _COUNTED_THINGS:
        return False
    if load_lexicon().is_meeting(named.text):
        return False
    counted = at - 3
    described = passage.at(counted)
    if described and described.is_word and not described.meanings:
        # «2 детских билета по 1500»
        counted -= 1
    return bool(passage.number(counted, 1, 2, 3) or passage.has(counted, (Kind.CARDINAL,)))


def _is_count(passage: Passage, at: int) -> bool:
    """Whether what is counted stands after a number."""
    following = passage.at(at + 1)
    if not following or following.glued or following.capital or not following.is_word:
        # The mark of `In 2018 € 85.000` is that of the number after it.
        further = passage.at(at + 2)
        led = further is not None and bool(further.digits) and not passage.is_mark(at + 1, "%₽")
        return passage.is_mark(at + 1, "€$£%₽") and not led
    if passage.has(at + 1, (Kind.COUNT, Kind.HOUR)) or _is_described_count(passage, at + 1):
        # "1430 hrs" is a time of day.
        return True
    if not following.meanings.keys() <= _THINGS:
        return False
    # « A rassemblé 1998 mélomanes »
    return bool(passage.means(at - 1, Kind.COUNTING)) or _is_of_many(passage, at)


def _is_of_many(passage: Passage, at: int) -> bool:
    """Whether the word after a number has the ending that numbers ask for in Russian, years do not.

    «1985 шагов», «1950 спортивных объектов», «в 2018 экземплярах»; but «осенью 2018 волонтёров …».
    """
    return passage.context is Context.DOCUMENT and may_be_of_many(passage, at)


def may_be_of_many(passage: Passage, at: int) -> bool:
    """The same, as far as the words alone tell."""
    following = passage.at(at + 1)
    if passage.language != "ru" or not following or not following.is_word or following.meanings:
        return False
    word = passage.tokens[at + 1].text
    if len(word) < _SHORTEST or not word.endswith(_OF_MANY + _OF_THINGS):
        return word.endswith(_IN_THINGS) and bool(passage.means(at - 1, Kind.YEAR_PREP))
    before = passage.at(at - 1)
    leading = (Kind.MONTH, Kind.SEASON, Kind.PART, Kind.UNIT, Kind.YEAR_PREP, Kind.ORDINAL)
    return not before or before.meanings.keys().isdisjoint(leading)


def _is_quantity(passage: Passage, at: int) -> bool:
    """Whether a number is all that a line says of a quantity: «количество участников – 1998»."""
    after = passage.at(at + 1)
    if not passage.is_mark(at - 1, ":-") or (after and after.text not in ".,;)\n"):
        return False
    return any(passage.means(at - back, Kind.QUANTITY) for back in range(2, _FEW))


def _is_described_count(passage: Passage, at: int) -> bool:
    """Whether an adjective of what is counted stands there, with its noun or that of the next."""
    token = passage.at(at)
    if not token or token.meanings or not token.text.endswith(_OF_MANY):
        return False
    further = at + 1
    if passage.means(further, Kind.AND) and passage.number(further + 1, 4) is not None:
        further += 3
    return bool(passage.means(further, Kind.COUNT))


def _is_when(passage: Passage, at: int) -> bool:
    """Whether a sentence begins with a year though it might be a count: `In 2018 children …`."""
    if not passage.means(at - 1, Kind.YEAR_PREP) or passage.number(at, 4) is None:
        return False
    before = passage.at(at - 2)
    begins = before is None or before.text in ".!?;:(,-" or before.text[0] == "\n"
    year = passage.tokens[at].value
    return begins and bool(year % _ROUND) and year <= passage.today.year + _FAR_AHEAD
