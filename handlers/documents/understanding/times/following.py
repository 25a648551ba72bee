"""When something was that is told after something else: «тогда же», `the next day`."""

import re
from dataclasses import replace
from datetime import date, timedelta

from handlers.documents.understanding.places.geography import month_of, weekday_of
from handlers.documents.understanding.words.lexicon import Lexicon, find_words
from handlers.documents.understanding.words.mentions import Mention, in_year
from handlers.documents.understanding.words.model import DoubtKind
from handlers.documents.understanding.words.ordinals import ordinal_words, read_count, read_ordinal
from handlers.texts import LANGUAGES
from storage.edtf import CalendarDate, Edtf, Precision
from storage.words import fold


def is_same_time(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence says «тогда же»."""
    return lexicon.find_said(fold(text), "same_time") is not None


def same_day(text: str, lexicon: Lexicon, last: Mention) -> Mention | None:
    """The day of the sentence's own date, of which a later clause tells more: «…, а вечером …»."""
    said = lexicon.find_said(fold(text), "same_time")
    start = fold(text).find(said, last.end) if said else -1
    if not said or start < 0 or not _NEXT_CLAUSE.search(text, last.end, start + 1):
        return None
    return Mention(last.value, start, start + len(said), (DoubtKind.SAME_TIME,))


_NEXT_CLAUSE = re.compile(r";|,\s(?:а|и|and|en|et)\s")


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
    if weekday := _next_weekday(text[mention.start : mention.end], end):
        return replace(mention, value=Edtf(weekday, weekday))
    if start.precision is Precision.DAY:
        day = end.last + timedelta(days=1)
        point = CalendarDate(day.year, day.month, day.day)
    elif start.month:
        point = CalendarDate(end.year + (start.month <= (end.month or 12)), start.month)
    else:
        point = CalendarDate(end.year + 1)
    return replace(mention, value=Edtf(point, point))


def _next_weekday(said: str, end: CalendarDate) -> CalendarDate | None:
    """The day of a name that comes next after another: `the following Monday`."""
    days = (weekday_of(word, each) for word in find_words(said) for each in LANGUAGES)
    weekday = next((day for day in days if day is not None), None)
    if weekday is None or end.precision is not Precision.DAY:
        return None
    day = end.last + timedelta(days=(weekday - end.last.weekday() - 1) % 7 + 1)
    return CalendarDate(day.year, day.month, day.day)


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


_LATER = {
    "ru": re.compile(
        r"\b(?:(?:через|спустя)\s+(?:(?P<n>\w+)\s+)?(?P<unit>д(?:ень|ня|ней)|недел\w+|месяц\w*)"
        r"|(?P<n_before>\w+)\s+(?P<unit_before>д(?:ень|ня|ней)|недел\w+|месяц(?:а|ев))"
        r"\s+(?:спустя|позже|позднее)"
        r"|(?P<unit_alone>дн[её]м|неделей|месяц(?:ем)?)\s+(?:спустя|позже|позднее))\b", re.I
    ),
    "en": re.compile(
        r"\b(?P<n>\w+)\s+(?P<unit>days?|weeks?|months?)\s+(?:later|after|afterwards)\b", re.I
    ),
    "nl": re.compile(
        r"\b(?P<n>\w+)\s+(?P<unit>dag(?:en)?|weken|week|maand(?:en)?)\s+(?:later|nadien)\b", re.I
    ),
    "fr": re.compile(
        r"\b(?P<n>\w+)\s+(?P<unit>jours?|semaines?|mois)\s+(?:plus tard|après)\b", re.I
    ),
}  # fmt: skip


def days_later(text: str, language: str, last: Mention) -> Mention | None:
    """The day that `two days later` means, or the month."""
    match = _LATER[language].search(text)
    if not match:
        return None
    found = {name.partition("_")[0]: said for name, said in match.groupdict().items() if said}
    count = read_count(found["n"], language) if "n" in found else 1
    if count and found["unit"].casefold().startswith(_MONTHS):
        return _months_later(last.value.end or last.value.start, count, match.span())
    length = 7 if found["unit"].casefold().startswith(_WEEKS) else 1
    return moved(last.value.end, count * length, match.span()) if count else None


_WEEKS = ("недел", "we", "semaine")
_MONTHS = ("месяц", "m")


def _months_later(point: CalendarDate | None, count: int, span: tuple[int, int]) -> Mention | None:
    """So many months after a day or a month; on which day, nobody says."""
    if point is None or point.month is None:
        return None
    years, month = divmod(point.month - 1 + count, 12)
    value = CalendarDate(point.year + years, month + 1)
    return Mention(Edtf(value, value), *span, (DoubtKind.SAME_TIME,))


def moved(point: CalendarDate | None, days: int, span: tuple[int, int]) -> Mention | None:
    """So many days after a day."""
    if point is None or point.precision is not Precision.DAY:
        return None
    day = point.last + timedelta(days=days)
    value = CalendarDate(day.year, day.month, day.day)
    return Mention(Edtf(value, value), *span, (DoubtKind.SAME_TIME,))


_BESIDE_WEEKDAY = re.compile(
    r"\b(?P<name>[^\W\d_]{5,}),? (?:(?:the|de|le) )?"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|e|ste|de|er|-го)?"
    r"(?=[,;.:]|\s(?:–|—|-)\s|\s[^\W\d_])"
)
"""« Mercredi 16, séance de travail »"""
_DAY_ALONE = {
    "ru": re.compile(r"\b(?:(?P<first>\d{1,2})\s?[–-]\s?)?(?P<day>\d{1,2})-го\b", re.I),
    "en": re.compile(
        rf"\bon the (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?!\s+(?:of|floor|century))"
        rf"|(?P<word>{ordinal_words('en')})\b"
        r"(?=[,;.]|\s+(?:and|but|the|a|an|he|she|they|we)\b))",
        re.I,
    ),
    "nl": re.compile(
        rf"\bop de (?:(?P<day>\d{{1,2}})(?:e|ste|de)\b(?!\s+(?:eeuw|verdieping))"
        rf"|(?P<word>{ordinal_words('nl')})\b"
        r"(?=[,;.]|\s+(?:en|maar|de|het|een|hij|zij|ze|we|wij|was|gaf|sprak|kwam|hield|nam|las|zong"
        r"|trad|bracht|vond|ging|\w{3,}(?:de|te|den|ten))\b))",
        re.I,
    ),
    "fr": re.compile(
        r"\ble (?P<day>\d{1,2})(?=[,;.]|\s+(?:à|au|il|elle|ils|elles|le|la|les|un|une)\b)", re.I
    ),
}


