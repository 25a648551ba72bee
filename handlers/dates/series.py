"""Rows of dates: from one to another, since, until, one and another."""

from handlers.dates.around import (
    is_count,
    is_moved,
    is_night,
    is_over,
    is_planned,
    is_since,
    within_year,
    without,
)
from handlers.dates.ends import is_leading_dash, read_short_end, skip_to, with_short_year
from handlers.dates.further import (
    close_range,
    read_further_decade,
    read_further_weekday,
    share_weekdays,
)
from handlers.dates.items import Item, Row, Shape
from handlers.dates.lexicon import Kind
from handlers.dates.passage import Parsed, Passage
from handlers.dates.piece import NEVER, Piece, in_century_of
from handlers.dates.points import is_after_time, read_led_day, read_point
from handlers.dates.qualifiers import read_qualifiers
from handlers.dates.relative import read_since_beginning
from handlers.dates.values import Context, Doubt
from handlers.dates.weeks import read_weeks
from handlers.dates.years import read_year_of
from storage.edtf import Part

_MOST_ITEMS = 31
_BEGINNING = (
    *(Kind.FROM, Kind.UNTIL, Kind.AFTER, Kind.BEFORE, Kind.AHEAD, Kind.FROM_WEAK),
    *(Kind.PART, Kind.BETWEEN),
)


def read_row(passage: Passage, at: int) -> Row:
    """The row of dates that begins at a token; an empty one if none does."""
    row, spoken = Row(), (passage.year, passage.is_counted)
    while len(row.items) < _MOST_ITEMS and (item := _read_item(passage, at, row)):
        if row.items and passage.means(at - 1, Kind.OR):
            # «Вроде 2014 или 2015»
            doubted = row.items[-1].pieces[-1].qualifier
            item.pieces = [
                each._replace(qualifier=each.qualifier or doubted) for each in item.pieces
            ]
        item = share_weekdays(passage, row.items, item)
        row.items.append(item)
        close_range(row.items)
        following = _skip_link(passage, item.end)
        if following is None and item.pieces[-1].part and passage.means(item.end, Kind.PART):
            # « Fin mai début juin »
            following = item.end
        if following is None or not passage.begins[following]:
            break
        at = following
        last = item.pieces[-1]
        # «3 июня 2018 г. и 5 июля того же года»
        if last.year and last.digits == 4:
            passage.year, passage.is_counted = last.year, Doubt.RELATIVE in last.doubts
    passage.year, passage.is_counted = spoken
    return row


def _skip_link(passage: Passage, at: int) -> int | None:
    """The index after what joins two dates of a row: a comma, «и», `or`."""
    start = at
    if passage.is_mark(at, ",;/&+"):
        at += 1
    at = passage.skip_dot(passage.skip(at, Kind.AND, Kind.OR))
    if at == start + 1 and passage.language == "en" and passage.means(start, Kind.DATED) == 0:
        # `of` is "or" to the Dutch: order 47 of 12 October
        return None
    return at if at > start else None


def _read_item(passage: Passage, at: int, row: Row) -> Item | None:
    start = at
    at = passage.skip(at, Kind.PREP) if not _begins(passage, at) else at
    token = passage.at(at)
    if not token:
        return None
    item = None
    qualifier, begin = ("", at) if token.digits else read_qualifiers(passage, at)
    if qualifier and _begins(passage, begin) and (item := _read_period(passage, begin)):
        # «Ориентировочно с 12 по 15 мая»
        item.pieces = [piece._replace(qualifier=qualifier) for piece in item.pieces]
    elif is_over(passage, at):
        at += 1
    elif not token.digits:
        item = _read_period(passage, at)
    item = item or _read_plain(passage, at, row)
    if item:
        item.start = start
    return item


def _read_period(passage: Passage, at: int) -> Item | None:
    """A period that a word begins: since, until, between, after."""
    return (
        _read_between(passage, at)
        or _read_since(passage, at)
        or _read_until(passage, at)
        or _read_beside(passage, at)
    )


def _begins(passage: Passage, at: int) -> bool:
    """Whether a word that is also a preposition begins a period or a date: «с», "d'ici"."""
    return passage.has(at, _BEGINNING)


def _read_between(passage: Passage, at: int) -> Item | None:
    """`between 2016 and 2018`."""
    if not passage.means(at, Kind.BETWEEN):
        return None
    first = read_point(passage, passage.skip(at + 1, Kind.PREP))
    if not first:
        return None
    # "Between Wednesday, February 4, and Friday, February 6"
    joint = first.end + passage.is_mark(first.end, ",")
    if not passage.means(joint, Kind.AND):
        return None
    last = read_point(passage, passage.skip(joint + 1, Kind.PREP))
    if not last:
        return None
    return Item("range", [first.piece, last.piece], at, last.end)


