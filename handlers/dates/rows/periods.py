"""Periods: from one date to another, since, until, before, after."""

from dataclasses import replace

from handlers.dates.names.weeks import read_weeks
from handlers.dates.numeric.ends import (
    is_leading_dash,
    read_same_month,
    read_short_end,
    skip_remark,
    skip_to,
    with_season_year,
    with_short_year,
)
from handlers.dates.passages.around import (
    begins_sentence,
    is_at_end,
    is_count,
    is_moved,
    is_night,
    is_on,
    is_on_name,
    is_planned,
    is_since,
    lies_ahead,
    may_be_of,
    within_year,
    without,
)
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.relative.from_today import read_since_beginning
from handlers.dates.rows.between import read_between, read_end_at_event
from handlers.dates.rows.further import read_further_decade, read_further_weekday
from handlers.dates.rows.points import is_after_time, read_led_day, read_point
from handlers.dates.values.completing import in_century_of
from handlers.dates.values.items import Item, Shape
from handlers.dates.values.piece import NEVER, Piece, is_in_old_style
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.year import read_year_of
from handlers.dates.years.year_pairs import with_year_pair
from storage.edtf import Part

_LAST = ("late", "end")


def read_period(passage: Passage, at: int) -> Item | None:
    """A period that a word begins: since, until, between, after."""
    return (
        read_between(passage, at)
        or _read_since(passage, at)
        or _read_until(passage, at)
        or _read_beside(passage, at)
    )


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
    # "De" is an article to the Dutch: `de derde op 5 maart`.
    onto = not passage.means(at, Kind.ARTICLE)
    if (item := read_rest(passage, at, first.piece, first.end, onto=onto)) is not None:
        return item
    if passage.means(at, Kind.FROM):
        piece = without(first.piece, Part.EARLY)
        shape: Shape = "point" if is_on(passage, at, first) else "since"
        item = Item(shape, [piece], at, first.end)
        return with_unknown(passage, item, Kind.UNKNOWN_END)
    on_name = is_on_name(passage, at, first.end)
    if goes_on(passage, first.end, led=True) and not on_name:
        return Item("since", [first.piece], at, first.end + 1)
    if not weak or on_name or not is_since(passage, at, first.piece):
        return Item("point", [first.piece], at, first.end)
    doubted = (Doubt.BESIDE,) if may_be_of(passage, at, first.piece) else ()
    return Item("since", [first.piece.but(*doubted)], at, first.end)


def read_rest(
    passage: Passage, start: int, first: Piece, at: int, *, onto: bool = False
) -> Item | None:
    """The end of a period, after its beginning."""
    further = skip_to(passage, at)
    if further is None and "(" in passage.signs:
        further = skip_remark(passage, first, at)
    # Early-to-mid
    further = further + 1 if further and passage.is_glued_mark(further, "-") else further
    if further is not None and (item := _read_open_end(passage, start, first, at, further)):
        return item
    onto = onto and further is None and bool(passage.means(at, Kind.ONTO))
    further, passage.before = at + 1 if onto else further, first
    if further is None or begins_sentence(passage, first, further):
        return None
    last = (
        read_further_decade(passage, further, first)
        or read_short_end(passage, first, further)
        or read_point(passage, passage.skip(further, Kind.PREP, Kind.FROM_WEAK))
        or read_further_weekday(passage, passage.skip(further, Kind.PREP), first)
    )
    last = last or read_end_at_event(passage, start, first, further)
    if not last:
        return None
    piece, end = last
    if first.number is not None and read_led_day(passage, further):
        # «С 10 до 18 часов 5 мая»
        return None
    piece, end = _in_month_of(passage, first, piece, end)
    piece, end = with_season_year(passage, first, piece, end)
    first, piece, end = with_year_pair(passage, first, piece, end)
    first, piece = with_short_year(passage, (start, further), (first, piece), end)
    if piece.number is not None and first.year is not None and not first.day and first.digits > 3:
        # «В I полугодии 2024 г. – 7 визитов»
        return None
    if piece.number is not None and is_count(passage, first, end):
        return None
    if (onto and not is_night(passage, start, first)) or is_moved(passage, start, at):
        return Item("both", [first, piece], start, end)
    ended = is_at_end(passage, passage.skip(further, Kind.PREP, Kind.FROM_WEAK))
    if passage.means(further - 1, Kind.TO) and first.number is None and ended:
        piece = without(piece, Part.LATE)
    return _join(passage, start, first, at, Parsed(piece, end))


def _in_month_of(passage: Passage, first: Piece, last: Piece, end: int) -> Parsed:
    """The end of a period, in the month of its beginning where it is a number."""
    if first.month_first and last.number is not None:
        return Parsed(*with_late_year(passage, last, end))
    return read_same_month(passage, first, last, end) or Parsed(last, end)


