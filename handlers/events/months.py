"""A year with many events, by its months."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from handlers.chat.notes import as_of, name_brief
from handlers.chat.screen import Ref
from handlers.chat.view import Row, View, bold, button, in_rows, italic, paragraphs, way_back
from handlers.dates import format_edtf, format_month
from handlers.texts import Texts
from storage.edtf import Edtf
from storage.models import Brief

_MONTHS_IN_ROW = 5


def name_period(brief: Brief, period: Edtf | None, t: Texts) -> Markup:
    """What a list is of: whose events, and of when."""
    when = format_edtf(period, t) if period else t.gettext("all years")
    if brief.several:
        return bold(f"{name_brief(brief)}, {when}")
    return bold(t.gettext("Events: {period}", period=when))


def view_months(
    brief: Brief, period: Edtf, total: int, months: Mapping[int, int], t: Texts
) -> View:
    """A long year by how many events each month has; and all of it, with what has no month."""
    title = name_period(brief, period, t)
    count = italic(t.ngettext("{count} event", "{count} events", total))
    year = period.earliest_start.year
    buttons = [
        button(f"{format_month(month, t)} ({events})", Ref("list", brief.id, month))
        for month, events in ((Edtf.of(year, each), count) for each, count in months.items())
    ]
    everything = button(
        t.gettext("All ({count})", count=total), Ref("list", brief.id, period, "", 0, 1)
    )
    back = button(t.gettext("Years"), Ref("events", brief.id))
    return View(
        paragraphs(
            Markup("{} · {}").format(title, count),
            t.gettext("Which month? Events with only a year are in the full list."),
            as_of(brief, t),
        ),
        [*in_rows(buttons, 3), [everything, back]],
        way_back(t),
    )


def month_rows(brief: Brief, months: Sequence[Edtf], t: Texts) -> list[Row]:
    """Narrow buttons of months, where their year stands above them."""
    return in_rows(
        (button(format_month(each, t), Ref("list", brief.id, each)) for each in months),
        _MONTHS_IN_ROW,
    )