def _read_since(passage: Passage, at: int) -> Item | None:
    """`с 2015`, `с 25 по 28 апреля`, `since 1997`, «с начала года»."""
    weak = passage.means(at, Kind.FROM_WEAK)
    if not passage.means(at, Kind.FROM) and weak is None:
        return None
    if passage.is_mark(at - 1, "°") and passage.is_glued(at):
        # «+12 °C 5 мая»
        return None
    begin = passage.skip(at + 1, Kind.PREP, Kind.FROM_WEAK)
    if passage.means(begin, Kind.ONE) and passage.means(begin + 1, Kind.AGO):
        # «С месяц назад» is about a month ago.
        ago = read_point(passage, begin)
        return Item("point", [ago.piece._replace(qualifier="~")], at, ago.end) if ago else None
    if parsed := read_since_beginning(passage, begin) or read_weeks(passage, begin):
        return Item("point", [parsed.piece], at, parsed.end)
    first = read_point(passage, begin)
    if not first:
        return None
    if (item := _read_rest(passage, at, first.piece, first.end, onto=True)) is not None:
        return item
    if passage.means(at, Kind.FROM):
        piece = without(first.piece, Part.EARLY)
        # «С утра 5 мая» is on that day.
        shape: Shape = "point" if passage.means(begin, Kind.DAYTIME) else "since"
        item = Item(shape, [piece], at, first.end)
        return _with_unknown(passage, item, Kind.UNKNOWN_END)
    if _goes_on(passage, first.end):
        return Item("since", [first.piece], at, first.end + 1)
    since = weak and is_since(passage, at, first.piece)
    return Item("since" if since else "point", [first.piece], at, first.end)


def _read_rest(
    passage: Passage, start: int, first: Piece, at: int, *, onto: bool = False
) -> Item | None:
    """The end of a period, after its beginning."""
    further = skip_to(passage, at)
    # Early-to-mid
    further = further + 1 if further and passage.is_glued_mark(further, "-") else further
    if further is not None and (item := _read_open_end(passage, start, first, at, further)):
        return item
    onto = onto and further is None and bool(passage.means(at, Kind.ONTO))
    further = at + 1 if onto else further
    if further is None:
        return None
    last = (
        read_further_decade(passage, further, first)
        or read_short_end(passage, first, further)
        or read_point(passage, passage.skip(further, Kind.PREP, Kind.FROM_WEAK))
    )
    if not last:
        return None
    piece, end = last
    if first.number is not None and read_led_day(passage, further):
        # «С 10 до 18 часов 5 мая»
        return None
    if first.month_first and piece.number is not None:
        piece, end = _with_late_year(passage, piece, end)
    first, piece = with_short_year(passage, (start, further), (first, piece), end)
    if piece.number is not None and first.year is not None and not first.day and first.digits > 3:
        # «В I полугодии 2024 г. – 7 визитов»
        return None
    if piece.number is not None and is_count(passage, first, end):
        return None
    if (onto and not is_night(passage, start, first)) or is_moved(passage, start):
        return Item("both", [first, piece], start, end)
    if passage.means(further - 1, Kind.TO) and first.number is None:
        piece = without(piece, Part.LATE)
    return _join(passage, start, first, at, Parsed(piece, end))


def _join(passage: Passage, start: int, first: Piece, at: int, last: Parsed) -> Item:
    """The period from one date to another, between which a mark or word stands."""
    piece, end = last
    if passage.is_mark(at, "/") and first.day and piece.month == first.month and not piece.day:
        # «25 апреля/april 2018»
        return Item("point", [first._replace(year=first.year or piece.year)], start, end)
    if first.is_year and first.digits == 4 and first.year and piece.digits == 3 and piece.year:
        # «1960–1970-е гг.»
        first = first._replace(digits=3) if not first.year % 10 else first
    if first.digits == 3 and piece.is_year and piece.year and not piece.year % 10:
        # « Les années 1960-1970 »
        led = passage.means(passage.skip(start, Kind.PREP), Kind.DECADE_LEAD)
        piece = piece._replace(digits=3) if led else piece
    if first.digits == piece.digits == 3 and (first.year or 0) > (piece.year or 0):
        # «70–80-е гг. XVIII в.»
        first = in_century_of(first, piece)
    if first.digits == piece.digits == 3 and Doubt.CENTURY in piece.doubts:
        # "1910s–20s"
        year = (first.year or 0) // 100 * 100 + (piece.year or 0) % 100
        piece = piece._replace(year=year) if year > (first.year or 0) else piece
    if piece.year is not None and piece.year >= NEVER:
        return Item("since", [first], start, end)
    if first.qualifier and not first.is_whole and not piece.qualifier:
        # «Приблизительно май–июнь 2025»
        piece = piece._replace(qualifier=first.qualifier)
    return Item("range", [first, piece], start, end)


