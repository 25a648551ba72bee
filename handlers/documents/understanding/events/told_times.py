"""When a sentence says that something was, by itself or after what stands before it."""

import re
from dataclasses import replace

from handlers.documents.understanding.events.chronicles import leading_days, period_of
from handlers.documents.understanding.events.event import is_before
from handlers.documents.understanding.events.state import State
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.times.dating import find_parted
from handlers.documents.understanding.times.described import without_described
from handlers.documents.understanding.times.following import (
    as_following,
    bare_day,
    days_alone,
    days_later,
    is_same_time,
    next_day,
    same_day,
    same_month,
    whole_year,
)
from handlers.documents.understanding.times.origins import find_origins, mask
from handlers.documents.understanding.times.stays import day_of_stay
from handlers.documents.understanding.words.mentions import Mention, Times, in_year
from handlers.documents.understanding.words.misprints import turned_to
from handlers.documents.understanding.words.model import DoubtKind
from handlers.documents.understanding.words.morphology import is_ordered
from handlers.documents.understanding.words.plans import says_plan
from handlers.documents.understanding.words.tagging import Tagged
from storage.edtf import CalendarDate, Edtf
from storage.words import fold


def times_told(tagged: Tagged, dated: Times | None, state: State, context: Context) -> Times:
    """The dates of a sentence; `dated` is what the line above it says."""
    text = tagged.text
    times = _without_origins(text, state.year, context)
    if state.year is None and times.yearless and (lent := _year_of_paper(times)):
        times = _without_origins(text, lent, context)
    if state.year is None and times.yearless and not times.mentions:
        times = _in_own_year(tagged, times, state, context)
    if dated and (since := _told_from(text, dated, state, context)):
        return since
    if dated and not (times.mentions and times.mentions[0].start < len(text) / 4):
        times = dated
    if dated:
        times = replace(times, mentions=_without_dateline(times.mentions, dated))
    if state.item and not (times.mentions and times.mentions[0].start <= _NEAR):
        times = _with_leading(times, text, state, context)
    if state.item:
        headed = state.part.year or (state.year if state.part.period else None)
        times = replace(times, mentions=tuple(_in_headed(each, headed) for each in times.mentions))
    told = state.open[-1].mention if state.open else None
    times = without_described(tagged, times, context.language, told)
    times = _with_same_time(tagged, times, state, context)
    if state.part.planned and state.part.year is None:
        times = replace(times, mentions=tuple(_to_come(each, context) for each in times.mentions))
    return times


def _without_origins(text: str, year: int | None, context: Context) -> Times:
    """The dates of a sentence; since when somebody is what he is lends them no year."""
    times = context.times(text, year)
    if not (origins := find_origins(text, times.mentions, context.lexicon)):
        return times
    read = context.times(mask(text, origins), year)
    return replace(read, aside=(*read.aside, *origins))


def _year_of_paper(times: Times) -> int | None:
    """The year of the one paper that a sentence names with its day: «по приказу от 28.01.2019»."""
    years = {each.year for each in times.aside if each.has_day and not each.value.is_open}
    return next(iter(years)) if len(years) == 1 else None


_NEAR = 2
_DASH = re.compile(r"\s*[–—-]\s")
_LABEL = 20
"""How many letters stand before a sentence's own day at most, where it begins with that."""


def _in_own_year(tagged: Tagged, times: Times, state: State, context: Context) -> Times:
    """Days of which no year is said: a plan's after the day of the document, others before it."""
    words = [token.text for token in tagged.tokens if token.is_word and not token.quoted]
    planned = any(says_plan(word, context.lexicon) for word in words)
    # A line of a list that has no year is said to have none.
    _, end = times.yearless[0]
    listed = state.item or _DASH.match(tagged.text, end) is not None
    if not context.as_of or (listed and not planned):
        return times
    lent = context.times(tagged.text, context.as_of.latest_end.year)
    days = [_to_come(each, context) if planned else _gone(each, context) for each in lent.mentions]
    days = [replace(each, doubts=(*each.doubts, DoubtKind.YEAR_MISSING)) for each in days]
    return replace(lent, mentions=tuple(days))


