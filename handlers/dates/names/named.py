"""Dates with names in them: months and seasons."""

from handlers.dates.names.brackets import (
    read_days_in_brackets,
    read_new_style,
    read_whole_new_style,
)
from handlers.dates.no_dates.no_months import is_modal_verb, is_no_month
from handlers.dates.numeric.days_of_months import read_day_of_month
from handlers.dates.numeric.short_years import read_late_short_year
from handlers.dates.numeric.spoken import read_spoken_month, read_spoken_short_year
from handlers.dates.passages.clock import skip_weekday
from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.piece import Piece, in_full, shift_months
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.narrative import read_narrative_year
from handlers.dates.years.postposed import read_postposed
from handlers.dates.years.year import read_year, read_year_of

_LAST_DAY = 31
_OF = (Kind.LINK, Kind.ARTICLE)
_FIRST_SHORT = 10
"""The first year of which only two figures are said."""


def read_day_and_month(passage: Passage, at: int) -> Parsed | None:
    """`25 апреля 2018 г.`, `the 25th of April`, `двадцать пятого апреля`."""
    numbered = _read_day(passage, at)
    if not numbered:
        return None
    day, end = numbered
    if spoken := read_spoken_month(passage, day, end):
        return spoken
    if new := read_new_style(passage, end):
        day, end = new
    if passage.is_glued_mark(end, "-/") and passage.is_glued(end + 1):
        # 25-апр-2018, 25/Apr/2018
        end += 1
    ordinal = passage.means(end - 1, Kind.ORDINAL)
    ordinal = ordinal or Kind.ORDINAL_SUFFIX in passage.tokens[at].suffix
    unit = passage.means(end, Kind.UNIT)
    if unit == "dates" or (unit == "day" and ordinal):
        # "This 12th day of May", «5-го числа июня»
        end += 1
    of_date = passage.means(end - 1, Kind.UNIT) in ("dates", "day")
    led, end = end, passage.skip(end, *LINKS) if not passage.means(end, Kind.MONTH) else end
    if passage.means(end, Kind.UNIT) == "month" and (of_date or end > led):
        # « Le 12 du mois de mai »
        further = passage.skip(end + 1, *LINKS)
        end = further if passage.means(further, Kind.MONTH) else end
    month = passage.means(end, Kind.MONTH)
    if not month or is_modal_verb(passage, end):
        return read_day_of_month(passage, at, day, end)
    apart = end > led and not (passage.has(end - 1, _OF) or passage.is_glued(end - 1))
    of_month = passage.means(end - 1, Kind.UNIT) == "month"
    if apart and not (of_date or of_month or _is_led(passage, at)):
        # "A sixth in January", "12 in May"
        return None
    end = passage.skip_dot(end + 1)
    piece = Piece(month=month, day=day)
    if passage.is_mark(end, "(") and (parsed := read_whole_new_style(passage, end)):
        return parsed
    return add_year(passage, piece, end, dash=True)


def _is_led(passage: Passage, at: int) -> bool:
    """Whether a number is a day though a preposition parts it from its month: «5-го в мае»."""
    token = passage.tokens[at]
    if passage.language == "ru" and passage.text[: token.end].endswith("го"):
        return True
    before = passage.skip_back(at, Kind.ARTICLE) if passage.means(at - 1, Kind.ARTICLE) else at - 1
    led = passage.has(before, (Kind.STRONG_PREP,)) and before < at - 1
    bound = passage.has(at - 1, (Kind.FROM, Kind.FROM_WEAK, Kind.TO))
    # The "de" of the French is an article to the Dutch: `de derde in juni`.
    return led or (bound and not passage.has(at - 1, (Kind.CARDINAL, Kind.ARTICLE)))


def _read_day(passage: Passage, at: int) -> tuple[int, int] | None:
    """The number of a day in figures or words, and the index after it."""
    at += bool(passage.means(at, Kind.ZERO))
    token = passage.at(at)
    if not token:
        return None
    if token.digits:
        if token.digits > 2:
            return None
        # The Germans dot a day: 8. мая.
        end = at + 1
        dotted = passage.is_glued_mark(end, ".") and bool(passage.means(end + 1, Kind.MONTH))
        if dotted and passage.tokens[end + 1].capital and _is_numbering(passage, at):
            return None
        end += dotted
        if passage.is_mark(end, "("):
            # «13 (воскресенье) мая», «5 (пять) июня»
            end = _skip_said(passage, token.value, end) or skip_weekday(passage, end)
        return token.value, end
    numeral = read_numeral(passage, at)
    if not numeral or passage.means(numeral[1] - 1, Kind.ORDINAL):
        return numeral
    # « Le dix-sept avril », "zes mei", and "één mei", but "een mei"
    surely = numeral[0] > 1 or "é" in passage.text[token.start : token.end]
    named = surely and passage.means(numeral[1], Kind.MONTH)
    return numeral if named else None


