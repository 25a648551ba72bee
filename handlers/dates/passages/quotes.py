"""Days and months out of the quotes and lines that they are written into: `«11» __ноября__`.

And what is abbreviated out of its dots.
"""

from collections.abc import Sequence

from handlers.dates.words.lexicon import Kind, Meanings
from handlers.dates.words.tokens import Token

_FAR_OFF = (Kind.UNIT, Kind.WEEKDAY, Kind.MONTH, Kind.SEASON)
_ON = (Kind.TO, Kind.UNTIL, Kind.AND)
_OPENING, _CLOSING = frozenset("«\"“„'"), frozenset("»\"”“'")
_LONGEST_LINE, _DAY_LENGTH, _YEAR_LENGTH = 12, 2, 4


def without_dots(tokens: list[Token]) -> list[Token]:
    """The tokens without the dot of «след. неделе», « sem. prochaine »."""
    return [
        token
        for at, token in enumerate(tokens)
        if not (token.text == "." and token.glued and 0 < at < len(tokens) - 1)
        or not _is_said_of(tokens[at - 1].meanings, tokens[at + 1].meanings)
    ]


def _is_said_of(one: Meanings, other: Meanings) -> bool:
    """Whether an abbreviation and what follows it say how far a time is."""
    if Kind.ABBREVIATED not in one:
        return False
    if Kind.RELATION in one:
        return not other.keys().isdisjoint(_FAR_OFF)
    return one.get(Kind.UNIT) == "week" and Kind.RELATION in other


def unquote(tokens: list[Token]) -> list[Token]:
    """The tokens with the days and months of `«11» ноября` out of their quotes."""
    if _OPENING.isdisjoint([token.text for token in tokens]):
        return tokens
    tokens = [each for at, each in enumerate(tokens) if not _is_line_of_month(tokens, at)]
    done: list[Token] = []
    at = len(tokens) - 1
    while at >= 0:
        token = tokens[at]
        start = _find_opening(tokens, at) if token.text in _CLOSING else None
        if start is not None and _may_unquote(inner := _between(tokens, start, at), done):
            inner.start, inner.end, inner.glued = (
                tokens[start].start,
                token.end,
                tokens[start].glued,
            )
            token, at = inner, start
        done.append(token)
        at -= 1
    done.reverse()
    return done


def _is_line_of_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is of the line that a month is written on: `__ноября__`."""
    if tokens[at].text != "_":
        return False
    first = last = at
    while first and at - first < _LONGEST_LINE and tokens[first - 1].text == "_":
        first -= 1
    while last + 1 < len(tokens) and last - at < _LONGEST_LINE and tokens[last].text == "_":
        last += 1
    before = bool(first) and tokens[first].glued and Kind.MONTH in tokens[first - 1].meanings
    return before or (tokens[last].glued and Kind.MONTH in tokens[last].meanings)


def _find_opening(tokens: Sequence[Token], at: int) -> int | None:
    """Where the quotes open that close here around one token, and the line it is written on."""
    index, written = at - 1, 0
    while index >= 0 and tokens[index].text not in _OPENING:
        if tokens[index].text != "_":
            written += 1
        if written > 1 or at - index > _LONGEST_LINE:
            return None
        index -= 1
    return index if written and index >= 0 else None


def _between(tokens: Sequence[Token], start: int, end: int) -> Token:
    return next(token for token in tokens[start + 1 : end] if token.text != "_")


def _may_unquote(token: Token, after: Sequence[Token]) -> bool:
    """Whether a quoted token is a day before its month, or before another such day, or a month."""
    following = [each for each in after[-3:][::-1] if each.text != "_"]
    if not following:
        return False
    if Kind.MONTH in token.meanings:
        return following[0].digits in (2, 4)
    if token.digits not in (1, 2):
        return False
    if following[0].digits == _DAY_LENGTH:
        # «15» 05 2025
        return len(following) > 1 and following[1].digits == _YEAR_LENGTH
    if Kind.LINK in following[0].meanings or not following[0].meanings.keys().isdisjoint(_ON):
        following = following[1:]
    elif following[0].text in ("-", ",", ".", "/"):
        dotted = following[0].text in "./"
        following = following[1:]
        if following and following[0].digits and dotted:
            return True
    if not following:
        return False
    quoted = following[0].digits in (1, 2) and following[0].end - following[0].start > _DAY_LENGTH
    return Kind.MONTH in following[0].meanings or quoted