def days_alone(text: str, language: str, last: Mention, start: int = 0) -> list[Mention]:
    """Days that are told by no more than their number: «а 16-го», `on the 19th`.

    They are of the month that the sentence names before them, or else of the last event's.
    """
    point, found = last.value.end or last.value.start, list[Mention]()
    matches = (*_DAY_ALONE[language].finditer(text, start), *_BESIDE_WEEKDAY.finditer(text, start))
    for match in sorted(matches, key=lambda each: each.start()):
        month = _month_named(text[: match.start()], language) or (point and point.month)
        if point is None or not month:
            continue
        said = {name: each for name, each in match.groupdict().items() if each}
        day = read_ordinal(said.get("day") or said.get("word", ""), language)
        value = _days(point.year, month, read_ordinal(said.get("first", ""), language) or day, day)
        weekday = weekday_of(said["name"], language) if "name" in said else None
        if "name" in said and value and value.earliest_start.weekday() != weekday:
            continue
        if value:
            found.append(Mention(value, *match.span(), (DoubtKind.SAME_TIME,)))
    return found


def _month_named(text: str, language: str) -> int | None:
    """The month whose name stands last, as the subject of a sentence, say: «Май принёс …»."""
    said = (month_of(word, language) for word in reversed(find_words(text)))
    return next((month for month in said if month), None)


def _days(year: int, month: int, first: int | None, last: int | None) -> Edtf | None:
    try:
        days = [date(year, month, day or 0) for day in (first, last)]
    except ValueError:
        return None
    start, end = (CalendarDate(day.year, day.month, day.day) for day in days)
    return Edtf(start, end) if start.first <= end.last else None


def whole_year(text: str, lexicon: Lexicon, year: int | None) -> Mention | None:
    """The year that «в течение года» means."""
    if year is None or not (said := lexicon.find_said(fold(text), "all_year")):
        return None
    start = max(fold(text).find(said), 0)
    value = Edtf(CalendarDate(year), CalendarDate(year))
    return Mention(value, start, start + len(said), (DoubtKind.YEAR_INHERITED,))