def _skip_said(passage: Passage, day: int, at: int) -> int | None:
    """The index after the same number in words, between brackets."""
    numeral = read_numeral(passage, at + 1)
    same = numeral and numeral[0] == day and passage.is_mark(numeral[1], ")")
    return numeral[1] + 1 if numeral and same else None


def _is_numbering(passage: Passage, at: int) -> bool:
    """Whether a number begins a line of a document: «5. Май 2018 г. – концерт»."""
    return passage.context is Context.DOCUMENT and passage.begins_line(at)


def read_month(passage: Passage, at: int) -> Parsed | None:
    """`апрель 2018`, `Jan-2018`, `April 25, 2018`, `апрель 18-го`, `maand juni 2025`."""
    if passage.means(at, Kind.UNIT) == "month":
        at = passage.skip(at + 1, Kind.LINK)
    month = passage.means(at, Kind.MONTH)
    if not month or is_no_month(passage, at):
        return None
    piece, end = Piece(month=month), passage.skip_dot(at + 1)
    # «Май месяц»
    end = end + 1 if passage.means(end, Kind.UNIT) == "month" else end
    if parsed := read_days_in_brackets(passage, piece, end):
        return parsed
    if parsed := _read_hyphenated(passage, piece, end) or _read_day_after(passage, piece, end):
        return parsed
    return add_year(passage, piece, end, dash=True)


def read_whole_month(passage: Passage, at: int) -> Parsed | None:
    """A month and not a day: of `the end of May 24`, two figures are the year."""
    month = read_month(passage, at)
    if not month or Doubt.DAY_OR_YEAR not in month.piece.doubts:
        return None if month and month.piece.day else month
    return Parsed(in_short_year(month.piece, passage), month.end)


def in_short_year(piece: Piece, passage: Passage) -> Piece:
    """A month whose two figures are surely of the year."""
    year = in_full(piece.day, passage.today) if piece.day else piece.year
    return piece._replace(year=year, day=None, doubts=piece.doubts - {Doubt.DAY_OR_YEAR})


def read_any_month(passage: Passage, at: int) -> Parsed | None:
    """A month, by its name or by how far it is: `last month`, « du mois prochain »."""
    steps = passage.relation(at, "month")
    if steps is None:
        return read_month(passage, at)
    piece = Piece(*shift_months(passage.today, steps))
    return Parsed(piece.but(Doubt.RELATIVE), at + 2)


def add_year(passage: Passage, piece: Piece, end: int, *, dash: bool = False) -> Parsed:
    """A piece with the year that follows, if one does."""
    if dash and passage.is_mark(end, "-/.") and (parsed := _read_after_dash(passage, piece, end)):
        return Parsed(piece._replace(year=parsed.piece.year).but(*parsed.piece.doubts), parsed.end)
    start = skip_weekday(passage, end) if piece.day else end
    dotted = passage.context is not Context.DOCUMENT and passage.is_glued_mark(end, ".")
    if dotted and piece.month and passage.number(end + 1, 4) is not None:
        # «4 май. 2012 г.»
        start += 1
    late = passage.skip(start, Kind.LINK) if piece.season else start
    if parsed := read_year_of(passage, start) or read_late_short_year(passage, piece, late):
        year = parsed.piece
        return Parsed(piece._replace(year=year.year).but(*year.doubts), parsed.end)
    return (
        read_postposed(passage, piece, end)
        or (read_narrative_year(passage, piece, end) if piece.month else None)
        or Parsed(piece, end)
    )


