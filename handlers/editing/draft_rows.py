"""The buttons of a draft: what is mostly changed on its screen, the rest behind one of them."""

from collections.abc import Iterable, Mapping

from telegram import InlineKeyboardButton

from handlers.chat.screen import Ref
from handlers.chat.view import Row, View, bold, button, packed
from handlers.editing.fields import FIELDS, Field
from handlers.texts import NAMES, Texts
from storage.drafts import Draft
from storage.event_photos import PHOTOS
from storage.imports import Import
from storage.snapshots import Subject, languages_of

_RARE: Mapping[Subject, frozenset[str]] = {
    "event": frozenset({"country", "status", "more_dates", "organisations", "source", "label"}),
    "contact": frozenset({"extension", "more_phones", "fax", "more_emails", "site", "address"}),
}
"""Fields that are seldom changed, of what has more of them than a phone has room for."""
_HIDDEN_BY_DRAFT = ("direction", "contact", "fact", "agreement")
"""What has no screen of its own to be deleted from."""


def draft_rows(draft: Draft, t: Texts, *, ready: bool) -> list[Row]:
    """To publish it, if it is ready; to change it; and what else there is to it."""
    rare = _RARE.get(draft.subject)
    main = [each for each in FIELDS[draft.subject] if not rare or each.key not in rare]
    beside = [*_to_fields(draft, main, t)]
    if rare:
        beside.append(button(t.gettext("More ›"), Ref("draftmore", draft.id)))
        if _is_translated(draft) or draft.language != t.language:
            beside.append(_to_language(draft, t))
    else:
        beside += _tools(draft, t)
    rows: list[Row] = []
    if ready:
        # First, for a phone shows no more than the first rows below a long text.
        publish = Ref("publish", draft.id, draft.version)
        rows.append([button(t.gettext("✅ Publish"), publish, "success")])
    return [*rows, *packed(beside)]


def document_row(one: Import) -> Row:
    """The way to go on with a document that is not published yet."""
    return [button(f"📄 {one.title}", Ref("review", one.id))]


def view_more(draft: Draft, t: Texts) -> View:
    """What is seldom changed of a draft."""
    rare = _RARE.get(draft.subject, frozenset())
    fields = [each for each in FIELDS[draft.subject] if each.key in rare]
    return View(
        bold(t.gettext("What else can be changed in the draft:")),
        packed([*_to_fields(draft, fields, t), *_tools(draft, t)]),
        [button(t.gettext("👁 View draft"), Ref("draft", draft.id))],
    )


def _to_fields(draft: Draft, fields: Iterable[Field], t: Texts) -> list[InlineKeyboardButton]:
    photos = len(draft.content.get(PHOTOS) or ())
    return [
        button(
            t.gettext("📷 Photos ({count})", count=photos)
            if each.key == PHOTOS and photos
            else t.gettext(each.label),
            Ref("field", draft.id, each.key),
        )
        for each in fields
    ]


def _is_translated(draft: Draft) -> bool:
    """Whether there is a language to choose, not only to add."""
    return len({*languages_of(draft.content), draft.language}) > 1


def _to_language(draft: Draft, t: Texts) -> InlineKeyboardButton:
    language = t.gettext("🌐 Language: {language}", language=NAMES[draft.language])
    return button(language, Ref("write", draft.id))


def _tools(draft: Draft, t: Texts) -> list[InlineKeyboardButton]:
    """In which language it is written, and to hide what it is of."""
    tools = [_to_language(draft, t)]
    if draft.subject in _HIDDEN_BY_DRAFT and draft.subject_id is not None:
        hide = Ref("hidething", draft.subject, draft.subject_id)
        tools.append(button(t.gettext("🗑 Hide"), hide))
    return tools
