"""Dates and periods as people write them, in the four languages, into EDTF.

`2018`, `2016-2018`, `2018-04`, `04.2018`, `апрель 2018`, `с 2015`, `до 2016`,
`25–28 апреля 2018`, `с 22 октября 2016 по 9 апреля 2017`, `2018-04-25..28`, …
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from functools import lru_cache
from typing import Literal, NamedTuple

from handlers.period_parts import months_of_season
from handlers.period_phrases import spell_out
from handlers.period_typos import mend_months
from handlers.period_words import AFTER, BEFORE, FILLER, FROM, TO, WEAK_TO, month_of
from storage.edtf import CalendarDate, Edtf, EdtfError
from storage.words import fold


class Problem(Enum):
    """Why a text gave no date."""

    NOT_UNDERSTOOD = auto()
    IMPOSSIBLE = auto()
    NO_YEAR = auto()
    REVERSED = auto()


class PeriodError(ValueError):
    """A text that is no date or period."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.name)
        self.problem = problem


def parse_period(text: str, *, swap: bool = False) -> Edtf:
    """The date or period that the whole text names; raises `PeriodError`.

    `swap` takes one that ends before it begins the other way round.
    """
    text = normalise(text).replace("t/m", "tot")
    try:
        value = Edtf.parse(re.sub(r" ?([/-]|\.\.) ?", r"\1", text))
    except EdtfError:
        value = None
    if value and value.is_exact:
        return value
    return _to_edtf(_ends(_join(_tokenise(text))), swap=swap)


@lru_cache(1_024)
def ask_period(text: str, today: date) -> Edtf:
    """The period that the whole text asks for, also in words; raises `PeriodError`."""
    return parse_period(spell_out(normalise(text), today))


class Taken(NamedTuple):
    """A period that was taken out of a text."""

    period: Edtf | None
    rest: str
    """The folded text without it."""
    is_part: bool = False
    """Whether it is what remains of a date that the calendar does not have."""


