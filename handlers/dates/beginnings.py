"""Where in a row of tokens a date may begin, so that nothing is tried where none can."""

from collections.abc import Sequence
from functools import cache

from handlers.dates.lexicon import Kind
from handlers.dates.tokens import LETTERS, Token

_NAMING = frozenset(
    {
        *(Kind.MONTH, Kind.SEASON, Kind.WEEKDAY, Kind.UNIT, Kind.DAY, Kind.WEEKEND),
        Kind.ORDINAL,
        *(Kind.DECADE, Kind.DECADE_LEAD, Kind.THOUSAND, Kind.THIS_YEAR, Kind.WHOLE_YEAR),
    }
)
_LEADING = frozenset(
    {
        *(Kind.PREP, Kind.LINK, Kind.ARTICLE, Kind.AT, Kind.AND, Kind.OR, Kind.DATED),
        *(Kind.FROM, Kind.FROM_WEAK, Kind.UNTIL, Kind.TO, Kind.ONTO, Kind.OVER, Kind.BY),
        *(Kind.AFTER, Kind.BEFORE, Kind.BETWEEN, Kind.AHEAD, Kind.AGO_BEFORE, Kind.CARDINAL),
        *(Kind.APPROXIMATE, Kind.UNCERTAIN, Kind.PART, Kind.RELATION, Kind.NARRATIVE),
        *(Kind.LATEST, Kind.LATEST_ONE, Kind.COMING, Kind.CURRENT, Kind.SAME),
        *(Kind.DAYTIME, Kind.HOUR, Kind.ZERO),
    }
)


"""They begin one if what follows does: a preposition, "about", "two"."""


def find_beginnings(tokens: Sequence[Token]) -> bytearray:
    """By index, whether a date may begin with a token; marks let through what follows them."""
    begins = bytearray(len(tokens))
    following = 0
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token.digits:
            following = 1
        elif token.is_word:
            names, leads = _tell(tuple(token.meanings)) if token.meanings else (False, False)
            # "A" and « une » are everywhere.
            names = names or token.meanings.get(Kind.CARDINAL, 1) > 1
            if names or (token.roman and Kind.AND not in token.meanings):
                following = 1
            elif not leads and token.text not in LETTERS:
                following = 0
        elif token.text[0] == "\n":
            following = 0
        begins[at] = following
    return begins


@cache
def _tell(kinds: tuple[Kind, ...]) -> tuple[bool, bool]:
    """Whether a word of some kinds names something of a date, and whether it leads to that."""
    return not _NAMING.isdisjoint(kinds), not _LEADING.isdisjoint(kinds)
