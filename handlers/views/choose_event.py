"""Events to edit, hide or restore."""

from dataclasses import replace

from handlers.callback_data import ShowEvent, ShowEvents
from handlers.dates import format_edtf
from handlers.editing.callback_data import (
    TO_DELETE,
    TO_RESTORE,
    ChooseEvent,
    DeleteEvent,
    EditSubject,
    RestoreEvent,
)
from handlers.texts import Texts
from handlers.views.changes import PAGE_SIZE, VALUE_LENGTH
from handlers.views.view import LABEL_LENGTH, View, bold, button, clip, lines, page_row, way_back
from handlers.wire import CallbackData
from storage.edtf import Edtf
from storage.models import Event, EventPage, EventSummary


def view_choose_event(page: EventPage, screen: ChooseEvent, heading: str, t: Texts) -> View:
    """Events to choose from: to edit, to delete, or (the hidden ones) to restore."""

    def to_data(event_id: int) -> CallbackData:
        if screen.purpose == TO_RESTORE:
            return RestoreEvent(event_id)
        if screen.purpose == TO_DELETE:
            return DeleteEvent(event_id)
        return EditSubject("event", event_id)

    rows = [[button(_label(each), to_data(each.id))] for each in page.events]
    rows += page_row(screen.page, page.total, PAGE_SIZE, lambda at: replace(screen, page=at), t)
    if screen.purpose != TO_RESTORE:
        hidden = ChooseEvent(screen.brief, TO_RESTORE)
        rows.append([button(t.gettext("🗑 Hidden events"), hidden)])
    hint = t.gettext("Or write the command with a number or a word of the title.")
    return View(
        lines(bold(heading), None if screen.purpose == TO_RESTORE else hint), [*rows, way_back(t)]
    )


def _label(event: EventSummary) -> str:
    """The title first: the date and the number tell apart those that are called alike."""
    rest = f" · {_short(event.date)} · №{event.id}"
    return clip(event.label or event.title, LABEL_LENGTH - len(rest)) + rest


def _short(date: Edtf) -> str:
    """A date in as few characters as tell it apart: 25.04.2018, 04.2018, 2016–2017, 1997–."""
    if not date.start:
        return f"–{date.end.year if date.end else ''}"
    if date.is_open:
        return f"{date.start.year}–"
    if date.end and date.end.year != date.start.year:
        return f"{date.start.year}–{date.end.year}"
    return ".".join(reversed(str(date.start).split("-")))


def view_confirm_delete(event: Event, t: Texts) -> View:
    """The question whether to hide an event."""
    return View(
        lines(
            bold(t.gettext("Hide this event from visitors? It can be restored at any time.")),
            f"№{event.id} · {format_edtf(event.date, t)}",
            clip(event.title, VALUE_LENGTH),
        ),
        [
            [
                button(t.gettext("🗑 Yes, hide"), DeleteEvent(event.id, 1)),
                button(t.gettext("‹ No"), ShowEvent(event.id, ShowEvents(event.brief_id))),
            ]
        ],
    )
