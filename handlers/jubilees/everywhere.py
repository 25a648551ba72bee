"""The anniversaries of all briefs: the roundest of each, and the way to the others."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.extract import Collection
from handlers.chat.notes import flag, name_brief
from handlers.chat.pager import Pager
from handlers.chat.screen import Screen as Base
from handlers.chat.screen import screen
from handlers.chat.view import View, bold, button, in_rows, italic, lines, paragraphs, way_back
from handlers.dates import format_edtf
from handlers.jubilees.reckoning import Jubilee, list_jubilees, year_ahead
from handlers.jubilees.screens import ShowJubilees, describe, extract_jubilees
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.models import Brief

PAGE_SIZE = 4


@screen("alljubilees")
class ShowAllJubilees(Base):
    """A page of the briefs that have anniversaries in a period, by default in the year ahead."""

    period: Edtf | None = None
    page: int = 0

    async def open(self, context: Context) -> View:
        """A line a brief."""
        period = self.period or year_ahead(context.today)
        found = []
        for brief in await context.list_briefs():
            content = await context.store.contents.get(brief.id)
            if jubilees := list_jubilees(content, period, context.today):
                found.append((brief, jubilees))
        return view_all_jubilees(self, found, context.texts)

    async def extract(self, context: Context) -> Collection:
        """Those of every brief in words, and what they are of."""
        t, period = context.texts, self.period or year_ahead(context.today)
        briefs = await context.list_briefs()
        extracts = [await extract_jubilees(context, each.id, self.period) for each in briefs]
        heading = t.gettext("Anniversaries: {period}", period=format_edtf(period, t))
        return Collection(heading, [each for each in extracts if each])


def view_all_jubilees(
    here: ShowAllJubilees, found: Sequence[tuple[Brief, Sequence[Jubilee]]], t: Texts
) -> View:
    """The roundest of each brief, with a button to all of that brief."""
    pager = Pager(here.page, len(found), PAGE_SIZE)
    page = pager.cut(found)
    when = format_edtf(here.period, t) if here.period else t.gettext("the year ahead")
    heading = bold(t.gettext("Anniversaries: {period}", period=when))
    if pages := pager.words(t):
        heading = Markup("{} · {}").format(heading, italic(pages))
    none = t.markup("No round anniversary falls in that time.") if not found else None
    worked_out = italic(t.gettext("Worked out from the dates in the brief")) if found else None
    return View(
        paragraphs(
            lines(heading, none),
            lines(*(_write(brief, jubilees, t) for brief, jubilees in page)),
            worked_out,
        ),
        in_rows(
            (
                button(
                    f"{flag(brief.country)} {brief.partner} ({len(jubilees)})",
                    ShowJubilees(brief.id, here.period),
                )
                for brief, jubilees in page
            ),
            2,
        ),
        way_back(t),
        has_nothing=not found,
    ).with_rows(pager.row(lambda at: ShowAllJubilees(here.period, at), t))


def _write(brief: Brief, jubilees: Sequence[Jubilee], t: Texts) -> Markup:
    return lines(bold(name_brief(brief)), describe(jubilees[0], t, with_year=False))
