"""Days that begin a line without their month: «12.05 визит», « les 3 et 4 : visite »."""

import re
from functools import cache
from re import Match, Pattern
from typing import NamedTuple

from handlers.documents.understanding.words.lexicon import load_all


class _Patterns(NamedTuple):
    day_and_month: Pattern[str]
    short: Pattern[str]
    bare: Pattern[str]
    several: Pattern[str]
    ordinal: Pattern[str]
    joint: Pattern[str]
    until: Pattern[str]


def read_day_and_month(text: str) -> Match[str] | None:
    """`12.05`, «с 12 по 15.05» or `za 7/3 –` that begins a line."""
    known = _patterns()
    return known.day_and_month.match(text) or known.short.match(text)


def read_bare_days(text: str) -> Match[str] | None:
    """`22 –` or « les 3 et 4 : » that begins a line below a month."""
    return _patterns().bare.match(text)


def leads_line(text: str) -> bool:
    """Whether days and a dash begin a line, which is no heading below a month: «14 – визит»."""
    return _patterns().several.match(text) is not None


def in_figures(days: str) -> str:
    """Days in a row as figures and marks: «3 и 4» as `3, 4`."""
    known = _patterns()
    return known.joint.sub(", ", known.until.sub("-", known.ordinal.sub("", days)))


@cache
def _patterns() -> _Patterns:
    said = {
        name: "|".join(map(re.escape, load_all().said[name]))
        for name in ("day_leads", "day_names", "day_endings", "days_and", "days_to")
    }
    joint, until = rf"(?:,|&|(?:{said['days_and']})\b)", rf"(?:[–—-]|(?:{said['days_to']})\b)"
    days = (
        rf"\d{{1,2}}(?:-?(?:{said['day_endings']}))?"
        rf"(?:\s*{until}\s*\d{{1,2}}|(?:\s*{joint}\s*\d{{1,2}})+)?"
    )
    lead = rf"[\W_]*(?:(?:{said['day_leads']})\s)?(?P<days>{days})"
    return _Patterns(
        re.compile(rf"{lead}[./](?P<month>\d\d)\.?(?:\s*[–—:-])?\s+(?=[^\W_])"),
        re.compile(
            r"[\W_]*(?:[^\W\d_]{2,3}\.?\s)?(?P<days>\d{1,2})[./](?P<month>\d{1,2})\.?"
            r"(?:\s+[–—-]|\s*:)\s+(?=\S)"
        ),
        re.compile(
            rf"{lead}(?:\s(?:{said['day_names']}))?(?:\s*\([^\W\d_]{{2,12}}\.?\))?"
            r"(?:\s+[–—-]|\s*:)\s+(?=\S)"
        ),
        re.compile(rf"\s*\d{{1,2}}(?:[^\w]+(?:(?:{said['days_and']})\s)?\d{{1,2}})*\s[–—-]\s"),
        re.compile(rf"(?<=\d)-?(?:{said['day_endings']})\b"),
        re.compile(rf"\s*(?:&|\b(?:{said['days_and']})\b)\s*"),
        re.compile(rf"\s*(?:[–—]|\b(?:{said['days_to']})\b)\s*"),
    )
