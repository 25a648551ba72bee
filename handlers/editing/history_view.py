"""The history of changes."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from handlers.chat.notes import mark, whose
from handlers.chat.pager import Pager
from handlers.chat.phone import first_fitting
from handlers.chat.screen import Ref
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.editing.change_view import SUBJECT_NAMES, changes_text, field_name
from handlers.texts import Texts, numbered
from storage.models import Brief
from storage.recording import ChangedMeanwhileError, Revision
from storage.snapshots import HEADINGS, changed_keys

PAGE_SIZE = 6
_NAME_LENGTH = 60
_LENGTHS = (200, 80, 60, 40)
_ROOM = 16
"""So many lines of a phone the changes of a page take beside the buttons."""


def view_history(
    revisions: Sequence[Revision],
    pager: Pager,
    timezone: ZoneInfo,
    t: Texts,
    briefs: Sequence[Brief] = (),
) -> View:
    """A page of the revisions, newest first; a button opens one."""
    if not pager.total:
        return View(t.markup("Nothing has been changed yet."), foot=way_back(t))
    by_id = {each.id: each for each in briefs}

    def of(revision: Revision) -> str:
        brief = by_id.get(revision.brief_id)
        return mark(brief, what(revision, t)) if brief else what(revision, t)

    def write(revision: Revision, length: int) -> Markup:
        did = Markup("{} {}").format(bold(numbered(revision.id, t)), clip(of(revision), length))
        when = italic(f"{format_moment(revision.at, timezone)} · {_name(revision)}")
        return Markup("{} · {}").format(did, when)

    listed = (lines(*(write(each, length) for each in revisions)) for length in _LENGTHS)
    return View(
        paragraphs(bold(t.gettext("History of changes")), first_fitting(listed, _ROOM)),
        in_rows((button(numbered(each.id, t), Ref("revision", each.id)) for each in revisions), 3),
        way_back(t),
    ).with_rows(pager.row(lambda page: Ref("history", page=page), t))


def _name(revision: Revision) -> str:
    return clip(revision.author.shown_name, _NAME_LENGTH)


def view_nothing_to_undo(t: Texts) -> View:
    """The word that there is nothing of one's own to take back."""
    return View(
        t.markup("You have no changes left to undo."),
        foot=way_back(t, button(t.gettext("🕓 History"), Ref("history"))),
    )


def view_revision(
    revision: Revision,
    timezone: ZoneInfo,
    directions: dict[int, str],
    t: Texts,
    brief: Brief | None = None,
) -> View:
    """Who changed what and when, old → new."""
    keys = changed_keys(revision.before or {}, revision.after)
    back = button(t.gettext("‹ History"), Ref("history"))
    rows = []
    if revision.reverted:
        state = italic(t.gettext("This change has been undone."))
    else:
        state = None
        rows.append([button(t.gettext("↩️ Undo this change"), Ref("revert", revision.id))])
    return View(
        paragraphs(
            lines(
                Markup("{} {}").format(bold(numbered(revision.id, t)), what(revision, t)),
                whose(brief) if brief else None,
                f"{format_moment(revision.at, timezone)} · {_name(revision)}",
            ),
            lines(
                *changes_text(
                    revision.before, revision.after, keys, directions, t, revision.subject
                )
            ),
            state,
        ),
        rows,
        way_back(t, back),
    )


def view_not_reverted(conflict: ChangedMeanwhileError, revision_id: int, t: Texts) -> View:
    """Why a change cannot be undone alone."""
    names = ", ".join(field_name(key, t) for key in conflict.keys)
    return View(
        paragraphs(
            bold(t.gettext("This cannot be undone on its own: there are newer changes.")),
            names,
            t.gettext("Undo the newer changes first, or edit it."),
        ),
        [
            [
                button(numbered(revision_id, t), Ref("revision", revision_id)),
                button(t.gettext("🕓 History"), Ref("history")),
            ]
        ],
    )


def what(revision: Revision, t: Texts) -> str:
    """What a revision did, in a line."""
    subject = _subject(revision, t)
    if revision.reverts:
        action = t.gettext("change no. {number} undone", number=revision.reverts)
    elif revision.before is None:
        action = t.gettext("added")
    elif revision.after.get("deleted") and not revision.before.get("deleted"):
        action = t.pgettext("a change", "hidden")
    elif revision.before.get("deleted") and not revision.after.get("deleted"):
        action = t.gettext("restored")
    else:
        action = t.gettext("changed")
    title = _title(revision, t)
    return clip(t.colon.join(part for part in (f"{subject} · {action}", title) if part), 200)


def _subject(revision: Revision, t: Texts) -> str:
    name = t.gettext(SUBJECT_NAMES[revision.subject])
    # A brief has one overview.
    return name if revision.subject == "brief" else f"{name} {numbered(revision.subject_id, t)}"


def _title(revision: Revision, t: Texts) -> str:
    name = HEADINGS.get(revision.subject, "title")
    titles = (
        value for key, value in sorted(revision.after.items()) if key.endswith(f".{name}") and value
    )
    return revision.after.get(f"{t.language}.{name}") or next(titles, "")


def format_moment(moment: datetime, timezone: ZoneInfo) -> str:
    """A moment as the committee's clock shows it."""
    return moment.astimezone(timezone).strftime("%d.%m.%Y %H:%M")
