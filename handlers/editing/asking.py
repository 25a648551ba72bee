"""The fields of a draft: asked for, skipped, emptied, chosen."""

from handlers.context import Context, Gone
from handlers.editing.callback_data import (
    ClearField,
    EditField,
    RelabelDraft,
    SetDraftLanguage,
    ShowQuestions,
    SkipField,
    StopAsking,
    ToggleDirection,
)
from handlers.editing.fields import DIRECTIONS, find_field, next_field
from handlers.editing.questions import render_questions
from handlers.editing.showing import load_draft, name_directions, show_draft
from handlers.texts import LANGUAGES
from handlers.views.draft_fields import view_choose_directions, view_left, view_question
from handlers.views.drafts import view_draft_languages
from handlers.views.view import View
from storage.drafts import Draft
from storage.snapshots import Snapshot


async def edit_field(context: Context, asked: EditField) -> View:
    """Ask for a field."""
    draft = await load_draft(context, asked.draft)
    return await ask_field(context, await await_field(context, draft, asked.field), asked.field)


async def skip_field(context: Context, asked: SkipField) -> View:
    """Leave a field as it is and ask for the next one."""
    draft = await load_draft(context, asked.draft)
    return await go_on(context, draft, asked.field)


async def clear_field(context: Context, asked: ClearField) -> View:
    """Empty a field."""
    draft = await load_draft(context, asked.draft)
    field = find_field(draft.subject, asked.field)
    if not field or field.required:
        raise Gone
    is_list = field.key in (DIRECTIONS, "people")
    changes: Snapshot = {field.key_in(draft.language): [] if is_list else None}
    draft = await context.store.drafts.update(draft, context.now, changes=changes)
    return await go_on(context, draft, field.key)


async def toggle_direction(context: Context, asked: ToggleDirection) -> View:
    """Add a direction or take it away."""
    draft = await load_draft(context, asked.draft)
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
    draft = await load_draft(context, asked.draft)
    if asked.language is None:
        return view_draft_languages(draft, context.texts)
    if asked.language not in LANGUAGES:
        raise Gone
    draft = await context.store.drafts.update(draft, context.now, language=asked.language)
    return await show_draft(context, draft)


async def relabel_draft(context: Context, asked: RelabelDraft) -> View:
    """Say that a new event was written in another language than was thought."""
    draft = await load_draft(context, asked.draft)
    if asked.language not in LANGUAGES or not draft.can_be_relabelled:
        raise Gone
    changes: Snapshot = {}
    for key, value in draft.changes.items():
        language, _, name = key.rpartition(".")
        if language and language != asked.language:
            changes |= {key: None, f"{asked.language}.{name}": value}
    draft = await context.store.drafts.update(
        draft, context.now, language=asked.language, changes=changes
    )
    return await show_draft(context, draft)


async def stop_asking(context: Context, asked: StopAsking) -> View:
    """Leave a draft's question."""
    draft = await load_draft(context, asked.draft)
    draft = await context.store.drafts.update(draft, context.now, awaiting=None, guided=False)
    return view_left(draft, context.texts)


async def leave_question(context: Context) -> View | None:
    """Leave whatever the editor's next message would answer; None if it would answer nothing."""
    user_id = context.author.user_id
    if await context.store.questions.get_answering(user_id):
        return await render_questions(context, ShowQuestions())
    drafts = context.store.drafts
    draft = await drafts.get_changed_already(user_id) or await drafts.get_awaiting(user_id)
    return await stop_asking(context, StopAsking(draft.id)) if draft else None


async def await_field(context: Context, draft: Draft, key: str) -> Draft:
    """Let the next message be for a field; raises `Gone`."""
    if not find_field(draft.subject, key):
        raise Gone
    return await context.store.drafts.update(draft, context.now, awaiting=key)


async def ask_field(context: Context, draft: Draft, key: str) -> View:
    """The question for a field that the draft awaits."""
    t = context.texts
    field = find_field(draft.subject, key)
    if not field:
        raise Gone
    if key == DIRECTIONS:
        directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
        return view_choose_directions(draft, directions, t)
    return view_question(draft, field, await name_directions(context, draft), t)


async def go_on(context: Context, draft: Draft, key: str) -> View:
    """The next question of the guided way, else the draft."""
    following = next_field(key) if draft.guided else None
    if following:
        draft = await await_field(context, draft, following)
        return await ask_field(context, draft, following)
    draft = await context.store.drafts.update(draft, context.now, awaiting=None, guided=False)
    return await show_draft(context, draft)


async def show_next(context: Context, draft: Draft) -> View:
    """The question that the draft awaits the answer to, else the draft."""
    if draft.awaiting:
        return await ask_field(context, draft, draft.awaiting)
    return await show_draft(context, draft)
