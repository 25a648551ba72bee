"""Parts of what has three months, and the ends of a school year, as the months that they are."""

from handlers.dates.values.piece import Piece
from storage.edtf import CalendarDate, Edtf, Part

_THIRDS = (Part.EARLY, Part.MID, Part.LATE)
_OF_MONTHS = frozenset({*range(21, 25), *range(33, 37)})
"""EDTF's codes of seasons and quarters."""
_SCHOOL_BEGINS, _SCHOOL_ENDS, _YEAR = 9, 6, 4


def has_months(piece: Piece) -> bool:
    """Whether it is a season or quarter, whose parts are months."""
    return piece.season in _OF_MONTHS and piece.digits == _YEAR


def take_month(piece: Piece) -> Piece:
    """August of `the end of summer`, March of «конец первого квартала»; else the same."""
    if not has_months(piece):
        return piece
    if piece.year is None or piece.part not in _THIRDS:
        return piece._replace(part=None)
    first = CalendarDate(piece.year, season=piece.season).first
    year, month = divmod(first.year * 12 + first.month - 1 + _THIRDS.index(piece.part), 12)
    return piece._replace(year=year, month=month + 1, season=None, part=None)


def find_of_school(piece: Piece, part: Part) -> Piece:
    """A half of a school year; about when it begins or ends, which differs between countries."""
    ends = (piece.period.start, piece.period.end) if piece.period else (None, None)
    if part is Part.MID or not ends[0] or not ends[1] or ends[1].year - ends[0].year != 1:
        return piece
    if part is Part.FIRST_HALF:
        first, last = CalendarDate(ends[0].year, _SCHOOL_BEGINS), CalendarDate(ends[0].year, 12)
        return piece._replace(period=Edtf(first, last))
    if part is Part.SECOND_HALF:
        first, last = CalendarDate(ends[1].year, 1), CalendarDate(ends[1].year, _SCHOOL_ENDS)
        return piece._replace(period=Edtf(first, last))
    if part is Part.EARLY:
        return Piece(ends[0].year, _SCHOOL_BEGINS, qualifier="~", doubts=piece.doubts)
    return Piece(ends[1].year, _SCHOOL_ENDS, qualifier="~", doubts=piece.doubts)
