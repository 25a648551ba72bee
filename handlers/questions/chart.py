"""What was asked for day by day, as a picture: for owners."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from babel.dates import format_skeleton
from markupsafe import Markup

from handlers.chat.context import Context
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View, bold, button, clip, lines, tick
from handlers.dates import format_short
from handlers.texts import Texts
from handlers.timeline.chart import SERIES, Chart, Series
from handlers.timeline.gathering import drawable
from handlers.timeline.order import write_order
from handlers.timeline.screens import DARK, LIGHT, LIGHT_AGAIN, to_other_look
from handlers.timeline.sending import send_picture
from storage.edtf import CalendarDate, Edtf
from storage.models import Brief

WEEK = 7
PERIODS = (WEEK, 30, 13 * WEEK)
_BY_WEEK = PERIODS[-1]
_NAME_LENGTH = 60


@screen("usechart", access=Access.OWNER)
class SendUsage(Screen):
    """A bar a day, or a week of a quarter, put together of the briefs."""

    days: int = WEEK
    look: Annotated[int, 1] = LIGHT

    async def open(self, context: Context) -> None:
        """Send the picture."""
        days, t = self.days if self.days in PERIODS else WEEK, context.texts
        await context.store.usage.flush()
        counts = await context.store.usage.count_by_day(context.today, days)
        briefs = {each.id: each for each in await context.list_briefs()}
        chart = make_chart(counts, days, context.today, briefs, t)
        is_dark = self.look == DARK
        periods = [
            button(
                tick(t.ngettext("{count} day", "{count} days", each), each == days),
                SendUsage(each, DARK if is_dark else LIGHT_AGAIN),
            )
            for each in PERIODS
        ]
        other = to_other_look(self.look, lambda look: replace(self, look=look), t)
        await send_picture(
            context,
            write_order(chart, is_dark=is_dark),
            write_caption(chart, t),
            View(Markup(), [periods, [other]]),
            in_place=self.look != LIGHT,
        )


def make_chart(
    counts: Mapping[tuple[date, int], int],
    days: int,
    today: date,
    briefs: Mapping[int, Brief],
    t: Texts,
) -> Chart:
    """The briefs that were asked most by themselves, all else together."""
    width = WEEK if days == _BY_WEEK else 1
    begins = [today - timedelta(days=each) for each in range(days - 1, -1, -width)]
    totals: Counter[int] = Counter()
    for (_, brief), count in counts.items():
        totals[brief] += count
    known = [brief for brief, _ in totals.most_common() if brief in briefs]
    named = known[: SERIES - 1]

    def series(name: str, chosen: set[int]) -> Series:
        found = [0] * len(begins)
        for (day, brief), count in counts.items():
            at = (day - begins[0]).days // width
            if brief in chosen and 0 <= at < len(begins):
                found[at] += count
        return Series(name, found)

    parts = [series(drawable(briefs[each].partner), {each}) for each in named]
    rest = set(totals) - set(named)
    if rest or not parts:
        parts.append(series(t.gettext("everything else"), rest))
    total = t.gettext("{count} in all", count=totals.total())
    return Chart(
        t.gettext("Requests by week") if width > 1 else t.gettext("Requests by day"),
        f"{_say(begins[0], t)} – {_say(today, t)} · {total}",
        [format_skeleton("Md", each, locale=t.locale) for each in begins],
        parts,
    )


def _say(day: date, t: Texts) -> str:
    return format_short(Edtf.at(CalendarDate.of_day(day)), t)


def write_caption(chart: Chart, t: Texts) -> Markup:
    """The same in words: how often each was asked for, and when most."""
    days = zip(chart.labels, zip(*(each.counts for each in chart.series), strict=True), strict=True)
    most, parts = max(days, key=lambda each: sum(each[1]))
    return lines(
        bold(chart.title),
        chart.subtitle,
        *(f"{clip(each.name, _NAME_LENGTH)} ({sum(each.counts)})" for each in chart.series),
        t.gettext("Busiest, {day}: {count}", day=most, count=sum(parts)) if sum(parts) else None,
    )
