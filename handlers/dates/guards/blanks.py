"""Days that are still to be filled in: `«___» _____ 2018`."""

from handlers.dates.passages.passage import Passage
from handlers.dates.values.items import Item
from handlers.dates.words.lexicon import Kind

_AROUND, _ELLIPSIS = 8, 3
_WITHIN_BLANKS = "./-,'\"«»“”„()"


def is_after_blank(passage: Passage, item: Item) -> bool:
    """Whether the day is still to be filled in: `«___» _____ 2018`, `the ___ day of May 2018`."""
    for index in range(item.start, item.start - _AROUND, -1):
        token = passage.at(index)
        if not token:
            return False
        if token.text == "_" or _is_dotted_line(passage, index):
            return True
        day = passage.means(index, Kind.UNIT) == "day"
        leads = day or passage.means(index, Kind.LINK) or passage.means(index, Kind.PREP)
        if index < item.start and not leads and (token.is_word or token.text not in _WITHIN_BLANKS):
            return False
    return False


def _is_dotted_line(passage: Passage, index: int) -> bool:
    token = passage.at(index)
    if not token:
        return False
    dots = len(token.text) > _ELLIPSIS and not token.text.strip(".")
    return dots or (token.text == "…" and passage.is_mark(index - 1, "…"))
