"""The years as a picture: of a brief, or of what a screen shows."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated

from markupsafe import Markup
from telegram import InlineKeyboardButton
from typing_extensions import override

from handlers.about.screens import ShowAbout
from handlers.chat.authorize import authorize
from handlers.chat.context import Context, Gone, NoBriefChosen
from handlers.chat.extract import Extract
from handlers.chat.screen import Ref, Screen, screen
from handlers.chat.view import Row, View, button, way_back
from handlers.dates import format_edtf, format_month
from handlers.events.years import ShowYears
from handlers.texts import N_, Texts
from handlers.timeline.caption import write_caption
from handlers.timeline.gathering import drawable, gather_entries
from handlers.timeline.layout import Years
from handlers.timeline.order import write_order
from handlers.timeline.plan import Entry, make_plan
from handlers.timeline.sending import send_picture
from storage.edtf import Edtf
from storage.models import Brief
from storage.words import split_words

LIGHT, DARK, LIGHT_AGAIN = 0, 1, 2
"""How a picture looks; the last two take the place of the other one."""


@screen("timeline", command=N_("the years as a picture"))
class ShowTimeline(Screen):
    """The picture of a whole brief, or of the time that the command names."""

    brief: int

    async def open(self, context: Context) -> View | None:
        """Send the picture."""
        return await SendYears(LIGHT, ShowAbout(self.brief)).open(context)

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | Ref | View:
        """Of what the text names: a period, else of what is found for it."""
        if not text:
            return await cls.at_hand(context)
        asked = await ShowYears.from_command(context, text)
        if isinstance(asked, View):
            brief = await context.require_brief()
            query = await context.remember_query(text)
            found = context.services.screens.decode(Ref("found", query, 0, brief.id).encode())
            return SendYears(LIGHT, found) if found and query else asked
        if isinstance(asked, Screen) and asked.spec.has_document:
            return SendYears(LIGHT, asked)
        return asked


async def find_timeline(context: Context, text: str) -> Screen | Ref | View | None:
    """The picture that a text asks for: «лента времени 2017». Raises `NoBriefChosen`."""
    rest, is_asked = context.services.lexicon.phrases.without_timeline(text)
    if not is_asked:
        return None
    words = split_words(rest)
    is_all = all(map(context.services.lexicon.is_idle, words))
    try:
        return await ShowTimeline.from_command(context, "" if is_all else rest.strip())
    except NoBriefChosen:
        raise NoBriefChosen(ShowTimeline.spec.name, rest.strip()) from None


@screen("years")
class SendYears(Screen):
    """The picture of what a screen shows, light or dark."""

    look: Annotated[int, 1]
    of: Screen

    async def open(self, context: Context) -> View | None:
        """Send it; a word where there is nothing to be drawn."""
        if not self.of.spec.has_document:
            raise Gone
        await authorize(context, self.of.spec.access)
        extract, t = await self.of.extract(context), context.texts
        years = await _make_years(context, extract) if isinstance(extract, Extract) else None
        if not years or not years.plan.rows:
            nothing = t.gettext("There is nothing to draw here yet.")
            if not context.message:
                context.toast = nothing
                return None
            return View(Markup("{}").format(nothing), foot=way_back(t))
        is_dark = self.look == DARK
        await send_picture(
            context,
            write_order(years, is_dark=is_dark),
            write_caption(years, t),
            View(Markup(), [view_buttons(self, t)]),
            in_place=self.look in (DARK, LIGHT_AGAIN),
        )
        return None


def to_other_look(look: int, screen: Callable[[int], Screen], t: Texts) -> InlineKeyboardButton:
    """The button to the picture of a screen in the other look, in place of this one."""
    if look == DARK:
        return button(t.gettext("☀️ Light"), screen(LIGHT_AGAIN))
    return button(t.gettext("🌙 Dark"), screen(DARK))


def view_buttons(here: SendYears, t: Texts) -> Row:
    """To the other look, and to the same as a list."""
    return [
        to_other_look(here.look, lambda look: replace(here, look=look), t),
        button(t.gettext("📋 As a list"), here.of),
    ]


async def _make_years(context: Context, extract: Extract) -> Years:
    """What is drawn of an extract."""
    t, brief = context.texts, await context.get_brief(extract.brief)
    entries = await gather_entries(context, brief, extract)
    months = [format_month(Edtf.of(2024, month), t) for month in range(1, 13)]
    plan = await asyncio.to_thread(make_plan, entries, months)
    return Years(
        drawable(extract.heading or brief.title),
        drawable(_say_what(brief, extract, entries, t)),
        plan,
        {
            "agreement": t.gettext("agreement"),
            "fact": t.gettext("fact"),
            "soft": t.gettext("day not given"),
            "hatched": t.gettext("only approximately"),
            "open": t.gettext("no end given"),
            "unknown": t.gettext("end unknown"),
            "planned": t.pgettext("an event", "planned"),
            "cancelled": t.pgettext("an event", "cancelled"),
            "more": t.gettext("further events"),
        },
    )


def _say_what(brief: Brief, extract: Extract, entries: Sequence[Entry], t: Texts) -> str:
    """Whose years they are, how many events they have, and as of when."""
    # As everywhere, a state that lasts is none.
    events = sum(each.kind == "event" and not each.dates[0].is_open for each in entries)
    return " · ".join(
        each
        for each in (
            brief.partner if extract.heading else "",
            t.ngettext("{count} event", "{count} events", events) if events else "",
            t.gettext("As of {date}", date=format_edtf(brief.as_of, t)),
        )
        if each
    )
