"""Announcing an event to the subscribers, as its editor sees it."""

from handlers.editing.callback_data import Notify, ShowNotice, ShowRevision, StopNotice
from handlers.texts import Texts
from handlers.views.view import Row, View, bold, button, lines, paragraphs, way_back
from storage.outbox import Notice


def view_ask_notify(revision_id: int, at_once: int, weekly: int, t: Texts) -> View:
    """How many people would hear of it, and the question whether they shall."""
    back = [button(t.gettext("‹ Back"), ShowRevision(revision_id))]
    if not at_once and not weekly:
        return View(bold(t.gettext("Nobody has subscribed to this yet.")), [back])
    return View(
        paragraphs(
            bold(t.gettext("Tell the subscribers of this event?")),
            lines(
                t.ngettext("{count} person now", "{count} people now", at_once),
                t.ngettext(
                    "{count} person in the weekly digest",
                    "{count} people in the weekly digest",
                    weekly,
                ),
            ),
        ),
        [[button(t.gettext("📣 Yes, notify"), Notify(revision_id))], back],
    )


def view_progress(notice: Notice, t: Texts) -> View:
    """How far an announcement has come."""
    rows: list[Row] = []
    if notice.stopped:
        heading = t.gettext("⏹ Stopped")
    elif notice.waiting:
        heading = t.gettext("📣 Being sent…")
        rows.append(
            [
                button(t.gettext("🔄 Refresh"), ShowNotice(notice.id)),
                button(t.gettext("⏹ Stop"), StopNotice(notice.id)),
            ]
        )
    else:
        heading = t.gettext("✅ All are told")
    failed = None
    if notice.failed:
        failed = t.ngettext(
            "{count} could not be reached for certain",
            "{count} could not be reached for certain",
            notice.failed,
        )
    return View(
        paragraphs(
            bold(heading),
            lines(
                t.gettext("Sent: {sent} of {total}", sent=notice.sent, total=notice.total), failed
            ),
        ),
        [*rows, way_back(t)],
    )
