"""What one date of a row says for others: `20, 21 мая 2018`."""

from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Doubt
from storage.edtf import CalendarDate, Part, Precision

_LENT = {Doubt.RELATIVE, Doubt.INHERITED}
_HALF_YEAR = 6
_THIRDS = (Part.EARLY, Part.MID, Part.LATE)
_THIS_CENTURY, _THIRTIES = 2000, 2030
"""Nobody speaks of the 2030s as of the thirties yet."""


def complete(pieces: list[Piece]) -> list[Piece] | None:
    """The pieces with what others of their row say: `20, 21 мая 2018`; None if some stay bare."""
    if len(pieces) == 1:
        return None if pieces[0].number is not None else pieces
    done: list[Piece] = []
    for piece in reversed(_continue_month(pieces)):
        done.append(_with_next(piece, done[-1]) if done else piece)
    done.reverse()
    for at in range(1, len(done)):
        done[at] = _with_last(done[at], done[at - 1])
    if done[0].digits == 3 and Doubt.CENTURY in done[0].doubts:
        done = _in_one_century(done)
    return None if any(piece.number is not None for piece in done) else done


def _continue_month(pieces: list[Piece]) -> list[Piece]:
    """The pieces with the days of a month that stands before them: `May 20–21 and June 3`."""
    done = pieces[:1]
    for piece in pieces[1:]:
        last, day = done[-1], piece.number
        # "May 5 and 6, 2025, 24 students": the year ends it.
        goes_on = last.year is None or piece.year is not None
        continues = day is not None and last.month_first and last.day and goes_on
        month = piece._replace(number=None, day=day, month=last.month, month_first=True)
        done.append(month if continues else piece)
    return done


def _with_next(piece: Piece, following: Piece) -> Piece:
    """A piece with what the one after it says for both."""
    if piece.period or following.period:
        return piece
    lent = following.doubts & _LENT if piece.year is None else ()
    if piece.number is not None:
        if following.number is not None and following.year is not None:
            # May 5, 7 and 9, 2018
            return piece._replace(year=following.year).but(*lent)
        piece = _count(piece, piece.number, following)
    if piece.digits == following.digits == 3 and (piece.year or 0) > (following.year or 0):
        # «60-е и 70-е гг. XVIII в.»
        return in_century_of(piece, following)
    if _lacks_year(piece) and following.year is not None and following.digits == 4:
        # The year stands there, so this is no year.
        doubts = piece.doubts - {Doubt.DAY_OR_YEAR}
        piece = piece._replace(year=following.year, shared=True, doubts=doubts)
    return piece.but(*lent) if lent else piece


def _count(piece: Piece, number: int, following: Piece) -> Piece:
    """A number by itself as what the next one counts: days, quarters, centuries, decades."""
    precision = _precision(following)
    if following.weekday is not None and not following.day:
        # "The second and fourth Saturdays of October"
        return following._replace(nth=number)
    if piece.part and not number:
        # «В начале и конце мая»
        return _as_part(piece.part, following)
    if following.part in _THIRDS and following.month and 1 <= number <= len(_THIRDS):
        # «Во второй – третьей декаде мая»
        return following._replace(part=_THIRDS[number - 1])
    if following.day:
        return piece._replace(number=None, day=number, month=following.month)
    if precision is Precision.CENTURY:
        return piece._replace(number=None, year=(number - 1) * 100, digits=2)
    if precision is Precision.DECADE and number % 10 == 0:
        century = (following.year or 0) // 100 * 100
        return piece._replace(number=None, year=century + number, digits=3)
    if precision in (Precision.QUARTER, Precision.HALF) and number <= 4:
        first = 33 if precision is Precision.QUARTER else 40
        return piece._replace(number=None, season=first + number - 1)
    if following.figures and following.month and number <= 12:
        return piece._replace(number=None, month=number)
    return piece


def _as_part(part: Part, whole: Piece) -> Piece:
    """Another part of what the next piece is of."""
    halves = (Part.FIRST_HALF, Part.SECOND_HALF)
    if part in halves and whole.digits == 4 and not whole.month:
        return whole._replace(part=None, season=40 + halves.index(part))
    return whole._replace(part=part, season=None)


def _with_last(piece: Piece, last: Piece) -> Piece:
    """A piece with what the one before it says for both."""
    if piece.period or last.period:
        return piece
    if piece.number is not None and last.digits == 3 and last.year and not piece.number % 10:
        # Jaren 70 en 80
        piece = piece._replace(number=None, year=last.year // 100 * 100 + piece.number, digits=3)
    if _lacks_year(piece) and last.year is not None and last.digits == 4:
        if _is_after_turn(piece, last):
            # «28 декабря 2023 г. прибыли, 2 января …»
            piece = piece.but(Doubt.TURN_OF_YEAR)._replace(year=last.year + 1)
        else:
            piece = piece._replace(year=last.year, shared=True)
    return piece


def _is_after_turn(piece: Piece, last: Piece) -> bool:
    """Whether a day can hardly be of the year that one at its end has."""
    days = piece.day and last.day and not last.shared
    return bool(days) and (last.month or 0) - (piece.month or 0) > _HALF_YEAR


def _in_one_century(decades: list[Piece]) -> list[Piece]:
    """Decades of two figures that are all over: `jaren 20 en 30` are the last ones of that name."""
    if all(each.digits != 3 or (each.year or 0) < _THIRTIES for each in decades):
        return decades
    return [
        each._replace(year=each.year - 100)
        if each.digits == 3 and (each.year or 0) >= _THIS_CENTURY and each.year
        else each
        for each in decades
    ]


def in_century_of(decade: Piece, other: Piece) -> Piece:
    """A decade in the century of another one, which is said."""
    return decade._replace(year=(other.year or 0) // 100 * 100 + (decade.year or 0) % 100)


def _lacks_year(piece: Piece) -> bool:
    return piece.number is None and piece.year is None


def _precision(piece: Piece) -> Precision | None:
    if piece.season:
        return CalendarDate(2000, season=piece.season).precision
    if piece.year is None:
        return None
    return {4: Precision.YEAR, 3: Precision.DECADE, 2: Precision.CENTURY}[piece.digits]
