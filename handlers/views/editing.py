"""What editors see: drafts, questions, previews, choices."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from handlers.callback_data import Home, ShowEvent, ShowEvents
from handlers.dates import format_edtf
from handlers.editing.callback_data import (
    TO_DELETE,
    TO_RESTORE,
    AskNotify,
    ChooseEvent,
    ClearField,
    DeleteEvent,
    DiscardDraft,
    EditField,
    EditSubject,
    KeepDraft,
    NewEvent,
    Publish,
    Rebase,
    RestoreEvent,
    Revert,
    SendQr,
    SetDraftLanguage,
    ShowDraft,
    ShowDrafts,
    ShowHistory,
    ShowQuestions,
    SkipField,
    ToggleDirection,
    VerifyContact,
)
from handlers.editing.fields import (
    DIRECTIONS,
    FIELDS,
    GUIDE,
    Field,
    find_field,
    previous_field,
    show_value,
)
from handlers.texts import LANGUAGES, N_, NAMES, Texts
from handlers.views.card import card_text
from handlers.views.view import (
    Row,
    View,
    bold,
    button,
    clip,
    fitting,
    in_rows,
    italic,
    lines,
    paragraphs,
    way_back,
)
from handlers.wire import CallbackData
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.models import Brief, Direction, Event, EventPage
from storage.revisions import ChangedMeanwhileError, Revision
from storage.snapshots import EDITED_ON, changed_keys

PAGE_SIZE = 8
_VALUE_LENGTH = 150
_NOTE_LENGTH = 350
_CHANGES_SHOWN = 8
_DOUBTS_ROOM = 900
_CHANGES_ROOM = 1300
"""How many characters of a draft's message they may take."""

SUBJECT_NAMES = {
    "event": N_("event"),
    "direction": N_("direction"),
    "contact": N_("contact"),
    "brief": N_("overview"),
}


def with_editing(view: View, event: Event, t: Texts) -> View:
    """A card with the buttons that only editors see."""
    card = ShowEvent(event.id, ShowEvents(event.brief_id))
    row = [
        button(t.gettext("✏️ Edit"), EditSubject("event", event.id)),
        button(t.gettext("🗑 Delete"), DeleteEvent(event.id)),
        button(t.gettext("▦ QR"), SendQr(card)),
    ]
    return View(view.text, [*view.rows[:-1], row, *view.rows[-1:]])


def with_edit_button(view: View, data: CallbackData, t: Texts) -> View:
    """A screen with the button by which editors change it."""
    return View(view.text, [*view.rows[:-1], [button(t.gettext("✏️ Edit"), data)], *view.rows[-1:]])


def with_verify_button(view: View, brief_id: int, t: Texts) -> View:
    """The contact with the button by which editors say that it is still right."""
    row = [button(t.gettext("✅ Still right today"), VerifyContact(brief_id))]
    return View(view.text, [*view.rows[:-1], row, *view.rows[-1:]])


def view_reminder(contact: View, t: Texts) -> View:
    """The contact, with the question whether it is still right."""
    question = t.gettext("Nobody has verified the contact for half a year. Is it still right?")
    return View(paragraphs(Markup("⏰ {}").format(bold(question)), contact.text), contact.rows)


def view_question(draft: Draft, field: Field, directions: dict[int, str], t: Texts) -> View:
    """The question for a field, with its present value."""
    value = draft.content.get(field.key_in(draft.language))
    parts = [lines(bold(t.gettext(field.label)), t.gettext(field.prompt))]
    if field.per_language and draft.subject_id is not None:
        parts.append(italic(t.gettext("In: {language}", language=NAMES[draft.language])))
    if value:
        shown = clip(show_value(field.key, value, directions, t), 3000)
        parts.append(lines(t.markup("Now:"), Markup("<code>{}</code>").format(shown)))
    return View(paragraphs(*parts), _question_rows(draft, field, t, has_value=bool(value)))


def view_understood(view: View, value: Edtf, note: str | None, t: Texts) -> View:
    """A screen under a word on how a date was read."""
    understood = Markup("🗓 {}").format(bold(format_edtf(value, t)))
    doubt = Markup("⚠️ {}").format(clip(note, _NOTE_LENGTH)) if note else None
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
    return [*rows, [button(t.gettext("👁 To the draft"), ShowDraft(draft.id))]]


