"""Figures that number something: a room, a flight, a version, a file."""

from handlers.dates.passages.passage import Passage
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.words.tokens import Token

_LEADING = (Kind.MONTH, Kind.SEASON, Kind.UNIT, Kind.PART, Kind.PREP, Kind.FROM, Kind.UNTIL)
_SHORT_WORD, _MOST_LETTERS, _YEAR = 2, 3, 4
_BETWEEN = (Kind.AND, Kind.OR, Kind.TO)
_TO_VERSION = (Kind.FROM, Kind.FROM_WEAK, Kind.TO, Kind.ONTO, Kind.UNTIL)
_OF_NUMBERS = {Kind.NUMBERED, Kind.COUNT, Kind.WEAK, Kind.ABBREVIATED}
_WORDS_BETWEEN, _FEW, _FAR = 1, 4, 12
_FROM_ONE = [1, 2, 3]
_LIFETIME = 100  # Nobody writes two years so far apart, and the later one first.
_WORDS_TO_FILE, _COPULA, _SURELY = 3, 5, 2
"""Words between a file and its number; and what means its number and not the file."""


def is_letter_of_number(passage: Passage, at: int) -> bool:
    """Whether a letter is stuck to figures, as in «№ 8-С от 22.10.13»."""
    if len(passage.tokens[at].text) > 1 or not passage.is_glued(at):
        return False
    number = passage.at(at - 2)
    return passage.is_glued_mark(at - 1, "-/") and bool(number and number.digits)


def is_of_many(passage: Passage, at: int) -> bool:
    """Whether a number of things is told of so many: `session 3 of 5`."""
    number, many = passage.number(at - 1, 1, 2), passage.number(at + 1, 1, 2)
    if number is None or many is None or passage.tokens[at - 1].suffix:
        return False
    return number <= many and passage.means(at + 2, Kind.MONTH) is None


def is_numbered(passage: Passage, at: int) -> bool:
    """Whether a word before figures says that they are a number: `№`, `tel.`, `version`."""
    if not passage.has_numbers:
        return False
    at = first_of_list(passage, at)
    index, dotted = at - 1, False
    while passage.is_mark(index, ".:#°+№"):
        dotted = True
        if passage.is_mark(index, "#+№"):
            return True
        index -= 1
    token = passage.at(index)
    if dotted and passage.is_glued_mark(index - 1, ".") and passage.is_glued(index):
        # T.o.v. 2024
        return False
    numbered = token and Kind.NUMBERED in token.meanings
    if token and not numbered and _is_letters(token):
        # Рейс SU 2018
        index -= 1
        token = passage.at(index)
    if not token or Kind.NUMBERED not in token.meanings:
        return False
    # "No" and «п» are words of their own without a full stop, « n° » and "BP" are not.
    word = token.text.isalpha() and (len(token.text) == 1 or Kind.WEAK in token.meanings)
    if dotted or not word or passage.is_glued(index + 1):
        return True
    return token.capital and passage.is_in_chunk(at + 1)


def first_of_list(passage: Passage, at: int) -> int:
    """Where the numbers begin of which one goes on: `1905` of `rooms 1905, 1917 and 1921`."""
    token = passage.at(at)
    digits = token.digits if token else 0
    if digits <= _SHORT_WORD or passage.means(at + 1, Kind.UNIT) == "year":
        return at
    while (before := _skip_joint_back(passage, at)) < at - 1:
        if passage.number(before, digits) is None:
            break
        at = before
    return at


def _skip_joint_back(passage: Passage, at: int) -> int:
    """The index before what joins a number to another one: `, and`."""
    at -= 1
    at -= passage.has(at, _BETWEEN)
    return at - passage.is_mark(at, ",;-/")


def is_code(passage: Passage, at: int) -> bool:
    """Whether figures are a code: `the code is 1789 or 1848`, «пароль — 2024»."""
    if Kind.CODE not in passage.kinds or passage.context is Context.DOCUMENT:
        return False
    for index in range(at - 1, at - 1 - _FEW - _FROM_ONE[-1], -1):
        token = passage.at(index)
        if not token or passage.has(index, (Kind.CODE, Kind.PREP)):
            return token is not None and passage.has(index, (Kind.CODE,))
        short = token.is_word and len(token.text) <= _MOST_LETTERS + 1
        if not (short or token.digits == _FEW or token.text in ":=-'"):
            return False
    return False


