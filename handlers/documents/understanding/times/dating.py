"""The dates of a sentence, as the one reader of dates reads them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.dates import Context, Doubt, Problem, Recurring, read_dates
from handlers.documents.understanding.times.births import is_of_a_life, is_of_each_year
from handlers.documents.understanding.times.terms import find_terms
from handlers.documents.understanding.words import misprints
from handlers.documents.understanding.words.mentions import Mention, Times, in_year
from handlers.documents.understanding.words.model import DoubtKind
from handlers.documents.understanding.words.plans import announces
from handlers.texts import LANGUAGES
from storage.edtf import Edtf

_DOUBTS = {
    Doubt.INHERITED: DoubtKind.YEAR_INHERITED,
    Doubt.RELATIVE: DoubtKind.RELATIVE_DATE,
    Doubt.TERM: DoubtKind.TERM_OR_DATE,
    Doubt.STANDING: DoubtKind.OPEN_END,
    Doubt.WEEKDAY: DoubtKind.OTHER_WEEKDAY,
}
_PROBLEMS = {
    Problem.NO_YEAR: DoubtKind.YEAR_MISSING,
    Problem.REVERSED: DoubtKind.REVERSED,
    Problem.NO_START: DoubtKind.NO_START,
    Problem.TOO_LONG: DoubtKind.SEVERAL_DATES,
}
_NEVER = DoubtKind.IMPOSSIBLE_DATE
_WRONG = (Problem.IMPOSSIBLE, Problem.REVERSED, Problem.NO_START)
_ANY_DAY = date(2000, 1, 1)
_FIRST_LIKELY_YEAR = 1700
_LONGEST_PART = 30
_NO_TEXT = re.compile(r"[¹²³⁴-⁹]|^[–—-](?=\s+[^\W\d_])")
_FOR = re.compile(r"voor\s+", re.IGNORECASE)
_DATED = re.compile(r"\s*dd\.?\s*$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[а-яё]{1,2}\s)?[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.?)?")
_NO_DAY = re.compile(r"[А-ЯЁа-яё]+(?:ая|ой|ую|ый|ий)")
"""«Первой, 6 февраля, открылась выставка»: of days one says «первого», «первое»."""
_QUOTED = re.compile(r"«[^«»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")


def find_times_alone(text: str) -> Times:
    """The dates of a line by itself, whatever the day and the language of its document."""
    return find_times(text, _ANY_DAY, "ru", None)


def find_times(
    text: str,
    today: date,
    language: str,
    year: int | None,
    *,
    field: bool = False,
) -> Times:
    """All dates of a sentence, or of a field that is to hold nothing else."""
    # The marks of notes and lists are no part of a date: «31 сентября¹», «– сентябрь – Дни …».
    text = _NO_TEXT.sub(" ", text)
    order = (language, *(each for each in LANGUAGES if each != language))
    context = Context.FIELD if field else Context.DOCUMENT
    reading = read_dates(text, today, context, order, year)
    # Of when a figure is, is no date of what took place.
    dated = [each for each in reading.values if Doubt.AS_OF not in each.doubts]
    aside = (*reading.aside, *(each for each in reading.values if Doubt.AS_OF in each.doubts))
    found = [_trimmed(each, text) for each in map(_mention, dated) if each]
    nowadays = [
        each.span.start
        for each in reading.values
        if Doubt.RELATIVE in each.doubts and str(each.value) == today.isoformat()
    ]
    found = [replace(each, is_today=each.start in nowadays) for each in found]
    if language == "nl":
        # `Dd. 3-5-2018 ontving de burgemeester …`: no paper is dated by it.
        own = [each for each in map(_mention, aside) if each and _DATED.match(text[: each.start])]
        found += [each for each in own if text[each.end :].strip(" .")]
        aside = tuple(each for each in aside if not _DATED.match(text[: each.span.start]))
        found = [_meant_for(each, text, today) for each in found]
        planned = [_meant_for(each, text, today) for each in map(_mention, aside) if each]
        found += [each for each in planned if each.value.start and _FOR.match(text, each.start)]
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    said = [each for each in found if not any(a <= each.start < b for a, b in quoted)]
    # «Г. Л. Сент-Джон» is no September, «у В. Г. Ставрина» no century.
    said = [each for each in said if not re.match(r"\w?-[A-ZА-ЯЁ]", text[each.end :])]
    said = [each for each in said if not _INITIALS.fullmatch(text[each.start : each.end])]
    said = [each for each in said if not _NO_DAY.fullmatch(text[each.start : each.end])]
    lives = [
        each
        for each in said
        if not field and (is_of_a_life(each, text) or is_of_each_year(each, text))
    ]
    said = [each for each in said if each not in lives]
    said = [_with_likely_year(each, today) for each in said]
    terms = [] if field else find_terms(said, text)
    said = [each for each in said if each not in terms]
    # A field is believed, whatever its year, where no misprint explains it.
    far = [(each.start, each.end) for each in said if not (field or _is_likely(each, today))]
    said = [each for each in said if (each.start, each.end) not in far]
    wrong = [(*each.span,) for each in reading.problems if each.problem in _WRONG]
    if not (said or field) and wrong:
        said = list(_month_of(text, wrong[0], today, language, year))
    problems = (*map(_problem, (each.problem for each in reading.problems)), *(_NEVER for _ in far))
    return Times(
        tuple(_joined(_without_leading_years(said, text), text)),
        (*(each for each in map(_mention, aside) if each), *lives, *terms),
        tuple(dict.fromkeys(problems)),
        tuple(
            (each.span.start, each.span.end)
            for each in reading.values
            if isinstance(each.value, Recurring)
        ),
        (*wrong, *far),
    )


def _meant_for(mention: Mention, text: str, today: date) -> Mention:
    """The time for which something is planned: `Voor juni 2020` is hardly all before it."""
    led = _FOR.match(text, mention.start)
    if mention.value.start or not led:
        return mention
    said = find_times(text[led.end() : mention.end], today, "nl", None, field=True).mentions
    if len(said) != 1 or (said[0].has_day and not announces(text)):
        return mention
    doubts = tuple(dict.fromkeys((*said[0].doubts, DoubtKind.GUESSED_DATE)))
    return replace(said[0], start=mention.start, end=mention.end, doubts=doubts)


def _is_likely(mention: Mention, today: date) -> bool:
    return mention.year is None or misprints.is_likely(mention.year, today.year)


def _with_likely_year(mention: Mention, today: date) -> Mention:
    """The mention, of a year to come of which two figures changed places, in the year meant."""
    if _is_likely(mention, today) or not mention.year:
        return mention
    meant = misprints.meant_year(mention.year, today.year)
    moved = in_year(mention.value, meant) if meant else None
    doubts = (*mention.doubts, DoubtKind.MISPRINT)
    return replace(mention, value=moved, doubts=doubts) if moved else mention


def _month_of(
    text: str, span: tuple[int, int], today: date, language: str, year: int | None
) -> Iterator[Mention]:
    """The month of a day that no calendar has: of «31 июня» it was June."""
    for month in misprints.months_in(text[slice(*span)]):
        for said in (month, f"{month} {year}" if year else month):
            found = find_times(said, today, language, None, field=True).mentions
            if len(found) == 1 and not (found[0].has_day or found[0].is_year):
                doubts = (*found[0].doubts, DoubtKind.GUESSED_DATE)
                yield replace(found[0], start=span[0], end=span[1], doubts=doubts)
                return


def _is_within(value: Edtf, whole: Edtf) -> bool:
    return whole.earliest_start <= value.earliest_start and value.latest_end <= whole.latest_end


def _says_less(one: Mention, other: Mention) -> bool:
    """Whether a year only leads to a month or day, or a season to a day: «Весной, 23 апреля»."""
    if one.is_year or one.has_day:
        return one.is_year and not other.is_year
    return other.has_day or _is_season(one) > _is_season(other)


def _is_season(mention: Mention) -> bool:
    return mention.value.start is not None and mention.value.start.season is not None


def _without_leading_years(mentions: list[Mention], text: str) -> list[Mention]:
    """The mentions, a year that only leads to a day put to it: «Годом позже, 20 мая»."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        near = last and _says_less(last, mention)
        after = near and last and DoubtKind.RELATIVE_DATE in last.doubts
        led = near and last and _is_within(mention.value, last.value)
        if last and after and re.fullmatch(r"\s*,\s*", text[last.end : mention.start]):
            kept[-1] = mention  # «Через год, 9 октября 2014 года»
        elif last and led and re.fullmatch(r"\s*,?\s*", text[last.end : mention.start]):
            doubts = tuple(dict.fromkeys((*mention.doubts, *last.doubts)))
            kept[-1] = replace(mention, start=last.start, doubts=doubts)
        else:
            kept.append(mention)
    return kept


