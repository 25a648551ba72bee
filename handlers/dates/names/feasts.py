"""Days that have a name of their own, whether they move or not: `Christmas 2025`, «на Пасху 26»."""

from datetime import date, timedelta

from handlers.dates.names.named import read_day_and_month, read_month
from handlers.dates.numeric.short_years import read_late_short_year
from handlers.dates.passages.bounds import find_side
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece, year_beside
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year import read_year_of
from handlers.dates.years.year_pairs import find_year_pair
from handlers.dates.years.year_words import is_year_word
from storage.edtf import FIRST_YEAR, LAST_YEAR

_JOINED = (Kind.AND, Kind.OR, Kind.TO)
_NAMED = (Kind.HOLIDAY, Kind.MONTH)
_SUNDAY, _HALF = 6, 6
_NEW_YEAR = "01-01"


def read_holiday(passage: Passage, at: int) -> Parsed | None:
    """The day of a holiday of a year; of no year it may be the name of something."""
    if Kind.NEW in passage.kinds and (new := _read_new_year(passage, at)):
        return new
    if Kind.HOLIDAY not in passage.kinds:
        return None
    steps = passage.means(at, Kind.RELATION)
    at += steps is not None
    said = passage.means(at, Kind.HOLIDAY)
    if not said:
        return None
    end = at + 1
    if pair := find_year_pair(passage, end):
        # `New Year 2025/26`
        day = _in_winter(passage, said, pair[0])
        return Parsed(day, pair[1]) if day else None
    year = read_year_of(passage, end) or read_late_short_year(passage, Piece(day=1), end)
    if year and year.piece.year is not None:
        day = _in_year(passage, said, year.piece.year)
        doubts = {*year.piece.doubts} | ({Doubt.BESIDE} if _is_of_noun(passage, at) else set())
        return Parsed(day.but(*doubts), year.end) if day else None
    if steps is None:
        # « Noël dernier »
        steps = passage.means(end, Kind.RELATION)
        if steps is None:
            return _read_of_no_year(passage, said, at)
        end += 1
    if not (day := _nearest(passage, said, steps)):
        return None
    return Parsed(day.but(Doubt.RELATIVE), end)


def read_holiday_of(passage: Passage, at: int, year: int) -> Parsed | None:
    """The day of a holiday of the year that stands before it: «в 2025 году на Пасху»."""
    said = passage.means(at, Kind.HOLIDAY)
    day = _in_year(passage, said, year) if said else None
    following = passage.at(at + 1)
    if day and following and following.is_word and not following.meanings:
        # "The 2025 Christmas market"
        day = day.but(Doubt.BESIDE)
    return Parsed(day, at + 1) if day else None


def _is_of_noun(passage: Passage, at: int) -> bool:
    """Whether it may only name something: « le marché de Noël 2025 »."""
    noun, link = passage.at(at - 2), at - 1
    of = passage.means(link, Kind.FROM_WEAK) == 0 and passage.language == "fr"
    linked = passage.means(link, Kind.LINK) and (of or not passage.means(link, Kind.ARTICLE))
    if not linked or not noun or not noun.is_word:
        return False
    return noun.meanings.keys() <= {Kind.WEAK, Kind.OTHER}


def _read_new_year(passage: Passage, at: int) -> Parsed | None:
    """«Нового 2025 года»."""
    year = passage.number(at + 1, 4) if passage.means(at, Kind.NEW) else None
    day = _in_year(passage, _NEW_YEAR, year) if year else None
    return Parsed(day, at + 3) if day and is_year_word(passage, at + 2) else None


def _read_of_no_year(passage: Passage, said: str, at: int) -> Parsed | None:
    """`Christmas` of `between Christmas and New Year 2025`: the other one has the year.

    As the end of a period it is the nearest one: `since New Year`.
    """
    joined = passage.has(at + 1, _JOINED) or passage.is_mark(at + 1, "-")
    other = passage.skip(at + 2, Kind.PREP, Kind.ARTICLE) if joined else at
    before = passage.skip_back(at, Kind.ARTICLE) + 1
    follows = passage.has(before - 1, _JOINED) or passage.is_mark(before - 1, "-")
    last = passage.at(before - 2)
    of_day = passage.number(other, 1, 2) is not None and passage.has(other + 1, (Kind.MONTH,))
    named = joined and (of_day or passage.has(other, _NAMED))
    if named and (said.startswith("easter") or said.isdecimal()):
        year = _find_year(passage, other)
        moving = _in_year(passage, said, year) if year else None
        return Parsed(moving, at + 1) if moving else None
    pair = find_year_pair(passage, other + 1) if named else None
    if pair and (day := _in_winter(passage, said, pair[0])):
        return Parsed(day, at + 1)
    side = None if named or said.isdecimal() else find_side(passage, at)
    if side and (near := _nearest(passage, said, side)):
        return Parsed(near.but(Doubt.RELATIVE), at + 1)
    follows = bool(follows and last and (last.digits or passage.has(before - 2, _NAMED)))
    if not (follows or named):
        return None
    day = _in_year(passage, said, passage.today.year) if said[:1].isdecimal() else None
    return Parsed(day._replace(year=None), at + 1) if day else None


def _in_winter(passage: Passage, said: str, year: int) -> Piece | None:
    """The day of a holiday in the second half of a year, or in the first half of the next."""
    day = _in_year(passage, said, year)
    return day if not day or (day.month or 0) > _HALF else _in_year(passage, said, year + 1)


def _find_year(passage: Passage, at: int) -> int | None:
    """The year of the holiday, day or month that begins at a token."""
    parsed = (read_holiday(passage, at) or read_day_and_month(passage, at)) or read_month(
        passage, at
    )
    return parsed.piece.year if parsed else None


def _nearest(passage: Passage, said: str, steps: int) -> Piece | None:
    today = passage.today
    this = _in_year(passage, said, today.year)
    if not this or not steps:
        return this
    return _in_year(passage, said, year_beside(today, this.month or 1, this.day, steps))


def _in_year(passage: Passage, said: str, year: int) -> Piece | None:
    """The day of a holiday by its rule: `12-25`, `easter+39`, `05`, `09/1/3` of a weekday."""
    if not FIRST_YEAR < year < LAST_YEAR:
        return None
    if said.startswith("easter"):
        western, eastern = _easter(year), _orthodox_easter(year)
        day = eastern if passage.language == "ru" else western
        day += timedelta(days=int(said.removeprefix("easter") or 0))
        piece = Piece(day.year, day.month, day.day)
        # Of whose Easter a Russian speaks is not said where they differ.
        return piece.but(Doubt.BESIDE) if day == eastern != western else piece
    if "/" in said:
        month, weekday, nth = map(int, said.split("/"))
        return Piece(year, month, weekday=weekday, nth=nth).at_weekday()
    if said.isdecimal():
        # «Майские»: some days of the month
        return Piece(year, int(said)).but(Doubt.BESIDE)
    month, number = map(int, said.rstrip("-").split("-"))
    if said.endswith("-") and date(year, month, number).weekday() == _SUNDAY:
        # King's Day is kept a day earlier then.
        number -= 1
    return Piece(year, month, number)


def _easter(year: int) -> date:
    """Easter of the western churches, by the rule of Meeus."""
    century = year // 100
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    epact -= epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    days = epact - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def _orthodox_easter(year: int) -> date:
    """Easter of the eastern churches, in today's calendar."""
    full = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - full + 34) % 7
    month, day = divmod(full + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
