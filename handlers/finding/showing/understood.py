"""What a text was taken for, told to who wrote it, and the way to its other readings."""

from telegram import InlineKeyboardButton

from handlers.chat.context import Context
from handlers.chat.screen import Ref
from handlers.chat.view import button
from handlers.dates import Upcoming, format_during, format_edtf, format_recurring, tell_problem
from handlers.events.asked import ShowUpcoming
from handlers.events.listing import ShowEvents
from handlers.finding.readings.reading import (
    ANSWERS,
    DatesReading,
    DirectionReading,
    PeriodReading,
    Reading,
    SearchReading,
    Understanding,
)
from handlers.finding.showing.view import name_order
from handlers.home.helping import Help
from handlers.texts import Texts
from storage.models import Brief


def explain(text: str, understood: Understanding, t: Texts) -> str | None:
    """How a text was understood, where that is not obvious."""
    best = understood.best
    if understood.wrong:
        return tell_problem(understood.wrong, t)
    if understood.text != text:
        return t.gettext("I read this as: {text}", text=understood.text)
    if isinstance(best, SearchReading) and best.corrected:
        return t.gettext("I read this as: {text}", text=best.words)
    if isinstance(best, SearchReading) and best.barren:
        during = ", ".join(format_during(each, t) for each in best.barren)
        return t.gettext("Nothing about this {periods}.", periods=during)
    unknown = " ".join(understood.unknown)
    if isinstance(best, SearchReading) and best.recurring:
        day = format_recurring(best.recurring, t)
        if best.missed:
            return t.gettext("{day}: nothing about this. Closest:", day=day)
        if unknown:
            return t.gettext(
                "The brief has nothing on “{words}”. {day}, in any year:", words=unknown, day=day
            )
        return t.gettext("{day}, in any year:", day=day)
    if isinstance(best, DatesReading) and unknown:
        return t.gettext("The brief has nothing on “{words}”.", words=unknown)
    if isinstance(best, PeriodReading) and understood.unknown:
        return t.gettext(
            "The brief has nothing on “{words}”. All events {period}:",
            words=unknown,
            period=format_during(best.period, t),
        )
    return None


def button_to(
    reading: Reading, brief: Brief, query: int, context: Context
) -> InlineKeyboardButton | None:
    """The way to another reading of a text; None for one that has no screen of its own."""
    t = context.texts
    if isinstance(reading, PeriodReading):
        label = t.gettext("📅 All events: {period}", period=format_edtf(reading.period, t))
        return button(label, ShowEvents(brief.id, reading.period))
    if isinstance(reading, DatesReading):
        if isinstance(reading.values[0], Upcoming):
            return button(t.gettext("📅 Not started yet"), ShowUpcoming(brief.id))
        return None
    if isinstance(reading, DirectionReading):
        direction = reading.direction
        return button(
            f"{direction.icon} {direction.label}", ShowEvents(brief.id, direction=direction.id)
        )
    if isinstance(reading, SearchReading):
        words = reading.words or name_order(t, newest_first=bool(reading.newest_first))
        label = t.gettext("🔎 Search: {words}", words=words)
        return button(label, Ref("found", query))
    if reading.intent == "help":
        return button(t.gettext("❓ Help"), Help())
    if reading.intent not in ANSWERS:
        return None
    kind = context.services.screens.of_intent(reading.intent)
    return button(kind.spec.label(t), kind.of_brief(brief.id))
