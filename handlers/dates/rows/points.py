"""One date as it stands in a text, with the words around it: about, perhaps, early, at six."""

from handlers.dates.names.counted import HALVES
from handlers.dates.names.named import read_whole_month
from handlers.dates.numeric.bare_numbers import read_number
from handlers.dates.numeric.figures import is_no_time, read_figures
from handlers.dates.numeric.short_years import read_short_year_of_part
from handlers.dates.passages.clock import (
    skip_clock,
    skip_leading_weekday,
    skip_said_time,
    skip_weekday,
)
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.passages.qualifiers import (
    join_qualifiers,
    read_qualifiers,
    read_qualifiers_after,
)
from handlers.dates.rows.rules import read_piece
from handlers.dates.values.parts import find_of_school, has_months
from handlers.dates.values.piece import PARTS, Piece
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.centuries import read_ordinal, read_shared_century
from handlers.dates.years.relative_years import read_year_of_part, relate_year
from handlers.dates.years.year_words import skip_year_word
from storage.edtf import CalendarDate, Edtf, Part

_AFTER = (Kind.INCLUSIVE, Kind.ERA)
_YEAR, _QUARTERS = 4, range(33, 37)
_DAYS = ("first_days", "last_days")
"""Parts of months alone."""
_OF_PARTS = (Kind.PART, Kind.UNIT)
_AROUND = frozenset({",", "(", "t"})
"""What may stand before a weekday or a time of day, but for words that the lexicon has."""


def read_point(passage: Passage, at: int, *, bare: bool = True) -> Parsed | None:
    """The date that begins at a token; `bare` also takes a number that stands by itself."""
    token = passage.at(at)
    if not token or not passage.begins[at]:
        return None
    qualifier, start = ("", at) if token.digits else read_qualifiers(passage, at)
    if passage.number(start, 1, 2) is not None:
        parsed = read_led_day(passage, start) or read_piece(passage, start)
    else:
        parsed = (
            _read_after_weekday(passage, start, bare=bare)
            or read_led_day(passage, start)
            or _read_part(passage, start)
            or read_piece(passage, start)
        )
    if not parsed:
        if not bare:
            return None
        if qualifier:
            return _qualify(read_number(passage, start), qualifier)
        return _read_part_alone(passage, at) or read_number(passage, at)
    if bare and _is_half_of_no_year(parsed.piece) and (alone := _read_part_alone(passage, at)):
        # «В первой половине – середине 1990-х»
        return alone
    end = _skip_around(passage, parsed)
    piece = parsed.piece
    if piece.figures and passage.context is Context.DOCUMENT and end > parsed.end:
        # «14.05 (чт)»
        piece = piece._replace(on=piece.on or _find_weekday(passage, parsed.end, end))
    after, end = read_qualifiers_after(passage, end)
    if passage.has(end, _AFTER):
        end = passage.skip_dot(end + 1)
    qualifier = join_qualifiers(qualifier, after)
    if piece.part:
        # A part is approximate as it is.
        qualifier = qualifier.replace("~", "").replace("%", "?")
    return Parsed(piece._replace(qualifier=qualifier) if qualifier else piece, end)


def _qualify(parsed: Parsed | None, qualifier: str) -> Parsed | None:
    return Parsed(parsed.piece._replace(qualifier=qualifier), parsed.end) if parsed else None


def _read_after_weekday(passage: Passage, at: int, *, bare: bool) -> Parsed | None:
    """`Friday 31 May`, and `Friday 31` where the month may follow."""
    start = skip_leading_weekday(passage, at)
    if start == at or passage.means(start, Kind.WEEKDAY) is not None:
        # « Du lundi au mercredi de la semaine dernière »
        return None
    parsed = read_piece(passage, start)
    if parsed and parsed.piece.day:
        if passage.means(start, Kind.DAY) is not None and passage.means(start - 1, Kind.TO):
            # « De lundi à aujourd'hui »
            return None
        return Parsed(parsed.piece._replace(on=passage.means(at, Kind.WEEKDAY)), parsed.end)
    named = passage.skip_dot(at + 1)
    # "Mar 3" is no Tuesday, but to the French; "Tuesday 9:30" is no 9th.
    bare = bare and skip_clock(passage, named) == named
    bare = bare and (passage.language == "fr" or not passage.means(at, Kind.MONTH))
    number = read_number(passage, start) if bare and passage.number(start, 1, 2) else None
    on = passage.means(at, Kind.WEEKDAY)
    return Parsed(number.piece._replace(on=on), number.end) if number else None


