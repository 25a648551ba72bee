"""Parts of years and months as plain dates: `конец апреля 2018`, `весной 2018`."""

import re
from calendar import monthrange
from datetime import date

from handlers.period_words import AFTER, BEFORE, FROM, MONTHS, TO, any_of

_ORDINALS = (
    r"перв\w+|1(?:-?(?:й|я|е|го|ой|м|st|er|ere|e|ste))?|i|first|eerste|premiere?",
    r"втор\w+|2(?:-?(?:й|я|е|го|ой|м|nd|e|eme|de))?|ii|second|tweede|deuxieme|seconde",
    r"трет\w+|3(?:-?(?:й|я|е|го|ей|м|rd|e|eme|de))?|iii|third|derde|troisieme",
    (
        r"четв[её]рт\w+|4(?:-?(?:й|я|е|го|ой|м|th|e|eme|de))?|iv|fourth|vierde|quatrieme"
        r"|последн\w+|last|laatste|dernier"
    ),
)
_HALF = r"(?:половин\w+|полугоди\w+|half|helft|moitie|semestre)"
_QUARTER = r"(?:квартал\w*|кв\.?|quarter|kwartaal|trimestre)"
# Each with its months of a year and its days of a month; 31 stands for the last one.
_PARTS: dict[str, tuple[str, tuple[int, int], tuple[int, int] | None]] = {
    "early": (
        r"начал\w+|первы\w+ числ\w+|early|first days|beginning|start|begin|debut",
        (1, 3),
        (1, 10),
    ),
    "middle": (r"середин\w+|mid|middle|midden|medio|halverwege|mi|milieu", (5, 8), (11, 20)),
    "late": (
        r"кон(?:ец|ца|це|цу)|последни\w+ числ\w+|last days|end|late|einde?|fin|ultimo",
        (10, 12),
        (21, 31),
    ),
    "h1": (rf"(?:{_ORDINALS[0]}) {_HALF}|h1", (1, 6), (1, 15)),
    "h2": (rf"(?:{_ORDINALS[1]}|{_ORDINALS[3]}) {_HALF}|h2", (7, 12), (16, 31)),
    **{
        f"q{number}": (
            rf"(?:{ordinal}) {_QUARTER}|q{number}",
            (3 * number - 2, 3 * number),
            None,
        )
        for number, ordinal in enumerate(_ORDINALS, start=1)
    },
}
EDGE = rf"(?:(?P<edge>{any_of(*FROM, *TO, *AFTER, *BEFORE)}) (?:the |de |het |le |la |l['’])?)?"
"""«с», «до» and the like before a period, after which only its beginning or end counts."""
PART_WORDS = "|".join(words for words, *_ in _PARTS.values())
_LINK = r"(?:[ '’,.-]|\b(?:of|the|van|de|het|du|d|l|annee|jaar|year|года)\b)*"
PART = re.compile(
    rf"\b{EDGE}(?:{'|'.join(f'(?P<{name}>{words})' for name, (words, *_) in _PARTS.items())})\b"
    rf"{_LINK}(?:(?P<month>{'|'.join(MONTHS)})\b\.?{_LINK})?\b(?P<year>\d{{4}})\b"
)


def narrow(match: re.Match[str], _: date) -> str:
    """`конец апреля 2018` as the days from the 21st; after «с» or «до» as one end of them."""
    name = next(each for each in _PARTS if match[each])
    months, days = _PARTS[name][1:]
    year = int(match["year"])
    if not match["month"]:
        first, last = (f"{year:04}-{each:02}" for each in months)
    elif days and year:
        month = next(at for at, each in enumerate(MONTHS, 1) if re.fullmatch(each, match["month"]))
        end = min(days[1], monthrange(year, month)[1])
        first, last = (f"{year:04}-{month:02}-{each:02}" for each in (days[0], end))
    else:
        return match.group()
    edge = match["edge"]
    if not match["month"] and (
        (edge in FROM and months[0] == 1) or (edge in TO and months[1] == 12)
    ):
        return f"{edge} {year:04}"
    return between(edge, first, last)


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
