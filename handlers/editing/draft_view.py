"""Drafts: their previews, their lists, their end."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup, escape

from handlers.chat.notes import mark, whose
from handlers.chat.pager import Pager
from handlers.chat.screen import Ref
from handlers.chat.view import (
    TITLE_LENGTH,
    View,
    bold,
    button,
    clip,
    fitting,
    in_rows,
    italic,
    labelled,
    lines,
    paragraphs,
    way_back,
)
from handlers.dates import format_edtf
from handlers.editing.change_view import (
    CHANGES_ROOM,
    NOTE_LENGTH,
    SUBJECT_NAMES,
    VALUE_LENGTH,
    changes_text,
)
from handlers.editing.draft_rows import document_row, draft_rows
from handlers.editing.fields import DIRECTIONS, FIELDS
from handlers.editing.values import show_value
from handlers.events.card_text import card_texts
from handlers.home.helping import ONE_LINE
from handlers.texts import LANGUAGES, NAMES, Texts, language_name, numbered
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.imports import Import
from storage.models import Brief, Event
from storage.snapshots import HEADINGS, languages_of

_DOUBTS_ROOM = 900
_AREAS_LENGTH = 60
"""Two lines of a phone; a button shows them all."""


def view_draft(
    brief: Brief,
    draft: Draft,
    preview: Event | None,
    problems: Sequence[str],
    directions: dict[int, str],
    today: date,
    t: Texts,
    its: Texts,
) -> View:
    """A draft: doubts, what is missing, what changes, and the card as visitors will see it.

    `its` are the texts of the language that the draft is written in.
    """
    title = (
        _name_new(draft, t)
        if draft.subject_id is None
        else t.gettext(
            "Draft no. {number}: edit of {subject} no. {id}",
            number=draft.id,
            subject=t.gettext(SUBJECT_NAMES[draft.subject]),
            id=draft.subject_id,
        )
    )
    rows = draft_rows(draft, t, ready=not problems and bool(draft.changed))
    foot = [
        button(t.gettext("🗑 Discard"), Ref("discard", draft.id)),
        button(t.gettext("‹ Drafts"), Ref("drafts")),
    ]
    above = [lines(bold(title), None if preview else whose(brief))]
    doubts = [
        *(Markup("⚠️ {}").format(clip(note, NOTE_LENGTH)) for note in draft.notes),
        *(Markup("❗ {}").format(problem) for problem in problems),
    ]
    # Right above the buttons, where a phone shows them.
    below = [lines(*fitting(doubts, _DOUBTS_ROOM))] if doubts else []
    is_translation = its.language != brief.source_language
    if draft.subject_id is not None and (draft.changed or not (preview and is_translation)):
        above.append(lines(*fitting(_changes(draft, directions, t), CHANGES_ROOM)))
    # Where there is no card yet, a new thing's fields have them.
    is_listed = not preview and draft.subject_id is None
    areas = None
    if (chosen := draft.content.get(DIRECTIONS)) and not is_listed:
        named = show_value(DIRECTIONS, chosen, directions, t)
        areas = Markup("🤝 {}").format(clip(named, _AREAS_LENGTH))
    shorter: list[Markup] = []
    is_begun = draft.subject_id is None or draft.changed or is_translation
    if preview and not is_begun:
        # The card is what they came from: the buttons to change it come first.
        shown = lines(
            whose(brief),
            bold(clip(preview.title, TITLE_LENGTH)),
            f"🗓 {format_edtf(preview.date, its)}",
            areas,
        )
        text = paragraphs(lines(*above), shown, *below)
    elif preview:
        *above, last = above
        above.append(lines(last, areas, italic(t.gettext("Visitors will see:"))))
        text, *shorter = card_texts(brief, preview, today, its, *above, below=below)
    else:
        fields = [] if draft.subject_id else [_fields(draft, directions, t)]
        text = paragraphs(*above, areas, *fields, *below)
    return View(text, rows, foot, shorter=shorter)


def _name_new(draft: Draft, t: Texts) -> str:
    if draft.subject == "event":
        return t.gettext("Draft no. {number}: new event", number=draft.id)
    subject = t.gettext(SUBJECT_NAMES[draft.subject])
    return t.gettext("Draft no. {number}: new {subject}", number=draft.id, subject=subject)


def _fields(draft: Draft, directions: dict[int, str], t: Texts) -> Markup:
    return lines(
        *(
            labelled(
                t.gettext(field.label),
                clip(show_value(field.key, value, directions, t), VALUE_LENGTH),
                t,
            )
            for field in FIELDS[draft.subject]
            if (value := draft.content.get(field.key_in(draft.language)))
        )
    )


def _changes(draft: Draft, directions: dict[int, str], t: Texts) -> list[Markup]:
    if not draft.changed:
        return [italic(t.gettext("Nothing is changed yet: choose what to change."))]
    return changes_text(draft.base, draft.content, draft.changed, directions, t, draft.subject)


def view_draft_languages(draft: Draft, t: Texts) -> View:
    """The languages in which the draft's texts can be written."""
    buttons = (
        button(
            f"✓ {NAMES[language]}" if language == draft.language else NAMES[language],
            Ref("write", draft.id, language),
        )
        for language in LANGUAGES
    )
    parts = [bold(t.gettext("In which language do you want to write?"))]
    rows = in_rows(buttons, 2)
    if draft.can_be_relabelled:
        (written,) = languages_of(draft.content)
        hint = t.gettext(
            "What you have written stays, as text in {language}. If it is in another "
            "language, tap “Original”.",
            language=language_name(written, t),
        )
        parts.append(escape(hint))
        rows += in_rows(
            (
                button(
                    t.gettext("Original: {language}", language=NAMES[each]),
                    Ref("relabel", draft.id, each),
                )
                for each in LANGUAGES
                if each != written
            ),
            2,
        )
    return View(
        paragraphs(*parts), rows, [button(t.gettext("👁 View draft"), Ref("draft", draft.id))]
    )


