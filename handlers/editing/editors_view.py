"""Who may edit, and the questions before somebody may or may no more."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from markupsafe import Markup

from handlers.chat.pager import Pager
from handlers.chat.screen import Ref
from handlers.chat.sharing import share_button
from handlers.chat.view import (
    View,
    bold,
    button,
    clip,
    in_rows,
    lines,
    paragraphs,
    way_back,
)
from handlers.editing.history_view import format_moment
from handlers.texts import Texts
from storage.editors import Editor

_NAME_LENGTH, _SHORT_NAME = 60, 16
EDITORS_SHOWN = 4


def view_editors(editors: Sequence[Editor], pager: Pager, timezone: ZoneInfo, t: Texts) -> View:
    """A page of the editors, with the ways to add and remove one."""
    invite = t.gettext("To add an editor, create a link or send me the person’s contact.")
    add = [button(t.gettext("🔗 Invite by link"), Ref("invite"))]
    if not editors:
        none = t.gettext("There are no editors yet.")
        return View(paragraphs(bold(none), invite), [add], way_back(t))
    count = t.ngettext("{count} editor", "{count} editors", pager.total)
    heading = " · ".join(part for part in (count, pager.words(t)) if part)

    def write(editor: Editor, length: int) -> Markup:
        since = format_moment(editor.added_at, timezone)
        return Markup("• {} ({})").format(clip(editor.name, length), since)

    text, *shorter = (
        paragraphs(bold(heading), lines(*(write(each, length) for each in editors)), *below)
        for length, below in ((_NAME_LENGTH, [invite]), (_SHORT_NAME, [invite]), (_SHORT_NAME, []))
    )
    return View(
        text,
        [
            add,
            *in_rows(
                (button(f"✕ {each.name}", Ref("removeeditor", each.user_id)) for each in editors), 2
            ),
            pager.row(lambda page: Ref("editors", page=page), t),
        ],
        way_back(t),
        shorter=shorter,
    )


def view_invitation(link: str, hours: int, t: Texts) -> View:
    """A one-time link to pass on."""
    return View(
        paragraphs(
            bold(t.gettext("Pass this link on to the new editor")),
            link,
            t.ngettext(
                "The link works once and stays valid for {count} hour.",
                "The link works once and stays valid for {count} hours.",
                hours,
            ),
        ),
        [[share_button(link, t.gettext("An invitation to edit the brief"), t)]],
        [button(t.gettext("‹ Editors"), Ref("editors"))],
    )


def view_confirm_editor(user_id: int, name: str, t: Texts) -> View:
    """The question whether to make a person an editor."""
    return View(
        bold(t.gettext("Make {name} an editor?", name=clip(name, _NAME_LENGTH))),
        [
            [
                button(t.gettext("✅ Yes"), Ref("addeditor", user_id), "success"),
                button(t.gettext("‹ No"), Ref("editors")),
            ]
        ],
    )


def view_confirm_removal(editor: Editor, t: Texts) -> View:
    """The question whether to take the role back."""
    return View(
        bold(t.gettext("Remove {name} as an editor?", name=clip(editor.name, _NAME_LENGTH))),
        [
            [
                button(
                    t.gettext("✕ Yes, remove"), Ref("removeeditor", editor.user_id, 1), "danger"
                ),
                button(t.gettext("‹ No"), Ref("editors")),
            ]
        ],
    )