def is_filed(passage: Passage, at: int) -> bool:
    """Whether two numbers are those of a file or rate: `case 25/1147`, `exchange rate 1.2025`."""
    if Kind.FILED not in passage.kinds:
        return False
    if not passage.is_glued_mark(at + 1, "/.,-") or not passage.is_in_chunk(at + 1):
        return False
    dotted = passage.is_mark(at - 1, ":#№") or passage.is_glued_mark(at - 1, ".")
    before = at - 1 - dotted
    if passage.means(before, Kind.FILED):
        return not passage.is_in_chunk(at + 3)
    # "My file number is 25-1107", but "my file is from 25-11", "the files cover 1949-1956"
    dated = passage.number(at + 2, 1, 2) is not None or _are_years(passage, at)
    for index in range(before, before - _WORDS_TO_FILE, -1):
        if filed := passage.means(index, Kind.FILED):
            return not passage.is_in_chunk(at + 3) and (filed == _SURELY or not dated)
        token = passage.at(index)
        copula = token and token.is_word and len(token.text) <= _COPULA
        if not copula or passage.has(index, (Kind.STRONG_PREP, Kind.MONTH, Kind.UNIT)):
            return False
    return False


def is_numbered_by_year(passage: Passage, at: int) -> bool:
    """Whether two numbers are a year and one far before it: `Regulation (EU) 2018/1725`."""
    year, number = passage.number(at, _YEAR), passage.number(at + 2, _YEAR)
    if year is None or number is None or not passage.is_glued_mark(at + 1, "/"):
        return False
    return passage.is_glued(at + 2) and number < year - _LIFETIME


def _are_years(passage: Passage, at: int) -> bool:
    """Whether two numbers are of four digits, and the second is the higher one."""
    first, last = passage.number(at, _YEAR), passage.number(at + 2, _YEAR)
    return first is not None and last is not None and first < last


def _is_letters(token: Token) -> bool:
    """Whether they may be the letters of a number, as in `flight su 2024`."""
    if token.is_word and token.meanings.keys() <= {Kind.ASKING, Kind.PAST, Kind.MADE}:
        # "The room was 1912"
        return len(token.text) <= _MOST_LETTERS
    return token.is_word and token.capital and len(token.text) <= _SHORT_WORD


def is_version(passage: Passage, at: int) -> bool:
    """Whether `2.4.18` is what something was updated to, or `3.2` its revision."""
    if not passage.is_glued_mark(at + 1, "."):
        return False
    long = passage.is_glued_mark(at + 3, ".")
    parts = passage.tokens[at : at + (5 if long else 3) : 2]
    if any(part.digits > _SHORT_WORD or part.digits != len(str(part.value)) for part in parts):
        return False
    if not long:
        led_by = passage.means(at - 1 - passage.is_mark(at - 1, "."), Kind.RELEASE)
        return bool(led_by == "noun")
    led, words = False, 0
    for index in range(at - 1, at - _FAR, -1):
        token = passage.at(index)
        if not token or words > _WORDS_BETWEEN:
            break
        if release := passage.means(index, Kind.RELEASE):
            return led or release == "noun"
        if token.is_word and token.meanings.keys().isdisjoint(_TO_VERSION):
            if not led:
                break
            words += 1
        elif token.is_word:
            led = True
    return False


def is_stuck(passage: Passage, at: int) -> bool:
    """Whether figures are the tail of something: `KVS-310`, `B2B`, `Expo-2017`."""
    if not passage.is_glued(at):
        return False
    before, head = passage.tokens[at - 1], passage.at(at - 2)
    if before.is_word:
        return not _leads(before)
    if before.text in ("@", "_", "#"):
        return True
    tail = head and head.is_word and before.glued and before.text in "-./"
    return bool(tail and head and not (_leads(head) or head.roman))


