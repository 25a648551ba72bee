"""Rows of dates: from one to another, since, until, one and another."""

from handlers.dates.names.brackets import skip_words_in_brackets
from handlers.dates.names.every_weekday import read_every_weekday
from handlers.dates.names.weeks import read_several_weeks
from handlers.dates.no_dates.numbering import numbers_what_follows
from handlers.dates.numeric.short_years import settle_short_years
from handlers.dates.passages.around import is_over
from handlers.dates.passages.governing import govern
from handlers.dates.passages.passage import Passage
from handlers.dates.passages.qualifiers import read_qualifiers
from handlers.dates.relative.lasting import with_length
from handlers.dates.relative.next_days import read_next_days
from handlers.dates.relative.same_unit import read_same_unit
from handlers.dates.rows.between import read_further_between
from handlers.dates.rows.further import (
    close_range,
    read_further_decade,
    read_further_number,
    read_further_weekday,
    share_century,
    share_weekdays,
)
from handlers.dates.rows.periods import (
    goes_on,
    read_period,
    read_rest,
    with_late_year,
    with_unknown,
)
from handlers.dates.rows.points import read_point
from handlers.dates.values.items import Item, Row
from handlers.dates.values.piece import Piece
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from storage.edtf import Edtf

MAX_DATES = 18
"""In a text, with what only looks like them, so that no reading takes longer than 5 ms.

What stands after them is not read, and said to be too much.
"""
_ENDING, _BEYOND = (Kind.UNTIL, Kind.BEFORE), (Kind.ONWARDS, Kind.BACKWARDS)
_BEGINNING = (
    *(Kind.FROM, Kind.UNTIL, Kind.AFTER, Kind.BEFORE, Kind.AHEAD, Kind.FROM_WEAK),
    *(Kind.PART, Kind.BETWEEN),
)


def read_row(passage: Passage, at: int) -> Row:
    """The row of dates that begins at a token; an empty one if none does."""
    row, spoken, known = Row(), (passage.year, passage.is_counted), (passage.last, passage.day)
    chained, passage.before = False, None
    while len(row.items) < MAX_DATES and (item := _read_item(passage, at, row)):
        if row.items and passage.means(at - 1, Kind.OR):
            # «Вроде 2014 или 2015»
            doubted = row.items[-1].pieces[-1].qualifier
            item.pieces = [
                each._replace(qualifier=each.qualifier or doubted) for each in item.pieces
            ]
        if chained:
            if not _is_like(row.items[-1], item):
                break
            row.items[-1].shape = "both"
        if row.items and _are_of_both(passage, row.items[-1], item):
            row.items[-1].shape = "point"
        item = share_century(passage, row.items, share_weekdays(passage, row.items, item))
        row.items.append(item if row.items else govern(passage, item))
        close_range(row.items)
        chained = _is_in_chain(passage, item)
        following = item.end + 1 if chained else _find_next(passage, item)
        if following is None or not _may_go_on(passage, following):
            break
        at = following
        passage.before = last = item.pieces[-1]
        passage.day = last if last.month else passage.day
        # «3 июня 2018 г. и 5 июля того же года»
        if last.year and last.digits == 4:
            passage.year, passage.is_counted = last.year, Doubt.RELATIVE in last.doubts
            if Kind.SAME in passage.kinds and last.may_be:
                passage.last = Edtf.at(last.to_date())
    (passage.year, passage.is_counted), (passage.last, passage.day) = spoken, known
    passage.before = None
    row.items = settle_short_years(passage, row.items)
    return row


def _may_go_on(passage: Passage, at: int) -> bool:
    """Whether a row may go on there: with a date, or with `next` of `this week and next`."""
    led = passage.skip(at, Kind.PREP, Kind.ARTICLE)
    return bool(passage.begins[at]) or passage.has(led, (Kind.RELATION,))


def _find_next(passage: Passage, item: Item) -> int | None:
    """The index where the next date of a row begins, after what joins it to this one."""
    following = _skip_link(passage, item.end)
    if following is None and item.is_bare:
        following = _skip_link(passage, skip_words_in_brackets(passage, item.end))
    # « Après 2018 et jusqu'en 2022 », « fin mai début juin »
    ended = item.shape in ("since", "after") and passage.has(item.end, _ENDING)
    parted = item.pieces[-1].part and passage.means(item.end, Kind.PART)
    return item.end if following is None and (ended or parted) else following


