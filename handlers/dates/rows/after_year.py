"""Days, months and parts that stand after their year: «в 2018 году в апреле», `2025-Q2`."""

from handlers.dates.names.counted import read_part_of_year
from handlers.dates.names.feasts import read_holiday_of
from handlers.dates.names.named import read_day_and_month, read_month, read_whole_month
from handlers.dates.names.seasons import read_season
from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import PARTS, Piece
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind


def take_month_of_year(passage: Passage, parsed: Parsed) -> Parsed:
    """«В 2018 году в апреле» is one date."""
    piece, end = parsed
    if not piece.is_year:
        return parsed
    if passage.is_mark(end, "("):
        # «2015 (май)»
        inner = read_month(passage, end + 1)
        if inner and inner.piece.year is None and passage.is_mark(inner.end, ")"):
            return Parsed(inner.piece._replace(year=piece.year), inner.end + 1)
        return parsed
    if passage.is_glued_mark(end, "-/.") and passage.is_glued_mark(end + 2, "-/."):
        # 2025-may-15
        month, day = passage.means(end + 1, Kind.MONTH), passage.number(end + 3, 1, 2)
        return Parsed(piece._replace(month=month, day=day), end + 4) if month and day else parsed
    if passage.is_glued_mark(end, "-/") and passage.is_glued(end + 1):
        # 2025-Q2
        stuck = _read_within(passage, end + 1, piece) or _read_first(passage, end + 1, piece)
        return stuck or parsed
    at = end + passage.is_mark(end, ",")
    if passage.means(at, Kind.AND) and passage.language != "fr":
        # "In 2023 en in januari 2024"
        return parsed
    at = passage.skip(at, *LINKS)
    following = passage.at(at)
    if not following or not passage.begins[at]:
        return parsed
    return _read_within(passage, at, piece) or parsed


def _read_first(passage: Passage, at: int, year: Piece) -> Parsed | None:
    """The quarter that begins `2024-Q4/2025-Q1`, whose other year is of what follows."""
    quarter = read_part_of_year(passage, at)
    last = quarter.end - 1 if quarter else at
    if not quarter or passage.number(last, 4) is None or not passage.is_glued_mark(last - 1, "/-"):
        return None
    return Parsed(quarter.piece._replace(year=year.year), last - 1)


def _read_within(passage: Passage, at: int, piece: Piece) -> Parsed | None:
    """The day, month or part of a year that stands before it."""
    if piece.year and (holiday := read_holiday_of(passage, at, piece.year)):
        return holiday
    rules = (read_day_and_month, read_month, read_season, read_part_of_year, _read_part_of_month)
    for rule in rules:
        found = rule(passage, at)
        if not found or _is_weak(passage, at, found.end):
            continue
        month = found.piece
        if month.month and not month.day and (named := _read_day_of(passage, found)):
            return Parsed(month._replace(year=piece.year, day=named[0]), named[1])
        if month.year is not None and Doubt.DAY_OR_YEAR in month.doubts:
            # «2018, май 17»: of the two, the day
            month = month._replace(year=None, day=month.year % 100)
        if month.year is None and month.doubts <= {Doubt.DAY_OR_YEAR}:
            return Parsed(month._replace(year=piece.year, doubts=piece.doubts), found.end)
    return None


def _read_day_of(passage: Passage, month: Parsed) -> tuple[int, int] | None:
    """«Девятнадцатого дня» of «1924 года апреля девятнадцатого дня», where the year is said."""
    numeral = read_numeral(passage, month.end) if month.piece.year is None else None
    if not numeral or not passage.means(numeral[1] - 1, Kind.ORDINAL):
        return None
    day, end = numeral
    said = passage.means(end, Kind.UNIT)
    return (day, end + (said in ("day", "dates"))) if said in (None, "day", "dates") else None


def _read_part_of_month(passage: Passage, at: int) -> Parsed | None:
    """«Конец мая» of «2025, конец мая»."""
    name = passage.means(at, Kind.PART)
    start = passage.skip(passage.skip_dot(at + 1), *LINKS)
    month = read_whole_month(passage, start) if name else None
    if not month:
        return None
    return Parsed(month.piece._replace(part=PARTS[name]), month.end)


def _is_weak(passage: Passage, at: int, end: int) -> bool:
    """Whether a name of a month may be another word there: «в 2018 году May, the mayor …»."""
    if not passage.means(at, Kind.WEAK) or passage.means(at - 1, Kind.STRONG_PREP):
        return False
    named = passage.has(end, (Kind.TO, Kind.AND)) or passage.is_mark(end, "-")
    if named and passage.means(end + 1, Kind.MONTH):
        # "2024 March to May"
        return False
    return passage.at(end) is not None and end == at + 1
