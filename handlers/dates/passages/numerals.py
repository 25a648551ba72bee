"""Numbers in words."""

from handlers.dates.passages.passage import Passage
from handlers.dates.words.lexicon import Kind

_OF_TWENTIES = (60, 80)
"""What counts on to nineteen: « soixante-quinze »."""


def read_numeral(passage: Passage, at: int) -> tuple[int, int] | None:
    """A number below a hundred in words, `двадцать пятое`, and the index after it."""
    tens = passage.means(at, Kind.CARDINAL)
    if tens and tens >= 20:
        # « Vingt et un », « vingt-et-un », twenty-one
        gap = at + 1 + passage.is_mark(at + 1, "-")
        gap += bool(passage.means(gap, Kind.AND))
        gap += passage.is_glued_mark(gap, "-")
        for kind in (Kind.ORDINAL, Kind.CARDINAL):
            unit = passage.means(gap, kind)
            if unit and unit < (20 if tens in _OF_TWENTIES else 10):
                return tens + unit, gap + 1
    number = passage.means(at, Kind.ORDINAL) or tens
    return (number, at + 1) if number else None
