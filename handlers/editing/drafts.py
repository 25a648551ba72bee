"""Drafts: asking for fields, showing and publishing what was written."""

from datetime import date

from telegram import Update

from handlers.context import Context, Gone
from handlers.editing.authorize import is_input
from handlers.editing.callback_data import (
    ClearField,
    DiscardDraft,
    EditField,
    EditSubject,
    KeepDraft,
    NewEvent,
    Publish,
    Rebase,
    SetDraftLanguage,
    ShowDraft,
    ShowDrafts,
    SkipField,
    ToggleDirection,
)
from handlers.editing.fields import (
    DIRECTIONS,
    FIELDS,
    GUIDE,
    find_field,
    next_field,
)
from handlers.editing.paragraph import read_paragraph
from handlers.editing.readers import FieldError
from handlers.messages import reply
from handlers.texts import LANGUAGES
from handlers.views.changes import PAGE_SIZE, field_name, view_conflict, view_published
from handlers.views.draft_fields import (
    view_choose_directions,
    view_field_error,
    view_question,
    view_understood,
)
from handlers.views.drafts import (
    view_discarded,
    view_draft,
    view_draft_languages,
    view_drafts,
    view_offer,
)
from handlers.views.view import View
from storage.drafts import Draft
from storage.edtf import Edtf
from storage.models import Event, Participant
from storage.revisions import ChangedMeanwhileError
from storage.snapshots import Snapshot, Subject, languages_of

PARAGRAPH_LENGTH = 60
"""From how many characters on a text that is no question may be an event."""
_SUBJECTS: tuple[Subject, ...] = ("event", "direction", "contact", "brief")


async def begin_event(context: Context, asked: NewEvent) -> View:
    """Begin a new event with the first question."""
    brief = await context.get_brief(asked.brief)
    draft = await context.store.drafts.create_event(
        context.author.user_id,
        brief.id,
        context.language,
        context.now,
        awaiting=GUIDE[0],
        guided=True,
    )
    return await _ask(context, draft, GUIDE[0])


async def begin_edit(context: Context, asked: EditSubject) -> View:
    """Begin to edit what is published; raises `Gone`."""
    subject = next((each for each in _SUBJECTS if each == asked.subject), None)
    if not subject:
        raise Gone
    draft = await context.store.drafts.create_edit(
        context.author.user_id, subject, asked.subject_id, context.now
    )
    if not draft:
        raise Gone
    return await show_draft(context, draft)


async def render_drafts(context: Context, screen: ShowDrafts) -> View:
    """A page of the editor's own drafts."""
    brief = await context.find_brief()
    drafts, total = await context.store.drafts.list_drafts(
        context.author.user_id, offset=max(screen.page, 0) * PAGE_SIZE, limit=PAGE_SIZE
    )
    return view_drafts(brief.id if brief else 0, drafts, total, screen.page, context.texts)


async def render_draft(context: Context, screen: ShowDraft) -> View:
    """A draft; the editor's next message belongs to none."""
    draft = await _load(context, screen.draft)
    if draft.awaiting:
        draft = await context.store.drafts.update(draft, context.now, awaiting=None, guided=False)
    return await show_draft(context, draft)


async def edit_field(context: Context, asked: EditField) -> View:
    """Ask for a field."""
    draft = await _load(context, asked.draft)
    return await _ask(context, await _await_field(context, draft, asked.field), asked.field)


async def skip_field(context: Context, asked: SkipField) -> View:
    """Leave a field as it is and ask for the next one."""
    draft = await _load(context, asked.draft)
    return await _go_on(context, draft, asked.field)


async def clear_field(context: Context, asked: ClearField) -> View:
    """Empty a field."""
    draft = await _load(context, asked.draft)
    field = find_field(draft.subject, asked.field)
    if not field or field.required:
        raise Gone
    is_list = field.key in (DIRECTIONS, "people")
    changes: Snapshot = {field.key_in(draft.language): [] if is_list else None}
    draft = await context.store.drafts.update(draft, context.now, changes=changes)
    return await _go_on(context, draft, field.key)


async def toggle_direction(context: Context, asked: ToggleDirection) -> View:
    """Add a direction or take it away."""
    draft = await _load(context, asked.draft)
    directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
    if await context.store.drafts.get_changed_already(draft.user_id):
        return view_choose_directions(draft, directions, context.texts)
    if draft.subject != "event" or asked.direction not in {each.id for each in directions}:
        raise Gone
    chosen = set(draft.content.get(DIRECTIONS) or ()) ^ {asked.direction}
    draft = await context.store.drafts.update(
        draft, context.now, changes={DIRECTIONS: sorted(chosen)}
    )
    return view_choose_directions(draft, directions, context.texts)