def _gone(mention: Mention, context: Context) -> Mention:
    """A day without a year, in the last year in which it was before the document."""
    as_of = context.as_of
    if DoubtKind.YEAR_INHERITED not in mention.doubts or as_of is None:
        return mention
    if mention.value.is_open or mention.value.earliest_start <= as_of.latest_end:
        return mention
    moved = in_year(mention.value, (mention.year or 0) - 1)
    return replace(mention, value=moved) if moved else mention


def _without_dateline(mentions: tuple[Mention, ...], dated: Times) -> tuple[Mention, ...]:
    """The dates of a sentence without that above it, where it begins with a day of its own."""
    led = dated.mentions[0].end
    own = tuple(each for each in mentions if each.start >= led)
    begins = any(each.has_day and each.start - led <= _LABEL for each in own)
    return own if begins else mentions


def _told_from(text: str, dated: Times, state: State, context: Context) -> Times | None:
    """The dates of a sentence that are told from the day above it: «вчера» is the day before."""
    (mention,) = dated.mentions
    if not mention.has_day or mention.value.is_open:
        return None
    times = context.on_day(mention.value.latest_end).times(text, state.year)
    told = tuple(
        each
        for each in times.mentions
        if DoubtKind.RELATIVE_DATE in each.doubts and each.has_day and not each.is_today
    )
    return replace(times, mentions=told) if told else None


def _with_leading(times: Times, text: str, state: State, context: Context) -> Times:
    """The dates of a line, with the days that lead it."""
    led = leading_days(text, period_of(state.part, state.year, context), state.year, context)
    if not (led.mentions or led.incomplete):
        return times
    end = max(each.end for each in led.mentions) if led.mentions else 0
    rest = tuple(each for each in times.mentions if each.start >= end)
    return replace(led, mentions=(*led.mentions, *rest), aside=times.aside)


def _in_headed(mention: Mention, year: int | None) -> Mention:
    """A line's days in the year that heads it, where those of its own are surely a misprint.

    «16.08.2012» below 2021; «3.09.2018 – 5.09.2019» below September 2019.
    """
    start, end = mention.value.start, mention.value.end
    if not (year and start and end and mention.has_day):
        return mention
    if start.year == end.year and turned_to(start.year, year):
        moved, doubt = in_year(mention.value, year), DoubtKind.MISPRINT
    elif end.year == year == start.year + 1 and _is_later(start, end):
        moved, doubt = Edtf(replace(start, year=year), end), DoubtKind.GUESSED_DATE
    else:
        return mention
    return replace(mention, value=moved, doubts=(*mention.doubts, doubt)) if moved else mention


def _is_later(start: CalendarDate, end: CalendarDate) -> bool:
    """Whether a day is one of the same or a later month, whatever the year."""
    return (start.month or 0, start.day or 0) <= (end.month or 0, end.day or 0)


def _to_come(mention: Mention, context: Context) -> Mention:
    """A plan's day without a year, in the year in which it is yet to come."""
    if DoubtKind.YEAR_INHERITED not in mention.doubts or not is_before(
        mention.value, context.as_of
    ):
        return mention
    moved = in_year(mention.value, (mention.year or 0) + 1)
    return replace(mention, value=moved) if moved else mention


