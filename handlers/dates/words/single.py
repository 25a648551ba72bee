"""What single words say of time, for those who count things and not days."""

from functools import lru_cache

from handlers.dates.words.folding import split
from handlers.dates.words.lexicon import NOTHING, Kind, Meanings, load_lexicon

_MOST_REMEMBERED = 4096
_NAMING = (Kind.MONTH, Kind.YEARS, Kind.LASTING)
_LEADING = (
    *(Kind.FROM, Kind.FROM_WEAK, Kind.UNTIL, Kind.PART),
    *(Kind.SEASON, Kind.OF_SEASON, Kind.ADVERB),
)
_PARTS_OF_YEAR = ("quarter", "half")


def is_of_date(words: str) -> bool:
    """Whether words after a number begin with a month or year, so that it counts no things."""
    meanings = _look_up(words)
    return not meanings.keys().isdisjoint(_NAMING) or meanings.get(Kind.UNIT) == "year"


def leads_to_year(word: str) -> bool:
    """Whether a word stands before a year, rather than before how many there are."""
    meanings = _look_up(word)
    part = meanings.get(Kind.UNIT) in _PARTS_OF_YEAR
    return part or not meanings.keys().isdisjoint(_LEADING) or is_of_date(word)


@lru_cache(_MOST_REMEMBERED)
def _look_up(words: str) -> Meanings:
    first = split(words)[:1]
    return load_lexicon().look_up(first[0]) if first else NOTHING
