"""Times told by the one before them in a row: `9 May 2025 and the following day`."""

from datetime import timedelta

from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.relative.ago import at_day, read_count
from handlers.dates.values.piece import DAYS_IN, Piece, shift_months
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from storage.edtf import Edtf, EdtfError

_YEAR = 4
_TOLD = (Kind.RELATION, Kind.NARRATIVE, Kind.COMING, Kind.NEAR, Kind.LATER, Kind.AHEAD)
_LEADING = (Kind.ARTICLE, Kind.PREP, Kind.LINK)
_NAMES = (Kind.MONTH, Kind.WEEKDAY, Kind.HOLIDAY, Kind.UNIT, Kind.CARDINAL, Kind.ORDINAL)
_SIDES = (Kind.AFTER, Kind.BEFORE)


def read_next_days(passage: Passage, at: int, last: Piece | None) -> Parsed | None:
    """« Et le lendemain », `or two days later`, «и в последующие два дня», `and the next year`."""
    if passage.kinds.isdisjoint(_TOLD) or not last:
        return None
    if not (last.year and last.digits == _YEAR) or last.part or last.season:
        return None
    at = passage.skip(at, *_LEADING) if not passage.has(at, (Kind.NEAR,)) else at
    found = _read_following(passage, at, "day" if last.day else "month" if last.month else "year")
    if last.day and last.month and not found:
        found = _read_near(passage, at) or _read_later(passage, at)
    if not found:
        return None
    first, count, end = found
    try:
        begins, ends = _move(last, first), _move(last, count)
        piece = begins if first == count else Piece(period=Edtf(begins.to_date(), ends.to_date()))
    except (EdtfError, OverflowError):
        return None
    return Parsed(piece.but(Doubt.INHERITED, *last.doubts), end)


def _move(last: Piece, count: int) -> Piece:
    """The day, month or year so many after another."""
    day = last.to_date().first
    if last.day:
        return at_day(day + timedelta(days=count), 0).piece
    if last.month:
        return Piece(*shift_months(day, count))
    return Piece(day.year + count)


def _read_near(passage: Passage, at: int) -> tuple[int, int, int] | None:
    """`The day after`, « le surlendemain », if nothing follows that it is the day after."""
    days, further = passage.means(at, Kind.NEAR), passage.skip(at + 1, *_LEADING)
    following = passage.at(further)
    alone = not following or not (following.digits or passage.has(further, _NAMES))
    return (days, days, at + 1) if days and alone else None


def _read_following(passage: Passage, at: int, unit: str) -> tuple[int, int, int] | None:
    """`The next day`, «последующие два дня», « les deux jours suivants »."""
    said = _follows(passage, at)
    counted = read_count(passage, at + said) or (1, at + said)
    count, named = counted
    if passage.means(named, Kind.UNIT) != unit or passage.number(named + 1, 4) is not None:
        return None
    end = named + 1
    if not said:
        if not _follows(passage, end):
            return None
        end += 1
    return 1, count, end


def _follows(passage: Passage, at: int) -> bool:
    return (
        passage.means(at, Kind.RELATION) == 1
        or passage.means(at, Kind.NARRATIVE) == 1
        or passage.has(at, (Kind.COMING,))
    )


def _read_later(passage: Passage, at: int) -> tuple[int, int, int] | None:
    """`Two days later`, «через неделю», « une semaine plus tard »."""
    ahead = passage.means(at, Kind.AHEAD) is not None
    counted = read_count(passage, at + ahead)
    if passage.means(at + ahead, Kind.CARDINAL) == 1:
        counted = 1, at + ahead + 1
    one = passage.language == "ru" or passage.means(at - 1, Kind.CARDINAL) == 1
    one = one and passage.means(at + ahead, Kind.ONE)
    if not counted and not one:
        return None
    count, named = counted or (1, at + ahead)
    days = DAYS_IN.get(passage.means(named, Kind.UNIT))
    later = ahead or passage.has(named + 1, (Kind.LATER,))
    end = named + 2 - ahead
    if not days or not later or passage.has(end, _SIDES):
        return None
    return days * count, days * count, end
