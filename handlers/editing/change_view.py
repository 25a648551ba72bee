"""What a change changes, and what came of it."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from handlers.chat.notes import whose
from handlers.chat.screen import Ref
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    clip,
    fitting,
    italic,
    labelled,
    lines,
    paragraphs,
    way_back,
)
from handlers.editing.difference import mark_difference
from handlers.editing.fields import FIELDS, find_field
from handlers.editing.values import show_value
from handlers.events.card import ShowEvent
from handlers.texts import N_, NAMES, Texts, language_name
from storage.drafts import Draft
from storage.event_photos import is_of_photos
from storage.models import Brief
from storage.recording import ChangedMeanwhileError, Revision
from storage.snapshots import EDITED_ON, HEADINGS, Subject, changed_keys, languages_of

PAGE_SIZE = 7
VALUE_LENGTH = 150
NOTE_LENGTH = 350
_CHANGES_SHOWN = 8
CHANGES_ROOM = 1300
"""How many characters of a draft's message they may take."""

SUBJECT_NAMES: dict[Subject, str] = {
    "event": N_("event"),
    "direction": N_("area"),
    "contact": N_("contact"),
    "brief": N_("overview"),
    "fact": N_("fact"),
    "agreement": N_("agreement"),
    "entity": N_("name"),
}


def changes_text(
    before: dict[str, object] | None,
    after: dict[str, object],
    keys: Sequence[str],
    directions: dict[int, str],
    t: Texts,
    subject: Subject | None = None,
) -> list[Markup]:
    """Old → new, a line each."""
    shown = []
    keys = [key for key in keys if key != EDITED_ON]
    for key in keys[:_CHANGES_SHOWN]:
        old = show_value(key, (before or {}).get(key), directions, t)
        new = show_value(key, after.get(key), directions, t)
        said = mark_difference(old, new) if before else escape(clip(new, VALUE_LENGTH))
        shown.append(labelled(bold(field_name(key, t, subject)), said, t))
    if len(keys) > _CHANGES_SHOWN:
        more = len(keys) - _CHANGES_SHOWN
        shown.append(italic(t.ngettext("and {count} more", "and {count} more", more)))
    return shown


def field_name(key: str, t: Texts, of: Subject | None = None) -> str:
    """What a snapshot's key is called: “🔤 Title (Dutch)”."""
    language, _, name = key.rpartition(".")
    if name == "deleted":
        return t.gettext("Hidden")
    if name == "roles":
        name = "people"
    if name == "verified_on":
        return t.gettext("Verified on")
    if name == "places":
        return t.gettext("📍 Places")
    if name == "state":
        return t.gettext("👁 Visibility")
    for subject in (of, *FIELDS) if of else FIELDS:
        if field := find_field(subject, name):
            label = t.gettext(field.label)
            return f"{label} ({language_name(language, t)})" if language else label
    return key


def view_published(
    revision: Revision, t: Texts, brief: Brief | None = None, *, takes_back: bool = False
) -> View:
    """The confirmation of a change, with the way to undo it; of which brief, if that is given.

    `takes_back` says that it undoes one; else it may bring back what was undone.
    """
    rows: list[Row] = []
    if revision.subject == "event" and not revision.after.get("deleted"):
        rows.append([button(t.gettext("👁 View event"), ShowEvent(revision.subject_id))])
        # Whoever was told of it needs no word on a typo.
        if revision.before is None and not revision.reverted:
            rows.append([button(t.gettext("📣 Notify subscribers"), Ref("announce", revision.id))])
    if not revision.reverted:
        label = t.gettext("↪️ Redo") if takes_back else t.gettext("↩️ Undo")
        rows.append([button(label, Ref("revert", revision.id))])
    changed = changed_keys(revision.before or {}, revision.after)
    return View(
        paragraphs(
            lines(
                bold(_say_done(revision, changed, t, takes_back=takes_back)),
                whose(brief) if brief else None,
                title_of(revision.subject, revision.after, t),
            ),
            None if revision.reverts else _untranslated(changed, revision.after, t),
        ),
        rows,
        way_back(t, button(t.gettext("🕓 History"), Ref("history"))),
    )


def _say_done(revision: Revision, changed: Sequence[str], t: Texts, *, takes_back: bool) -> str:
    """What a change did, in a sentence or two."""
    is_hidden = _is_hidden(revision.after)
    if takes_back:
        if is_hidden and revision.after.get("deleted") and revision.subject == "event":
            return t.gettext("↩️ Undone. Visitors can no longer see this event.")
        if is_hidden:
            return t.gettext("↩️ Undone. Visitors can no longer see this.")
        return t.gettext("↩️ Undone. Visitors see the previous version.")
    if changed == ["verified_on"]:
        return t.gettext("✅ Contact details confirmed today.")
    if is_hidden:
        return t.gettext("🗑 Hidden from visitors. You can restore it at any time.")
    if revision.reverts:
        return t.gettext("↪️ Redone. Visitors can see the change again.")
    return t.gettext("✅ Published. Visitors can see it now.")


def _is_hidden(snapshot: dict[str, object]) -> bool:
    return bool(snapshot.get("deleted")) or snapshot.get("state") in ("hidden", "retired")


def _untranslated(changed: Sequence[str], snapshot: dict[str, object], t: Texts) -> Markup | None:
    """The word that a text was changed and its other languages were not."""
    touched = {key.partition(".")[0] for key in changed if "." in key and not is_of_photos(key)}
    others = [each for each in languages_of(snapshot) if each not in touched]
    if not touched or not others or snapshot.get("deleted"):
        return None
    names = ", ".join(NAMES[each] for each in others)
    return italic(
        t.gettext("Other languages still show the old text: {languages}.", languages=names)
    )


def title_of(subject: Subject, snapshot: dict[str, object], t: Texts) -> str | None:
    """What a thing is called in the person's language, else in another."""
    name = HEADINGS.get(subject, "title")
    own = snapshot.get(f"{t.language}.{name}")
    others = (
        value for key, value in sorted(snapshot.items()) if key.endswith(f".{name}") and value
    )
    return clip(str(own or next(others, "")), VALUE_LENGTH) or None


def view_conflict(
    draft: Draft, conflict: ChangedMeanwhileError, directions: dict[int, str], t: Texts
) -> View:
    """What somebody else has published meanwhile, beside the editor's own words."""
    if not conflict.now:
        return View(
            bold(t.gettext("This has been deleted in the meantime.")),
            foot=[button(t.gettext("‹ Drafts"), Ref("drafts"))],
        )
    theirs = changes_text(
        draft.base, conflict.now.snapshot, conflict.keys, directions, t, draft.subject
    )
    mine = changes_text(draft.base, draft.content, draft.changed, directions, t, draft.subject)
    return View(
        paragraphs(
            bold(
                t.gettext(
                    "Somebody else has changed this in the meantime. Your version was not "
                    "published."
                )
            ),
            lines(italic(t.gettext("The other version:")), *fitting(theirs, CHANGES_ROOM)),
            lines(italic(t.gettext("Your version:")), *fitting(mine, CHANGES_ROOM)),
        ),
        [[button(t.gettext("Apply my changes"), Ref("rebase", draft.id))]],
        [
            button(t.gettext("🗑 Discard draft"), Ref("discard", draft.id)),
            button(t.gettext("‹ Drafts"), Ref("drafts")),
        ],
    )