def _trimmed(mention: Mention, text: str) -> Mention:
    """The mention without the first letter of «Г-н» that was taken for the abbreviation of year."""
    if not re.match(r"-\w", text[mention.end :]) or not text[mention.end - 1].isalpha():
        return mention
    return replace(mention, end=len(text[: mention.end - 1].rstrip()))


def _problem(problem: Problem) -> DoubtKind:
    return _PROBLEMS.get(problem, DoubtKind.IMPOSSIBLE_DATE)


def _mention(found: object) -> Mention | None:
    value, span = getattr(found, "value", None), getattr(found, "span", (0, 0))
    if not isinstance(value, Edtf):
        return None
    said: Sequence[Doubt] = getattr(found, "doubts", ())
    kinds = (
        _DOUBTS.get(doubt, DoubtKind.GUESSED_DATE) for doubt in said if doubt is not Doubt.JOINED
    )
    doubts = list(kinds)
    if value.end is None and DoubtKind.OPEN_END not in doubts:
        doubts.append(DoubtKind.OPEN_END)
    if value.start and value.start.year < _FIRST_LIKELY_YEAR:
        doubts.append(DoubtKind.LONG_AGO)
    return Mention(value, span[0], span[1], tuple(dict.fromkeys(doubts)), Doubt.STANDING in said)


