"""Where in a long text dates can be, so that the rest of it costs next to nothing."""

import re

from handlers.dates.words.folding import clean
from handlers.dates.words.lexicon import Kind, Lexicon
from handlers.dates.words.tokens import read_roman, read_roman_year

_BEFORE, _AFTER, _WORD_LENGTH, _SHORT = 90, 60, 40, 4_000
# A year, the day and month of a date in figures, or a word; and long stretches that are none of it.
_ANCHOR = re.compile(
    r"""
    (?<!\d)(?=\d{4}(?!\d)|\d\d?\s?[-./qhsехыв])(?:
        (?<!\d[:-])\d{4}(?!\d)
        | (?<![.,/:-])\d{1,2}(?:\s?-\s?\d{1,2})?
          (?:[./]\s?\d\d | -\d{1,2}-(?:\d{4}|'\d\d) | [./]\s?\d{1,2}[./]\s?\d\d)(?!\d)
        | (?<![.,/:-])\d{1,2}(?:[./]\d{1,2}-\d{4} | [./-][^\W\d_]{1,4}[./-]\d\d)(?!\d)
        | (?<![.,/:\d-])\d{1,2}(?:\s?-\s?\d{1,2})?\.[ivxх]{1,4}\b
        | \b[1-4][qh]\b
        | \d0-?(?:е|х|ые|ых|s)\b | \d{1,2}\s?вв?\b
    )
    | (?<!\d)\d\d?(?:(?:st|nd|rd|th)[\s-]?c | e\s?s)\b
    | \b[qhtk][1-4]\b
    | ([^\W\d_][^\W\d_]*+)(\s?(?:\(\?\)\s?)?(?:вв?|s)\b)?
    | (\W{9,}+|\d{9,}+)
    """,
    re.VERBOSE,
)
_NAMING = (
    *(Kind.MONTH, Kind.SEASON, Kind.UNIT, Kind.DECADE, Kind.DAY, Kind.WEEKEND, Kind.THOUSAND),
    *(Kind.WEEKDAY, Kind.DECADE_LEAD),
)
_MOST_REMEMBERED = 20_000
_remembered: dict[str, bool] = {}


def find_windows(folded: str, lexicon: Lexicon, most: int) -> tuple[list[tuple[int, int]], int]:
    """The stretches of a folded text around what can be part of a date, and where looking ends.

    That is the end of the text, unless it has more such parts than `most`.
    """
    windows: list[tuple[int, int]] = []
    for match in _ANCHOR.finditer(folded):
        word, century, idle = match.groups()
        # «XVIII в.» has no word that is not everywhere.
        roman = century and len(word) < _WORD_LENGTH and read_roman(clean(word))
        if idle or (word and not (roman or _names_a_date(word, lexicon))):
            continue
        if len(folded) <= _SHORT:
            return [(0, len(folded))], len(folded)
        if not most:
            return windows, match.start()
        most -= 1
        first, last = _widen_back(folded, match.start()), _widen_on(folded, match.end())
        if windows and first <= windows[-1][1]:
            windows[-1] = windows[-1][0], last
        else:
            windows.append((first, last))
    return windows, len(folded)


def _names_a_date(word: str, lexicon: Lexicon) -> bool:
    known = _remembered.get(word)
    if known is None:
        if len(_remembered) > _MOST_REMEMBERED:
            _remembered.clear()
        known = _remembered[word] = _look_up(clean(word), lexicon)
    return known


def _look_up(word: str, lexicon: Lexicon) -> bool:
    # «В» and «г» are everywhere; what they stand beside is not.
    if len(word) == 1:
        return False
    return bool(read_roman_year(word)) or not lexicon.look_up(word).keys().isdisjoint(_NAMING)


def _widen_back(folded: str, start: int) -> int:
    """Some words further back, to the beginning of one."""
    start -= _BEFORE
    if start <= 0:
        return 0
    space = folded.rfind(" ", max(0, start - _WORD_LENGTH), start)
    return space + 1 if space >= 0 else start


def _widen_on(folded: str, end: int) -> int:
    """Some words further on, to the end of one."""
    end += _AFTER
    if end >= len(folded):
        return len(folded)
    space = folded.find(" ", end, end + _WORD_LENGTH)
    return space if space >= 0 else end
