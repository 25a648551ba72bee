"""When something was that is told after something else: «тогда же», `the next day`."""

import re
from dataclasses import replace
from datetime import date, timedelta

from handlers.documents.understanding.dating import Mention, in_year
from handlers.documents.understanding.lexicon import Lexicon
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
