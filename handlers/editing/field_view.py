"""The questions for the fields of a draft."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.chat.phone import count_lines
from handlers.chat.screen import Ref
from handlers.chat.view import (
    Row,
    View,
    bold,
    button,
    clip,
    folded,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import format_edtf
from handlers.editing.change_view import NOTE_LENGTH
from handlers.editing.fields import DIRECTIONS, GUIDE, Field, previous_field, step_of
from handlers.editing.values import CHOICES, show_value
from handlers.texts import NAMES, Texts
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.models import Direction

_ORIGINAL_LENGTH = 1500
_VALUE_LINES = 8
"""A longer value is folded: the question and the buttons are seen too."""


def view_question(
    draft: Draft,
    field: Field,
    directions: dict[int, str],
    t: Texts,
    original: tuple[str, str] | None = None,
) -> View:
    """The question for a field, with its present value.

    `original` is what is to be translated, under its language.
    """
    value = draft.content.get(field.key_in(draft.language))
    parts = [lines(_heading(draft, field.key, t.gettext(field.label), t), t.gettext(field.prompt))]
    if field.per_language and (draft.subject_id or draft.language != draft.first_language):
        parts.append(italic(t.gettext("Language: {language}", language=NAMES[draft.language])))
        if original:
            parts.append(_show_original(*original, t))
    if value:
        shown = clip(show_value(field.key, value, directions, t), 3000)
        copied = Markup("<code>{}</code>").format(shown)
        is_long = count_lines(copied) > _VALUE_LINES
        parts.append(lines(t.markup("Current text:"), folded(copied) if is_long else copied))
    rows = _question_rows(draft, field, t, has_value=bool(value))
    return View(paragraphs(*parts), rows, way_out(draft, t))


def _heading(draft: Draft, key: str, label: str, t: Texts) -> Markup:
    """What is asked for, and on the guided way how far one is."""
    if not draft.guided or key not in GUIDE:
        return bold(label)
    step, steps = step_of(key)
    said = t.gettext("step {step} of {steps}", step=step, steps=steps)
    return Markup("{} · {}").format(bold(label), italic(said))


def _show_original(language: str, text: str, t: Texts) -> Markup:
    """What a translator has to translate."""
    title = t.gettext("Original ({language}):", language=NAMES[language])
    return lines(italic(title), folded(clip(text, _ORIGINAL_LENGTH)))


def view_understood(view: View, value: Edtf, note: str | None, t: Texts) -> View:
    """A screen under a word on how a date was read."""
    understood = Markup("🗓 {}").format(bold(format_edtf(value, t)))
    doubt = Markup("⚠️ {}").format(clip(note, NOTE_LENGTH)) if note else None
    return view.under(lines(understood, doubt))


def _question_rows(draft: Draft, field: Field, t: Texts, *, has_value: bool) -> list[Row]:
    rows: list[Row] = []
    if draft.guided:
        row = []
        if before := previous_field(field.key):
            row.append(button(t.gettext("‹ Back"), Ref("field", draft.id, before)))
        if has_value or not field.required:
            label = t.gettext("Next ›") if has_value else t.gettext("Skip ›")
            row.append(button(label, Ref("skip", draft.id, field.key)))
        rows += [row] if row else []
    rows += in_rows(
        (
            button(
                f"{'✓ ' if draft.content.get(field.key) == each else ''}{t.gettext(CHOICES[each])}",
                Ref("choosevalue", draft.id, field.key, each),
            )
            for each in field.choices
        ),
        2,
    )
    if has_value and not field.required:
        rows.append([button(t.gettext("🧹 Clear"), Ref("clear", draft.id, field.key))])
    return rows


def way_out(draft: Draft, t: Texts) -> Row:
    """The row that leads out of a question."""
    return [
        button(t.gettext("✖️ Stop"), Ref("stop", draft.id)),
        button(t.gettext("👁 View draft"), Ref("draft", draft.id)),
    ]


def view_left(draft: Draft, t: Texts) -> View:
    """The word that a question is asked no more, and where the draft is."""
    if not draft.changed:
        kept = t.gettext("Nothing was changed.")
        if draft.subject_id is None:
            kept = t.gettext("Nothing was written, so no draft is kept.")
    else:
        kept = t.gettext("Draft no. {number} is saved: /drafts", number=draft.id)
    return View(
        lines(bold(t.gettext("Stopped.")), kept),
        foot=way_back(t, button(t.gettext("‹ Drafts"), Ref("drafts"))),
    )


def view_field_error(
    problem: str, question: View, t: Texts, search: tuple[int, str] | None = None
) -> View:
    """What was wrong with an answer, and the question again.

    `search` is the number of the words and the words, where they may be meant for the search.
    """
    view = question.under(Markup("⚠️ {}").format(bold(clip(problem, 600))))
    if not search:
        return view
    label = t.gettext("🔎 Search: {words}", words=search[1])
    return replace(view, rows=[[button(label, Ref("found", search[0]))], *view.rows])


def with_proposal(view: View, draft: Draft, key: str, proposal: Edtf, t: Texts) -> View:
    """The question with a button for the date that may be meant."""
    label = t.gettext("✅ Yes: {date}", date=format_edtf(proposal, t))
    return replace(
        view, rows=[[button(label, Ref("takedate", draft.id, key, proposal))], *view.rows]
    )


def view_choose_directions(draft: Draft, directions: Sequence[Direction], t: Texts) -> View:
    """The directions as toggles."""
    chosen = draft.content.get(DIRECTIONS) or []
    buttons = (
        button(
            f"{'✅' if each.id in chosen else each.icon} {each.label}",
            Ref("direction", draft.id, each.id, int(each.id not in chosen)),
        )
        for each in directions
    )
    row = way_out(draft, t)
    if draft.guided:
        row.insert(0, button(t.gettext("‹ Back"), Ref("field", draft.id, GUIDE[-2])))
    return View(
        paragraphs(
            _heading(draft, DIRECTIONS, t.gettext("🤝 Areas"), t),
            t.gettext("Tap all that apply, then go to the draft."),
        ),
        in_rows(buttons, 2),
        row,
    )