def _leads(token: Token) -> bool:
    """Whether a word may be stuck to the figures of a date: `апреля2018`, `Jan-2018`."""
    return not token.meanings.keys().isdisjoint(_LEADING)


def is_in_groups(passage: Passage, at: int) -> bool:
    """Whether figures are the last of groups: `1812` of `020 7946 1812`."""
    before = passage.at(at - 1)
    if not before or passage.number(at, _YEAR) is None:
        return False
    if before.digits == _YEAR:
        return len(str(before.value)) < _YEAR or is_in_groups(passage, at - 1)
    return before.digits == _YEAR - 1


def skip_figures(passage: Passage, at: int) -> int:
    """The index after all the figures of a telephone number, a version, a sum."""
    numbered = is_numbered(passage, at)
    at += 1
    while token := passage.at(at):
        more = numbered and (token.digits or token.text in "-()/")
        if passage.is_mark(at, "(") and passage.number(at + 1, 4) is not None:
            # No. 3 (2024), but (8 812) 305-05-25
            more = passage.number(at + 3, 2, 3, 4) is not None
        if not (more or passage.is_in_chunk(at)):
            break
        at += 1
    return at


def goes_on(passage: Passage, end: int) -> bool:
    """Whether figures or letters are stuck to what was read."""
    if passage.is_in_chunk(end):
        return True
    token, last = passage.at(end), passage.at(end - 1)
    return bool(token and last and token.is_word and token.glued and last.digits)


def has_letters(passage: Passage, end: int) -> bool:
    """Whether figures are a document's number with its letters: «1205-р», `2018/AB`."""
    token, last = passage.at(end + 1), passage.at(end - 1)
    if not (token and last and last.digits and token.is_word and token.glued):
        return False
    if passage.number(end + 2, 1) is not None and passage.is_glued(end + 2):
        # Q1-Q2-Q3
        return False
    letters = len(token.text) <= _MOST_LETTERS and not token.roman
    if passage.is_glued_mark(end, "/") and len(token.text) == 1:
        return token.meanings.keys().isdisjoint((Kind.UNIT, Kind.ERA))
    return passage.is_glued_mark(end, "-/") and letters and token.meanings.keys() <= _OF_NUMBERS


def numbers_what_follows(passage: Passage, at: int, number: int) -> bool:
    """Whether a number and a dash lead one of several dates: «1-е – 16 января, 2-е – 20 февраля».

    They do where the number before or after it leads another in the same way.
    """
    if not _is_apart(passage, at + 1):
        return False
    token, before = passage.tokens[at], passage.at(at - 1)
    counted = _is_counted_off(token)
    unit = before.meanings.get(Kind.UNIT) if before else None
    if unit == "day" and not counted:
        # "Day 2 – Thu 14.05"
        return True
    nouns = before and before.is_word and (unit or not before.meanings)
    named = before.text if before and nouns else ""
    following = passage.at(at + 2)
    if not following or _is_counted_off(following):
        # «1-го – 5-го мая»
        return False
    leads = list[int]()
    for index, other in enumerate(passage.tokens):
        value = other.value if other.digits in (1, 2) else other.meanings.get(Kind.ORDINAL)
        if not value:
            continue
        same = named and index and passage.tokens[index - 1].text == named
        dash = range(index + 1, index + (_FEW if counted else 2))
        if (same or _is_counted_off(other) is counted) and any(
            _is_apart(passage, each) for each in dash
        ):
            leads.append(value)
    if counted or named:
        return number - 1 in leads or number + 1 in leads
    return leads[: len(_FROM_ONE)] == _FROM_ONE


def _is_counted_off(token: Token) -> bool:
    """Whether a number is an ordinal."""
    return Kind.ORDINAL_SUFFIX in token.suffix or Kind.ORDINAL in token.meanings


def _is_apart(passage: Passage, at: int) -> bool:
    """Whether a dash stands by itself."""
    return passage.is_mark(at, "-") and not passage.is_glued(at) and not passage.is_glued(at + 1)
