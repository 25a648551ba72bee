"""What stands in brackets beside a month: its days, and the same day by today's calendar."""

from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year import read_year_of
from storage.edtf import CalendarDate, Edtf, EdtfError

_LONGEST_REMARK = 5
_LEADING = (Kind.FROM, Kind.FROM_WEAK, Kind.PREP, Kind.LINK, Kind.ARTICLE)


def skip_words_in_brackets(passage: Passage, at: int) -> int:
    """The index after a remark of a document: «(перенесён)» of «3, 10 (перенесён) и 17 мая»."""
    if passage.context is not Context.DOCUMENT or not passage.is_mark(at, "("):
        return at
    for end in range(at + 1, at + 1 + _LONGEST_REMARK):
        token = passage.at(end)
        if passage.is_mark(end, ")"):
            return end + 1
        if not token or not (token.is_word or token.text in "-.,") or token.digits:
            break
    return at


def read_new_style(passage: Passage, at: int) -> tuple[int, int] | None:
    """The day of today's calendar in `16 (27) мая 1703 г.`, and the index after it."""
    number = passage.number(at + 1, 1, 2)
    written = passage.is_mark(at, "(") and passage.is_mark(at + 2, ")")
    return (number, at + 3) if number and written and passage.means(at + 3, Kind.MONTH) else None


def read_whole_new_style(passage: Passage, at: int) -> Parsed | None:
    """The day of today's calendar in `29 мая (9 июня) 1672 г.`"""
    day, month = passage.number(at + 1, 1, 2), passage.means(at + 2, Kind.MONTH)
    if not (day and month and passage.is_mark(at + 3, ")")):
        return None
    year = read_year_of(passage, at + 4)
    return Parsed(year.piece._replace(month=month, day=day), year.end) if year else None


def read_days_in_brackets(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """The days of «в марте (12–15) 2018 г.» and «в марте 2018 г. (12–15 числа)»."""
    before = None if passage.is_mark(at, "(") else read_year_of(passage, at)
    start = before.end if before else at
    if not passage.is_mark(start, "("):
        return None
    led = passage.skip(start + 1, *_LEADING)
    first, last, end = passage.number(led, 1, 2), None, led + 1
    to = passage.means(end, Kind.TO)
    if to or passage.is_mark(end, "-"):
        further = passage.skip(end + 1, *_LEADING)
        last, end = passage.number(further, 1, 2), further + 1
    said = passage.means(end, Kind.UNIT) == "dates"
    end += said
    said = said or bool(first and to and last and first < last)
    if not first or not passage.is_mark(end, ")") or (before and not said):
        return None
    year = before or read_year_of(passage, end + 1)
    if not year or year.piece.year is None:
        return None
    try:
        ends = [CalendarDate(year.piece.year, piece.month, day) for day in (first, last) if day]
        period = Edtf(ends[0], ends[-1])
    except EdtfError:
        return None
    doubts = year.piece.doubts
    return Parsed(Piece(period=period, doubts=doubts), max(end + 1, year.end))