def _is_in_chain(passage: Passage, item: Item) -> bool:
    """Whether a period goes on as it began: «сентябрь–октябрь–ноябрь 2024»."""
    if item.shape != "range" or not passage.is_mark(item.end, "-/"):
        return False
    mark = passage.tokens[item.end]
    joints = (token for token in passage.tokens[item.start : item.end] if token.text == mark.text)
    if not any(token.glued is mark.glued for token in joints):
        return False
    first, last = item.pieces
    named = last.month or last.season
    apart = bool(last.period or last.part or (named and last.year is not None))
    return _tell_sort(first) == _tell_sort(last) and not apart


def _is_like(chain: Item, item: Item) -> bool:
    first, last = chain.pieces[0], item.pieces[0]
    bare = first.number is not None
    return item.shape == "point" and (bare or _tell_sort(first) == _tell_sort(last))


def _are_of_both(passage: Passage, last: Item, item: Item) -> bool:
    """Whether a question asks for what is from both, and not since one: `from May and June`."""
    if passage.context is not Context.QUESTION or (last.shape, item.shape) != ("since", "point"):
        return False
    joined = passage.means(last.end, Kind.AND) and item.start == last.end + 1
    # «С» and "since" say it plainly.
    apart = passage.means(last.start, Kind.FROM) or passage.has(item.start, (Kind.PREP,))
    alike = _tell_sort(last.pieces[0]) == _tell_sort(item.pieces[0])
    return bool(joined) and alike and not apart


def _tell_sort(piece: Piece) -> tuple[bool, bool, bool, bool]:
    return bool(piece.month), bool(piece.day), bool(piece.season), piece.number is not None


def _skip_link(passage: Passage, at: int) -> int | None:
    """The index after what joins two dates of a row: a comma, «и», `or`."""
    start = at
    if passage.is_mark(at, ",;/&+"):
        at += 1
    if passage.means(at, Kind.BUT) and passage.has(at + 1, _BEGINNING):
        return at + 1
    if passage.has(at, (Kind.ONWARDS, Kind.BACKWARDS)) and passage.has(
        at, (Kind.AFTER, Kind.BEFORE)
    ):
        # « Avant 2010 et après 2020 »
        return at
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
    if qualifier and _begins(passage, begin) and (item := read_period(passage, begin)):
        # «Ориентировочно с 12 по 15 мая»
        item.pieces = [piece._replace(qualifier=qualifier) for piece in item.pieces]
    elif is_over(passage, at):
        at += 1
    elif not token.digits:
        item = read_period(passage, at)
        item = with_length(passage, item) if item else None
    last = row.items[-1] if row.items else None
    item = item or read_further_between(passage, start, last) or _read_plain(passage, at, row)
    if not item and (led := passage.skip(at, Kind.PREP)) > at and row.items:
        # "In May and in June 2025"
        item = _read_plain(passage, led, row)
    if item:
        item.start = min(start, item.start)
    return item


def _begins(passage: Passage, at: int) -> bool:
    """Whether a word that is also a preposition begins a period or a date: «с», "d'ici"."""
    return passage.has(at, _BEGINNING)


def _read_plain(passage: Passage, at: int, row: Row) -> Item | None:
    """A date, or a period without a word before it: `2016–2018`."""
    if weeks := read_several_weeks(passage, at):
        return Item("both", weeks[0], at, weeks[1])
    if days := read_every_weekday(passage, at):
        return Item("both", days[0], at, days[1])
    last = row.items[-1].pieces[-1] if row.items else None
    first = (
        read_further_decade(passage, at, last)
        or read_further_number(passage, at, row.items[-1] if row.items else None)
        or read_next_days(passage, at, last)
        or read_same_unit(passage, at, row.items[-1] if row.items else None)
        or read_point(passage, at)
        or read_further_weekday(passage, at, last)
    )
    if not first:
        return None
    piece, end = first
    if piece.number is not None and _follows_month(row):
        piece, end = with_late_year(passage, piece, end)
    if piece.number is not None and numbers_what_follows(passage, at, piece.number):
        # «1-е – 16 января, 2-е – 20 февраля»
        return Item("point", [piece], at, end)
    rest = read_rest(passage, at, piece, end)
    if rest:
        return rest
    if goes_on(passage, end) or _is_plus(passage, piece, end):
        return Item("since", [piece], at, end + 1)
    if passage.means(end, Kind.BACKWARDS) and not passage.begins[end + 1]:
        # "2019 or earlier"
        return Item("until", [piece], at, end + 1)
    item = Item("point", [piece], at, end)
    return with_unknown(passage, item, Kind.UNKNOWN_END)


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