def _find_led_day(passage: Passage, at: int) -> int | None:
    """Where a day begins that a time of day leads: `10:00 11 May`, `noon on 5 May`."""
    token, following = passage.at(at), passage.at(at + 1)
    if not token or not following:
        return None
    if token.digits not in (1, 2):
        end = passage.skip(at, Kind.DAYTIME)
        return passage.skip(end, Kind.PREP) if end > at else None
    if following.text in (":", "."):
        if not following.glued or passage.number(at + 2, 2) is None:
            return None
    elif not passage.has(at + 1, (Kind.HOUR, Kind.DAYTIME)):
        return None
    time = skip_said_time(passage, at)
    return passage.skip(time, Kind.DAYTIME, Kind.PREP) if time else None


def is_after_time(passage: Passage, at: int) -> bool:
    """Whether a time of day, or an hour, stands before: «с 10 до 18 часов 5 мая»."""
    token = passage.at(at - 1)
    return bool(token and (token.digits or passage.has(at - 1, (Kind.HOUR, Kind.DAYTIME))))


def read_led_day(passage: Passage, at: int) -> Parsed | None:
    """The day that a time of day stands before, as in «с 10:00 11 мая до 18:00 13 мая»."""
    start = _find_led_day(passage, at)
    parsed = read_piece(passage, start) if start is not None else None
    if not parsed or not parsed.piece.day or (parsed.piece.figures and not parsed.piece.year):
        return None
    return parsed


def _read_part(passage: Passage, at: int) -> Parsed | None:
    """`конец апреля 2018`, `mid-April`, `early 1990s`."""
    name = passage.means(at, Kind.PART)
    if not name or (passage.means(at, Kind.UNIT) and passage.language != "nl"):
        # "Half of May" is no "half mei".
        return None
    end = passage.skip_dot(at + 1)
    if passage.is_glued_mark(end, "-"):
        end += 1
    linked = passage.skip(end, *LINKS)
    start = passage.skip(linked, Kind.SCHOOL_YEAR)
    parsed = (
        _read_shared_year(passage, start)
        or read_shared_century(passage, start)
        or _read_short_month(passage, start)
        or read_piece(passage, linked)
        or read_piece(passage, start)
        or _read_numeral(passage, start)
        or read_year_of_part(passage, start)
        or read_short_year_of_part(passage, start)
    )
    if not parsed:
        return None
    piece = parsed.piece
    if piece.day or piece.part or (name in _DAYS and not piece.month):
        return None
    if start > linked or passage.has(parsed.end - 1, (Kind.SCHOOL_YEAR,)):
        # "The end of the school year"
        piece, stop = _read_second_year(passage, parsed)
        return Parsed(find_of_school(piece, PARTS[name]).but(Doubt.BESIDE), stop)
    if has_months(piece) and (linked > end or name in ("end", "mid") or piece.season in _QUARTERS):
        # "Late summer" says no more than the summer does, "the end of summer" does.
        return Parsed(piece._replace(part=PARTS[name]).but(Doubt.BESIDE), parsed.end)
    if piece.season or piece.period or piece.weekday is not None:
        # «Конец недели» says no more than the week does here.
        return Parsed(piece.but(Doubt.BESIDE), parsed.end)
    return Parsed(piece._replace(part=PARTS[name], qualifier=""), parsed.end)


def _read_second_year(passage: Passage, first: Parsed) -> Parsed:
    """The years of « l'année scolaire 2024-2025 », of which one part is asked."""
    piece, end = first
    second = passage.number(end + 1, 4) if passage.is_mark(end, "-/") else None
    if not piece.is_year or piece.year is None or second != piece.year + 1:
        return first
    return Parsed(Piece(period=Edtf(CalendarDate(piece.year), CalendarDate(second))), end + 2)


def _read_short_month(passage: Passage, at: int) -> Parsed | None:
    """`May 24` of `the end of May 24`, which is no day there."""
    month = read_whole_month(passage, at) if passage.means(at, Kind.MONTH) else None
    return month if month and month.end > at + 1 and passage.number(month.end - 1, 2) else None


def _read_shared_year(passage: Passage, at: int) -> Parsed | None:
    """`last` of «в конце прошлого – начале этого года», `eind vorig en begin dit jaar`."""
    joined = passage.is_mark(at + 1, "-") or passage.has(at + 1, (Kind.AND, Kind.OR, Kind.TO))
    if passage.means(at, Kind.RELATION) is None or not joined:
        return None
    following = _read_part(passage, passage.skip(at + 2, Kind.PREP))
    piece = relate_year(passage, at)
    if not piece or not following or following.piece.month or following.piece.digits < _YEAR:
        return None
    return Parsed(piece, at + 1)


