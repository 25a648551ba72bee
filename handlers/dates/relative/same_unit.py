"""A week, month or year that only says how far it is: `this week and next`."""

from handlers.dates.passages.passage import LINKS, Parsed, Passage
from handlers.dates.relative.ago import step_away
from handlers.dates.values.items import Item
from handlers.dates.values.value import Doubt
from handlers.dates.words.lexicon import Kind
from handlers.dates.years.relative_years import relate_year

_UNITS = ("day", "week", "weekend", "month", "quarter", "year")


def read_same_unit(passage: Passage, at: int, item: Item | None) -> Parsed | None:
    """`next` of `this week and next`, « la prochaine » of « cette semaine et la prochaine »."""
    if not item or Doubt.RELATIVE not in item.pieces[-1].doubts:
        return None
    said = passage.skip(at, *LINKS, Kind.ARTICLE)
    steps, following = passage.means(said, Kind.RELATION), passage.at(said + 1)
    goes_on = following and following.is_word and Kind.ASKING not in following.meanings
    if steps is None or goes_on:
        return None
    units = [passage.means(each, Kind.UNIT) for each in range(item.start, item.end)]
    unit = next((each for each in units if each in _UNITS), None)
    if unit == "year":
        year = relate_year(passage, said)
        return Parsed(year, said + 1) if year else None
    away = step_away(passage, steps, unit, said + 1) if unit else None
    return Parsed(away.piece.but(Doubt.RELATIVE), away.end) if away else None
