"""The dates that a row of pieces makes, and what is wrong with them."""

from dataclasses import replace
from typing import NamedTuple

from handlers.dates.passages.bounds import in_coming_year
from handlers.dates.passages.passage import Passage
from handlers.dates.values.items import Item
from handlers.dates.values.parts import take_month
from handlers.dates.values.piece import NEVER, Piece, beside, find_year_of
from handlers.dates.values.value import Context, Doubt, Problem, Recurring, Value, Yearly
from storage.edtf import CalendarDate, Edtf, EdtfError

_YEAR, _WINTER = 4, 24
_LONGEST_OVER_NEW_YEAR = 8
"""Months that a period may have whose beginning is taken to be of the year before."""


class Built(NamedTuple):
    """A date of a row, or why there is none."""

    value: Value | None = None
    doubts: frozenset[Doubt] = frozenset()
    problem: Problem | None = None
    nearest: Edtf | None = None


def build(passage: Passage, item: Item) -> list[Built]:
    """The dates of an item, its pieces complete; none where it is no date after all."""
    pieces = [_inherit(passage, piece) for piece in _at_said_weekday(passage, item.pieces)]
    if item.shape in ("point", "both"):
        return [built for piece in pieces if (built := _build(passage, item, [piece]))]
    built = _build(passage, item, pieces)
    return [built] if built else []


def _at_said_weekday(passage: Passage, pieces: list[Piece]) -> list[Piece]:
    """Days of no year in the nearest one in which they are what they are said to be.

    « Lundi 1er décembre »; where a question says a year elsewhere, that is theirs.
    """
    said = [piece for piece in pieces if piece.on is not None and piece.day and piece.month]
    if not said or any(piece.is_whole for piece in pieces):
        return pieces
    if passage.context is not Context.QUESTION or any(
        each.digits == _YEAR for each in passage.tokens
    ):
        return pieces
    year = find_year_of(passage.today, said)
    if not year:
        return pieces
    return [piece._replace(year=year, shared=True).but(Doubt.RELATIVE) for piece in pieces]


def _inherit(passage: Passage, piece: Piece) -> Piece:
    """A piece of no year with that of the text, in a document."""
    lacks = not piece.is_whole and passage.context is Context.DOCUMENT and passage.year
    if lacks:
        piece = piece._replace(year=passage.year).but(Doubt.INHERITED)
    piece = piece.at_weekday()
    return take_month(piece) if piece.part else piece


def _build(passage: Passage, item: Item, pieces: list[Piece]) -> Built | None:
    doubts = pieces[0].doubts
    if len(pieces) > 1:
        doubts = doubts.union(*[piece.doubts for piece in pieces[1:]])
    whole = [piece.is_whole for piece in pieces]
    if False not in whole:
        return _build_dated(item, pieces, doubts)
    if True in whole:
        return None
    if coming := in_coming_year(passage, pieces, item.shape):
        coming = [piece.at_weekday() for piece in coming]
        return _build_dated(item, coming, doubts | {Doubt.RELATIVE})
    if item.shape in ("point", "both", "range"):
        return _build_yearly(pieces, doubts)
    this_year = [piece._replace(year=passage.today.year) for piece in pieces]
    nearest = _build_dated(item, this_year, doubts).value
    return Built(problem=Problem.NO_YEAR, nearest=nearest if isinstance(nearest, Edtf) else None)


def _build_dated(item: Item, pieces: list[Piece], doubts: frozenset[Doubt]) -> Built:
    pieces, doubts = _turn_year(pieces, doubts)
    ends: list[tuple[CalendarDate | None, CalendarDate | None]] = []
    for piece in pieces:
        try:
            ends.append(_ends(piece))
        except EdtfError:
            if piece.year == NEVER:
                return Built(problem=Problem.NO_START)
            return Built(problem=Problem.IMPOSSIBLE, nearest=piece.nearest())
    first, last = ends[0][0], ends[-1][1]
    try:
        match item.shape:
            case "since":
                value = Edtf(first, None, unknown=item.unknown)
            case "until":
                value = Edtf(None, last, unknown=item.unknown)
            case "after":
                value = Edtf(beside(last, after=True), None) if last else Edtf(first, None)
                doubts |= {Doubt.AFTER}
            case "before":
                value = Edtf(None, beside(first, after=False)) if first else Edtf(None, last)
            case _:
                value = Edtf(*_within(item, ends))
                doubts |= _doubt_end_within(pieces)
    except EdtfError:
        if first and last and item.shape == "range":
            return Built(problem=Problem.REVERSED, nearest=_turned(ends))
        return Built(problem=Problem.IMPOSSIBLE)
    return Built(value, doubts)


