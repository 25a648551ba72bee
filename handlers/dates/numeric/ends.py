"""Where a period's end begins, and an end that leaves out what its beginning says."""

from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece, in_full
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year_words import skip_year_word

_FIRST_SHORT, _LAST_DAY, _NEXT = 10, 31, 2
_MOST_WORDS = 5
_LIKELY = range(1000, 2200)
"""The first year of which two figures are said by themselves."""


def skip_to(passage: Passage, at: int) -> int | None:
    """The index after what stands between the ends of a period."""
    token = passage.at(at)
    if not token:
        return None
    if token.text in ("-", "/", "…") or token.text.startswith(".."):
        end = at + 1
        # «2018–...»
        end += passage.is_glued(end) and passage.tokens[end].text.startswith("..")
        # «25 – по 28», «не ранее 1903 – не позднее 1907»
        leads = passage.has(end, (Kind.TO, Kind.UNTIL)) and not passage.means(end, Kind.AND)
        return end + 1 if leads else end
    start = at + (token.text == ",")
    # ", a sixth" is an article.
    article = start > at and passage.is_mark(start, "a")
    return start + 1 if passage.means(start, Kind.TO) and not article else None


def skip_remark(passage: Passage, first: Piece, at: int) -> int | None:
    """Where an end begins after «(приезд)» of «3 октября (приезд) – 6 октября (отъезд)»."""
    if not first.day or not passage.is_mark(at, "("):
        return None
    words = passage.at(at + 1)
    if not words or not words.is_word or not passage.is_mark(at + 2, ")"):
        return None
    further = skip_to(passage, at + 3)
    return (
        further if further and (passage.begins[further] or passage.number(further, 1, 2)) else None
    )


def skip_to_event(passage: Passage, at: int) -> int | None:
    """Where the date of what a period ended with begins: `from 1871 until his death in 1890`."""
    for index in range(at, at + _MOST_WORDS):
        token = passage.at(index)
        if not token or not token.is_word or passage.has(index, (Kind.MONTH, Kind.SEASON)):
            return None
        if index > at and passage.has(index, (Kind.YEAR_PREP, Kind.LINK)):
            return index + 1
    return None


def read_short_end(passage: Passage, first: Piece, at: int) -> tuple[Piece, int] | None:
    """`..28` after a day, `-17` after a year: what is left out stands before."""
    if first.is_year and passage.is_mark(at, "'") and passage.is_glued(at + 1):
        # 1801-'11
        at += 1
    number = passage.number(at, 2) or passage.number(at, 1)
    if number is None or not passage.is_glued(at) or passage.is_in_chunk(at + 1):
        return None
    if first.year is None or passage.tokens[at].suffix or passage.means(at + 1, Kind.MONTH):
        return None
    if first.day:
        return (first._replace(day=number), at + 1) if number <= _LAST_DAY else None
    if first.month and number <= 12:
        return first._replace(month=number), at + 1
    if first._replace(qualifier="").is_year:
        # 1780–90, 1904–7
        step = 100 if passage.tokens[at].digits > 1 else 10
        if number <= first.year % step:
            return None
        end = at + 1
        end += passage.means(end, Kind.UNIT) == "year"
        # "C. 1780–90" is about both.
        year = first.year // step * step + number
        return Piece(year, qualifier=first.qualifier), passage.skip_dot(end)
    return None


def read_same_month(passage: Passage, first: Piece, last: Piece, at: int) -> Parsed | None:
    """The 15th of «с 12 мая по 15-е 2025 г.», which is of the month that stands before."""
    day = last.number
    if not (first.day and first.month and day) or not first.day < day <= _LAST_DAY:
        return None
    lead = at - _NEXT
    while passage.has(lead, (Kind.WEEKDAY,)) or passage.is_glued_mark(lead, "."):
        # Through Wed. 14
        lead -= 1
    led = passage.has(lead, (Kind.TO,)) or passage.has(lead - 1, (Kind.TO,))
    if first.month_first or not led:
        return None
    following = passage.at(at)
    ends = not following or not (following.is_word or following.digits in (1, 2))
    year = passage.number(at + passage.is_mark(at, ","), 4)
    if not ends or passage.is_mark(at, "-/:"):
        return None
    piece = first._replace(day=day)
    if first.year is not None or year is None or year not in _LIKELY:
        return Parsed(piece, at)
    end = at + passage.is_mark(at, ",") + 1
    return Parsed(piece._replace(year=year), skip_year_word(passage, end))


def with_season_year(passage: Passage, first: Piece, last: Piece, end: int) -> tuple[Piece, int]:
    """The year of two figures of `autumn 23`, where its period began in `spring 22`."""
    short = passage.number(end, 2)
    if not (first.season and first.year and last.season) or last.year or short is None:
        return last, end
    if passage.context is Context.DOCUMENT or passage.has(end + 1, (Kind.COUNT, Kind.UNIT)):
        return last, end
    year = in_full(short, passage.today)
    return (
        (last._replace(year=year), end + 1)
        if year in range(first.year, first.year + 10)
        else (last, end)
    )


def with_short_year(
    passage: Passage, starts: tuple[int, int], ends: tuple[Piece, Piece], end: int
) -> tuple[Piece, Piece]:
    """The ends of a period of which one may be a year of two figures: «с 24 по 25 год»."""
    first, last = ends
    if not (passage.means(starts[0], Kind.FROM) and passage.means(starts[1] - 1, Kind.TO)):
        return ends
    if first.number and first.number >= _FIRST_SHORT and last.is_year:
        year = in_full(first.number, passage.today)
        return (Piece(year) if year <= (last.year or 0) else first), last
    following = passage.at(end)
    closes = following is None or following.text in ".,;?!)"
    if last.number and last.number >= _FIRST_SHORT and first.is_year and closes:
        year = in_full(last.number, passage.today)
        return first, (Piece(year) if year > (first.year or 0) else last)
    return first, last


def is_leading_dash(passage: Passage, at: int) -> bool:
    """Whether a text begins with the dash or dots of an open beginning."""
    token = passage.at(at)
    if at or not token or passage.context is Context.DOCUMENT:
        return False
    return token.text in ("-", "…", "/") or token.text.startswith("..")
