"""What goes on with the date before it: « les années 60-70 », `in 2011 or 12`."""

from dataclasses import replace
from datetime import date

from handlers.dates.no_dates.numbering import first_of_list
from handlers.dates.passages.numerals import read_numeral
from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.completing import in_century_of
from handlers.dates.values.items import Item
from handlers.dates.values.piece import WEEK, Piece, first_after
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.centuries import read_century
from handlers.dates.years.year_words import skip_year_word

_MOST_IN_MONTH, _BOTH, _DECADE = 5, 2, 3
"""Of a weekday."""
_JOINING = (Kind.AND, Kind.OR)
_LAST_DAY, _FEW = 31, 10
"""And how many years later another one can be that lacks its century."""
_BEGINNING, _ENDING = ("since", "after"), ("until", "before")


def read_further_decade(passage: Passage, at: int, last: Piece | None) -> Parsed | None:
    """`'70` and `zeventig` of `de jaren zestig en zeventig`, of « les années 60-70 »."""
    if not last or last.digits != 3 or last.year is None:
        return None
    year = passage.number(at, 4)
    if year is not None and passage.has(first_of_list(passage, at) - 1, (Kind.DECADE_LEAD,)):
        # « Les années 1920 et 1930 »
        return Parsed(Piece(year, digits=3), at + 1) if not year % 10 else None
    start = at + passage.is_mark(at, "'")
    number = passage.number(start, 2)
    if number is None or number % 10 or passage.tokens[start].suffix:
        named = passage.means(at, Kind.DECADE)
        number = int(named) if isinstance(named, str) else None
    if number is None:
        return None
    end = skip_year_word(passage, start + 1)
    if century := read_century(passage, passage.skip(end, *LINKS)):
        # « Les années 60 et 70 du XIXe siècle »
        year = (century.piece.year or 0) + number
        return Parsed(century.piece._replace(year=year, digits=3), century.end)
    return Parsed(Piece(number=number), end)


def read_further_weekday(passage: Passage, at: int, last: Piece | None) -> Parsed | None:
    """«В субботу» of «завтра и в субботу»: the first after a day that is counted from today."""
    weekday = passage.means(at, Kind.WEEKDAY)
    if not last or weekday is None or Doubt.RELATIVE not in last.doubts:
        return None
    if not (last.day and last.month and last.year):
        return None
    day = first_after(date(last.year, last.month, last.day), weekday)
    piece = Piece(day.year, day.month, day.day).but(Doubt.RELATIVE)
    return Parsed(piece, passage.skip_dot(at + 1))


def share_weekdays(passage: Passage, items: list[Item], item: Item) -> Item:
    """`May` of `the first Monday of April, May and June 2025`: the same of its weekdays."""
    if not items or item.shape != "point":
        return item
    if items[-1].pieces[-1].weekday == WEEK and (week := _share_week(passage, item)):
        return replace(item, pieces=[week])
    if not _is_further_month(passage, items[-1], item):
        return item
    shared = items[-1]
    counted = [each.nth for each in shared.pieces]
    bare = reversed(items[:-1]) if shared.shape == "point" else ()
    for each in bare:
        number = each.pieces[0].number
        if number is None or number > _MOST_IN_MONTH:
            break
        counted.insert(0, number)
    month = item.pieces[0]._replace(weekday=shared.pieces[-1].weekday)
    item.pieces = [month._replace(nth=number) for number in counted]
    item.shape = "both" if len(counted) > 1 else "point"
    return item


def share_century(passage: Passage, items: list[Item], item: Item) -> Item:
    """`70s` of `the 1860s and 70s`: of the same century, if that is later."""
    last = items[-1].pieces[-1] if items else None
    said = range(item.start, item.end)
    if not last or last.digits != _DECADE or any(passage.number(at, 4) is not None for at in said):
        return item
    if any(passage.means(at, Kind.UNIT) == "century" for at in said):
        return item
    shared = [in_century_of(each, last) for each in item.pieces]
    if all(each.digits == _DECADE and (each.year or 0) > (last.year or 0) for each in shared):
        item.pieces = shared
    return item


def _share_week(passage: Passage, item: Item) -> Piece | None:
    """« Première de juin » of « dernière semaine de mai ou première de juin », which is no day."""
    day = item.pieces[0]
    said = passage.means(passage.skip(item.start, *LINKS), Kind.ORDINAL)
    if not day.day or not said or day.day > _MOST_IN_MONTH:
        return None
    return day._replace(day=None, weekday=WEEK, nth=day.day).but(Doubt.BESIDE)


def _is_further_month(passage: Passage, last: Item, item: Item) -> bool:
    """Whether a month alone goes on with that of a weekday, without a preposition of its own."""
    shared, month = last.pieces[-1], item.pieces[0]
    if shared.weekday is None or not shared.month or shared.year is not None:
        return False
    leads = range(item.start, item.end)
    apart = any(passage.means(at, Kind.PREP) and not passage.means(at, Kind.LINK) for at in leads)
    # «И в июне» has its preposition in what joins it.
    joint = passage.tokens[item.start - 1]
    apart = apart or " " in passage.text[joint.start : joint.end].strip()
    alone = month.month and not (month.day or month.part) and month.weekday is None
    return bool(alone) and not apart


