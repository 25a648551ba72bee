"""The years of a brief, and the command that asks for a period."""

from collections.abc import Sequence
from typing import ClassVar

from telegram import InlineKeyboardButton
from typing_extensions import override

from handlers.chat.context import Context
from handlers.chat.extract import Extract
from handlers.chat.notes import added_later, as_of, whose
from handlers.chat.phone import count_lines, lines_beside
from handlers.chat.screen import Ref, Screen, screen
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import Problem, Wrong, format_edtf, join_neighbours, read_dates, tell_problem
from handlers.events.asked import answer_dates
from handlers.events.counting import count_events
from handlers.events.everywhere import ShowEverywhere
from handlers.events.listing import LONG, ShowEvents, find_later
from handlers.events.months import month_rows
from handlers.texts import LANGUAGES, N_, Texts
from storage.edtf import Edtf
from storage.models import Brief, EventSummary, Years
from storage.words import capitalize, fold, split_words

_INPUT_LENGTH = 100
_YEARS_SHOWN = 30
_FEW_YEARS = 12
_ALL = frozenset({"все", "all", "alle", "alles", "tout", "tous", "toutes"})

_WITH_REASON = frozenset(Problem) - {Problem.NOT_UNDERSTOOD}


@screen(
    "events",
    command=N_("events by year or period"),
    tile=N_("📅 Events"),
    intents=("events",),
    lasting=True,
)
class ShowYears(Screen):
    """The years of a brief."""

    has_years: ClassVar[bool] = True
    brief: int

    async def open(self, context: Context) -> View:
        """The years with their counts."""
        brief = await context.get_brief(self.brief)
        years = await context.store.events.count_by_year(brief.id)
        newest, months = await find_later(context, brief), await _find_months(context, brief, years)
        return view_years(brief, years, newest, context.texts, months)

    async def extract(self, context: Context) -> Extract:
        """All events."""
        return await ShowEvents(self.brief).extract(context)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """The years, or the events of the period that is named."""
        if everywhere := await find_everywhere(context, text):
            return everywhere
        brief = await context.require_brief()
        if not text:
            return cls(brief.id)
        if fold(text) in _ALL:
            return ShowEvents(brief.id)
        languages = (context.language, *LANGUAGES)
        reading = read_dates(text, context.today, languages=languages)
        values = join_neighbours(each.value for each in reading.values)
        if values and not reading.problems and not _says_more(context, reading.rest(text)):
            return await answer_dates(context, brief, values)
        years = await context.store.events.count_by_year(brief.id)
        wrong = next(iter(reading.problems), None)
        view = view_not_understood(brief, years, text, wrong, context.texts)
        if wrong and wrong.nearest:
            label = context.texts.gettext(
                "📅 All events: {period}", period=format_edtf(wrong.nearest, context.texts)
            )
            view = view.with_rows([button(label, ShowEvents(brief.id, wrong.nearest))])
        if query := await context.remember_query(text):
            label = context.texts.gettext("🔎 Search: {words}", words=text)
            return view.with_rows([button(label, Ref("found", query))])
        return view


async def _find_months(context: Context, brief: Brief, years: Years) -> list[Edtf]:
    """The months of the longest year, if that is too long for a page."""
    longest = max(sorted(years.counts, reverse=True), key=years.counts.__getitem__, default=0)
    if years.counts.get(longest, 0) <= LONG:
        return []
    return [
        Edtf.of(longest, each)
        for each in await context.store.events.count_by_month(brief.id, longest)
    ]


async def find_everywhere(context: Context, text: str) -> ShowEverywhere | None:
    """The events of all briefs, where a text asks for these and names a period at most."""
    rest, is_asked = context.services.lexicon.phrases.without_everywhere(text)
    if not is_asked or not (await context.list_briefs()):
        return None
    reading = read_dates(rest, context.today, languages=(context.language, *LANGUAGES))
    values = join_neighbours(each.value for each in reading.values)
    if reading.problems or len(values) > 1 or _says_more(context, reading.rest(rest)):
        return None
    match values:
        case ():
            return ShowEverywhere()
        case (Edtf() as period,):
            return ShowEverywhere(period)
    return None


def _says_more(context: Context, rest: str) -> bool:
    """Whether what is no date says more than that events are asked for."""
    if not (words := split_words(rest)):
        return False
    lexicon = context.services.lexicon
    events = lexicon.find_intents(rest).get("events", set())
    return any(each not in events and not lexicon.is_idle(each) for each in words)


def view_years(
    brief: Brief,
    years: Years,
    newest: EventSummary | None,
    t: Texts,
    months: Sequence[Edtf] = (),
) -> View:
    """The years with their counts, newest first, and the longest one’s months if a phone has room.

    `newest` is an event later than the brief.
    """
    if not years.total:
        none = t.markup("The brief has no events yet.")
        return View(lines(whose(brief), none), foot=way_back(t), has_nothing=True)
    both = t.gettext("An event that spans two years is counted in both.")
    twice = sum(years.counts.values()) + sum(years.since.values()) > years.total
    parts = (
        lines(whose(brief), bold(t.gettext("Events by year"))),
        lines(
            capitalize(count_events(years.events, years.standing, t)),
            italic(both) if twice else None,
        ),
        lines(as_of(brief, t), italic(added_later(newest, t)) if newest else None),
    )
    rows = year_rows(brief, years, t, months)
    if lines_beside(len(rows) + 1) < count_lines(lines(*parts)):
        rows = year_rows(brief, years, t)
    return View(paragraphs(*parts), rows, way_back(t), shorter=[lines(*parts)])


def year_rows(brief: Brief, years: Years, t: Texts, months: Sequence[Edtf] = ()) -> list[Row]:
    """A button a year, with `months` below theirs, then what goes on since a year, then all."""

    def to_button(label: str, count: int, period: Edtf | None) -> InlineKeyboardButton:
        return button(f"{label} ({count})", ShowEvents(brief.id, period))

    newest = sorted(years.counts.items(), reverse=True)[:_YEARS_SHOWN]
    since = sorted(years.since.items(), reverse=True)[:_YEARS_SHOWN]
    in_row = 3 if len(newest) <= _FEW_YEARS else 4
    by_year = {year: to_button(str(year), count, Edtf.of(year)) for year, count in newest}
    long = months[0].earliest_start.year if months else 0
    rows = [
        *in_rows((each for year, each in by_year.items() if year > long), in_row),
        *([[by_year[long]], *month_rows(brief, months, t)] if long in by_year else ()),
        *in_rows((each for year, each in by_year.items() if year < long), in_row),
    ]
    last = [
        to_button(t.gettext("since {date}", date=year), count, Edtf.of(year))
        for year, count in since
    ]
    return [*rows, *in_rows([*last, to_button(t.gettext("All"), years.total, None)], 2)]


def view_not_understood(
    brief: Brief, years: Years, text: str, wrong: Wrong | None, t: Texts
) -> View:
    """The answer to a period that is none: what was written and why, an example, the years."""
    example, shown = italic(t.gettext("April 2018")), bold(clip(text, _INPUT_LENGTH))
    reason = tell_problem(wrong, t) if wrong and wrong.problem in _WITH_REASON else None
    return View(
        paragraphs(
            t.markup("“{text}”: {reason}", text=shown, reason=reason)
            if reason
            else t.markup("I cannot read “{text}” as a date.", text=shown),
            t.markup(
                "Write, for example, {example}, or choose a year:",
                example=example,
            ),
        ),
        year_rows(brief, years, t),
        way_back(t),
    )
