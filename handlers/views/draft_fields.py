"""The questions for the fields of a draft."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.callback_data import ShowSearch
from handlers.dates import format_edtf
from handlers.editing.callback_data import (
    ClearField,
    EditField,
    ShowDraft,
    ShowDrafts,
    SkipField,
    StopAsking,
    ToggleDirection,
)
from handlers.editing.fields import DIRECTIONS, GUIDE, Field, previous_field, show_value
from handlers.texts import NAMES, Texts
from handlers.views.changes import NOTE_LENGTH
from handlers.views.view import (
    Row,
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
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.models import Direction


def view_question(draft: Draft, field: Field, directions: dict[int, str], t: Texts) -> View:
    """The question for a field, with its present value."""
    value = draft.content.get(field.key_in(draft.language))
    parts = [lines(bold(t.gettext(field.label)), t.gettext(field.prompt))]
    if field.per_language and (draft.subject_id or draft.language != draft.first_language):
        parts.append(italic(t.gettext("In: {language}", language=NAMES[draft.language])))
    if value:
        shown = clip(show_value(field.key, value, directions, t), 3000)
        parts.append(lines(t.markup("Now:"), Markup("<code>{}</code>").format(shown)))
    return View(paragraphs(*parts), _question_rows(draft, field, t, has_value=bool(value)))


def view_understood(view: View, value: Edtf, note: str | None, t: Texts) -> View:
    """A screen under a word on how a date was read."""
    understood = Markup("🗓 {}").format(bold(format_edtf(value, t)))
    doubt = Markup("⚠️ {}").format(clip(note, NOTE_LENGTH)) if note else None
    return View(paragraphs(lines(understood, doubt), view.text), view.rows)


def _question_rows(draft: Draft, field: Field, t: Texts, *, has_value: bool) -> list[Row]:
    rows: list[Row] = []
    if draft.guided:
        row = []
        if before := previous_field(field.key):
            row.append(button(t.gettext("‹ Back"), EditField(draft.id, before)))
        if has_value or not field.required:
            label = t.gettext("Next ›") if has_value else t.gettext("Skip ›")
            row.append(button(label, SkipField(draft.id, field.key)))
        rows += [row] if row else []
    if has_value and not field.required:
        rows.append([button(t.gettext("🧹 Clear"), ClearField(draft.id, field.key))])
    return [*rows, _way_out(draft, t)]


def _way_out(draft: Draft, t: Texts) -> Row:
    return [
        button(t.gettext("✖️ Stop"), StopAsking(draft.id)),
        button(t.gettext("👁 To the draft"), ShowDraft(draft.id)),
    ]


def view_left(draft: Draft, t: Texts) -> View:
    """The word that a question is asked no more, and where the draft is."""
    if draft.subject_id is not None and not draft.changed:
        kept = t.gettext("Nothing was changed.")
    else:
        kept = t.gettext("Draft №{number} is kept: /drafts", number=draft.id)
    return View(
        lines(bold(t.gettext("Stopped.")), kept),
        [way_back(t, button(t.gettext("‹ Drafts"), ShowDrafts()))],
    )


def view_field_error(
    problem: str, question: View, t: Texts, search: tuple[int, str] | None = None
) -> View:
    """What was wrong with an answer, and the question again.

    `search` is the number of the words and the words, where they may be meant for the search.
    """
    rows = [*question.rows]
    if search:
        label = t.gettext("🔎 Search: {words}", words=search[1])
        rows.insert(0, [button(label, ShowSearch(search[0]))])
    return View(paragraphs(Markup("⚠️ {}").format(bold(clip(problem, 600))), question.text), rows)


def view_choose_directions(draft: Draft, directions: Sequence[Direction], t: Texts) -> View:
    """The directions as toggles."""
    chosen = draft.content.get(DIRECTIONS) or []
    buttons = (
        button(
            f"{'✅' if each.id in chosen else each.icon} {each.label}",
            ToggleDirection(draft.id, each.id),
        )
        for each in directions
    )
    row = _way_out(draft, t)
    if draft.guided:
        row.insert(0, button(t.gettext("‹ Back"), EditField(draft.id, GUIDE[-2])))
    return View(
        paragraphs(
            bold(t.gettext("🧭 Directions")),
            t.gettext("Tap those that it belongs to, then go on to the draft."),
        ),
        [*in_rows(buttons, 2), row],
    )