def view_field_error(problem: str, question: View) -> View:
    """What was wrong with an answer, and the question again."""
    return View(
        paragraphs(Markup("⚠️ {}").format(bold(clip(problem, 600))), question.text), question.rows
    )


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
    row = [button(t.gettext("👁 To the draft"), ShowDraft(draft.id))]
    if draft.guided:
        row.insert(0, button(t.gettext("‹ Back"), EditField(draft.id, GUIDE[-2])))
    return View(
        paragraphs(
            bold(t.gettext("🧭 Directions")),
            t.gettext("Tap those that it belongs to, then go on to the draft."),
        ),
        [*in_rows(buttons, 2), row],
    )


def view_draft(
    brief: Brief,
    draft: Draft,
    preview: Event | None,
    problems: Sequence[str],
    directions: dict[int, str],
    t: Texts,
    its: Texts,
) -> View:
    """A draft: doubts, what is missing, what changes, and the card as visitors will see it.

    `its` are the texts of the language that the draft is written in.
    """
    title = (
        t.gettext("Draft №{number}: new event", number=draft.id)
        if draft.subject_id is None
        else t.gettext(
            "Draft №{number}: change of {subject} №{id}",
            number=draft.id,
            subject=t.gettext(SUBJECT_NAMES[draft.subject]),
            id=draft.subject_id,
        )
    )
    above = [bold(title)]
    doubts = [
        *(Markup("⚠️ {}").format(clip(note, _NOTE_LENGTH)) for note in draft.notes),
        *(Markup("❗ {}").format(problem) for problem in problems),
    ]
    if doubts:
        above.append(lines(*fitting(doubts, _DOUBTS_ROOM)))
    if draft.subject_id is not None:
        above.append(lines(*fitting(_changes(draft, directions, t), _CHANGES_ROOM)))
    if chosen := draft.content.get(DIRECTIONS):
        above.append(Markup("🧭 {}").format(show_value(DIRECTIONS, chosen, directions, t)))
    if preview:
        above.append(italic(t.gettext("Visitors will see:")))
        text = card_text(brief, preview, its, *above)
    else:
        text = paragraphs(*above, *([] if draft.subject_id else [_fields(draft, directions, t)]))
    return View(text, _draft_rows(draft, t, ready=not problems and bool(draft.changed)))


def _fields(draft: Draft, directions: dict[int, str], t: Texts) -> Markup:
    return lines(
        *(
            Markup("{}: {}").format(
                t.gettext(field.label),
                clip(show_value(field.key, value, directions, t), _VALUE_LENGTH),
            )
            for field in FIELDS[draft.subject]
            if (value := draft.content.get(field.key_in(draft.language)))
        )
    )


def _changes(draft: Draft, directions: dict[int, str], t: Texts) -> list[Markup]:
    if not draft.changed:
        return [italic(t.gettext("Nothing is changed yet: choose what to change."))]
    return changes_text(draft.base, draft.content, draft.changed, directions, t)


def changes_text(
    before: dict[str, object] | None,
    after: dict[str, object],
    keys: Sequence[str],
    directions: dict[int, str],
    t: Texts,
) -> list[Markup]:
    """Old → new, a line each."""
    shown = []
    keys = [key for key in keys if key != EDITED_ON]
    for key in keys[:_CHANGES_SHOWN]:
        old = clip(show_value(key, (before or {}).get(key), directions, t), _VALUE_LENGTH)
        new = clip(show_value(key, after.get(key), directions, t), _VALUE_LENGTH)
        line = Markup("{}: <s>{}</s> → {}") if before else Markup("{}: {}{}")
        shown.append(line.format(bold(field_name(key, t)), old if before else "", new))
    if len(keys) > _CHANGES_SHOWN:
        more = len(keys) - _CHANGES_SHOWN
        shown.append(italic(t.ngettext("and {count} more", "and {count} more", more)))
    return shown


def field_name(key: str, t: Texts) -> str:
    """What a snapshot's key is called: «🔤 Title (nl)»."""
    language, _, name = key.rpartition(".")
    if name == "deleted":
        return t.gettext("Hidden")
    if name == "roles":
        name = "people"
    if name == "verified_on":
        return t.gettext("Verified on")
    for subject in FIELDS:
        if field := find_field(subject, name):
            label = t.gettext(field.label)
            return f"{label} ({language})" if language else label
    return key


