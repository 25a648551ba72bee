"""Days told by their weekday and number alone: `Friday the 13th`, «в понедельник 30-го»."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from handlers.dates.passages.bounds import find_tense
from handlers.dates.passages.passage import Passage
from handlers.dates.values.items import Item, Row
from handlers.dates.values.piece import Piece, shift_months
from handlers.dates.values.value import Context, Doubt
from handlers.dates.words.lexicon import Kind

_MONTHS_NEAR, _SHORT_WORD = 3, 3
_JOINING = (Kind.AND, Kind.OR, Kind.TO, Kind.ASKING)
_COUNTED = (Kind.COUNT, Kind.HOUR, Kind.DAYTIME, Kind.UNIT)


def name_days(passage: Passage, row: Row) -> Row:
    """A question's numbers with their weekdays as the nearest such days; none if one is not so."""
    if passage.context is not Context.QUESTION:
        return Row()
    items: list[Item] = []
    last: date | None = None
    for item in row.items:
        pieces: list[Piece] = []
        for piece in item.pieces:
            last = _find_day(passage, item, piece, last)
            if not last:
                return Row()
            day = Piece(last.year, last.month, last.day, on=piece.on)
            pieces.append(day.but(Doubt.RELATIVE))
        items.append(replace(item, pieces=pieces))
    return Row(items)


def _find_day(passage: Passage, item: Item, piece: Piece, last: date | None) -> date | None:
    """The nearest day that has a number and a weekday, or the first one after another."""
    if piece.on is None or not piece.number or not _is_number_of_day(passage, item.end - 1):
        return None
    side = find_tense(passage, item.start) or 0
    days = _days_near(last or passage.today, piece.number)
    days = (day for day in days if day.weekday() == piece.on)
    if last:
        return next((day for day in days if day > last), None)
    told = [day for day in days if (day - passage.today).days * side >= 0]
    return min(told, key=lambda day: abs((day - passage.today).days), default=None)


def _days_near(day: date, number: int) -> Iterator[date]:
    for months in range(-_MONTHS_NEAR, _MONTHS_NEAR + 1):
        try:
            yield date(*shift_months(day, months), number)
        except ValueError:
            continue


def _is_number_of_day(passage: Passage, at: int) -> bool:
    """Whether a number right after its weekday counts nothing: not «в пятницу 18 школ»."""
    token, following = passage.tokens[at], passage.at(at + 1)
    if Kind.ORDINAL_SUFFIX in token.suffix or not token.digits:
        return True
    if passage.has(at - 1, (Kind.AT,)) or passage.has(at + 1, _COUNTED):
        # « Vendredi à 18 »
        return False
    if not following or not following.is_word:
        return not following or following.text not in ":%€$£₽"
    return passage.has(at + 1, _JOINING) or len(following.text) <= _SHORT_WORD
