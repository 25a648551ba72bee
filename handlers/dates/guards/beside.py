"""Words of time that stand beside a date and were not read: they may be a part of it."""

from collections.abc import Sequence

from handlers.dates.guards.amounts import is_year, may_be_amount
from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.value import Context, Recurring
from handlers.dates.words.alike import is_like_time
from handlers.dates.words.lexicon import Kind
from handlers.dates.words.tokens import Token
from handlers.dates.years.yearly import Placed
from storage.edtf import Edtf

_OF_TIME = (
    *(Kind.UNIT, Kind.MONTH, Kind.SEASON, Kind.PART, Kind.BEFORE_ERA, Kind.AND_HALF),
    *(Kind.WEEKDAY, Kind.NEAR, Kind.OF_MONTH, Kind.HOLIDAY),
)
_SURELY_OF_TIME = (
    *(Kind.UNIT, Kind.MONTH, Kind.SEASON, Kind.PART, Kind.WEEKDAY, Kind.NEAR, Kind.HOLIDAY),
    *(Kind.OF_MONTH, Kind.OF_SEASON, Kind.RELATION, Kind.AGO, Kind.DAY, Kind.THOUSAND),
    *(Kind.HUNDRED, Kind.TO_DATE, Kind.WEEKEND),
)
_NUMBERS_OF_YEARS = range(10, 100)
_NEAR = 4
"""Tokens from a date within which a word of time may belong to it."""
_SINCE = 2
_FROM_THERE = (Kind.UNTIL, Kind.BEFORE, Kind.AFTER)
_JOINING = (Kind.AND, Kind.OR)
_TELLING = (Kind.SAME, Kind.NARRATIVE, Kind.RELATION)
_FAR = 8


