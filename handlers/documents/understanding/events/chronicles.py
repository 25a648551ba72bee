"""Lists of lines that begin with their days: «12.05 делегация», below a month «22 – концерт»."""

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.documents.reading import Block, Kind
from handlers.documents.understanding.contacts.entries import is_closing
from handlers.documents.understanding.layout.days import (
    in_figures,
    read_bare_days,
    read_day_and_month,
)
from handlers.documents.understanding.layout.tables import Table
from handlers.documents.understanding.structure.context import Context
from handlers.documents.understanding.structure.sections import Part, Section, begins_with_date
from handlers.documents.understanding.times.date_lines import SOME_YEAR
from handlers.documents.understanding.words.lexicon import find_words, load_all
from handlers.documents.understanding.words.mentions import Mention, Times
from handlers.documents.understanding.words.model import DoubtKind
from storage.words import capitalize

_ENDED = re.compile(r"[.!?]\s*$")
_CUT = re.compile(r"(?<!\w)[^\W\d]{1,8}\.\s*$")
_MONTHS = 12
_FEWEST = 3
_LONGEST = 300


def begins_with_day(text: str) -> bool:
    """Whether a day without its month or year begins a line."""
    return read_day_and_month(text) is not None or read_bare_days(text) is not None


def put_lines_together(parts: Sequence[Part], context: Context) -> None:
    """Take the lines of lists without signs for their items, with those that go on with them.

    So notes are: «12.05 делегация» and below it «были у губернатора».
    """
    listing = [part for part in parts if part.section in (Section.EVENTS, Section.PLANS)]
    lines = [
        each.text
        for part in listing
        for each in part.content
        if isinstance(each, Block) and each.kind is Kind.PARAGRAPH
    ]
    are_notes = _are_notes(lines)
    for part in listing:
        texts = (each.text for each in part.content if isinstance(each, Block))
        if are_notes or (part.period and any(map(begins_with_day, texts))):
            _put_together(part, context)


def _put_together(part: Part, context: Context) -> None:
    kept: list[Block | Table] = []
    for each in part.content:
        last = kept[-1] if kept else None
        if isinstance(each, Table) or each.kind is not Kind.PARAGRAPH or is_closing(each.text):
            kept.append(each)
        elif isinstance(last, Block) and last.kind is Kind.ITEM and _goes_on(each.text, context):
            kept[-1] = replace(last, text=_joined(last.text, each.text, context))
        else:
            kept.append(replace(each, kind=Kind.ITEM, marker="-"))
    part.content = kept


def _joined(text: str, more: str, context: Context) -> str:
    """Two lines as two sentences; a term belongs to what it is the term of."""
    times = context.times(more, SOME_YEAR)
    if times.mentions or times.aside or times.incomplete:
        return f"{text.rstrip(' ;')}; {more}"
    return f"{text.rstrip(' ;')}{'' if _ENDED.search(text) else '.'} {capitalize(more)}"


def _are_notes(lines: Sequence[str]) -> bool:
    """Whether most lines end without a full stop, and some begin with their date."""
    short = [each for each in lines if len(each) <= _LONGEST]
    unended = [each for each in short if not _ENDED.search(each) or _CUT.search(each)]
    dated = [each for each in unended if begins_with_day(each) or begins_with_date(each)]
    return (
        len(dated) >= _FEWEST
        and 4 * len(unended) >= 3 * len(lines)
        and 4 * len(dated) >= len(lines)
    )


def _goes_on(text: str, context: Context) -> bool:
    """Whether a line says what was done by those of the line above."""
    if not text[:1].islower() or begins_with_day(text) or begins_with_date(text):
        return False
    words = [token for token in context.tagged(text).tokens if token.is_word]
    if words and words[0].pos in ("VERB", "AUX"):
        return True
    # «от нас проф. Иванов»
    told = any(context.lexicon.means(word.text, "events") for word in words)
    return not told and re.search(r"\d", text) is None


def period_of(part: Part, year: int | None, context: Context) -> Mention | None:
    """The month, season or quarter that heads a part."""
    said = part.period.strip(" .:")
    for text, doubts in ((said, ()), (f"{said} {year}", (DoubtKind.YEAR_INHERITED,))):
        found = context.times(text, None, field=True).mentions if said else ()
        if len(found) == 1:
            return Mention(found[0].value, 0, 0, tuple(dict.fromkeys((*found[0].doubts, *doubts))))
    return None


def leading_days(text: str, period: Mention | None, year: int | None, context: Context) -> Times:
    """The days that begin a line of a list, in the month that it says itself, or its heading."""
    days = read_day_and_month(text)
    month = int(days["month"]) if days else None
    end = days.end("month") if days else 0
    if days and _counts(text[days.end() :]):
        return Times()
    if days is None and period and (months := _months(period)):
        days, month, year = read_bare_days(text), months[0], period.year
        end = days.end("days") if days else 0
        if len(months) > 1:
            return Times()
    if not days or not month or month > _MONTHS:
        return Times()
    if not year:
        return Times(yearless=((0, end),), problems=(DoubtKind.YEAR_MISSING,))
    said = f"{in_figures(days['days'])}.{month:02}.{year}"
    times = context.times(said, None, field=True)
    if not times.mentions:
        times = context.times(said, None)
    inherited = (DoubtKind.YEAR_INHERITED,)
    return replace(
        times,
        mentions=tuple(
            replace(
                each,
                start=0,
                end=end,
                doubts=tuple(dict.fromkeys((*each.doubts, *inherited))),
            )
            for each in times.mentions
        ),
        aside=(),
    )


def _months(period: Mention) -> list[int]:
    """The months from the first of a period to its last."""
    start, end = period.value.start, period.value.end
    if not start or not end or not start.month or not end.month or start.month > _MONTHS:
        return []
    return list(range(start.month, end.month + 1))


def _counts(rest: str) -> bool:
    """Whether what follows a number says what it counts: «12.05 млн»."""
    return any(load_all().is_one(word, "figure_units") for word in find_words(rest)[:1])