async def set_draft_language(context: Context, asked: SetDraftLanguage) -> View:
    """Write the texts in another language, or ask which."""
    draft = await _load(context, asked.draft)
    if asked.language is None:
        return view_draft_languages(draft, context.texts)
    if asked.language not in LANGUAGES:
        raise Gone
    changes: Snapshot = {}
    if draft.subject_id is None:
        # A new event has one language: what was written in the one is now in the other.
        for key, value in draft.changes.items():
            language, _, name = key.rpartition(".")
            if language == draft.language != asked.language:
                changes |= {key: None, f"{asked.language}.{name}": value}
    draft = await context.store.drafts.update(
        draft, context.now, language=asked.language, changes=changes
    )
    return await show_draft(context, draft)


async def keep_draft(context: Context, asked: KeepDraft) -> View:
    """Take up a draft that was offered for a paragraph, or one that was discarded."""
    draft = await context.store.drafts.get_draft(asked.draft, context.author.user_id)
    if not draft or draft.state == "published":
        raise Gone
    if draft.state != "open":
        draft = await context.store.drafts.update(draft, context.now, state="open")
    return await show_draft(context, draft)


async def discard_draft(context: Context, asked: DiscardDraft) -> View:
    """Put a draft away; it can be brought back."""
    draft = await _load(context, asked.draft)
    await context.store.drafts.update(draft, context.now, state="discarded", awaiting=None)
    return view_discarded(draft, context.texts)


async def publish(context: Context, asked: Publish) -> View:
    """Publish a draft as it was shown, once; a second tap confirms the first."""
    t = context.texts
    draft = await context.store.drafts.get_draft(asked.draft, context.author.user_id)
    if not draft:
        raise Gone
    if draft.state == "open":
        if draft.version != asked.version:
            context.toast = t.gettext("The draft has changed since. Look at it again.")
            return await show_draft(context, draft)
        if _problems(draft, context) or not draft.changed:
            return await show_draft(context, draft)
        try:
            revision = await context.store.drafts.publish(draft, context.author, context.now)
        except ChangedMeanwhileError as conflict:
            return view_conflict(draft, conflict, await name_directions(context, draft), t)
        if revision:
            return view_published(revision, t)
        draft = await _reload(context, draft)
    if not draft.revision_id:
        raise Gone
    revision = await context.store.revisions.get_revision(draft.revision_id)
    if not revision:
        raise Gone
    context.toast = t.gettext("This was published already.")
    return view_published(revision, t)


async def rebase_draft(context: Context, asked: Rebase) -> View:
    """Put the changes on the present state, and show them again before they are published."""
    draft = await context.store.drafts.rebase(await _load(context, asked.draft), context.now)
    if not draft:
        raise Gone
    return await show_draft(context, draft)


async def take_text(update: Update, context: Context) -> bool:
    """Put an editor's message into the draft that awaits it; whether there is one."""
    message = update.message
    if not message or not message.text or not await is_input(update, context):
        return False
    drafts = context.store.drafts
    if changed := await drafts.get_changed_already(context.author.user_id):
        await reply(update, await _show_next(context, changed))
        return True
    draft = await drafts.get_awaiting(context.author.user_id)
    field = find_field(draft.subject, draft.awaiting) if draft and draft.awaiting else None
    if not draft or not field:
        return False
    if field.key == DIRECTIONS:
        if not await offer_draft(update, context):
            await reply(update, await _ask(context, draft, field.key))
        return True
    t = context.texts
    try:
        reading = field.read(message.text, today(context), t)
    except FieldError as error:
        question = await _ask(context, draft, field.key)
        await reply(update, view_field_error(str(error), question))
        return True
    guided = draft.guided
    following = next_field(field.key) if guided else None
    # In one step, so that after a crash the text is never taken for the next field's.
    draft = await drafts.update(
        draft,
        context.now,
        changes={field.key_in(draft.language): reading.value},
        notes=[*draft.notes, *([reading.note] if reading.note else [])],
        awaiting=following,
        guided=following is not None,
    )
    view = await _show_next(context, draft)
    if field.key == "date" and guided:
        view = _with_understood(view, draft, reading.note, context)
    await reply(update, view)
    return True


async def offer_draft(update: Update, context: Context) -> bool:
    """Offer to make a draft of an editor's paragraph, own or forwarded; whether it is one."""
    message = update.message
    text = (message.text or message.caption or "").strip() if message else ""
    if not context.is_private or len(text) < PARAGRAPH_LENGTH or not await context.is_editor():
        return False
    brief = await context.find_brief()
    if not brief:
        return False
    briefs = context.store.briefs
    places = await briefs.list_names(brief.id, "place", context.language)
    people = await briefs.list_names(brief.id, "person", context.language)
    found = read_paragraph(text, context.language, places, people, context.texts)
    # A question, or a remark without a date, is for the search.
    if not message or text.endswith("?") or not ("date" in found.changes or message.forward_origin):
        return False
    draft = await context.store.drafts.create_event(
        context.author.user_id,
        brief.id,
        context.language,
        context.now,
        changes=found.changes,
        notes=tuple(found.notes),
        state="offered",
    )
    await reply(update, view_offer(draft, context.texts))
    return True


