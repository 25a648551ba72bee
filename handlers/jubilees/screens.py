"""The anniversaries of a brief: of the year ahead, or of whichever period is asked for."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup
from telegram import InlineKeyboardButton
from typing_extensions import override

from handlers.chat.context import Context
from handlers.chat.extract import Extract, Part
from handlers.chat.notes import brief_print, whose
from handlers.chat.pager import Pager
from handlers.chat.phone import count_lines
from handlers.chat.screen import Link, Ref, Screen, screen
from handlers.chat.view import (
    NUMBERS_IN_ROW,
    Row,
    Shown,
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
from handlers.dates import format_edtf, format_short, join_neighbours, read_dates
from handlers.jubilees.reckoning import Jubilee, list_jubilees, year_ahead
from handlers.texts import LANGUAGES, N_, Texts
from storage.brief_files import TEXT_LENGTH
from storage.content import Content
from storage.edtf import Edtf
from storage.models import Brief, Thing

PAGE_SIZE = 5
ENTRY_LINES = 2
_TEXT_LENGTHS = (90, 75, 65, 55, 45, 36)
_SHORTEST = 28
_INPUT_LENGTH = 100
_YEARS_AHEAD, _YEARS_IN_ROW = 4, 5
"""For so many years there are buttons; others can be asked for."""


@screen(
    "jubilees",
    command=N_("anniversaries of a year"),
    links=(Link("j", "brief", "period"),),
)
class ShowJubilees(Screen):
    """A page of the anniversaries of a period, by default of the year ahead."""

    brief: int
    period: Edtf | None = None
    page: int = 0

    async def open(self, context: Context) -> View:
        """The roundest first, each with a button to what it is of."""
        brief = await context.get_brief(self.brief)
        content = await context.store.contents.get(brief.id)
        period = self.period or year_ahead(context.today)
        found = list_jubilees(content, period, context.today)
        years = _list_years(content, context.today)
        return view_jubilees(brief, self, found, years, context.texts)

    async def extract(self, context: Context) -> Extract | None:
        """All of them in words, and what they are of."""
        return await extract_jubilees(context, self.brief, self.period)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """Those of the period that is named; else of the year ahead."""
        brief = await context.require_brief()
        if not text:
            return cls(brief.id)
        reading = read_dates(text, context.today, languages=(context.language, *LANGUAGES))
        values = join_neighbours(each.value for each in reading.values)
        match values:
            case (Edtf() as period,):
                return cls(brief.id, period)
        said = context.texts.markup(
            "I cannot read “{text}” as a date.", text=bold(clip(text, _INPUT_LENGTH))
        )
        return (await cls(brief.id).open(context)).under(said)


async def extract_jubilees(context: Context, brief: int, asked: Edtf | None) -> Extract | None:
    """The anniversaries of a period in words, and what they are of; None where there are none."""
    t, period = context.texts, asked or year_ahead(context.today)
    content = await context.store.contents.get((await context.get_brief(brief)).id)
    found = list_jubilees(content, period, context.today)
    if not found:
        return None
    said = [describe(each, t, with_year=True, whole=True).striptags() for each in found]
    return Extract(
        brief,
        t.gettext("Anniversaries: {period}", period=format_edtf(period, t)),
        "\n".join([*said, t.gettext("Worked out from the dates in the brief")]),
        [
            Part("events", _list_ids(found, "event")),
            Part("agreements", _list_ids(found, "agreement")),
            Part("facts", _list_ids(found, "fact")),
        ],
    )


def _list_ids(found: Sequence[Jubilee], kind: str) -> list[int]:
    """The things of a kind, each once."""
    return list(dict.fromkeys(each.origin.id for each in found if each.origin.kind == kind))


def view_jubilees(
    brief: Brief, here: ShowJubilees, found: Sequence[Jubilee], years: Sequence[int], t: Texts
) -> View:
    """A page of them, or the word that there are none then."""
    pager = Pager(here.page, len(found), PAGE_SIZE)
    page = pager.cut(found)
    when = format_edtf(here.period, t) if here.period else t.gettext("the year ahead")
    heading = bold(t.gettext("Anniversaries: {period}", period=when))
    if pages := pager.words(t):
        heading = Markup("{} · {}").format(heading, italic(pages))
    none = t.markup("No round anniversary falls in that time.") if not found else None
    worked_out = t.gettext("Worked out from the dates in the brief")
    turns = pager.row(lambda at: ShowJubilees(brief.id, here.period, at), t)
    language = next(
        (each.origin.text.language for each in page if t.language not in each.origin.text.texts),
        t.language,
    )
    return View(
        paragraphs(
            lines(whose(brief), heading, none),
            lines(*_write_page(page, t)),
            brief_print(brief, language, t, worked_out if found else None),
        ),
        [
            *in_rows(
                (_to_origin(number, each, brief) for number, each in enumerate(page, 1)),
                NUMBERS_IN_ROW,
            ),
            *_year_rows(brief, here, years),
        ],
        way_back(t, *turns),
        shown=Shown(
            brief.id,
            tuple(Thing(each.origin.kind, each.origin.id) for each in page),
            pager.next_data(turns),
            t.gettext("anniversaries {period}", period=here.period or ""),
        ),
        has_nothing=not found,
    )


def _to_origin(number: int, jubilee: Jubilee, brief: Brief) -> InlineKeyboardButton:
    origin = jubilee.origin
    if origin.kind == "fact":
        return button(str(number), Ref("about", brief.id))
    return button(str(number), Ref(origin.kind, origin.id))


def _list_years(content: Content, today: date) -> list[int]:
    """The years from this one on that have any."""
    years = range(today.year, today.year + _YEARS_AHEAD + 1)
    return [each for each in years if list_jubilees(content, Edtf.of(each), today)]


def _year_rows(brief: Brief, here: ShowJubilees, years: Sequence[int]) -> list[Row]:
    others = (Edtf.of(each) for each in years)
    return in_rows(
        (button(str(each), ShowJubilees(brief.id, each)) for each in others if each != here.period),
        _YEARS_IN_ROW,
    )


def _write_page(page: Sequence[Jubilee], t: Texts) -> list[Markup]:
    """A line each, with its year where there are several."""
    several = len({each.year for each in page}) > 1
    return [_write(number, each, t, with_year=several) for number, each in enumerate(page, 1)]


def _write(number: int, jubilee: Jubilee, t: Texts, *, with_year: bool) -> Markup:
    """The line of a list; «1 70 лет» would read as 170."""
    return Markup("{} · {}").format(bold(str(number)), describe(jubilee, t, with_year=with_year))


def describe(jubilee: Jubilee, t: Texts, *, with_year: bool, whole: bool = False) -> Markup:
    """How many years since what, and when that was; two lines of a phone, if that says it.

    `whole`: with all of its text.
    """
    origin = jubilee.origin
    years = name_years(jubilee, t)
    head = f"{jubilee.year}{t.colon}{years}" if with_year else years
    day = format_short(origin.date, t)
    if origin.kind == "agreement":
        day = t.gettext("signed: {date}", date=day)

    def write(length: int) -> Markup:
        text = clip(origin.text.in_language(t.language), length)
        line = Markup("{} · {}").format(bold(head), text)
        # A text that names the year needs no date.
        says_when = origin.kind == "fact" and str(origin.point.year) in text
        return line if says_when else Markup("{} · {}").format(line, italic(day))

    if whole:
        return write(TEXT_LENGTH)
    lines_of = (write(each) for each in _TEXT_LENGTHS)
    # A number stands before it.
    fitting = (each for each in lines_of if count_lines(f"0 · {each}") <= ENTRY_LINES)
    return next(fitting, write(_SHORTEST))


def name_years(jubilee: Jubilee, t: Texts) -> str:
    """How many years, no surer than the date that they are counted from."""
    point, years = jubilee.origin.point, jubilee.years
    if point.is_approximate:
        return t.ngettext("about {count} year", "about {count} years", years)
    if point.is_uncertain:
        return t.ngettext("perhaps {count} year", "perhaps {count} years", years)
    return t.ngettext("{count} year", "{count} years", years)
