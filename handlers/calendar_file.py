"""An event as an iCalendar file (RFC 5545)."""

from datetime import datetime, timedelta

from icalendar import Calendar
from icalendar import Event as CalendarEvent

from handlers.dates import format_edtf
from handlers.texts import Texts, sentences
from storage.models import Brief, Event


def to_calendar(brief: Brief, event: Event, now: datetime, t: Texts) -> bytes:
    """The event as whole days; its dates must be known to the day."""
    entry = CalendarEvent()
    entry.add("uid", f"event-{event.id}@{brief.slug}.spravka-bot")
    entry.add("dtstamp", now)
    entry.add("dtstart", event.date.earliest_start)
    # RFC 5545 3.6.1: the end is the first day that the event does not have.
    entry.add("dtend", event.date.latest_end + timedelta(days=1))
    entry.add("summary", event.title)
    state = t.gettext("As of {date}", date=format_edtf(brief.as_of, t))
    entry.add("description", f"{event.text}\n\n{sentences(brief.title, state)}")
    if event.place:
        entry.add("location", event.place)
    calendar = Calendar()
    calendar.add("prodid", "-//spravka-bot//spravka-bot//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content
