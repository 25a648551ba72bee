"""Periods that are said to lie between two dates."""

from handlers.dates.numeric.ends import skip_to_event
from handlers.dates.passages.passage import Parsed, Passage
from handlers.dates.rows.further import read_further_decade
from handlers.dates.rows.points import read_point
from handlers.dates.values.items import Item
from handlers.dates.values.piece import Piece
from handlers.dates.words.lexicon import Kind


def read_between(passage: Passage, at: int) -> Item | None:
    """`between 2016 and 2018`."""
    return _read_ends(passage, at, at + 1) if passage.means(at, Kind.BETWEEN) else None


def read_further_between(passage: Passage, at: int, last: Item | None) -> Item | None:
    """`12 and 15 June` of `between 5 and 9 June or 12 and 15 June`."""
    if not last or last.shape != "range" or not passage.means(at - 1, Kind.OR):
        return None
    led = any(passage.means(each, Kind.BETWEEN) for each in range(last.start, last.end))
    return _read_ends(passage, at, at) if led else None


def _read_ends(passage: Passage, at: int, begin: int) -> Item | None:
    """A period from its first end to the one that "and" joins to it."""
    begin = passage.skip(begin, Kind.PREP)
    after = bool(passage.means(begin, Kind.AFTER))
    if not (first := read_point(passage, begin + after)):
        return None
    passage.before = first.piece
    # "Wednesday, February 4, and Friday, February 6"
    joint = first.end + passage.is_mark(first.end, ",")
    apart = passage.has(joint, (Kind.BEFORE,))
    if not (passage.means(joint, Kind.AND) or apart):
        return None
    stop = joint if apart else passage.skip(joint + 1, Kind.PREP)
    before = bool(passage.means(stop, Kind.BEFORE))
    begin = stop + before
    last = read_further_decade(passage, begin, first.piece) or read_point(passage, begin)
    if not last:
        return None
    outside = after, before
    return Item("range", [first.piece, last.piece], at, last.end, outside=outside)


def read_end_at_event(passage: Passage, start: int, first: Piece, at: int) -> Parsed | None:
    """`1890` of `from 1871 until his death in 1890`."""
    led = passage.has(start, (Kind.FROM, Kind.FROM_WEAK)) and passage.has(at - 1, (Kind.TO,))
    further = skip_to_event(passage, at) if led and first.year else None
    last = read_point(passage, further, bare=False) if further else None
    return last if last and (last.piece.year or 0) >= (first.year or 0) else None