def _read_open_end(
    passage: Passage, start: int, first: Piece, at: int, further: int
) -> Item | None:
    """`2015 – present`, «с 1997 г. по настоящее время», `2015-`."""
    present = passage.skip(further, Kind.PREP)
    for index in (further, present):
        if passage.means(index, Kind.PRESENT):
            return Item("since", [first], start, passage.skip_dot(index + 1))
    ends = passage.at(further) is None and passage.context is not Context.DOCUMENT
    if ends and passage.tokens[at].text in ("-", "..", "...", "…", "/"):
        return Item("since", [first], start, further)
    return None


def _read_until(passage: Passage, at: int) -> Item | None:
    """`до 2016`, `until 2016`, `..2016`."""
    begins = passage.means(at, Kind.UNTIL) or _is_by_the_end(passage, at)
    if not begins and is_leading_dash(passage, at):
        begins = True
    if not begins:
        return None
    first = passage.skip(at + 1, Kind.PREP)
    parsed = read_point(passage, first, bare=False)
    if not parsed or (is_after_time(passage, at) and read_led_day(passage, first)):
        return None
    piece = within_year(passage, at, without(parsed.piece, Part.LATE))
    item = Item("until", [piece], at, parsed.end)
    return _with_unknown(passage, item, Kind.UNKNOWN_START)


def _is_by_the_end(passage: Passage, at: int) -> bool:
    """`By the end of 2025`: until then, where `in late 2025` is not."""
    part = passage.skip(at + 1, Kind.ARTICLE)
    if not passage.means(at, Kind.BY) or passage.means(part, Kind.PART) != "late":
        return False
    # "By the late 1980s" is in them.
    return part == at + 1 or bool(passage.means(part + 1, Kind.LINK))


def _with_unknown(passage: Passage, item: Item, kind: Kind) -> Item:
    """«С 2015 г., дата окончания неизвестна»."""
    if kind not in passage.kinds:
        return item
    at = item.end + passage.is_mark(item.end, ",(")
    if passage.means(at, kind):
        item.unknown = True
        item.end = at + 1
    return item


def _read_beside(passage: Passage, at: int) -> Item | None:
    """`after 2016`, `до`'s stricter sisters: `before`, «раньше»."""
    for kind in (Kind.AFTER, Kind.BEFORE):
        if passage.means(at, kind):
            parsed = read_point(passage, passage.skip(at + 1, Kind.PREP), bare=False)
            if parsed:
                shape: Shape = "after" if kind is Kind.AFTER else "before"
                if shape == "before" and is_planned(passage, at, parsed.end):
                    shape = "point"
                return Item(shape, [parsed.piece], at, parsed.end)
    return None


def _read_plain(passage: Passage, at: int, row: Row) -> Item | None:
    """A date, or a period without a word before it: `2016–2018`."""
    last = row.items[-1].pieces[-1] if row.items else None
    first = (
        read_further_decade(passage, at, last)
        or read_point(passage, at)
        or read_further_weekday(passage, at, last)
    )
    if not first:
        return None
    piece, end = first
    if piece.number is not None and _follows_month(row):
        piece, end = _with_late_year(passage, piece, end)
    rest = _read_rest(passage, at, piece, end)
    if rest:
        return rest
    if _goes_on(passage, end) or _is_plus(passage, piece, end):
        return Item("since", [piece], at, end + 1)
    if passage.means(end, Kind.BACKWARDS) and not passage.begins[end + 1]:
        # "2019 or earlier"
        return Item("until", [piece], at, end + 1)
    item = Item("point", [piece], at, end)
    return _with_unknown(passage, item, Kind.UNKNOWN_END)


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether words say that a period has no end: `from 2015 on`, but `7 May and on 2 June`."""
    return bool(passage.means(at, Kind.ONWARDS)) and not passage.begins[at + 1]


def _is_plus(passage: Passage, piece: Piece, at: int) -> bool:
    """Whether a year and all after it are meant: `2016+`."""
    return piece.is_year and passage.is_glued_mark(at, "+") and not passage.is_glued(at + 1)


def _follows_month(row: Row) -> bool:
    """Whether a number may be a day of the month that a row begins with: `May 5, 7 and 9`."""
    for item in reversed(row.items):
        if any(piece.month_first for piece in item.pieces):
            return True
        if not item.is_bare:
            return False
    return False


def _with_late_year(passage: Passage, piece: Piece, end: int) -> tuple[Piece, int]:
    """The year at the end of `April 25-28, 2018`."""
    if parsed := read_year_of(passage, end):
        return piece._replace(year=parsed.piece.year), parsed.end
    return piece, end