async def show_draft(context: Context, draft: Draft) -> View:
    """A draft with its preview."""
    brief = await context.get_brief(draft.brief_id)
    return view_draft(
        brief,
        draft,
        await _preview(context, draft),
        _problems(draft, context),
        await name_directions(context, draft),
        context.texts,
        context.services.catalogs[draft.language],
    )


async def name_directions(context: Context, draft: Draft) -> dict[int, str]:
    """The names of the brief's directions by their ids."""
    directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
    return {each.id: each.label for each in directions}


def today(context: Context) -> date:
    """The day it is at the committee."""
    return context.now.astimezone(context.services.timezone).date()


async def _load(context: Context, draft_id: int) -> Draft:
    draft = await context.store.drafts.get_draft(draft_id, context.author.user_id)
    if not draft or draft.state not in ("open", "offered"):
        raise Gone
    return draft


async def _reload(context: Context, draft: Draft) -> Draft:
    again = await context.store.drafts.get_draft(draft.id, draft.user_id)
    if not again:
        raise Gone
    return again


async def _await_field(context: Context, draft: Draft, key: str) -> Draft:
    if not find_field(draft.subject, key):
        raise Gone
    return await context.store.drafts.update(draft, context.now, awaiting=key)


async def _ask(context: Context, draft: Draft, key: str) -> View:
    """The question for a field that the draft awaits."""
    t = context.texts
    field = find_field(draft.subject, key)
    if not field:
        raise Gone
    if key == DIRECTIONS:
        directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
        return view_choose_directions(draft, directions, t)
    return view_question(draft, field, await name_directions(context, draft), t)


async def _go_on(context: Context, draft: Draft, key: str) -> View:
    """The next question of the guided way, else the draft."""
    following = next_field(key) if draft.guided else None
    if following:
        draft = await _await_field(context, draft, following)
        return await _ask(context, draft, following)
    draft = await context.store.drafts.update(draft, context.now, awaiting=None, guided=False)
    return await show_draft(context, draft)


async def _show_next(context: Context, draft: Draft) -> View:
    """The question that the draft awaits the answer to, else the draft."""
    if draft.awaiting:
        return await _ask(context, draft, draft.awaiting)
    return await show_draft(context, draft)


def _with_understood(view: View, draft: Draft, note: str | None, context: Context) -> View:
    value = Edtf.parse(draft.content["date"])
    return view_understood(view, value, note, context.texts)


def _problems(draft: Draft, context: Context) -> list[str]:
    """What keeps the draft from being published."""
    t = context.texts
    content = draft.content
    languages = languages_of(content) or [draft.language]
    given = {name for key in content if content[key] for name in [key.rpartition(".")[2]]}
    missing = [
        (field, language)
        for field in FIELDS[draft.subject]
        for language in (languages if field.per_language else [draft.language])
        # A translation without its text or place would show less than the source.
        if field.required or (field.key in ("text", "place") and field.key in given)
        if not content.get(field.key_in(language))
    ]
    return [
        t.gettext("Missing: {field}", field=field_name(field.key_in(language), t))
        for field, language in missing
    ]


async def _preview(context: Context, draft: Draft) -> Event | None:
    """The event as it would be shown, as far as it can be."""
    content, language = draft.content, draft.language
    title = content.get(f"{language}.title")
    if draft.subject != "event" or not content.get("date") or not title:
        return None
    published = None
    if draft.subject_id is not None:
        published = await context.store.events.get_event(draft.subject_id, language)
    directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
    chosen = content.get(DIRECTIONS) or []
    return Event(
        id=draft.subject_id or 0,
        brief_id=draft.brief_id,
        date=Edtf.parse(content["date"]),
        language=language,
        label=content.get(f"{language}.label"),
        title=title,
        text=content.get(f"{language}.text") or "",
        place=content.get(f"{language}.place"),
        country=content.get("country"),
        source=content.get("source") or "",
        edited_on=today(context) if draft.changed or not published else published.edited_on,
        outdated=False,
        deleted=False,
        people=tuple(Participant(0, name, role) for name, role in content.get("people") or ()),
        organisations=published.organisations if published else (),
        places=published.places if published else (),
        directions=tuple(each for each in directions if each.id in chosen),
    )
