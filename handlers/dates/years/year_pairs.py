"""Two years in two figures: `season 24/25`, `28 dec – 4 jan 2025-26`, «41–45 гг.»."""

from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import Piece, in_full
from handlers.dates.words.lexicon import Kind
from storage.edtf import CalendarDate, Edtf

_OF_TWO_YEARS = (Kind.SCHOOL_YEAR, Kind.OF_TWO_YEARS)
_GOING_ON = (*_OF_TWO_YEARS, Kind.TO, Kind.AND, Kind.OR)
_COUNTED = (Kind.COUNT, Kind.UNIT, Kind.HOUR)
_LAST_DAY, _NEAR = 31, 4


def read_year_pair(passage: Passage, at: int) -> Parsed | None:
    """`24/25` beside the word for what begins in one year and ends in the next."""
    if years := _read_short_years(passage, at):
        return years
    if passage.kinds.isdisjoint(_OF_TWO_YEARS):
        return None
    at = passage.skip(at + 1, *LINKS) if passage.has(at, _OF_TWO_YEARS) else at
    pair = find_year_pair(passage, at)
    if not pair:
        return None
    year, end = pair
    if not (
        passage.has(passage.skip_back(at, *LINKS), _GOING_ON) or passage.has(end, _OF_TWO_YEARS)
    ):
        return None
    period = Edtf(CalendarDate(year), CalendarDate(year + 1))
    return Parsed(Piece(period=period), end + passage.has(end, _OF_TWO_YEARS))


def _read_short_years(passage: Passage, at: int) -> Parsed | None:
    """«В 95–97 гг.», `de jaren 41-45`, and «41–45» of «годы войны, 41–45»."""
    first, last, end = passage.number(at, 2), passage.number(at + 2, 2), at + 3
    if first is None or last is None or first >= last or not passage.is_mark(at + 1, "-"):
        return None
    suffixed = passage.tokens[at].suffix or passage.tokens[at + 2].suffix
    if suffixed or not (first % 10 or last % 10) or passage.is_in_chunk(end):
        # «70–80 гг.» are decades.
        return None
    if not (passage.has(end, (Kind.YEARS,)) or _are_led(passage, at, first)):
        return None
    stop = in_full(last, passage.today)
    period = Edtf(CalendarDate(stop - last + first), CalendarDate(stop))
    return Parsed(Piece(period=period), passage.skip_dot(end + passage.has(end, (Kind.YEARS,))))


def _are_led(passage: Passage, at: int, first: int) -> bool:
    """Whether a word for years stands before two numbers that count nothing."""
    if passage.has(at - 1, (Kind.DECADE_LEAD,)):
        return True
    following = passage.at(at + 3)
    if first <= _LAST_DAY or (following and following.is_word and not following.meanings):
        return False
    if passage.has(at + 3, _COUNTED):
        return False
    led = passage.means(at - 1, Kind.YEAR_PREP) and passage.language != "en"
    return bool(led) or any(
        passage.means(index, Kind.UNIT) == "year" for index in range(at - _NEAR, at)
    )


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