def _with_same_time(tagged: Tagged, times: Times, state: State, context: Context) -> Times:
    """The dates of a sentence, with what «тогда же» and «в течение года» mean."""
    last, text = state.last_event, tagged.text
    if _is_duty(tagged, context):
        own = tuple(each for each in times.mentions if each.value.start is not None)
        times = replace(times, mentions=own)
    times = _following(times, text, state, context.language)
    if any(not each.is_vague for each in times.mentions):
        return _with_next_days(text, times, context)
    if last and is_same_time(text, context.lexicon):
        same = replace(last, start=0, end=0, doubts=(DoubtKind.SAME_TIME,), standing=False)
        return replace(times, mentions=(same,))
    if times.mentions:
        return times
    if last and (
        said := same_month(text, context.lexicon, last)
        or next_day(text, context.lexicon, last)
        or bare_day(text, last)
    ):
        return replace(times, mentions=(said,))
    if last and (alone := days_alone(text, context.language, last)):
        return replace(times, mentions=tuple(alone))
    if state.item and (
        parted := find_parted(tagged.text, context.now, context.language, state.year, times.aside)
    ):
        return replace(times, mentions=parted)
    if (
        state.part.planned
        and (state.item or any(says_plan(word, context.lexicon) for word in tagged.words()))
        and not _is_duty(tagged, context)
        and (due := _latest(times.aside))
    ):
        return replace(times, mentions=(due,), aside=())
    if said := whole_year(tagged.text, context.lexicon, state.year):
        return replace(times, mentions=(said,))
    return times


def _following(times: Times, text: str, state: State, language: str) -> Times:
    """The dates of a sentence, each of which may be told from the one before."""
    last = state.last_event
    later = days_later(text, language, last) if last else None
    later = later or day_of_stay(text, language, state.part.stay)
    told = [each for each in times.mentions if not each.is_vague]
    if later and all(DoubtKind.RELATIVE_DATE in each.doubts for each in told):
        return replace(times, mentions=(later,))
    mentions: list[Mention] = []
    for each in times.mentions:
        mentions.append(as_following(each, text, last) if last else each)
        last = mentions[-1] if mentions[-1].value.start and mentions[-1].value.end else last
    return replace(times, mentions=tuple(mentions))


def _with_next_days(text: str, times: Times, context: Context) -> Times:
    """The dates, with further days of the month: «15 апреля открыт центр, а 16-го …, наутро …».

    Days right behind a month are of it: «в марте, 15–18-го».
    """
    *before, last = times.mentions
    alone = days_alone(text, context.language, last, last.end)
    week = last.value if DoubtKind.RELATIVE_DATE in last.doubts and not last.is_year else None
    if alone and week and not _is_within(alone[0].value, week):
        week = None
    beside = bool(alone) and not last.is_year and alone[0].start - last.end <= _BESIDE
    if beside and (week or not last.has_day):
        doubts = tuple(each for each in last.doubts if each is not DoubtKind.GUESSED_DATE)
        last, alone = replace(alone[0], start=last.start, doubts=doubts), alone[1:]
    elif not last.has_day:
        # `In the last week of May …; on Thursday 28 …`
        apart = [each for each in alone if ";" in text[last.end : each.start]]
        return replace(times, mentions=(*times.mentions, *apart))
    after = None if alone else next_day(text, context.lexicon, last)
    after = after or (None if alone else same_day(text, context.lexicon, last))
    after = after or (None if alone else days_later(text, context.language, last))
    further = [*alone, *([after] if after and after.start >= last.end else [])]
    return replace(times, mentions=(*before, last, *further))


def _is_within(value: Edtf, whole: Edtf) -> bool:
    around = not (value.is_open or whole.is_open)
    return around and (
        whole.earliest_start <= value.earliest_start and value.latest_end <= whole.latest_end
    )


_BESIDE = 3


def _is_duty(tagged: Tagged, context: Context) -> bool:
    # «Решили: Комитету представить перечень до 15.12.2023»
    led = tagged.text.partition(":")[0]
    ordered = fold(led) in context.lexicon.said["orders"]
    words = [token for token in tagged.tokens if token.is_word and not token.quoted]
    ordered = ordered or (context.language == "ru" and is_ordered(words))
    return ordered or any(context.lexicon.is_one(word, "duties") for word in tagged.words())


def _latest(mentions: tuple[Mention, ...]) -> Mention | None:
    """By when something is to be done, of the dates that are no events by themselves."""
    due = [
        each for each in mentions if DoubtKind.TERM_OR_DATE in each.doubts and not each.is_of_years
    ]
    return due[-1] if due else None
