"""Parts of years and months as plain dates: `конец апреля 2018`, `весной 2018`."""

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from handlers.period_words import AFTER, ANY_MONTH, BEFORE, FROM, TO, any_of, month_of

_ORDINALS = (
    r"перв\w+|1(?:-?(?:й|я|е|го|ой|м|st|er|ere|e|ste))?|i|first|eerste|premiere?",
    r"втор\w+|2(?:-?(?:й|я|е|го|ой|м|nd|e|eme|de))?|ii|second|tweede|deuxieme|seconde",
    r"трет\w+|3(?:-?(?:й|я|е|го|ей|м|rd|e|eme|de))?|iii|third|derde|troisieme",
    (
        r"четверт\w+|4(?:-?(?:й|я|е|го|ой|м|th|e|eme|de))?|iv|fourth|vierde|quatrieme"
        r"|последн\w+|last|laatste|dernier"
    ),
)
_HALF = r"(?:половин\w+|полугоди\w+|half|helft|moitie|semestre)"
_QUARTER = r"(?:квартал\w*|кв\.?|quarter|kwartaal|trimestre)"


class _Part(NamedTuple):
    """A part of a year, a month or a decade: its first and last month, day, and year."""

    words: str
    months: tuple[int, int]
    days: tuple[int, int] | None = None
    """31 stands for a month's last day."""
    years: tuple[int, int] | None = None


_PARTS = {
    "early": _Part(
        r"начал\w+|первы\w+ числ\w+|early|first days|beginning|start|begin|debut",
        (1, 3),
        (1, 10),
        (0, 3),
    ),
    "middle": _Part(
        r"середин\w+|mid|middle|midden|medio|halverwege|mi|milieu", (5, 8), (11, 20), (4, 6)
    ),
    "late": _Part(
        r"кон(?:ец|ца|це|цу)|последни\w+ числ\w+|last days|end|late|einde?|fin|ultimo",
        (10, 12),
        (21, 31),
        (7, 9),
    ),
    "h1": _Part(rf"(?:{_ORDINALS[0]}) {_HALF}|h1", (1, 6), (1, 15), (0, 4)),
    "h2": _Part(rf"(?:{_ORDINALS[1]}|{_ORDINALS[3]}) {_HALF}|h2", (7, 12), (16, 31), (5, 9)),
    **{
        f"q{number}": _Part(rf"(?:{ordinal}) {_QUARTER}|q{number}", (3 * number - 2, 3 * number))
        for number, ordinal in enumerate(_ORDINALS, start=1)
    },
}
EDGE = rf"(?:(?P<edge>{any_of(*FROM, *TO, *AFTER, *BEFORE)}) (?:the |de |het |le |la |l['’])?)?"
"""«с», «до» and the like before a period, after which only its beginning or end counts."""
PARTS_OF_DECADES = "|".join(part.words for part in _PARTS.values() if part.years)
_LINK = r"(?:[ '’,.-]|\b(?:of|the|van|de|het|du|d|l|annee|jaar|year|года)\b)*"
PART = re.compile(
    rf"\b{EDGE}(?:{'|'.join(f'(?P<{name}>{part.words})' for name, part in _PARTS.items())})\b"
    rf"{_LINK}(?:(?P<month>{ANY_MONTH})\b\.?{_LINK})?\b(?P<year>\d{{4}})\b"
)


def narrow(match: re.Match[str], _: date) -> str:
    """`конец апреля 2018` as the days from the 21st; after «с» or «до» as one end of them."""
    part = next(each for name, each in _PARTS.items() if match[name])
    year, edge = int(match["year"]), match["edge"]
    if month := month_of(match["month"] or ""):
        if not part.days or not year:
            return match.group()
        days = part.days[0], min(part.days[1], monthrange(year, month)[1])
        first, last = (f"{year:04}-{month:02}-{each:02}" for each in days)
        return between(edge, first, last)
    if (edge in FROM and part.months[0] == 1) or (edge in TO and part.months[1] == 12):
        return f"{edge} {year:04}"
    first, last = (f"{year:04}-{each:02}" for each in part.months)
    return between(edge, first, last)


def narrow_decade(words: str, first: int) -> tuple[int, int]:
    """The first and last year of a part of the decade that begins with a year."""
    years = next(
        each.years for each in _PARTS.values() if each.years and re.fullmatch(each.words, words)
    )
    return first + years[0], first + years[1]


def between(edge: str | None, first: str, last: str) -> str:
    """The period from `first` to `last`, or what is left of it after an edge."""
    # "news from spring 2017" is not since then.
    if not edge or edge == "from":
        return f"{first} - {last}"
    return f"{edge} {last}" if edge in TO or edge in AFTER else f"{edge} {first}"


_SEASONS = {
    3: r"весн\w+|spring|lente|voorjaar|printemps",
    # "a été" is French for "was".
    6: r"лет(?:о|а|ом)|summer|zomer|(?:(?<=l')|(?<=l’)|(?<=cet )|(?<=en )|(?<=un )|(?<!\w\s))ete",
    9: r"осен\w+|autumn|fall|herfst|najaar|automne",
    12: r"зим\w+|winter|hiver",
}
SEASON_WORDS = "|".join(_SEASONS.values())
SEASON = re.compile(
    rf"\b{EDGE}(?:{'|'.join(f'(?P<s{month}>{words})' for month, words in _SEASONS.items())})"
    r"(?: (?:of|van|de|in|the|en|du|года?))*"
    r" (?P<year>\d{4})(?:[-/](?P<next>(?:\d\d)?\d\d))?\b(?: г(?:ода)?\b)?"
)


def to_season(match: re.Match[str], _: date) -> str:
    """Three months; a winter, as meteorologists have it, bears the year of its January."""
    month = next(each for each in _SEASONS if match[f"s{each}"])
    year = int(match["year"])
    edge = match["edge"]
    if month != 12:
        end = year if not match["next"] else int(match["next"]) % 100 + year // 100 * 100
        return between(edge, f"{year:04}-{month:02}", f"{end:04}-{month + 2:02}")
    first = year if match["next"] else year - 1
    return between(edge, f"{first:04}-12", f"{first + 1:04}-02")


def months_of_season(word: str) -> tuple[int, ...]:
    """The three months of a season; none where the word is no season."""
    for first, names in _SEASONS.items():
        if re.fullmatch(names, word):
            return tuple((first + after - 1) % 12 + 1 for after in range(3))
    return ()