def _join(passage: Passage, start: int, first: Piece, at: int, last: Parsed) -> Item:
    """The period from one date to another, between which a mark or word stands."""
    end = last.end
    piece = last.piece
    if passage.is_mark(at, "/") and is_in_old_style(first, piece):
        # «3/16 июня 1908 г.»
        return Item("point", [piece], start, end)
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
    figures = {passage.tokens[each].digits for each in range(at, end)}
    short = first.digits == piece.digits == 3 and 4 not in figures and 2 in figures
    if first.digits == piece.digits == 3 and (short or Doubt.CENTURY in piece.doubts):
        # "1910s–20s"
        year = (first.year or 0) // 100 * 100 + (piece.year or 0) % 100
        piece = piece._replace(year=year) if year > (first.year or 0) else piece
    if piece.year is not None and piece.year >= NEVER:
        return Item("since", [first], start, end)
    close = passage.is_glued_mark(at, "-") and passage.is_glued(at + 1)
    if first.qualifier and not piece.qualifier and (close or not first.is_whole):
        # «Приблизительно май–июнь 2025», `ca. 1765-1770`
        piece = piece._replace(qualifier=first.qualifier)
    if (first.month or first.season) and not first.day and piece.is_year:
        # «Летом 2023–2025» may be each of the summers.
        piece = piece.but(Doubt.BESIDE)
    return Item("range", [first, piece], start, end)


def _read_open_end(
    passage: Passage, start: int, first: Piece, at: int, further: int
) -> Item | None:
    """`2015 – present`, «с 1997 г. по настоящее время», `2015-`."""
    present = passage.skip(further, Kind.PREP)
    if first.day and Doubt.RELATIVE in first.doubts and passage.has(present, (Kind.DAY,)):
        # «С понедельника по сегодня»
        return None
    for index in (further, present):
        if passage.means(index, Kind.PRESENT) and not begins_sentence(passage, first, index):
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
    first = passage.skip(_skip_inclusive(passage, at + 1), Kind.PREP)
    parsed = read_point(passage, first, bare=False)
    if not parsed or (is_after_time(passage, at) and read_led_day(passage, first)):
        return None
    piece = without(parsed.piece, Part.LATE) if is_at_end(passage, first) else parsed.piece
    piece = within_year(passage, at, piece)
    item = Item("until", [piece], at, parsed.end)
    return with_unknown(passage, item, Kind.UNKNOWN_START)


def _skip_inclusive(passage: Passage, at: int) -> int:
    """The index after `and incl.` of `up to and incl. 2018`."""
    named = at + bool(passage.means(at, Kind.AND) or passage.is_mark(at, "&+"))
    return passage.skip_dot(named + 1) if passage.means(named, Kind.INCLUSIVE) else at


def _is_by_the_end(passage: Passage, at: int) -> bool:
    """`By the end of 2025`: until then, where `in late 2025` is not."""
    part = passage.skip(at + 1, Kind.ARTICLE)
    if not passage.means(at, Kind.BY) or passage.means(part, Kind.PART) not in _LAST:
        return False
    # "By the late 1980s" is in them.
    return part == at + 1 or bool(passage.means(part + 1, Kind.LINK))


def with_unknown(passage: Passage, item: Item, kind: Kind) -> Item:
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
            first = passage.skip_dot(at + 1)
            named = passage.skip(first, Kind.PREP)
            if named > first and passage.means(at, Kind.COMPARED):
                # «Позже, в 2018 году» is in that year.
                return None
            if led := read_led_day(passage, named):
                # "After 3 pm on 12 March"
                return Item("point", [led.piece], at, led.end)
            parsed = read_point(passage, named, bare=False)
            if parsed and not _is_name(passage, at, parsed):
                shape: Shape = "after" if kind is Kind.AFTER else "before"
                piece = parsed.piece
                rest = passage.means(parsed.end, Kind.TO) and shape == "after"
                if rest and (period := read_rest(passage, at, piece, parsed.end)):
                    # «После марта 2024 и до конца года»
                    return replace(period, outside=(True, False))
                if shape == "before" and is_at_end(passage, named):
                    shape, piece = "until", without(piece, Part.LATE)
                if shape == "before" and is_planned(passage, at, parsed.end):
                    shape = "point"
                elif passage.means(at, Kind.MONTH) or (
                    passage.means(at, Kind.FOR_TERM) and lies_ahead(passage, piece)
                ):
                    # « Apr. 1975 » may be April, "voor zomer 2027" for it.
                    piece = piece.but(Doubt.BESIDE)
                return Item(shape, [piece], at, parsed.end)
    return None


def _is_name(passage: Passage, at: int, parsed: Parsed) -> bool:
    """Whether a prefix and a year may be a name: `pre-2017`, but not `pre-1914 guidebooks`."""
    if passage.context is Context.FIELD or not passage.tokens[at].text.endswith("-"):
        return False
    following = passage.at(parsed.end)
    said = following and following.is_word
    return not passage.is_glued(at + 1) or (parsed.piece.is_year and not said)


def goes_on(passage: Passage, at: int, *, led: bool = False) -> bool:
    """Whether words say that a period has no end: `from 2015 on`, but `7 May and on 2 June`."""
    if not passage.means(at, Kind.ONWARDS) or passage.begins[at + 1]:
        return False
    following = passage.at(at + 1)
    # "The order of 22 May on gifts", but "2015 on who came"
    names = following and following.is_word and Kind.ASKING not in following.meanings
    return led or not (names and passage.has(at, (Kind.PREP,)))


def with_late_year(passage: Passage, piece: Piece, end: int) -> tuple[Piece, int]:
    """The year at the end of `April 25-28, 2018`."""
    if parsed := read_year_of(passage, end):
        return piece._replace(year=parsed.piece.year).but(*parsed.piece.doubts), parsed.end
    return piece, end