def take_period(text: str, today: date, *, guess: bool = False) -> Taken:
    """The longest date or period that a text asks for.

    `guess` also takes a month's name with one letter wrong.
    """
    text = normalise(text)[:_MAX_LENGTH]
    text = spell_out(mend_months(text) if guess else text, today)
    words = list(_WORD.finditer(text))[:_MAX_WORDS]
    impossible = range(0)
    for length in range(min(_MAX_DATE_WORDS, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            start, end = words[at].start(), words[at + length - 1].end()
            part = _MARKS.sub("", text[start:end])
            if not re.search(r"\d", part):
                continue
            try:
                period = parse_period(part, swap=True)
            except PeriodError as error:
                if error.problem is Problem.IMPOSSIBLE and not impossible:
                    impossible = range(start, end)
                continue
            if is_part := start in impossible:
                start, end = impossible.start, impossible.stop
            return Taken(period, f"{text[:start]} {text[end:]}", is_part)
    return Taken(None, text)


def find_dates(text: str, *, limit: int) -> list[Edtf]:
    """The first dates on which something can have begun, in a text; the longest reading of each."""
    words = list(_WORD.finditer(text))[:_MAX_WORDS_OF_PARAGRAPH]
    dates: list[Edtf] = []
    at = 0
    while at < len(words) and len(dates) < limit:
        length = min(_MAX_DATE_WORDS, len(words) - at)
        while length:
            part = text[words[at].start() : words[at + length - 1].end()].strip(".,")
            period = _parse_or_none(part) if re.search(r"\d", part) else None
            if period and period.start:
                dates.append(period)
                break
            length -= 1
        at += length or 1
    return dates


def _parse_or_none(text: str) -> Edtf | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None


def find_months(words: list[str]) -> tuple[int, ...]:
    """The months that a month or a season means, if that, perhaps with a day, is all they name."""
    names = [word for word in words if not re.fullmatch(r"\d{1,2}", word)]
    if len(names) != 1:
        return ()
    month = month_of(names[0])
    return (month,) if month else months_of_season(names[0])


def normalise(text: str) -> str:
    """The text folded, with plain spaces and hyphens."""
    return " ".join(re.sub(r"[‐‑‒–—―−]", "-", fold(text)).split())


@dataclass(frozen=True, slots=True)
class _Point:
    year: int | None = None
    month: int | None = None
    day: int | None = None


_Word = Literal["from", "to", "dash", "after", "before"]
_Token = _Point | _Word

_MAX_DATE_WORDS = 9
_MAX_LENGTH, _MAX_WORDS, _MAX_WORDS_OF_PARAGRAPH = 400, 60, 400
# What may stick to a date: emphasis, brackets, a full stop.
_MARKS = re.compile(r"^[^\w+./-]+|[^\w+./…-]+$|^[.,]+(?!\.)|(?<!\.)[.,]+$")
_WORD = re.compile(r"[^\s,;()«»“”„\"?!]+")
_PART = re.compile(
    r"""
    (?P<iso>(?P<iy>\d{4})-(?P<im>\d{2})(?:-(?P<id>\d{2}))?(?!\d))
    | (?P<dotted>(?:(?P<dd>\d{1,2})[./])?(?P<dm>\d{1,2})[./](?P<dy>\d{4})(?!\d))
    | (?P<dashed>(?P<hd>\d{1,2})-(?P<hm>\d{1,2})-(?P<hy>\d{4})(?!\d))
    | (?P<short>(?P<sd>\d{1,2})\.(?P<sm>\d{1,2})(?![\d.]))
    | (?P<year>\d{4})(?!\d)
    | (?P<day>\d{1,2})(?:st|nd|rd|th|er|e|-?(?:го|ое|е))?(?![\w])
    | (?P<dash>\.{2,}|…|[-/+])
    | (?P<word>[^\W\d_]+)
    | (?P<mark>[\s.,;:'’()?!]+)
    """,
    re.VERBOSE,
)


def _tokenise(text: str) -> list[_Token | Literal["and"]]:
    tokens: list[_Token | Literal["and"]] = []
    end = 0
    for match in _PART.finditer(text):
        if match.start() != end:
            raise PeriodError(Problem.NOT_UNDERSTOOD)
        end = match.end()
        if match.lastgroup == "dash":
            tokens.append("dash")
        elif match.lastgroup == "word":
            tokens += _word(match.group())
        elif match.lastgroup != "mark":
            tokens.append(_point(match))
    if end != len(text):
        raise PeriodError(Problem.NOT_UNDERSTOOD)
    return tokens


def _point(match: re.Match[str]) -> _Point:
    def number(*names: str) -> int | None:
        return next((int(match[name]) for name in names if match[name]), None)

    parts = (
        number("iy", "dy", "hy", "year"),
        number("im", "dm", "hm", "sm"),
        number("id", "dd", "hd", "sd", "day"),
    )
    # A zero must not pass for a part that is left out.
    if 0 in parts:
        raise PeriodError(Problem.IMPOSSIBLE)
    return _Point(*parts)


def _word(word: str) -> list[_Token | Literal["and"]]:
    if month := month_of(word):
        return [_Point(month=month)]
    if word in FROM:
        return ["from"]
    if word in AFTER:
        return ["after"]
    if word in BEFORE:
        return ["before"]
    if word in TO:
        return ["to"]
    if word in WEAK_TO:
        return ["and"]
    if word in FILLER:
        return []
    raise PeriodError(Problem.NOT_UNDERSTOOD)


def _ends(tokens: list[_Token]) -> tuple[_Point | None, _Point | None]:
    """The start and the end, None where open, of `[from] point [[to] point]`."""
    match tokens:
        case [_Point() as point]:
            return point, point
        case ["from", _Point() as start] | [_Point() as start, "dash"]:
            return start, None
        case ["to" | "dash", _Point() as end]:
            return None, end
        case ["after", _Point() as point]:
            return _beside(point, days=1), None
        case ["before", _Point() as point]:
            return None, _beside(point, days=-1)
        case (
            [_Point() as start, "to" | "dash", _Point() as end]
            | ["from", _Point() as start, "to" | "dash", _Point() as end]
            | [_Point(year=int()) as start, _Point(year=int()) as end]
        ):
            return start, end
    raise PeriodError(Problem.NOT_UNDERSTOOD)


def _beside(point: _Point, *, days: int) -> _Point:
    """The year, month or day right after a point, or right before it."""
    named = _to_date(point)
    if not named:
        raise PeriodError(Problem.NOT_UNDERSTOOD)
    try:
        day = (named.last if days > 0 else named.first) + timedelta(days=days)
    except OverflowError as error:
        raise PeriodError(Problem.IMPOSSIBLE) from error
    return _Point(day.year, point.month and day.month, point.day and day.day)


def _join(tokens: list[_Token | Literal["and"]]) -> list[_Token]:
    joined: list[_Token] = []
    for at, token in enumerate(tokens, start=1):
        previous = joined[-1] if joined else None
        if isinstance(token, _Point):
            together = _merge(previous, token) if isinstance(previous, _Point) else None
            if together:
                joined[-1] = together
            else:
                joined.append(token)
        elif token != "and":  # noqa: S105 - a word, no secret
            joined.append(token)
        elif isinstance(previous, _Point) and at < len(tokens):
            joined.append("to")
    return joined


def _merge(one: _Point, other: _Point) -> _Point | None:
    """Two neighbours as one point, if neither repeats a part of the other."""
    if (
        (one.year and other.year)
        or (one.month and other.month)
        or (one.day and other.day)
        or (one.year and not one.month and other.day)
    ):
        return None
    return _Point(one.year or other.year, one.month or other.month, one.day or other.day)


def _to_edtf(ends: tuple[_Point | None, _Point | None], *, swap: bool) -> Edtf:
    start, end = ends
    if start and end:
        # «25–28 апреля 2018» and «2018-04-25..28»: what one end leaves out, the other has.
        start = replace(start, year=start.year or end.year)
        if start.day and not start.month:
            start = replace(start, month=end.month)
        end = replace(end, year=end.year or start.year)
        if end.day and not end.month:
            end = replace(end, month=start.month)
    try:
        return Edtf(_to_date(start), _to_date(end))
    except EdtfError as error:
        if swap:
            return _to_edtf((end, start), swap=False)
        raise PeriodError(Problem.REVERSED) from error


def _to_date(point: _Point | None) -> CalendarDate | None:
    if not point:
        return None
    if not point.year:
        raise PeriodError(Problem.NO_YEAR if point.month else Problem.NOT_UNDERSTOOD)
    try:
        return CalendarDate(point.year, point.month, point.day)
    except EdtfError as error:
        raise PeriodError(Problem.IMPOSSIBLE) from error
