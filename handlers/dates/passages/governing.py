"""What a date is before or after, where that has a name: `before the fire of 1871`."""

from dataclasses import replace

from handlers.dates.passages.passage import LINKS, Passage
from handlers.dates.values.items import Item, Shape
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind

_SHAPES: dict[Kind, Shape] = {
    Kind.BEFORE: "before",
    Kind.AFTER: "after",
    Kind.UNTIL: "until",
    Kind.FROM: "since",
}
_LEADING = (*LINKS, Kind.ARTICLE)
_MOST_WORDS, _FARTHEST = 2, 6
_SURELY, _AT_ONCE = 2, 3
"""Of a word that only means "before" as it is accented: `vóór`, but `voor` is "for", too."""


def govern(passage: Passage, item: Item) -> Item:
    """A year that tells of when something was as the bound that a word before that makes of it."""
    if item.shape not in ("point", "range", "since") or passage.kinds.isdisjoint(_SHAPES):
        return item
    if any(piece.day or not piece.is_whole or piece.period for piece in item.pieces):
        return item
    at = item.start
    if passage.has(at, tuple(_SHAPES)) and not passage.has(at, LINKS):
        return item
    led = passage.has(at, (Kind.PREP,)) and not passage.has(at, (Kind.LINK,))
    shape = _find_shape(passage, at, 1 if led else _MOST_WORDS)
    if not shape:
        return item
    if shape == "point":
        # "A year after the visit of 2018"
        return replace(item, pieces=[each.but(Doubt.BESIDE) for each in item.pieces])
    piece = item.pieces[0 if shape in ("before", "until") else -1]
    return replace(item, shape=shape, pieces=[piece.but(Doubt.BESIDE)])


def _find_shape(passage: Passage, start: int, most: int) -> Shape | None:
    words = 0
    for at in range(start - 1, start - _FARTHEST, -1):
        token = passage.at(at)
        if not token or not token.is_word:
            return None
        if kind := next((kind for kind in _SHAPES if kind in token.meanings), None):
            if not words or not _governs(passage, at, kind):
                return None
            return "point" if passage.has(at - 1, (Kind.UNIT,)) else _SHAPES[kind]
        if token.meanings.keys() <= {Kind.OF_LAST_CENTURY}:
            words += 1
        elif not passage.has(at, _LEADING):
            return None
        if words > most:
            return None
    return None


def _governs(passage: Passage, at: int, kind: Kind) -> bool:
    """Whether a word can only say on which side something is: «с» is "with", `voor` is "for"."""
    if passage.means(at, kind) == _SURELY:
        return True
    if passage.means(at, kind) == _AT_ONCE or passage.has(at, (Kind.OVER, Kind.FOR_TERM)):
        return False
    return kind is not Kind.FROM or not passage.has(at, (Kind.AT,))
