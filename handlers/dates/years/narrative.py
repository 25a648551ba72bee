"""Dates told by the one before them: « le 8 février suivant », `the same quarter of 2024`."""

from collections.abc import Iterator
from dataclasses import replace

from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.items import Item, Row
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year import read_year_of
from storage.edtf import CalendarDate, Edtf, EdtfError, Precision

_YEAR, _NEAR, _LAST_DAY = 4, 3, 31
_UNITS = {
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "half": Precision.HALF,
}


def read_narrative_year(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """A day or month with its year: the first after the date that a document spoke of last."""
    steps = passage.means(at, Kind.NARRATIVE)
    last = _find_spoken(passage) if steps else None
    if not steps or not last:
        return None
    known, following = last.end or last.start, passage.at(at + 1)
    goes_on = following and following.is_word and passage.language == "en"
    if not known or not known.month or goes_on or passage.has(at + 1, (Kind.UNIT, Kind.ARTICLE)):
        # "Following the visit", "the following year"
        return None
    whole = piece.day and known.day
    said = (piece.month or 0, piece.day or 0) if whole else (piece.month or 0, 0)
    told = (known.month, known.day or 0) if whole else (known.month, 0)
    year = known.year + (said <= told) if steps > 0 else known.year - (said >= told)
    return Parsed(piece._replace(year=year).but(Doubt.INHERITED), at + 1)


def read_told(passage: Passage, at: int) -> Parsed | None:
    """`The following summer`, « l'été suivant »: the first after what was spoken of last."""
    if Kind.NARRATIVE not in passage.kinds:
        return None
    said, named = at, at + 1
    if passage.means(at, Kind.SEASON) and passage.language != "en":
        said, named = named, said
    steps, season = passage.means(said, Kind.NARRATIVE), passage.means(named, Kind.SEASON)
    month = passage.means(named, Kind.MONTH) if said < named else None
    if not steps or not (season or month) or passage.has(at + 2, (Kind.UNIT, Kind.ARTICLE)):
        return None
    if is_verb(passage, named):
        return None
    piece = Piece(month=month, season=None if month else season)
    year = _find_year(passage, piece, steps)
    if year is None:
        return None
    return Parsed(piece._replace(year=year).but(Doubt.INHERITED), passage.skip_dot(at + 2))


def is_verb(passage: Passage, at: int) -> bool:
    """Whether what is also a month is none: `the following may apply`."""
    token = passage.at(at)
    if not token or token.capital or passage.language != "en":
        return False
    return passage.means(at, Kind.MONTH) is not None and passage.has(at, (Kind.WEAK,))


def _find_year(passage: Passage, piece: Piece, steps: int) -> int | None:
    """The year of the nearest month or season after what was spoken of last, or before it."""
    known = _find_spoken(passage)
    if not known or not known.start or not known.end:
        return None
    for year in range(known.end.year, known.end.year + _NEAR * steps, steps):
        point = piece._replace(year=year).to_date()
        if point.first > known.end.last if steps > 0 else point.last < known.start.first:
            return year
    return None


def _find_spoken(passage: Passage) -> Edtf | None:
    """The date before, in its row; in a document, also the last one of all."""
    before = passage.before
    if before and before.year is not None and before.digits == _YEAR and before.may_be:
        return Edtf.at(before.to_date())
    return passage.last if passage.context is Context.DOCUMENT else None


def as_spoken(piece: Piece) -> Piece:
    """A date with its month and year, for what is told by them later: the last day of a period."""
    end = piece.period.end if piece.period and not piece.month else None
    return Piece(end.year, end.month, end.day) if end else piece


def as_told(passage: Passage, day: int) -> Piece:
    """A day of the month that was spoken of last."""
    told = passage.day
    piece = Piece(told.year, told.month, day)
    return piece.but(Doubt.INHERITED) if told.year is not None else piece


def read_day_told(passage: Passage, at: int) -> Parsed | None:
    """`26` of « la 1re semaine d'avril 2025 et le week-end du 26 »: of the month before it."""
    day, before, following = passage.number(at, 1, 2), passage.before, passage.at(at + 1)
    period = before.period.start if before and before.period else None
    if period:
        before = Piece(period.year, period.month)
    if not day or not before or not (before.year and before.month):
        return None
    ends = not following or not (following.is_word or following.digits or following.text in "-/:.")
    piece = Piece(before.year, before.month, day).but(Doubt.INHERITED)
    return Parsed(piece, at + 1) if ends and piece.may_be else None


def tell_days(passage: Passage, row: Row) -> Row:
    """`10th` of `opened on 3 March 2025; the second followed on the 10th`, in a document."""
    told = passage.day
    if passage.context is not Context.DOCUMENT or not (told.year and told.month and told.day):
        return Row()
    return Row([*_tell_days(passage, row, told.day)])


def _tell_days(passage: Passage, row: Row, last: int) -> Iterator[Item]:
    """The first of a row's numbers that are later days of the month which was told."""
    for each in row.items:
        number = each.pieces[-1].number
        piece = as_told(passage, number) if number and number > last else None
        led = each is not row.items[0] or _is_day_led(passage, each.end - 1)
        if not (piece and piece.may_be and led and _is_one(passage, each)):
            return
        if not _ends_day(passage, each.end):
            return
        last = number or last
        yield replace(each, shape="point", pieces=[piece])


def _is_one(passage: Passage, item: Item) -> bool:
    """Whether it is one number, with what it numbers at most: «второй — 20-го»."""
    named = item.shape == "range" and not passage.tokens[item.start].digits
    return item.shape == "point" or (named and bool(passage.tokens[item.end - 1].digits))


def _ends_day(passage: Passage, at: int) -> bool:
    """Whether nothing follows that a number may number, as `the 6th and 7th floors`."""
    if passage.has(at, (Kind.AND,)):
        further = passage.skip(at + 1, Kind.PREP, Kind.ARTICLE)
        numbers = passage.number(further, 1, 2) is not None
        return not numbers or _ends_day(passage, further + 1)
    following = passage.at(at)
    return not following or not (following.is_word or following.digits or following.text == "-")


def may_be_day(passage: Passage, at: int) -> bool:
    """Whether a number must be a day, though of which month is not told."""
    return _is_day_led(passage, at) and _ends_day(passage, at + 1)


def _is_day_led(passage: Passage, at: int) -> bool:
    """Whether a number must be a day: `on the 10th`, « le 11 », «20-го»."""
    token = passage.tokens[at]
    if passage.language == "ru":
        return Kind.ORDINAL_SUFFIX in token.suffix and passage.text[: token.end].endswith("го")
    led = passage.skip_back(at, Kind.ARTICLE)
    if led == at - 1 or not 0 < token.value <= _LAST_DAY:
        return False
    if passage.language == "fr":
        # « De 12 en 2023 » counts.
        counts = passage.has(at - 1, (Kind.FROM_WEAK,))
        return not counts and Kind.ORDINAL_SUFFIX not in token.suffix
    on = passage.has(led, (Kind.STRONG_PREP,)) and not passage.has(led, (Kind.YEAR_PREP,))
    return on and Kind.ORDINAL_SUFFIX in token.suffix


def read_same(passage: Passage, at: int) -> Parsed | None:
    """The month, quarter or period of another year that was spoken of last."""
    last = passage.last
    if not last or not last.start or not last.end:
        return None
    named = at
    if passage.means(at, Kind.SAME) and (month := _read_month_of_same(passage, at + 1)):
        return month
    if passage.means(at, Kind.SAME_PERIOD) is None:
        named += 1
        precision = _UNITS.get(passage.means(named, Kind.UNIT) or "")
        if not precision or last.is_interval or last.start.precision is not precision:
            return None
    year = read_year_of(passage, passage.skip_dot(named + 1))
    if not year or year.piece.year is None or year.piece.month:
        return None
    try:
        ends = [_in_year(end, last.start, year.piece.year) for end in (last.start, last.end)]
        return Parsed(Piece(period=Edtf(ends[0], ends[1]), doubts=year.piece.doubts), year.end)
    except EdtfError:
        return None


def _read_month_of_same(passage: Passage, at: int) -> Parsed | None:
    """`November` of `again that November`, «в том же ноябре»: of the year that was spoken of."""
    month, season = passage.means(at, Kind.MONTH), passage.means(at, Kind.SEASON)
    following = passage.at(at + 1)
    if passage.year is None or not (month or season) or (following and following.digits):
        return None
    piece = Piece(passage.year, month, season=None if month else season)
    return Parsed(piece.but(Doubt.INHERITED), passage.skip_dot(at + 1))


def _in_year(end: CalendarDate, first: CalendarDate, year: int) -> CalendarDate:
    return replace(end, year=end.year + year - first.year)
