"""Two years that follow each other, in two figures: `season 24/25`, `28 dec – 4 jan 2025-26`."""

from handlers.dates.lexicon import Kind
from handlers.dates.passage import Parsed, Passage
from handlers.dates.piece import Piece, in_full
from storage.edtf import CalendarDate, Edtf

_OF_TWO_YEARS = (Kind.SCHOOL_YEAR, Kind.OF_TWO_YEARS)


def read_year_pair(passage: Passage, at: int) -> Parsed | None:
    """`24/25` beside the word for what begins in one year and ends in the next."""
    if passage.kinds.isdisjoint(_OF_TWO_YEARS):
        return None
    pair = find_year_pair(passage, at)
    if not pair:
        return None
    year, end = pair
    if not (passage.has(at - 1, _OF_TWO_YEARS) or passage.has(end, _OF_TWO_YEARS)):
        return None
    period = Edtf(CalendarDate(year), CalendarDate(year + 1))
    return Parsed(Piece(period=period), end + passage.has(end, _OF_TWO_YEARS))


def find_year_pair(passage: Passage, at: int) -> tuple[int, int] | None:
    """The first of two years in a row, `25/26` or `2025-26`, and the index after them."""
    first, last = passage.number(at, 2, 4), passage.number(at + 2, 2)
    if first is None or last is None or not passage.is_glued_mark(at + 1, "/-"):
        return None
    if (first + 1) % 100 != last or passage.is_in_chunk(at + 3):
        return None
    year = first if passage.tokens[at].digits > 2 else in_full(first, passage.today)
    return year, at + 3


def with_year_pair(
    passage: Passage, first: Piece, last: Piece, at: int
) -> tuple[Piece, Piece, int]:
    """The ends of a period over New Year with its two years: `28 dec – 4 jan 25-26`."""
    if first.year is not None or not (first.month and last.month and first.month > last.month):
        return first, last, at
    start = at if last.year is None else at - 1
    pair = find_year_pair(passage, start + passage.is_mark(start, ","))
    if not pair or last.year not in (None, pair[0]):
        return first, last, at
    year, end = pair
    return first._replace(year=year), last._replace(year=year + 1), end
