"""When something was that is told after something else: «тогда же», `the next day`."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.documents.understanding.lexicon import Lexicon
from handlers.documents.understanding.mentions import Mention, in_year
from handlers.documents.understanding.model import DoubtKind
from storage.edtf import CalendarDate, Edtf, Precision
from storage.words import fold


def is_same_time(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence says «тогда же»."""
    return lexicon.find_said(fold(text), "same_time") is not None


def same_month(text: str, lexicon: Lexicon, last: Mention) -> Mention | None:
    """The month that «в том же месяце» means."""
    point = last.value.end or last.value.start
    said = lexicon.find_said(fold(text), "same_month")
    if not said or point is None or point.month is None:
        return None
    month = CalendarDate(point.year, point.month)
    start = max(fold(text).find(said), 0)
    return Mention(Edtf(month, month), start, start + len(said), (DoubtKind.SAME_TIME,))


def as_following(mention: Mention, text: str, last: Mention) -> Mention:
    """What «следующий» means of a day, a month or a year after the last event, not after today."""
    start, end = mention.value.start, last.value.end or last.value.start
    if DoubtKind.RELATIVE_DATE not in mention.doubts or not start or not end:
        return mention
    if not _FOLLOWING.search(text, mention.start, mention.end):
        return mention
    if _FOLLOWING_YEAR.search(text, mention.start, mention.end) and not mention.is_year:
        moved = in_year(mention.value, end.year + 1)
        return replace(mention, value=moved) if moved else mention
    if start.precision is Precision.DAY:
        day = end.last + timedelta(days=1)
        point = CalendarDate(day.year, day.month, day.day)
    elif start.month:
        point = CalendarDate(end.year + (start.month <= (end.month or 12)), start.month)
    else:
        point = CalendarDate(end.year + 1)
    return replace(mention, value=Edtf(point, point))


_FOLLOWING_YEAR = re.compile(
    r"следующ\w+\s+г|(?:following|next)\s+year|volgend\w*\s+jaar|ann[ée]e\s+suivante",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"следующ|\bfollowing|\bnext|volgend|suivant|lendemain", re.IGNORECASE)


_BARE_DAY = re.compile(r"(\d{1,2})\.(\d{2})\.?\s+(?=[^\W\d_]{3,})")


def bare_day(text: str, last: Mention) -> Mention | None:
    """The day that begins a sentence about another event of that year: «30.06 подписан план»."""
    said, year = _BARE_DAY.match(text), last.year
    try:
        day = date(year or 1, int(said[2]), int(said[1])) if said else None
    except ValueError:
        return None
    if not said or not day or not year or not last.has_day:
        return None
    value = CalendarDate(day.year, day.month, day.day)
    return Mention(Edtf(value, value), 0, said.end(2), (DoubtKind.YEAR_INHERITED,))


def next_day(text: str, lexicon: Lexicon, last: Mention) -> Mention | None:
    """The day that «на следующий день» means."""
    point = last.value.end
    said = lexicon.find_said(fold(text), "next_day")
    if not said or point is None or point.precision is not Precision.DAY:
        return None
    day = point.last + timedelta(days=1)
    start = max(fold(text).find(said), 0)
    value = CalendarDate(day.year, day.month, day.day)
    return Mention(Edtf(value, value), start, start + len(said), (DoubtKind.SAME_TIME,))


