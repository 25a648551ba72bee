"""Events as an iCalendar file."""

from handlers.events.calendar_file import to_calendars
from handlers.export.contents import Contents
from handlers.texts import Texts


def write_calendar(contents: Contents, t: Texts) -> bytes:
    """Those that have days of their own, or are planned."""
    told = ((each.brief, event) for each in contents.sections for event in each.events)
    return to_calendars(told, contents.installation, contents.now, t)
