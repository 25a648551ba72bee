"""Days of what took several: `op dag twee`, «в среду», `on the last evening`."""

import re
from collections.abc import Iterator
from datetime import timedelta

from handlers.documents.understanding.places.geography import weekday_of
from handlers.documents.understanding.times.following import moved
from handlers.documents.understanding.words.mentions import Mention
from handlers.documents.understanding.words.ordinals import read_count

_NTH_DAY = {
    "ru": re.compile(r"\b(?:на|в|во)\s+(?P<n>\w+)\s+день\b(?!\s+(?:недели|месяца))", re.I),
    "en": re.compile(
        r"\bon (?:the (?P<n>\w+) day\b(?! of the (?:week|month|year))|day (?P<n_after>\w+))", re.I
    ),
    "nl": re.compile(
        r"\b(?:op )?(?:de (?P<n>\w+) dag\b(?! van de (?:week|maand))|dag (?P<n_after>\w+))", re.I
    ),
    "fr": re.compile(
        r"\b(?:le (?P<n>\w+) jour\b(?! (?:de la semaine|du mois))|au jour (?P<n_after>\w+))", re.I
    ),
}
_LAST_DAY = {
    "ru": re.compile(r"\bв\s+(?:последний|заключительный)\s+(?:день|вечер)\b", re.I),
    "en": re.compile(r"\bon the (?:last|final|closing) (?:day|evening|night|morning)\b", re.I),
    "nl": re.compile(r"\bop de (?:laatste|slot)\s?(?:dag|avond|ochtend|middag)\b", re.I),
    "fr": re.compile(r"\b(?:le dernier (?:jour|soir)|la dernière soirée)\b", re.I),
}
_WEEKDAY = {
    "ru": re.compile(r"\bво?\s+(?P<day>[а-яё]+)\b", re.I),
    "en": re.compile(r"\bon (?:the )?(?P<day>[a-z]+day)\b(?!s)", re.I),
    "nl": re.compile(r"(?:['’]s |\bop |\bdie )(?P<day>[a-z]+dags?)\b", re.I),
    "fr": re.compile(r"\ble (?P<day>[a-z]+di)\b(?!\s+\d)", re.I),
}
_LONGEST = 10
"""Of a stay, in days: of a longer one «в среду» may be several."""


def is_stay(mention: Mention) -> bool:
    """Whether a date is of several days in a row."""
    value = mention.value
    return mention.has_day and not value.is_open and value.earliest_start < value.latest_end


def stay_after(mention: Mention, stay: Mention | None) -> Mention | None:
    """What of several days is spoken of after an event: itself, or what it was a day of."""
    if is_stay(mention):
        return mention
    whole, day = stay.value if stay else None, mention.value
    if whole and not day.is_open and whole.earliest_start <= day.earliest_start:
        return stay if day.latest_end <= whole.latest_end else None
    return None


def day_of_stay(text: str, language: str, stay: Mention | None) -> Mention | None:
    """The day of what took several that is told by its number, its name, or as the last."""
    if not stay or not (stay.value.start and stay.value.end and is_stay(stay)):
        return None
    if match := _NTH_DAY[language].search(text):
        said = next((each for each in match.groups() if each), "")
        count = read_count(said, language)
        day = moved(stay.value.start, count - 1, match.span()) if count else None
        if day and day.value.latest_end <= stay.value.latest_end:
            return day
    if match := _LAST_DAY[language].search(text):
        return moved(stay.value.end, 0, match.span())
    return next(_on_weekday(text, language, stay), None)


def _on_weekday(text: str, language: str, stay: Mention) -> Iterator[Mention]:
    """The days of a stay whose name is said, where it has only one of that name."""
    start, end = stay.value.earliest_start, stay.value.latest_end
    days = [
        start + timedelta(days=number) for number in range(min((end - start).days, _LONGEST) + 1)
    ]
    for match in _WEEKDAY[language].finditer(text):
        weekday = weekday_of(match["day"], language)
        fitting = [at for at, day in enumerate(days) if day.weekday() == weekday]
        if len(fitting) == 1 and (end - start).days < _LONGEST:
            day = moved(stay.value.start, fitting[0], match.span())
            yield from [day] if day else []