def close_range(items: list[Item]) -> None:
    """«Не раньше марта и не позже мая», `before 2020 but after 2015`: from one to the other."""
    if len(items) < _BOTH or items[-2].unknown or items[-1].unknown:
        return
    first, last = items[-2:]
    if first.shape in _ENDING and last.shape in _BEGINNING:
        years = first.pieces[0].year, last.pieces[0].year
        if None in years or years[0] <= years[1]:  # type: ignore[operator]
            return
        first, last = last, first
    elif first.shape not in _BEGINNING or last.shape not in _ENDING:
        return
    outside = first.shape == "after", last.shape == "before"
    start, end = items[-2].start, items[-1].end
    pieces = [*first.pieces, *last.pieces]
    items[-2:] = [Item("range", pieces, start, end, outside=outside)]


def read_further_number(passage: Passage, at: int, item: Item | None) -> Parsed | None:
    """The day or year that a number is of which the date before it has the rest."""
    last = item.pieces[-1] if item else None
    if not item or not last or last.period or last.part:
        return None
    start = passage.skip(at, Kind.ARTICLE, Kind.PREP)
    between = range(item.end, at)
    joined = any(passage.has(index, _JOINING) for index in between)
    if joined and last.is_year and (short := _read_short_year(passage, start, last)):
        return short
    token = passage.at(start)
    if not token or token.digits not in (1, 2) or passage.context is Context.DOCUMENT:
        return None
    if last.day and last.month and last.year and joined:
        end = start + 1 + (passage.means(start + 1, Kind.UNIT) == "dates")
        may_be = 0 < token.value <= _LAST_DAY and _ends(passage, end)
        return Parsed(last._replace(day=token.value, on=None), end) if may_be else None
    season = last.season and last.year and not last.qualifier
    if token.digits != 2 or not (last.is_year or season) or not last.year:
        return None
    if token.suffix and not season:
        return None
    listed = joined or (passage.is_mark(item.end, ",") and _lists(passage, start + 1, token.value))
    if not listed or not _follows_soon(last, token.value):
        return None
    told = _ends(passage, start + 1) or _lists(passage, start + 1, token.value)
    either = any(passage.means(index, Kind.OR) for index in between)
    told = told or (either and _is_noun(passage, start + 1))
    year = last.year // 100 * 100 + token.value
    return Parsed(last._replace(year=year) if season else Piece(year), start + 1) if told else None


def _follows_soon(last: Piece, number: int) -> bool:
    """Whether two figures can be of a year that follows one soon, in its century."""
    return last.year is not None and 0 < number - last.year % 100 < _FEW


def _read_short_year(passage: Passage, at: int, last: Piece) -> Parsed | None:
    """`'97` of `1896 or '97`, «97 года» of «1896 или 97 года», `eighty-five` in words."""
    quoted = passage.is_mark(at, "'")
    number = passage.number(at + quoted, 2)
    if number is None:
        spoken = passage.tokens[at - 1].is_word and _read_year_in_words(passage, at, last)
        return spoken or None
    end = skip_year_word(passage, at + quoted + 1)
    said = quoted or end > at + 1 or _ends(passage, end)
    document = passage.context is Context.DOCUMENT
    if not said or not _follows_soon(last, number) or not (document or quoted or end > at + 1):
        return None
    return Parsed(Piece((last.year or 0) // 100 * 100 + number), end)


def _read_year_in_words(passage: Passage, at: int, last: Piece) -> Parsed | None:
    """`eighty-five` of `in nineteen eighty-four or eighty-five`."""
    numeral = read_numeral(passage, at) if last.year else None
    if not numeral or not last.year or not _ends(passage, numeral[1]):
        return None
    number, end = numeral
    year = last.year // 100 * 100 + number
    return Parsed(Piece(year), end) if _follows_soon(last, number) else None


def _ends(passage: Passage, at: int) -> bool:
    """Whether a number before it can count nothing."""
    following = passage.at(at)
    ends = not following or not (following.is_word or following.digits)
    return (ends and not passage.is_mark(at, "-/:%€$£₽")) or passage.has(at, (Kind.ASKING,))


def _lists(passage: Passage, at: int, number: int) -> bool:
    """Whether the row goes on with a later number: `20 and 21` of `2019, 20 and 21`."""
    if not (passage.is_mark(at, ",") or passage.has(at, _JOINING)):
        return False
    further = passage.number(passage.skip(at + 1, Kind.PART, Kind.PREP, Kind.LINK), 2)
    return further is not None and further > number


def _is_noun(passage: Passage, at: int) -> bool:
    following = passage.at(at)
    return bool(following and following.is_word and not following.meanings)
