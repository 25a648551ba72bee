"""An event as an iCalendar file (RFC 5545)."""

import re
import unicodedata
from datetime import datetime, timedelta

from handlers.chat.notes import mark
from handlers.events.stating import say_state
from handlers.texts import Texts, sentences
from storage.edtf import Edtf, Precision
from storage.models import Brief, Event

_WORD = re.compile(r"[a-z0-9]+")
_WORDS_IN_NAME = 3
LATIN = str.maketrans("абвгдеёзийклмнопрстуфыэ", "abvgdeeziyklmnoprstufye") | str.maketrans(
    {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": ""}
    | {"ю": "yu", "я": "ya"}
)


def can_be_in_calendar(date: Edtf) -> bool:
    """Whether the days are known: a calendar would claim more of a vaguer date."""
    ends = (date.start, date.end)
    return date.is_exact and all(end and end.precision is Precision.DAY for end in ends)


def name_calendar(event: Event) -> str:
    """The file's name: its day and what it is, in ASCII."""
    title = (event.label or event.title).casefold().translate(LATIN)
    # What is left of é is e.
    words = _WORD.findall(unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode())
    return "-".join([event.date.earliest_start.isoformat(), *words[:_WORDS_IN_NAME]]) + ".ics"


def to_calendar(brief: Brief, event: Event, bot: int, now: datetime, t: Texts) -> bytes:
    """The event as whole days; its dates must be known to the day.

    `bot` is the bot's id: two bots with the same brief speak of different events.
    """
    # To load it takes longer than all else of a card, and few people ask for a file.
    import icalendar  # noqa: PLC0415

    entry = icalendar.Event()
    entry.add("uid", f"event-{event.id}@{brief.slug}.{bot}.spravka-bot")
    entry.add("dtstamp", now)
    entry.add("dtstart", event.date.earliest_start)
    # RFC 5545 3.6.1: the end is the first day that the event does not have.
    entry.add("dtend", event.date.latest_end + timedelta(days=1))
    entry.add("summary", mark(brief, event.title))
    if event.status == "cancelled":
        entry.add("status", "CANCELLED")
    elif event.status == "planned":
        entry.add("status", "TENTATIVE")
    # Whoever notes it is not busy on all its days.
    entry.add("transp", "TRANSPARENT")
    state = say_state(brief, event, t)
    entry.add("description", f"{event.text}\n\n{sentences(brief.title, state)}")
    if event.place:
        entry.add("location", event.place)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//spravka-bot//spravka-bot//EN")
    calendar.add("version", "2.0")
    calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content
