"""No part of a date is dropped in silence: what leads to one, or follows, is told if not read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.dates.guards.agreeing import is_other_weekday
from handlers.dates.guards.beside import (
    has_word_beside,
    has_word_near,
    is_vague,
    lacks_year_of_other,
)
from handlers.dates.guards.leading import is_of_another, leads_from_afar
from handlers.dates.guards.left import (
    find_left_words,
    leaves_days,
    number_sentences,
    stands_with,
)
from handlers.dates.passages.clock import skip_time
from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.value import Context, Doubt, Found, Recurring, Span, in_order
from handlers.dates.words.lexicon import Kind
from handlers.dates.words.tokens import Token
from handlers.dates.years.yearly import Placed
from storage.edtf import Edtf

_ALWAYS = frozenset(
    {
        *(Kind.MONTH, Kind.SEASON, Kind.WEEKDAY, Kind.OF_MONTH, Kind.OF_SEASON, Kind.HOLIDAY),
        *(Kind.UNIT, Kind.PART, Kind.DECADE, Kind.THOUSAND, Kind.HUNDRED, Kind.RELATION),
        *(Kind.AGO, Kind.AGO_BEFORE, Kind.DAY, Kind.TO_DATE, Kind.WEEKEND, Kind.BEFORE_ERA),
        *(Kind.TURN, Kind.NEAR, Kind.SAME_PERIOD, Kind.AND_HALF),
        *(Kind.THIS_YEAR, Kind.LAST_YEAR, Kind.SAME, Kind.ORDINAL, Kind.COMPARED, Kind.EVERY),
        *(Kind.LAST_BUT_ONE, Kind.SCHOOL_YEAR, Kind.OF_TWO_YEARS, Kind.THIS_TIME),
    }
)
"""What is of time wherever it stands in a question."""
_IN_DOCUMENT = frozenset({Kind.MONTH, Kind.ORDINAL, Kind.DECADE, Kind.THOUSAND, Kind.HUNDRED})
"""What is so right after a date of a document."""
_BEFORE = frozenset(
    {
        *(Kind.FROM, Kind.FROM_WEAK, Kind.UNTIL, Kind.BEFORE, Kind.AFTER, Kind.BETWEEN),
        *(Kind.APPROXIMATE, Kind.UNCERTAIN, Kind.WITHIN, Kind.DENIED),
        *(Kind.LATEST, Kind.COMING, Kind.COMPARED, Kind.PRESENT),
        *(Kind.ONWARDS, Kind.BACKWARDS, Kind.OF_TWO_YEARS, Kind.SCHOOL_YEAR),
    }
)
_AFTER = frozenset(
    {
        *(Kind.ONWARDS, Kind.BACKWARDS, Kind.INCLUSIVE, Kind.VAGUE, Kind.LATER, Kind.PRESENT),
        *(Kind.ERA, Kind.LATEST, Kind.COMING, Kind.OF_TWO_YEARS, Kind.SCHOOL_YEAR),
    }
)
"""What says something of a date right before or after it, and other things elsewhere."""
_THROUGH = frozenset(
    {
        *(Kind.PREP, Kind.LINK, Kind.ARTICLE, Kind.AND, Kind.OR, Kind.TO, Kind.AT, Kind.INCLUSIVE),
        *(Kind.APPROXIMATE, Kind.UNCERTAIN),
    }
)
_MARKS, _MARKS_OF_DOCUMENT = ",-/(", "-/"
_OF_TWO_YEARS = (Kind.OF_TWO_YEARS, Kind.SCHOOL_YEAR)
_FARTHEST, _SENTENCE = 4, 12
_IDLE = (Kind.WEEKDAY, Kind.DAYTIME, Kind.PREP, Kind.INCLUSIVE, Kind.LINK, Kind.AT)
"""What says nothing of the date in a field."""


def guard(passage: Passage, placed: Sequence[Placed], used: Sequence[int]) -> Iterator[Found]:
    """The dates, with a doubt where a word that may be a part of them was not read."""
    if not passage.kinds.isdisjoint(_OF_TWO_YEARS):
        used = _with_two_years(passage, placed, used)
    of_time = passage.context is not Context.DOCUMENT and _has_word_of_time(passage, used)
    left = find_left_words(passage, used)
    silent = _find_silent(passage, used)
    apart = passage.context is Context.DOCUMENT and (left or _has_recurring(placed))
    sentences = number_sentences(passage) if apart else ()
    for each in placed:
        doubts = set(each.found.doubts)
        if is_other_weekday(passage, each):
            doubts.add(Doubt.WEEKDAY)
        # Where all around it was read, nothing is left.
        read = silent.find(0, max(0, each.start - _SENTENCE), each.end + _SENTENCE) < 0
        if of_time or (
            _is_ambiguous(passage, each, placed, sentences)
            or any(stands_with(sentences, each, at) for at in left)
            or (not read and _leaves_anything(passage, each, used))
        ):
            doubts.add(Doubt.BESIDE)
        more = len(doubts) > len(each.found.doubts)
        yield replace(each.found, doubts=in_order(doubts)) if more else each.found


def _leaves_anything(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether something around a date that may be a part of it was not read."""
    return (
        has_word_beside(passage, placed, used)
        or has_word_near(passage, placed, used)
        or _leaves_a_part(passage, placed, used)
        or leaves_days(passage, placed, used)
        or leads_from_afar(passage, placed, used)
    )


