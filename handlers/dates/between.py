"""Periods that are said to lie between two dates."""

from handlers.dates.items import Item
from handlers.dates.lexicon import Kind
from handlers.dates.passage import Passage
from handlers.dates.points import read_point


def read_between(passage: Passage, at: int) -> Item | None:
    """`between 2016 and 2018`."""
    if not passage.means(at, Kind.BETWEEN):
        return None
    begin = passage.skip(at + 1, Kind.PREP)
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
    last = read_point(passage, stop + before)
    if not last:
        return None
    outside = after, before
    return Item("range", [first.piece, last.piece], at, last.end, outside=outside)