def view_offer(draft: Draft, t: Texts) -> View:
    """The offer to make a draft of a paragraph."""
    return View(
        t.markup("Make a draft of this? Nothing is published until you confirm."),
        [[button(t.gettext("📝 Make a draft"), Ref("readdraft", draft.id))]],
    )


def view_discarded(draft: Draft, t: Texts) -> View:
    """The word that a draft was put away, with the way to bring it back."""
    return View(
        bold(t.gettext("Draft no. {number} discarded.", number=draft.id)),
        foot=[
            button(t.gettext("↩️ Restore"), Ref("keep", draft.id)),
            button(t.gettext("‹ Drafts"), Ref("drafts")),
        ],
    )


def view_not_begun(doubts: Sequence[str], t: Texts) -> View:
    """The word that a line has nothing of an event in it, and how one looks."""
    return View(
        paragraphs(
            bold(t.gettext("I found no event in this line, so I made no draft.")),
            lines(*fitting((Markup("⚠️ {}").format(each) for each in doubts), _DOUBTS_ROOM)),
            t.markup("In one line: {example}", example=ONE_LINE),
        ),
        foot=way_back(t, button(t.gettext("‹ Drafts"), Ref("drafts"))),
    )


def view_drafts(
    brief_id: int,
    drafts: Sequence[Draft],
    pager: Pager,
    t: Texts,
    briefs: Sequence[Brief] = (),
    documents: Sequence[Import] = (),
) -> View:
    """A page of the editor's drafts, under the flags of their briefs where there are several.

    The documents that are not published yet stand above them.
    """
    by_id = {each.id: each for each in briefs}

    def name(draft: Draft) -> str:
        brief = by_id.get(draft.brief_id)
        return mark(brief, _draft_name(draft, t)) if brief else _draft_name(draft, t)

    rows = [document_row(each) for each in documents]
    rows += [[button(name(draft), Ref("draft", draft.id))] for draft in drafts]
    text = (
        t.ngettext("You have {count} draft", "You have {count} drafts", pager.total)
        if pager.total
        else t.gettext("You have no drafts.")
    )
    return View(
        lines(bold(text), count_documents(len(documents), t)),
        rows,
        way_back(t),
    ).with_rows(
        pager.row(lambda page: Ref("drafts", page=page), t),
        [button(t.gettext("➕ New event"), Ref("addevent", brief_id))],
    )


def count_documents(count: int, t: Texts) -> str | None:
    """How many documents are not published yet."""
    if not count:
        return None
    return t.ngettext(
        "📄 {count} document is unfinished", "📄 {count} documents are unfinished", count
    )


def _draft_name(draft: Draft, t: Texts) -> str:
    content = draft.content
    titles = (content[key] for key in sorted(content) if key.endswith(".title"))
    title = content.get(f"{t.language}.title") or next(titles, None)
    if draft.subject not in ("event", "brief"):
        name = HEADINGS.get(draft.subject, "title")
        known = content.get(f"{t.language}.{name}") or next(
            (content[key] for key in sorted(content) if key.endswith(f".{name}") and content[key]),
            None,
        )
        subject = t.gettext(SUBJECT_NAMES[draft.subject])
        title = f"{subject}{t.colon}{known}" if known else subject
    if not title and content.get("date"):
        title = format_edtf(Edtf.parse(content["date"]), t)
    sign = "📝" if draft.subject_id is None else "✏️"
    empty = t.gettext("empty")
    return f"{sign} {numbered(draft.id, t)} {title or empty}"