def has_word_beside(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether a word of time that was not read stands right before or after a date."""
    if _is_led_or_left(passage, placed, used):
        return True
    near: list[int] = []
    start = placed.start - _is_dot(passage, placed.start - 1)
    if _says(passage.at(start - 1)):
        near.append(before := passage.skip_back(start, *LINKS))
        if passage.has(before, _JOINING):
            near.append(passage.skip_back(before + 1, *_JOINING))
    if _says(passage.at(placed.end)):
        near.append(passage.skip(placed.end, Kind.LINK, *_JOINING))
        near.append(passage.skip(placed.end, *LINKS))
    for index in near:
        token = passage.at(index)
        if not token or not _says(token):
            continue
        if index in range(placed.start, placed.end) or used[index]:
            continue
        if index >= placed.end and token.capital:
            continue
        if _is_of_time(passage, placed, index, token):
            return True
    return False


def _is_led_or_left(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether what stands before a date leads elsewhere, or what belongs to it was left."""
    led = not used[placed.start - 1] and _leads_elsewhere(passage, placed.start)
    if led or _has_roman_stuck(passage, placed.start, used):
        return True
    if _is_day_of_month(passage, placed, used) or may_be_amount(passage, placed):
        return True
    return _leaves_day(passage, placed.end) or _is_of_told_year(passage, placed, used)


def _is_day_of_month(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether a day that was not read is of a month: `one sunny day of May 1814`."""
    first = passage.skip(placed.start, *LINKS)
    day = passage.skip_back(first, *LINKS)
    linked = day < first - 1 or passage.language == "ru"
    named = linked and passage.means(day, Kind.UNIT) == "day" and not used[day]
    return named and passage.has(first, (Kind.MONTH,))


def _is_of_told_year(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether what has no year is of one that is told by another: «летом того же года»."""
    if not isinstance(placed.found.value, Recurring):
        return False
    for index in range(placed.start - _FAR, placed.end + _SINCE):
        told = passage.has(index, _TELLING) and not used[index]
        if told and "year" in (passage.means(index + side, Kind.UNIT) for side in (-1, 1)):
            return True
    return False


def _has_roman_stuck(passage: Passage, at: int, used: Sequence[int]) -> bool:
    """Whether a Roman number is stuck to a date: `Vol. IV/2024`."""
    token = passage.at(at - 2)
    if not token or not (token.is_word and token.roman and token.capital) or used[at - 2]:
        return False
    return passage.is_glued_mark(at - 1, "./-") and passage.is_glued(at)


def _is_dot(passage: Passage, at: int) -> bool:
    """Whether an abbreviation ends there, as before the century of «посл. четв. XVIII в.»"""
    return passage.is_glued_mark(at, ".") and bool(passage.means(at - 1, Kind.ABBREVIATED))


def _leads_elsewhere(passage: Passage, at: int) -> bool:
    """Whether so long before, after or since a date is told: «за год до 30 июня 2025 г.»."""
    if not passage.means(at - 1, Kind.UNIT):
        return False
    counted = passage.means(at - 2, Kind.CARDINAL) or passage.number(at - 2, 1, 2)
    lasts = passage.means(at, Kind.FROM_WEAK) == _SINCE and counted
    return bool(lasts) or passage.has(at, _FROM_THERE)


def _leaves_day(passage: Passage, at: int) -> bool:
    """Whether a number that was not read may be another day: « le 5 mai 2025 (matin) et le 7 »."""
    if passage.is_mark(at, "(") and passage.is_mark(at + 2, ")"):
        at += 3
    if not passage.has(at, _JOINING):
        return False
    day = passage.skip(at + 1, Kind.PREP, Kind.ARTICLE)
    following = passage.at(day + 1)
    alone = not following or (not following.is_word and following.text in ".,;()")
    return alone and day > at + 1 and passage.number(day, 1, 2) is not None


def lacks_year_of_other(passage: Passage, placed: Placed, others: Sequence[Placed]) -> bool:
    """Whether a day or month has no year, and a year stands elsewhere, in a document near by.

    In a field, any other date's: `Summer 1940 (June?)`.
    """
    if not isinstance(placed.found.value, Recurring):
        return False
    near = range(placed.end, placed.end + _FAR)
    anywhere = passage.context is not Context.DOCUMENT
    whole = passage.context is Context.FIELD
    return any(
        (is_year(other) or (whole and isinstance(other.found.value, Edtf)))
        and (anywhere or other.start in near)
        for other in others
    )


def has_word_near(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether a word of time that was not read stands near a date of a question or field."""
    if passage.context is Context.DOCUMENT:
        return False
    for index in range(max(0, placed.start - _NEAR), placed.end + _NEAR):
        token = passage.at(index)
        if not token or used[index] or not token.is_word:
            continue
        beside = index in (placed.start - 1, placed.end)
        if not token.meanings and is_like_time(token.text, beside=beside):
            return True
        if beside and token.roman and token.capital and not token.meanings:
            # IV 2025
            return True
        kinds = token.meanings.keys()
        joined = index == placed.start - 2 and passage.is_glued_mark(placed.start - 1, "-/")
        if joined and not kinds.isdisjoint(_OF_TIME):
            # "May-june 2024-2025", though "may" is mostly none
            return True
        if not (kinds.isdisjoint(_SURELY_OF_TIME) or is_vague(token) or Kind.LASTING in kinds):
            return True
        if beside and passage.means(index, Kind.CARDINAL) in _NUMBERS_OF_YEARS:
            return True
    return False


def is_vague(token: Token) -> bool:
    """Whether a word is mostly another than one of time: "may", « été »."""
    return token.meanings.get(Kind.WEAK) == "often" or Kind.CHAT in token.meanings


def _says(token: Token | None) -> bool:
    return bool(token and (token.meanings or token.suffix))


def _is_of_time(passage: Passage, placed: Placed, index: int, token: Token) -> bool:
    if passage.means(index, Kind.UNIT) == "weekend":
        return False
    kinds = token.meanings.keys()
    if is_vague(token) or Kind.LASTING in kinds:
        return False
    if not kinds.isdisjoint(_OF_TIME):
        return index != passage.skip(placed.end, *LINKS) or Kind.WEEKDAY in kinds
    if Kind.ORDINAL not in kinds and Kind.ORDINAL_SUFFIX not in token.suffix:
        return False
    if index > placed.end:
        # «Второй квартал 2018 и третий»
        return passage.has(index - 1, _JOINING)
    # "The first 2018 exhibition" is no part of the year.
    beside = index == placed.start - 1 or passage.has(index + 1, _JOINING)
    return beside and not is_year(placed)