def _with_two_years(
    passage: Passage, placed: Sequence[Placed], used: Sequence[int]
) -> Sequence[int]:
    """What was read, with « saison » of « saison 2022-2023 »: it is just those two years."""
    read = bytearray(used)
    for each in placed:
        if isinstance(each.found.value, Edtf) and each.found.value.is_interval:
            before = passage.skip_back(each.start, *LINKS)
            for at in (before, each.end):
                if at >= 0 and passage.has(at, _OF_TWO_YEARS):
                    read[at] = 1
    return read


def _find_silent(passage: Passage, used: Sequence[int]) -> bytearray:
    """By index, whether a token was read or is a mark, which says nothing."""
    silent = bytearray(used)
    for at, token in enumerate(passage.tokens):
        if not (token.is_word or token.digits):
            silent[at] = 1
    return silent


def find_unread(passage: Passage, used: Sequence[int]) -> Iterator[Span]:
    """The words and numbers that are part of no date, neighbours together; none of a document."""
    if passage.context is Context.DOCUMENT:
        return
    start: int | None = None
    end = clock = 0
    field = passage.context is Context.FIELD
    for index, token in enumerate(passage.tokens):
        if field and token.digits:
            clock = max(clock, skip_time(passage, index) or 0)
        idle = field and (index < clock or not token.meanings.keys().isdisjoint(_IDLE))
        if used[index] or idle:
            if start is not None:
                yield Span(start, end)
            start = None
        elif token.digits or token.is_word:
            start, end = token.start if start is None else start, token.end
    if start is not None:
        yield Span(start, end)


def _leaves_a_part(passage: Passage, placed: Placed, used: Sequence[int]) -> bool:
    """Whether a word right before or after a date, or behind what joins words, was not read."""
    before, after = placed.start - 1, placed.end
    return _leaves(passage, before, -1, used) or _leaves(passage, after, 1, used)


def _leaves(passage: Passage, at: int, step: int, used: Sequence[int]) -> bool:
    document = passage.context is Context.DOCUMENT
    marks, own = _MARKS_OF_DOCUMENT if document else _MARKS, _BEFORE if step < 0 else _AFTER
    for index in range(at, at + step * _FARTHEST, step):
        token = passage.at(index)
        if not token:
            return False
        kinds = token.meanings.keys()
        if used[index]:
            if kinds.isdisjoint(_THROUGH):
                return False
            continue
        if not is_vague(token) and Kind.DECADE_LEAD not in kinds:
            counts = token.meanings.get(Kind.CARDINAL, 0) > 1
            if counts and (step < 0 or not document):
                return True
            if not kinds.isdisjoint(_IN_DOCUMENT if document else _ALWAYS) and (
                not document or (step > 0 and index == at)
            ):
                return True
            if not kinds.isdisjoint(own) and not is_of_another(passage, index):
                return True
        dotted = token.text == "." and passage.skip_dot(index) > index
        if not (kinds & _THROUGH or (not token.is_word and token.text in marks) or dotted):
            return False
    return False


def _is_ambiguous(
    passage: Passage, placed: Placed, others: Sequence[Placed], sentences: Sequence[int]
) -> bool:
    """Whether what was read may be joined in another way: `since 2018 or 2019`."""
    value = placed.found.value
    is_open = isinstance(value, Edtf) and (value.start is None or value.end is None)
    either = is_open and passage.has(placed.end, (Kind.OR,)) and placed is not others[-1]
    return (
        either
        or lacks_year_of_other(passage, placed, others)
        or _has_other_year(passage, placed)
        or _stands_with_year(placed, others, sentences)
    )


def _stands_with_year(placed: Placed, others: Sequence[Placed], sentences: Sequence[int]) -> bool:
    """Whether a sentence of a document gives the year of another date, and not of this one."""
    if not sentences or not isinstance(placed.found.value, Recurring):
        return False
    return any(
        isinstance(other.found.value, Edtf) and stands_with(sentences, placed, other.start)
        for other in others
    )


def _has_recurring(placed: Sequence[Placed]) -> bool:
    return any(isinstance(each.found.value, Recurring) for each in placed)


def _has_other_year(passage: Passage, placed: Placed) -> bool:
    """Whether a year in brackets follows a day that has its own: `07 MAY 1840 (2025)`."""
    at, value = placed.end, placed.found.value
    year = passage.number(at + 1, 4) if passage.is_mark(at, "(") else None
    if year is None or not passage.is_mark(at + 2, ")") or not isinstance(value, Edtf):
        return False
    point = value.start
    return point is not None and point.day is not None and point.year != year


def _has_word_of_time(passage: Passage, used: Sequence[int]) -> bool:
    """Whether a question says anything of time that was not read."""
    return any(
        not used[at] and token.meanings and (_is_of_time(token) or _is_part_of(passage, at))
        for at, token in enumerate(passage.tokens)
    )


def _is_part_of(passage: Passage, at: int) -> bool:
    """Whether a word that may be no part of time is one of something: `start of term 2025`."""
    led = passage.has(at - 1, (Kind.ARTICLE,)) or passage.has(at + 1, (Kind.LINK,))
    return led and passage.has(at, (Kind.PART,))


def _is_of_time(token: Token) -> bool:
    return not (token.meanings.keys().isdisjoint(_ALWAYS) or is_vague(token))
