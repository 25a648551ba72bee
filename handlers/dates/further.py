"""What goes on with the date before it: « les années 60-70 », «завтра и в субботу»."""

from datetime import date

from handlers.dates.lexicon import Kind
from handlers.dates.passage import Parsed, Passage
from handlers.dates.piece import Piece, first_after
from handlers.dates.values import Doubt
from handlers.dates.years import skip_year_word


def read_further_decade(passage: Passage, at: int, last: Piece | None) -> Parsed | None:
    """`'70` and `zeventig` of `de jaren zestig en zeventig`, of « les années 60-70 »."""
    if not last or last.digits != 3 or last.year is None:
        return None
    start = at + passage.is_mark(at, "'")
    number = passage.number(start, 2)
    if number is None or number % 10 or passage.tokens[start].suffix:
        named = passage.means(at, Kind.DECADE)
        number = int(named) if isinstance(named, str) else None
    return (
        None if number is None else Parsed(Piece(number=number), skip_year_word(passage, start + 1))
    )


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