def _draft_rows(draft: Draft, t: Texts, *, ready: bool) -> list[Row]:
    fields = (
        button(t.gettext(field.label), EditField(draft.id, field.key))
        for field in FIELDS[draft.subject]
    )
    language = t.gettext("🌐 Texts in: {language}", language=NAMES[draft.language])
    rows = [*in_rows(fields, 2)]
    rows.append([button(language, SetDraftLanguage(draft.id))])
    if ready:
        rows.append([button(t.gettext("✅ Publish"), Publish(draft.id, draft.version))])
    return [
        *rows,
        [
            button(t.gettext("🗑 Discard"), DiscardDraft(draft.id)),
            button(t.gettext("‹ Drafts"), ShowDrafts()),
        ],
    ]


def view_draft_languages(draft: Draft, t: Texts) -> View:
    """The languages in which the draft's texts can be written."""
    buttons = (
        button(
            f"✓ {NAMES[language]}" if language == draft.language else NAMES[language],
            SetDraftLanguage(draft.id, language),
        )
        for language in LANGUAGES
    )
    return View(
        bold(t.gettext("In which language do you want to write?")),
        [*in_rows(buttons, 2), [button(t.gettext("👁 To the draft"), ShowDraft(draft.id))]],
    )


def view_offer(draft: Draft, t: Texts) -> View:
    """The offer to make a draft of a paragraph."""
    return View(
        t.markup("Shall I make a draft of this? Nothing is published by itself."),
        [[button(t.gettext("📝 Make a draft"), KeepDraft(draft.id))]],
    )


def view_discarded(draft: Draft, t: Texts) -> View:
    """The word that a draft was put away, with the way to bring it back."""
    return View(
        bold(t.gettext("Draft №{number} is discarded.", number=draft.id)),
        [
            [
                button(t.gettext("↩️ Bring it back"), KeepDraft(draft.id)),
                button(t.gettext("‹ Drafts"), ShowDrafts()),
            ]
        ],
    )


def view_drafts(brief_id: int, drafts: Sequence[Draft], total: int, page: int, t: Texts) -> View:
    """A page of the editor's drafts."""
    rows = [[button(_draft_name(draft, t), ShowDraft(draft.id))] for draft in drafts]
    text = (
        t.ngettext("You have {count} draft", "You have {count} drafts", total)
        if total
        else t.gettext("You have no drafts.")
    )
    return View(
        bold(text),
        [
            *rows,
            *page_row(page, total, PAGE_SIZE, ShowDrafts, t),
            [button(t.gettext("➕ New event"), NewEvent(brief_id))],
            way_back(t),
        ],
    )


def _draft_name(draft: Draft, t: Texts) -> str:
    content = draft.content
    titles = (content[key] for key in sorted(content) if key.endswith(".title"))
    title = content.get(f"{t.language}.title") or next(titles, None)
    if draft.subject in ("direction", "contact"):
        title = t.gettext(SUBJECT_NAMES[draft.subject])
    if not title and content.get("date"):
        title = format_edtf(Edtf.parse(content["date"]), t)
    sign = "➕" if draft.subject_id is None else "✏️"
    empty = t.gettext("empty")
    return f"{sign} №{draft.id} {title or empty}"


def page_row(
    page: int,
    total: int,
    size: int,
    screen: type[ShowDrafts] | type[ShowHistory] | type[ShowQuestions],
    t: Texts,
) -> list[Row]:
    """The buttons to the pages beside this one."""
    row = []
    if page > 0:
        row.append(button(t.gettext("‹ Previous page"), screen(page - 1)))
    if (page + 1) * size < total:
        row.append(button(t.gettext("Next page ›"), screen(page + 1)))
    return [row] if row else []