def _joined(mentions: list[Mention], text: str) -> list[Mention]:
    """Days in a row, «12 и 13 ноября», as one stretch."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last and (mention.start, mention.end) == (last.start, last.end):
            joined[-1] = replace(last, value=Edtf(last.value.start, mention.value.end))
        elif last and (stretch := _until(last, mention)):
            doubts = tuple(dict.fromkeys((*last.doubts, DoubtKind.SEVERAL_DATES)))
            joined[-1] = replace(last, value=stretch, doubts=doubts)
        elif last and _follows(last, mention) and len(text[last.end : mention.start]) <= 5:
            stretch = Edtf(last.value.start, mention.value.end)
            joined[-1] = replace(mention, value=stretch, start=last.start)
        else:
            joined.append(mention)
    return joined


def _until(one: Mention, other: Mention) -> Edtf | None:
    """The stretch of a beginning and an end that are told apart: `opened on …, ran until …`."""
    start, end = one.value.start, other.value.end
    if other.value.start or not (start and end and one.value.end) or end.last <= start.first:
        return None
    return Edtf(start, end)


def _follows(one: Mention, other: Mention) -> bool:
    if not (one.has_day and other.has_day) or not (one.value.end and other.value.start):
        return False
    return other.value.start.first - one.value.end.last == timedelta(days=1)


def is_only_date(text: str, times: Times) -> bool:
    """Whether a text is a date and nothing else."""
    if len(times.mentions) != 1:
        return False
    mention = times.mentions[0]
    return not re.search(r"\w", text[: mention.start] + text[mention.end :])


def find_parted(
    text: str, today: date, language: str, year: int | None, aside: Sequence[Mention] = ()
) -> tuple[Mention, ...]:
    """The date that a part of a line is, between dashes or commas: «Дни культуры – октябрь».

    What is a term, or a document's own date, is none in parts either.
    """
    for match in re.finditer(r"[^–—(),;]+", text):
        part = match[0].strip(" .:")
        if not 3 <= len(part) <= _LONGEST_PART:
            continue
        if any(each.start < match.end() and match.start() < each.end for each in aside):
            continue
        times = find_times(part, today, language, year, field=True)
        said = part
        if times.yearless and year:
            said = f"{part} {year}"
            times = find_times(said, today, language, year, field=True)
        if is_only_date(said, times):
            at = match.start() + match[0].index(part)
            (found,) = times.mentions
            doubts = tuple(dict.fromkeys((*found.doubts, DoubtKind.YEAR_INHERITED)))
            return (replace(found, start=at, end=at + len(part), doubts=doubts),)
    return ()