def _doubt_end_within(pieces: list[Piece]) -> set[Doubt]:
    """A doubt of what ends within the year or month with which it begins: hardly a period."""
    first, last = pieces[0], pieces[-1]
    of_year = first.is_year and last.year == first.year and not last.is_year
    same = first.month and not first.day and (last.year, last.month) == (first.year, first.month)
    return {Doubt.BESIDE} if of_year or (same and last.day) else set()


def _within(
    item: Item, ends: list[tuple[CalendarDate | None, CalendarDate | None]]
) -> tuple[CalendarDate | None, CalendarDate | None]:
    """The ends of a period, or what lies right within them."""
    (first, first_ends), (last_begins, last) = ends[0], ends[-1]
    first = beside(first_ends, after=True) if item.outside[0] and first_ends else first
    last = beside(last_begins, after=False) if item.outside[1] and last_begins else last
    return first, last


def _ends(piece: Piece) -> tuple[CalendarDate | None, CalendarDate | None]:
    if piece.period:
        ends = piece.period.start, piece.period.end
        qualified = piece.qualifier and all(end and not end.part for end in ends)
        return (
            (_qualify(ends[0], piece.qualifier), _qualify(ends[1], piece.qualifier))
            if qualified
            else ends
        )
    if piece.year == NEVER:
        raise EdtfError("an end that never comes")
    point = piece.to_date()
    return point, point


def _qualify(end: CalendarDate | None, qualifier: str) -> CalendarDate | None:
    return replace(end, qualifier=qualifier) if end else end


def _turned(ends: list[tuple[CalendarDate | None, CalendarDate | None]]) -> Edtf | None:
    try:
        return Edtf(ends[-1][0], ends[0][1])
    except EdtfError:
        return None


def _turn_year(
    pieces: list[Piece], doubts: frozenset[Doubt]
) -> tuple[list[Piece], frozenset[Doubt]]:
    """`October to April 2018` with its beginning in 2017."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) < 2 or first.year != last.year or first.year is None or last.year is None:
        return pieces, doubts
    if last.season == _WINTER and first.season and first.season < _WINTER and first.shared:
        # «Осень–зима 2024»: a winter bears the year in which it ends.
        return [first, last._replace(year=last.year + 1)], doubts
    if not (first.month and last.month and first.month > last.month):
        return pieces, doubts
    if not (first.shared or last.shared):
        return pieces, doubts
    if 12 - first.month + last.month >= _LONGEST_OVER_NEW_YEAR:
        return pieces, doubts
    if first.shared:
        first = first._replace(year=first.year - 1)
    else:
        last = last._replace(year=last.year + 1)
    return [first, last], doubts | {Doubt.TURN_OF_YEAR}


def _build_yearly(pieces: list[Piece], doubts: frozenset[Doubt]) -> Built | None:
    ends = [_yearly_ends(piece) for piece in pieces]
    start, end = ends[0][0], ends[-1][1]
    if not start or not end:
        return None
    # A leap year has every day that any year has.
    if not (start.in_year(2024) and end.in_year(2024)):
        return Built(problem=Problem.IMPOSSIBLE)
    if (start.day is None) is not (end.day is None):
        # «Апрель – май 25»: a day, or the year?
        doubts |= {Doubt.DAY_OR_YEAR}
    if start.month == end.month and (start.day or 0) > (end.day or 0):
        return Built(problem=Problem.REVERSED)
    return Built(Recurring(start, end), doubts)


def _yearly_ends(piece: Piece) -> tuple[Yearly | None, Yearly | None]:
    """The ends of what a piece says of every year; «конец апреля» has some days."""
    if not piece.part or not piece.month:
        return piece.yearly, piece.yearly
    days = CalendarDate(2024, piece.month, part=piece.part)
    return Yearly(piece.month, days.first.day), Yearly(piece.month, days.last.day)
