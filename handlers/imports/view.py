"""A document before and beside its review: asked for, collected, put somewhere, put away."""

from collections.abc import Sequence

from handlers.chat.notes import flag
from handlers.chat.screen import Ref
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.documents.reading.refusing import Refusal
from handlers.editing.draft_rows import document_row
from handlers.texts import Texts
from storage.imports import Import
from storage.models import Brief


def view_start(unfinished: Sequence[Import], t: Texts) -> View:
    """The question for a document, and what was begun before."""
    rows = [document_row(each) for each in unfinished]
    return View(
        paragraphs(
            bold(t.gettext("📄 A brief from a document")),
            t.markup(
                "Send me the file: .docx, .odt, .rtf, .txt, .xlsx or .csv. Or paste the text, in "
                "several messages if it is long, and then tap “Done”."
            ),
            t.markup("Nothing is published until you have looked through it."),
            t.markup("To leave: 🏠, a command, or “cancel”."),
            italic(t.gettext("Started earlier:")) if rows else None,
        ),
        rows,
        way_back(t),
    )


def view_collected(one: Import, t: Texts, search: tuple[int, str] | None = None) -> View:
    """How much of a text has come, and how to leave it.

    `search` is the number of the last message and its words, where it may be a question.
    """
    rows: list[Row] = []
    if search:
        label = t.gettext("🔎 Search: {words}", words=search[1])
        rows.append([button(label, Ref("searchinstead", one.id, search[0]))])
    stop = button(t.gettext("✖️ Stop"), Ref("leaveimport", one.id))
    count, signs = len(one.parts), sum(map(len, one.parts))
    return View(
        paragraphs(
            bold(t.ngettext("{count} message received", "{count} messages received", count)),
            t.ngettext("{count} character.", "{count} characters.", signs),
            t.markup("Send the rest, or tap “Done”."),
            t.markup("Every message belongs to the text now, until you open something else."),
        ),
        [*rows, [button(t.gettext("✅ Done"), Ref("readparts", one.id)), stop]],
        way_back(t, button(t.gettext("🗑 Discard"), Ref("dropimport", one.id))),
    )


def view_targets(one: Import, briefs: Sequence[Brief], t: Texts) -> View:
    """The choice where the document goes."""
    rows = [
        [button(f"{flag(each.country)} {each.partner}", Ref("importinto", one.id, each.id))]
        for each in briefs[:40]
    ]
    return View(
        paragraphs(
            bold(t.gettext("Where does this document go?")),
            t.markup("If the brief already exists, you will first see what would change."),
        ),
        [[button(t.gettext("🆕 A separate brief"), Ref("importinto", one.id, 0))], *rows],
        [button(t.gettext("‹ Summary"), Ref("review", one.id))],
    )


def view_dropped(one: Import, t: Texts) -> View:
    """The word that a document was put away, with the way back while it is kept."""
    return View(
        bold(t.gettext("Discarded. Nothing was published.")),
        [[button(t.gettext("↩️ Restore"), Ref("review", one.id))]],
        way_back(t),
    )


def view_left(t: Texts) -> View:
    """The word that no more messages are taken, and where the document is."""
    return View(
        lines(bold(t.gettext("Stopped.")), t.gettext("What you have sent is kept: /import")),
        foot=way_back(t),
    )


def view_refused(refusal: Refusal, t: Texts) -> View:
    """Why a file was not read, and what to do."""
    return _view_unread(t.gettext(refusal.value), t)


def view_file_gone(t: Texts) -> View:
    """The word that a file cannot be had a second time."""
    return _view_unread(t.gettext("Telegram no longer has this file. Send it again."), t)


def _view_unread(why: str, t: Texts) -> View:
    return View(lines(bold(t.gettext("Could not be read.")), why), foot=way_back(t))
