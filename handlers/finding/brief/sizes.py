"""How large events were: how many people, or things, their texts count."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from handlers.dates.words.single import is_of_date, leads_to_year
from handlers.finding.brief.sentences import TEXTS_IN_MEMORY, Quantity, find_quantities, is_money
from handlers.texts import Texts
from storage.content import Told
from storage.lexicon import Lexicon
from storage.words import same_word, split_words, stems_in

_AGENTS = re.compile(
    r"\w+(?:[щч]ик|тел|ист|олог|ник|ер)(?:и|ы|ов|ей|ам|ами|ями)|\w+(?:er|or|ist|aar|eur|euse|ien|ian)s"
    r"|\w+(?:isten|men)"
)
_COMMON, _SHORT = 4, 3
"""How many letters «фехтовальщики» and «фехтование» begin with alike at least, and a short word."""
_TRAVELS = frozenset({"visit", "mission"})
YEAR = re.compile(r"1[0-9]\d\d|20\d\d")
_LONGEST_PREPOSITION = 2


def sizes(event: Told, lexicon: Lexicon, t: Texts) -> Sequence[tuple[float, str]]:
    """How many people took part in an event, as its text says, with the words.

    Those are people, too, who came on a visit that is called after them: «визит метростроителей».
    """
    parts = (event.title, event.label, event.text)
    title, label, text = (each.in_language(t.language) for each in parts)
    return _find_sizes(title, label, text, t.language, lexicon)


@lru_cache(TEXTS_IN_MEMORY)
def _find_sizes(
    title: str, label: str, text: str, language: str, lexicon: Lexicon
) -> tuple[tuple[float, str], ...]:
    """The sizes of an event by its names and text; read once, as long as these stay."""
    said = split_words(title)
    named = [*said, *split_words(label)]
    travelled = any(not lexicon.thesaurus.kinds_of(word).isdisjoint(_TRAVELS) for word in said)
    found: list[tuple[float, str]] = []
    for number, quantity in _numbers(text, language, lexicon):
        words = split_words(quantity.words)
        is_meant = travelled and any(same_word(words[0], each) for each in said)
        is_meant = is_meant or (quantity.of_group and is_group_of_people(words[0], lexicon))
        if is_meant or any(map(lexicon.is_group, words)) or is_doer(words[0], named):
            found.append((number, _in_figures(quantity)))
    return tuple(found)


def sizes_of(
    event: Told, group: AbstractSet[str], lexicon: Lexicon, t: Texts
) -> Iterator[tuple[float, str]]:
    """How many people there were in what has one of some stems, in the sentences that name it."""
    for number, quantity in _numbers(event.text.in_language(t.language), t.language, lexicon):
        words = split_words(quantity.words)
        is_people = quantity.of_group or any(map(lexicon.is_people, words))
        if is_people and not group.isdisjoint(stems_in(quantity.sentence)):
            yield number, _in_figures(quantity)


def is_group_of_people(word: str, lexicon: Lexicon) -> bool:
    """Whether so many of it are people: "a delegation of 58"."""
    return lexicon.is_group(word) or not lexicon.thesaurus.kinds_of(word).isdisjoint(_TRAVELS)


def is_doer(word: str, title: Sequence[str]) -> bool:
    """Whether a word is for those who do what a title speaks of: "fencers" of a fencing match."""
    return _AGENTS.fullmatch(word) is not None and any(
        (_begins_alike(word, each) and not same_word(word, each)) or word == f"{each}rs"
        for each in title
    )


def _begins_alike(word: str, other: str) -> bool:
    """Whether two words begin alike, or one with the whole of a short one: "skiers" of "ski"."""
    return len(other) >= _SHORT and word[:_COMMON].startswith(other[:_COMMON])


def is_agent(word: str) -> bool:
    """Whether a word looks like one for people by what they do."""
    return _AGENTS.fullmatch(word) is not None


def _in_figures(quantity: Quantity) -> str:
    """A number with what it counts, in figures where it is written out: «12 человек»."""
    if not quantity.in_words:
        return quantity.written
    return quantity.written.replace(quantity.spelled, quantity.number, 1)


def numbers(event: Told, lexicon: Lexicon, t: Texts) -> Iterator[tuple[float, str]]:
    """How many there were of whatever an event's text counts, with the words."""
    text = event.text.in_language(t.language)
    said = _numbers(text, t.language, lexicon)
    return ((number, _in_figures(quantity)) for number, quantity in said)


def counted(
    event: Told, stems: AbstractSet[str], lexicon: Lexicon, t: Texts
) -> Iterator[tuple[float, str]]:
    """How many there were of what has one of some stems, with the words."""
    return (
        (number, written)
        for number, written in numbers(event, lexicon, t)
        if not stems.isdisjoint(stems_in(written))
    )


def _numbers(text: str, language: str, lexicon: Lexicon) -> Iterator[tuple[float, Quantity]]:
    for quantity in find_quantities(text, language):
        if not (is_of_date(quantity.words) or is_money(quantity) or _is_year(quantity, lexicon)):
            yield quantity.value, quantity


def is_counting(quantity: Quantity) -> bool:
    """Whether a number counts something: it is no date, and nothing like a year."""
    return not (is_of_date(quantity.words) or YEAR.fullmatch(quantity.number))


def _is_year(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number is a year: "in 1962 twelve …", not "1500 guests"."""
    if quantity.in_words or not YEAR.fullmatch(quantity.number):
        return False
    before = split_words(quantity.sentence.partition(quantity.written)[0])[-1:]
    if not before or before[0].isdecimal() or len(before[0]) <= _LONGEST_PREPOSITION:
        return True
    return leads_to_year(before[0]) or not lexicon.is_group(split_words(quantity.words)[0])
