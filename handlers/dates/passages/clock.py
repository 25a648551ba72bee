"""Weekdays and times of day, which stand beside dates and say nothing of them here."""

from handlers.dates.passages.passage import Passage
from handlers.dates.words.lexicon import Kind

_MOST_TIMES = 3
"""How often a time may go on: `18:00:00`, «с 10:00 до 18:00»."""
_MINUTES, _LAST_HOUR, _SHORT = 60, 24, 2
_YEARS = range(1950, 2060)
"""What a number of four figures rather is than a time of day."""
_BOUNDS = (Kind.TO, Kind.FROM, Kind.FROM_WEAK, Kind.UNTIL)
_LAST_ZONE = 1400
"""The hours and minutes by which a clock is before that of Greenwich."""


def skip_weekday(passage: Passage, at: int) -> int:
    """The index after a weekday, which may stand between brackets."""
    token = passage.at(at) if Kind.WEEKDAY in passage.kinds else None
    if not token or token.digits or not (token.meanings or token.text in ",("):
        return at
    start = at + (token.text in ",(")
    if passage.has(start, (Kind.AND, Kind.TO)):
        # « En » is a preposition, "en" joins another day; « au » goes on to it.
        return at
    start = passage.skip(start, Kind.PREP)
    if passage.means(start, Kind.WEEKDAY) is None or passage.means(start, Kind.MONTH):
        return at
    end = passage.skip_dot(start + 1)
    if passage.number(end, 1, 2) is not None and not _read_clock(passage, end, said=True):
        # « … au dimanche 2 juin »
        return at
    if passage.is_mark(at, "("):
        return end + 1 if passage.is_mark(end, ")") else at
    return end


def skip_leading_weekday(passage: Passage, at: int) -> int:
    """The index after the weekday of a day that follows: `Friday, the` of `Friday, the 31st`."""
    if passage.means(at, Kind.WEEKDAY) is None:
        return at
    end = passage.skip_dot(at + 1)
    end += passage.is_glued_mark(end, ",")
    return at if passage.means(end, Kind.AND) else passage.skip(end, Kind.PREP)


def skip_clock(passage: Passage, at: int) -> int:
    """The index after a time of day: `, 18:00`, «в 18.00», `à 18h30`, `T10:00:00Z`, `at 6 pm`."""
    token = passage.at(at)
    if not token or not (token.digits or token.meanings or token.text in (",", "t")):
        return at
    start = at + (token.text == ",")
    start = passage.skip(start, Kind.AT)
    if (token := passage.at(start)) and token.text == "t" and passage.is_in_chunk(start + 1):
        start += 1
    said = start > at
    # "15 Oct 2025 06.05"
    after_year = token and token.digits == _SHORT and passage.number(at - 1, 4) is not None
    after_year = after_year and passage.is_glued_mark(at + 1, ".")
    end = _read_clock(passage, start, said=bool(said or after_year))
    end = end or (_read_hours(passage, start) or _read_bare_hour(passage, start) if said else None)
    if not end:
        return at
    for _ in range(_MOST_TIMES):
        # «С 10:00 до 18:00»
        further = end + passage.is_mark(end, "-")
        further = passage.skip(further, Kind.AT, Kind.TO) if further == end else further
        following = _read_clock(passage, further, said=True) if further > end else None
        if not following:
            break
        end = following
    return end


def _read_bare_hour(passage: Passage, at: int) -> int | None:
    """The index after `10` of `12 May at 10 and 14 May at 11`, which is no day of the next."""
    hour, following = passage.number(at, 1, 2), passage.at(at + 1)
    if hour is None or hour > _LAST_HOUR or passage.tokens[at].suffix:
        return None
    if not passage.has(at - 1, (Kind.AT,)) or passage.has(at - 1, _BOUNDS):
        return None
    named = passage.means(at + 2, Kind.MONTH) or passage.means(at + 3, Kind.MONTH)
    joined = passage.has(at + 1, (Kind.AND,)) and passage.number(at + 2, 1, 2) is not None
    ends = not following or following.text in ".,;)"
    if passage.is_in_chunk(at + 1) or not ((joined and named) or ends):
        return None
    return at + 1


