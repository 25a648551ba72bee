"""What a document changes in a brief: the list, one thing at a time, the end."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.chat.pager import Pager
from handlers.chat.screen import Ref
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    clip,
    fitting,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import format_edtf
from handlers.editing.change_view import SUBJECT_NAMES, changes_text, field_name
from handlers.imports.review import STORE
from handlers.texts import N_, Texts
from storage.differences import Difference
from storage.edtf import Edtf
from storage.imports import Import
from storage.recording import Revision
from storage.snapshots import Snapshot

PAGE_SIZE = 8
CHOICES = {
    "take": N_("📄 As in the document"),
    "keep": N_("🗂 As it is now"),
    "hide": N_("🗑 Hide it from visitors"),
}
_TITLE_SHOWN = 110
_CHANGES_ROOM = 2_600


def count_differences(differences: Sequence[Difference], t: Texts) -> list[str]:
    """How much is new, changed, and not said by the document."""
    new = sum(each.before is None for each in differences)
    gone = sum(each.after is None for each in differences)
    changed = len(differences) - new - gone
    edited = sum(bool(each.edited) for each in differences)
    counts = [
        t.ngettext("➕ {count} is new", "➕ {count} are new", new) if new else None,
        t.ngettext("✏️ {count} changes", "✏️ {count} change", changed) if changed else None,
        t.ngettext(
            "👥 {count} of these was changed by editors: theirs stays unless you say otherwise",
            "👥 {count} of these were changed by editors: theirs stay unless you say otherwise",
            edited,
        )
        if edited
        else None,
        t.ngettext(
            "➖ {count} is not in the document: it stays unless you say otherwise",
            "➖ {count} are not in the document: they stay unless you say otherwise",
            gone,
        )
        if gone
        else None,
    ]
    shown = [each for each in counts if each]
    return shown or [t.gettext("The document contains nothing new.")]


def view_differences(
    one: Import, differences: Sequence[Difference], pager: Pager, t: Texts
) -> View:
    """A page of what changes; a button opens what can be chosen."""
    listed, buttons = [], []
    for number, each in pager.cut(list(enumerate(differences))):
        mark = "➕" if each.before is None else "➖" if each.after is None else "✏️"
        chosen = one.decisions.get(STORE, {}).get(each.mark)
        state = "👥" if each.edited and not chosen else None
        if chosen:
            state = t.gettext(CHOICES[chosen]).split()[0]
        title = _dated(each, t)
        listed.append(
            Markup("{}. {} {}").format(
                number + 1, mark, " ".join(part for part in (title, state) if part)
            )
        )
        if each.before is not None:
            buttons.append(button(str(number + 1), Ref("change", one.id, number)))
    rows = [buttons[start : start + 4] for start in range(0, len(buttons), 4)]
    return View(
        paragraphs(
            lines(bold(t.gettext("What changes in the brief")), pager.words(t)),
            lines(*count_differences(differences, t)),
            lines(*listed),
        ),
        rows,
        [button(t.gettext("‹ Summary"), Ref("review", one.id))],
    ).with_rows(pager.row(lambda page: Ref("changes", one.id, page), t))


def view_difference(
    one: Import,
    differences: Sequence[Difference],
    number: int,
    directions: dict[int, str],
    t: Texts,
) -> View:
    """What the brief says and what the document does, side by side, with the choice."""
    each = differences[number]
    chosen = one.decisions.get(STORE, {}).get(each.mark)
    parts: list[str | None] = [
        bold(f"{number + 1}/{len(differences)} · {t.gettext(SUBJECT_NAMES[each.subject])}"),
        _dated(each, t),
    ]
    options: Sequence[str] = ("take", "keep")
    if each.after is None:
        options = ("hide", "keep")
        parts.append(t.markup("The document does not say this."))
    elif each.before is not None:
        shown = changes_text(each.before, each.after, each.changed, directions, t)
        parts.append(lines(*fitting(shown, _CHANGES_ROOM)))
    else:
        options = ()
        parts.append(t.markup("This is new."))
    if each.edited:
        names = ", ".join(field_name(key, t) for key in each.edited)
        parts.append(
            Markup("👥 {}").format(t.gettext("Changed by editors: {fields}", fields=names))
        )
    if chosen:
        parts.append(italic(t.gettext("Chosen: {choice}", choice=t.gettext(CHOICES[chosen]))))
    rows: list[Row] = [
        [button(t.gettext(CHOICES[option]), Ref("choose", one.id, number, each.id or 0, option))]
        for option in options
    ]
    return View(
        paragraphs(*parts),
        rows,
        [button(t.gettext("‹ List"), Ref("changes", one.id, number // PAGE_SIZE))],
    )


def view_taken(revision: Revision, t: Texts) -> View:
    """The confirmation that a document was published, with the way to undo it as a whole."""
    rows = []
    if not revision.reverted:
        rows = [
            [button(t.gettext("👁 Show the brief"), Ref("country", revision.brief_id))],
            [button(t.gettext("↩️ Undo"), Ref("revert", revision.id))],
        ]
    return View(
        paragraphs(
            lines(
                bold(t.gettext("✅ Published. Visitors can see it now.")),
                clip(_title_in(revision.after), _TITLE_SHOWN),
            ),
            t.markup("All of this is one change: /undo undoes it as a whole."),
        ),
        rows,
        way_back(t, button(t.gettext("🕓 History"), Ref("history"))),
    )


def _dated(difference: Difference, t: Texts) -> str:
    """What a thing is called, and when it was: several may be called the same."""
    date = (difference.before or difference.after or {}).get("date")
    title = clip(_title_of(difference), _TITLE_SHOWN)
    return f"{title} · {format_edtf(Edtf.parse(date), t)}" if date else title


def _title_of(difference: Difference) -> str:
    return _title_in(difference.after or difference.before or {})


def _title_in(snapshot: Snapshot) -> str:
    for name in ("title", "text", "name", "organisation"):
        for key, value in sorted(snapshot.items()):
            if key.endswith(f".{name}") and value:
                return str(value)
    return ""