def _read_after_dash(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """The year of `Jan-2018`, `осень-2015`, `Jan/2018`, `5.мая.2018`, `Jan-18` and `Q3/25`."""
    if passage.number(at + 1, 4) is not None:
        stuck = passage.is_glued(at) and passage.is_glued(at + 1)
        return read_year(passage, at + 1) if stuck or passage.is_mark(at, "-") else None
    # "May/25" may be a day.
    slashed = not piece.day and (piece.season or passage.language != "en")
    quoted = passage.is_glued_mark(at + 1, "'") and passage.is_glued(at + 2)
    if not passage.is_mark(at, "-/" if slashed or quoted else "-"):
        return None
    named = at + 1 + quoted
    number = passage.number(named, 2)
    glued = passage.is_glued(at) and passage.is_glued(at + 1)
    if number is None or not glued or passage.is_in_chunk(named + 1):
        return None
    if passage.means(named + 1, Kind.MONTH):
        return None
    year = Piece(in_full(number, passage.today))
    return Parsed(year if quoted else year.but(Doubt.DAY_OR_YEAR), named + 1)


def _read_hyphenated(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """The day and year of `May-05-2018`."""
    if not (passage.is_glued_mark(at, "-") and passage.is_glued_mark(at + 2, "-")):
        return None
    day, year = passage.number(at + 1, 1, 2), passage.number(at + 3, 4)
    return Parsed(piece._replace(day=day, year=year), at + 4) if day and year else None


def _read_day_after(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """The day, or short year, in `April 25`, «апрель 17»."""
    # May the 5th
    at = passage.skip(at, Kind.LINK)
    number = passage.number(at, 1, 2)
    if number is None:
        return _read_named_day_after(passage, piece, at)
    token = passage.tokens[at]
    ordinal = Kind.ORDINAL_SUFFIX in token.suffix
    if passage.is_glued_mark(at + 1, ":") or (passage.means(at - 1, Kind.LINK) and not ordinal):
        return None
    if passage.is_in_chunk(at + 1) and not passage.is_mark(at + 1, "-,/"):
        return None
    day = piece._replace(day=number)
    if dated := _read_year_of_day(passage, day, at + 1):
        return dated
    if _goes_on(passage, at + 1):
        return Parsed(day._replace(month_first=True), at + 1)
    # "In May 12 students", but "on May 12 the delegation"
    led = passage.means(at - 1, Kind.MONTH) and not passage.means(at - 2, Kind.YEAR_PREP)
    if _is_part_of_what_follows(passage, at + 1, alone=bool(led) and passage.language == "en"):
        return None
    if ordinal and passage.language != "ru":
        return Parsed(day, at + 1)
    year = Parsed(piece._replace(year=in_full(number, passage.today)), at + 1)
    if ordinal:
        return year
    english = passage.language == "en"
    if number > _LAST_DAY:
        return year
    parsed = Parsed(day, at + 1) if english or token.digits == 1 else year
    return Parsed(parsed.piece.but(Doubt.DAY_OR_YEAR), parsed.end)


def _read_year_of_day(passage: Passage, day: Piece, at: int) -> Parsed | None:
    """The year of `May 5, 2025`, `May 5 25`, «мая 12 дня 1703 года»."""
    at += passage.means(at, Kind.UNIT) == "day" and passage.language == "ru"
    year = read_year_of(passage, at)
    if not year and passage.number(at, 2) is not None:
        year = read_late_short_year(passage, day, at)
    if not year or not year.piece.year:
        return None
    return Parsed(day._replace(year=year.piece.year).but(*year.piece.doubts), year.end)


def _read_named_day_after(passage: Passage, piece: Piece, at: int) -> Parsed | None:
    """The day of `April eighteenth`, the year of «апрель восемнадцатого»."""
    numeral = read_numeral(passage, at)
    if not numeral or not passage.means(numeral[1] - 1, Kind.ORDINAL):
        return None
    number, end = numeral
    day = piece._replace(day=number)
    if (year := read_year_of(passage, end)) and year.piece.year:
        return Parsed(day._replace(year=year.piece.year), year.end)
    if year := read_spoken_short_year(passage, end):
        # March the third twenty-six
        return Parsed(day._replace(year=year.piece.year), year.end)
    following = passage.at(end)
    if passage.means(end, Kind.TO) and passage.language == "en":
        # May twenty-first to twenty-third
        return Parsed(day._replace(month_first=True), end)
    onto = passage.has(end, (Kind.TO, Kind.AND, Kind.OR)) and end > at + 1
    onto = onto and passage.has(passage.skip(end + 1, Kind.PREP), (Kind.MONTH,))
    if following and following.is_word and not (onto and passage.language == "ru"):
        return None
    if passage.language == "ru" and number >= _FIRST_SHORT:
        return Parsed(piece._replace(year=in_full(number, passage.today)), end)
    return Parsed(day, end)


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether a row of days goes on: `-28`, ` and 26`."""
    if not (passage.is_mark(at, "-,/&+") or passage.has(at, (Kind.AND, Kind.OR, Kind.TO))):
        return False
    # April 25-28, January 31 to February 2
    named = passage.means(at, Kind.TO) and passage.means(at + 1, Kind.MONTH)
    return bool(named and passage.language == "en") or passage.number(at + 1, 1, 2) is not None


def _is_part_of_what_follows(passage: Passage, at: int, *, alone: bool) -> bool:
    """Whether a number counts what stands after it: «в мае 12 студентов», `in May 5 pm`."""
    token = passage.at(at)
    if not token or not token.is_word:
        return False
    if any(kind in token.meanings for kind in (Kind.COUNT, Kind.HOUR, Kind.UNIT, Kind.MONTH)):
        return True
    return passage.context is Context.DOCUMENT and not alone
