"""The day of another year that is like today: `this time last year`, «год назад в это время»."""

from collections.abc import Callable

from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind

_LEADING = (*LINKS, Kind.APPROXIMATE)


def read_this_time(passage: Passage, parsed: Parsed) -> Parsed:
    """A year that is counted from today, with the words that say when in it: about now."""
    if Kind.THIS_TIME not in passage.kinds:
        return parsed
    said = passage.skip(parsed.end + passage.is_mark(parsed.end, ","), *_LEADING)
    if not passage.means(said, Kind.THIS_TIME):
        return parsed
    day = _about_now(passage, parsed)
    return Parsed(day.piece, said + 1) if day else parsed


def read_this_time_of(
    passage: Passage, at: int, read: Callable[[Passage, int], Parsed | None]
) -> Parsed | None:
    """The same where those words lead."""
    year = read(passage, passage.skip(at + 1, *LINKS))
    return _about_now(passage, year) if year else None


def _about_now(passage: Passage, year: Parsed) -> Parsed | None:
    piece, today = year.piece, passage.today
    if not piece.is_year or Doubt.RELATIVE not in piece.doubts:
        return None
    day = today.day if (today.month, today.day) != (2, 29) else 28
    return Parsed(piece._replace(month=today.month, day=day, qualifier="~"), year.end)