def view_published(revision: Revision, t: Texts) -> View:
    """The confirmation of a change, with the way to undo it."""
    rows: list[Row] = []
    if revision.subject == "event" and not revision.after.get("deleted"):
        origin = ShowEvents(revision.brief_id)
        rows.append([button(t.gettext("👁 Show the card"), ShowEvent(revision.subject_id, origin))])
        if not revision.reverted and not revision.reverts:
            rows.append([button(t.gettext("📣 Notify subscribers"), AskNotify(revision.id))])
    if not revision.reverted:
        label = t.gettext("↩️ Redo") if revision.reverts else t.gettext("↩️ Undo")
        rows.append([button(label, Revert(revision.id))])
    rows.append(
        [
            button(t.gettext("🕓 History"), ShowHistory()),
            button(t.gettext("🏠 Home"), Home()),
        ]
    )
    changed = changed_keys(revision.before or {}, revision.after)
    if revision.reverts and revision.after.get("deleted"):
        text = t.gettext("↩️ Undone. Visitors no longer see this event.")
    elif revision.reverts:
        text = t.gettext("↩️ Undone. Visitors see it as it was before.")
    elif changed == ["verified_on"]:
        text = t.gettext("✅ The contact is noted as right today.")
    elif revision.after.get("deleted"):
        text = t.gettext("🗑 Hidden from visitors. Nothing is lost.")
    else:
        text = t.gettext("✅ Published. Visitors see it now.")
    return View(lines(bold(text), _title_of(revision.after, t)), rows)


def _title_of(snapshot: dict[str, object], t: Texts) -> str | None:
    own = snapshot.get(f"{t.language}.title")
    others = (value for key, value in sorted(snapshot.items()) if key.endswith(".title") and value)
    return clip(str(own or next(others, "")), _VALUE_LENGTH) or None


def view_conflict(
    draft: Draft, conflict: ChangedMeanwhileError, directions: dict[int, str], t: Texts
) -> View:
    """What somebody else has published meanwhile, beside the editor's own words."""
    if not conflict.now:
        return View(
            bold(t.gettext("This has been removed meanwhile.")),
            [[button(t.gettext("‹ Drafts"), ShowDrafts())]],
        )
    theirs = changes_text(draft.base, conflict.now.snapshot, conflict.keys, directions, t)
    mine = changes_text(draft.base, draft.content, draft.changed, directions, t)
    return View(
        paragraphs(
            bold(t.gettext("Changed meanwhile by somebody else. Nothing was published.")),
            lines(italic(t.gettext("Their version:")), *fitting(theirs, _CHANGES_ROOM)),
            lines(italic(t.gettext("Your version:")), *fitting(mine, _CHANGES_ROOM)),
        ),
        [
            [button(t.gettext("Put mine on top of theirs"), Rebase(draft.id))],
            [
                button(t.gettext("🗑 Discard"), DiscardDraft(draft.id)),
                button(t.gettext("‹ Drafts"), ShowDrafts()),
            ],
        ],
    )


def view_choose_event(page: EventPage, screen: ChooseEvent, heading: str, t: Texts) -> View:
    """Events to choose from: to edit, to delete, or (the hidden ones) to restore."""

    def to_data(event_id: int) -> CallbackData:
        if screen.purpose == TO_RESTORE:
            return RestoreEvent(event_id)
        if screen.purpose == TO_DELETE:
            return DeleteEvent(event_id)
        return EditSubject("event", event_id)

    rows = [
        [
            button(
                f"№{each.id} · {format_edtf(each.date, t)} · {each.label or each.title}",
                to_data(each.id),
            )
        ]
        for each in page.events
    ]
    row = []
    if screen.page > 0:
        row.append(button(t.gettext("‹ Previous page"), replace(screen, page=screen.page - 1)))
    if page.offset + len(page.events) < page.total:
        row.append(button(t.gettext("Next page ›"), replace(screen, page=screen.page + 1)))
    rows += [row] if row else []
    if screen.purpose != TO_RESTORE:
        hidden = ChooseEvent(screen.brief, TO_RESTORE)
        rows.append([button(t.gettext("🗑 Hidden events"), hidden)])
    hint = t.gettext("Or write the command with a number or a word of the title.")
    return View(
        lines(bold(heading), None if screen.purpose == TO_RESTORE else hint), [*rows, way_back(t)]
    )


def view_confirm_delete(event: Event, t: Texts) -> View:
    """The question whether to hide an event."""
    return View(
        lines(
            bold(t.gettext("Hide this event from visitors? It can be restored at any time.")),
            f"№{event.id} · {format_edtf(event.date, t)}",
            clip(event.title, _VALUE_LENGTH),
        ),
        [
            [
                button(t.gettext("🗑 Yes, hide"), DeleteEvent(event.id, 1)),
                button(t.gettext("‹ No"), ShowEvent(event.id, ShowEvents(event.brief_id))),
            ]
        ],
    )