def _read_part_alone(passage: Passage, at: int) -> Parsed | None:
    """`early` of `early to mid-May`, «начале» of «в начале и конце года»: the next says of what."""
    named = _read_name_of_part(passage, at)
    if not named:
        return None
    part, end = named
    # mid- to late, early-to-mid
    linked = passage.has(end + 1, (Kind.AND, Kind.OR, Kind.TO))
    end += passage.is_glued_mark(end, "-") and (linked or not passage.is_glued(end + 1))
    joined = passage.is_mark(end, "-") or any(
        passage.means(end, kind) for kind in (Kind.AND, Kind.OR, Kind.TO)
    )
    further = end + 1 + passage.is_glued_mark(end + 1, "-")
    if not joined or not _read_name_of_part(passage, passage.skip(further, Kind.PREP)):
        return None
    return Parsed(Piece(number=0, part=part), end)


def _is_half_of_no_year(piece: Piece) -> bool:
    return piece.year is None and piece.season in (40, 41)


def _read_name_of_part(passage: Passage, at: int) -> tuple[Part, int] | None:
    """The part that `early` or «первой половине» is, and the index after it."""
    if not (passage.has(at, _OF_PARTS) or passage.has(at + 1, _OF_PARTS)):
        return None
    if name := passage.means(at, Kind.PART):
        return PARTS[name], passage.skip_dot(at + 1)
    ordinal = read_ordinal(passage, at) if passage.at(at) else None
    if not ordinal or passage.means(ordinal[1], Kind.UNIT) != "half" or ordinal[0] not in HALVES:
        return None
    return HALVES[ordinal[0]], passage.skip_dot(ordinal[1] + 1)


def _read_numeral(passage: Passage, at: int) -> Parsed | None:
    """`XIX` of «конец XIX – начало XX века»."""
    token = passage.at(at)
    if not token:
        return None
    counted = passage.means(at, Kind.ORDINAL) or Kind.ORDINAL_SUFFIX in token.suffix
    joined = passage.is_mark(at + 1, ",-") or passage.has(at + 1, (Kind.AND, Kind.OR, Kind.TO))
    roman = token.roman and not token.meanings
    return read_number(passage, at) if roman or (counted and joined) else None


def _find_weekday(passage: Passage, start: int, end: int) -> int | None:
    """The weekday that stands between the brackets or commas after a day."""
    said = (passage.means(at, Kind.WEEKDAY) for at in range(start, end))
    return next((weekday for weekday in said if weekday is not None), None)


def _is_in_list_of_figures(passage: Passage, piece: Piece, at: int) -> bool:
    """Whether what follows is a day and no time: `5.07` of `3.06, 5.07, 7.08.2018`."""
    following = read_figures(passage, at + 1) if passage.is_mark(at, ",") else None
    if not following or piece.figures:
        return following is not None
    # «5 мая 2018 г., 12.06 и 13.07», but «5 мая 2018 г., 12.00 и 15.30»
    joined = passage.is_mark(following.end, ",;") or passage.has(following.end, (Kind.AND, Kind.OR))
    last = read_figures(passage, following.end + 1) if joined else None
    days = [each.piece for each in (following, last) if each and each.piece.day]
    return len(days) > 1 and any(map(is_no_time, days))


def _is_next_date(passage: Passage, at: int, clock: int) -> bool:
    """Whether what looks like a time of day begins the next date: `, 12–14 мая`, `, 12–14.06`."""
    if passage.means(clock, Kind.MONTH) or passage.is_in_chunk(clock):
        return True
    # «С 11 мая до 18:00 13 мая»
    return bool(passage.means(at, Kind.TO) and read_piece(passage, clock))


def _skip_around(passage: Passage, parsed: Parsed) -> int:
    """The index after the weekday and the time of day."""
    piece, end = parsed
    following = passage.at(end)
    if not following or not (following.digits or following.meanings or following.text in _AROUND):
        return end
    end = skip_year_word(passage, end) if piece.year is not None and piece.month else end
    if piece.day and not _is_in_list_of_figures(passage, piece, end):
        end = skip_weekday(passage, end)
        clock = skip_clock(passage, end)
        listed = _is_in_list_of_figures(passage, piece, end)
        if clock > end and (listed or _is_next_date(passage, end, clock)):
            return end
        end = passage.skip(clock, Kind.DAYTIME)
    return end
