"""With which tokens a date may begin, so that nothing is tried where none can."""

from functools import cache

from handlers.dates.words.lexicon import Kind

ENDS, BEGINS, LEADS = range(3)
"""What a token is to a date that may begin with it: a lead begins one if what follows does."""
_NAMING = frozenset(
    {
        *(Kind.MONTH, Kind.SEASON, Kind.WEEKDAY, Kind.UNIT, Kind.DAY, Kind.WEEKEND),
        *(Kind.ORDINAL, Kind.SCHOOL_YEAR, Kind.TURN, Kind.NEAR),
        *(Kind.DECADE, Kind.DECADE_LEAD, Kind.THOUSAND, Kind.WHOLE_YEAR),
        *(Kind.THIS_YEAR, Kind.LAST_YEAR, Kind.TO_DATE, Kind.HOLIDAY),
    }
)
_LEADING = frozenset(
    {
        *(Kind.PREP, Kind.LINK, Kind.ARTICLE, Kind.AT, Kind.AND, Kind.OR, Kind.DATED),
        *(Kind.FROM, Kind.FROM_WEAK, Kind.UNTIL, Kind.TO, Kind.ONTO, Kind.OVER, Kind.BY),
        *(Kind.AFTER, Kind.BEFORE, Kind.BETWEEN, Kind.AHEAD, Kind.AGO_BEFORE, Kind.CARDINAL),
        *(Kind.APPROXIMATE, Kind.UNCERTAIN, Kind.PART, Kind.RELATION, Kind.NARRATIVE),
        *(Kind.LATEST, Kind.LATEST_ONE, Kind.COMING, Kind.CURRENT, Kind.SAME, Kind.SAME_PERIOD),
        *(Kind.EVERY, Kind.ALL, Kind.NEW, Kind.THIS_TIME, Kind.DAYTIME, Kind.HOUR, Kind.ZERO),
        *(Kind.AND_HALF, Kind.EXACTLY, Kind.OF_TWO_YEARS),
        *(Kind.INCLUSIVE, Kind.LAST_BUT_ONE),
    }
)
"""They begin one if what follows does: a preposition, "about", "two"."""


@cache
def tell_kinds(kinds: tuple[Kind, ...]) -> int:
    """Whether a word of some kinds names something of a date, or leads to what follows it."""
    if not _NAMING.isdisjoint(kinds):
        return BEGINS
    return LEADS if not _LEADING.isdisjoint(kinds) else ENDS