_NUMBERS: dict[str, Sequence[str]] = {
    "ru": ("од[нн]\\w*|перв\\w+", "дв[ае]|втор\\w+", "три|трет\\w+", "четыре|четв[её]рт\\w+",
           "пять|пят\\w+", "шесть|шест\\w+", "семь|седьм\\w+"),
    "en": ("an?|one|first", "two|second", "three|third", "four|fourth", "five|fifth",
           "six|sixth", "seven|seventh"),
    "nl": ("een|één|eerste", "twee|tweede", "drie|derde", "vier|vierde", "vijf|vijfde",
           "zes|zesde", "zeven|zevende"),
    "fr": ("une?|premi(?:er|ère)", "deux|deuxième|second", "trois|troisième", "quatre|quatrième",
           "cinq|cinquième", "six|sixième", "sept|septième"),
}  # fmt: skip
"""How the numbers from one on are written, as counts and as ordinals."""
_LATER = {
    "ru": re.compile(
        r"\b(?:(?:через|спустя)\s+(?:(?P<n>\w+)\s+)?(?P<unit>д(?:ень|ня|ней)|недел\w+)"
        r"|(?P<n_before>\w+)\s+(?P<unit_before>д(?:ень|ня|ней)|недел\w+)\s+(?:спустя|позже|позднее)"
        r"|(?P<unit_alone>дн[её]м|неделей)\s+(?:позже|позднее))\b", re.I
    ),
    "en": re.compile(r"\b(?P<n>\w+)\s+(?P<unit>days?|weeks?)\s+(?:later|after|afterwards)\b", re.I),
    "nl": re.compile(r"\b(?P<n>\w+)\s+(?P<unit>dag(?:en)?|weken|week)\s+(?:later|nadien)\b", re.I),
    "fr": re.compile(
        r"\b(?P<n>\w+)\s+(?P<unit>jours?|semaines?)\s+(?:plus tard|après)\b", re.I
    ),
}  # fmt: skip
_NTH_DAY = {
    "ru": re.compile(r"\b(?:на|в|во)\s+(?P<n>\w+)\s+день\b(?!\s+(?:недели|месяца))", re.I),
    "en": re.compile(r"\bon the (?P<n>\w+) day\b(?! of the (?:week|month|year))", re.I),
    "nl": re.compile(r"\bop de (?P<n>\w+) dag\b(?! van de (?:week|maand))", re.I),
    "fr": re.compile(r"\ble (?P<n>\w+) jour\b(?! (?:de la semaine|du mois))", re.I),
}


def days_later(text: str, language: str, last: Mention) -> Mention | None:
    """The day that `two days later` means, or `on the second day` of what took several."""
    if match := _LATER[language].search(text):
        found = {name.partition("_")[0]: said for name, said in match.groupdict().items() if said}
        count = _number(found["n"], language) if "n" in found else 1
        length = 7 if found["unit"].casefold().startswith(_WEEKS) else 1
        return _moved(last.value.end, count * length, match) if count else None
    if (match := _NTH_DAY[language].search(text)) and last.value.end:
        count = _number(match["n"], language)
        day = _moved(last.value.start, count - 1, match) if count else None
        return day if day and day.value.latest_end <= last.value.latest_end else None
    return None


_WEEKS = ("недел", "we", "semaine")


def _number(word: str, language: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= _DIGITS else None
    numbers = enumerate(_NUMBERS[language], start=1)
    return next((n for n, said in numbers if re.fullmatch(said, word, re.IGNORECASE)), None)


_DIGITS = 2


def _moved(point: CalendarDate | None, days: int, match: re.Match[str]) -> Mention | None:
    """So many days after a day."""
    if point is None or point.precision is not Precision.DAY:
        return None
    day = point.last + timedelta(days=days)
    value = CalendarDate(day.year, day.month, day.day)
    return Mention(Edtf(value, value), *match.span(), (DoubtKind.SAME_TIME,))


_DAY_ALONE = {
    "ru": re.compile(r"\b(\d{1,2})-го\b"),
    "en": re.compile(r"\bon the (\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of|floor|century))", re.I),
    "nl": re.compile(r"\bop de (\d{1,2})(?:e|ste|de)\b(?!\s+(?:eeuw|verdieping))", re.I),
    "fr": re.compile(
        r"\ble (\d{1,2})(?=[,;.]|\s+(?:à|au|il|elle|ils|elles|le|la|les|un|une)\b)", re.I
    ),
}


def day_alone(text: str, language: str, last: Mention) -> Mention | None:
    """The day of the last event's month that is told by its number: «а 16-го», `on the 19th`."""
    point, match = last.value.end or last.value.start, _DAY_ALONE[language].search(text)
    if not match or point is None or not point.month:
        return None
    try:
        day = date(point.year, point.month, int(match[1]))
    except ValueError:
        return None
    value = CalendarDate(day.year, day.month, day.day)
    return Mention(Edtf(value, value), *match.span(), (DoubtKind.SAME_TIME,))


def whole_year(text: str, lexicon: Lexicon, year: int | None) -> Mention | None:
    """The year that «в течение года» means."""
    if year is None or not (said := lexicon.find_said(fold(text), "all_year")):
        return None
    start = max(fold(text).find(said), 0)
    value = Edtf(CalendarDate(year), CalendarDate(year))
    return Mention(value, start, start + len(said), (DoubtKind.YEAR_INHERITED,))
