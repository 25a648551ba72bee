"""As of when something is known, and by whose word."""

from datetime import date

from handlers.dates import format_day, format_edtf
from handlers.texts import Texts
from storage.models import Brief, Event


def say_state(brief: Brief, event: Event, t: Texts) -> str:
    """The brief's date, the day editors wrote of the event, or both where they changed it."""
    end = format_edtf(brief.as_of, t)
    if not event.edited_on:
        return t.gettext("As of {date}", date=end)
    if not event.from_brief:
        return edited_by_editors(event.edited_on, t)
    return t.gettext(
        "From the brief ({date}), changed by the editors on {edited}",
        date=end,
        edited=format_day(event.edited_on, t),
    )


def edited_by_editors(day: date, t: Texts) -> str:
    """The word that the editors added it, and when."""
    return t.gettext("Written by the committee's editors, {date}", date=format_day(day, t))