def _read_hours(passage: Passage, at: int) -> int | None:
    """The index after `10 до 18 ч.` of «с 10 до 18 ч.»."""
    to = at + 1
    if passage.number(at, 1, 2) is None or not (
        passage.is_mark(to, "-") or passage.means(to, Kind.TO)
    ):
        return None
    return _read_clock(passage, to + 1, said=True)


def _read_clock(passage: Passage, at: int, *, said: bool) -> int | None:
    """The index after `18:00`, `18h30`, `6 pm`, or, where a time is said to come, `18.00`."""
    hour = passage.number(at, 1, 2)
    if hour is None:
        return _read_military(passage, at) or _read_half_hour(passage, at)
    if hour > _LAST_HOUR:
        return None
    end = at + 1
    for _ in range(_MOST_TIMES):
        if not passage.is_glued_mark(end, ":.-" if said else ":"):
            break
        minutes = passage.number(end + 1, 2, 3)
        if minutes is None or not passage.is_glued(end + 1):
            break
        end += 2
    timed = end > at + 1
    if said and not timed and passage.means(end, Kind.DAYTIME):
        return end + 1
    for _ in range(_MOST_TIMES):
        if not passage.means(end, Kind.HOUR):
            break
        timed = True
        end = passage.skip_dot(end + 1)
        end += bool(passage.means(end, Kind.DAYTIME))
        if passage.number(end, 2) is not None and _are_minutes(passage, end):
            end += 1
    return _skip_zone(passage, end) if timed else None


def _read_military(passage: Passage, at: int) -> int | None:
    """The index after `1430 hrs`, `0900`, and `1430` of `at 1430`."""
    time = passage.number(at, 4)
    if time is None or time // 100 > _LAST_HOUR or time % 100 >= _MINUTES:
        return None
    if passage.means(at + 1, Kind.HOUR):
        return passage.skip_dot(at + 2)
    said = passage.means(at - 1, Kind.AT) and time not in _YEARS
    said = said and not (passage.has(at - 1, (Kind.FROM, Kind.FROM_WEAK, Kind.YEAR_PREP)))
    return at + 1 if said else None


def _read_half_hour(passage: Passage, at: int) -> int | None:
    """The index after `half tien`, which is no half of anything."""
    if passage.language != "nl" or passage.means(at, Kind.UNIT) != "half":
        return None
    hour = passage.means(at + 1, Kind.CARDINAL) or passage.number(at + 1, 1, 2) or 0
    return at + 2 if 0 < hour <= _LAST_HOUR // 2 else None


def _are_minutes(passage: Passage, at: int) -> bool:
    """Whether two figures after the word for hours are minutes: `18h30`, « 12 h 30 »."""
    if passage.is_glued(at):
        return True
    last = passage.tokens[at].value < _MINUTES and not passage.is_in_chunk(at + 1)
    return last and not passage.has(at + 1, (Kind.MONTH, Kind.UNIT))


def _skip_zone(passage: Passage, at: int) -> int:
    """The index after the zone of `10:00Z`, `10:00+03:00`, `10:00 UTC+3`, `10:00 -0500`."""
    token = passage.at(at)
    if token and token.text == "z":
        return at + 1
    if (
        passage.is_mark(at, "(")
        and passage.means(at + 1, Kind.HOUR)
        and passage.is_mark(at + 2, ")")
    ):
        # 10:00 (CET)
        return at + 3
    if not passage.is_mark(at, "+-") or not passage.is_glued(at + 1):
        return at
    if (hours := passage.number(at + 1, 4)) is not None and hours <= _LAST_ZONE:
        return at + 2
    if passage.is_glued_mark(at, "+") and passage.number(at + 1, 1, 2) is not None:
        return _read_clock(passage, at + 1, said=False) or at + 2
    return at


def skip_said_time(passage: Passage, at: int) -> int | None:
    """The index after a time of day that is said to be one: `18.00`, `6 pm`, «10 утра»."""
    return _read_clock(passage, at, said=True)


def skip_time(passage: Passage, at: int) -> int | None:
    """The index after a time of day that stands by itself, `18:00`; None if none does."""
    return _read_clock(passage, at, said=False)
