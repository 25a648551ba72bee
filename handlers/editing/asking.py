"""The fields of a draft: asked for, skipped, emptied, chosen."""

from handlers.chat.context import Context, Gone
from handlers.chat.notes import whose
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View, lines
from handlers.documents.isolation import warm_up
from handlers.editing.draft_view import view_draft_languages
from handlers.editing.field_view import view_choose_directions, view_left, view_question
from handlers.editing.fields import DIRECTIONS, Field, find_field, next_field
from handlers.editing.photo_view import view_photos
from handlers.editing.showing import (
    can_be_published,
    load_draft,
    name_directions,
    show_draft,
)
from handlers.texts import LANGUAGES
from storage.drafts import Draft
from storage.event_photos import PHOTOS
from storage.snapshots import Snapshot


@screen("field", access=Access.EDITOR)
class EditField(Screen):
    """Ask for a field of a draft."""

    draft: int
    field: str

    async def open(self, context: Context) -> View:
        """The question for it."""
        draft = await load_draft(context, self.draft)
        return await ask_field(context, await await_field(context, draft, self.field), self.field)


@screen("skip", access=Access.EDITOR)
class SkipField(Screen):
    """Leave a field of the guided way as it is and go on."""

    draft: int
    field: str

    async def open(self, context: Context) -> View:
        """The next question."""
        draft = await load_draft(context, self.draft)
        return await go_on(context, draft, self.field)


@screen("clear", access=Access.EDITOR)
class ClearField(Screen):
    """Empty a field of a draft."""

    draft: int
    field: str

    async def open(self, context: Context) -> View:
        """The next question, or the draft."""
        draft = await load_draft(context, self.draft)
        field = find_field(draft.subject, self.field)
        if not field or field.required:
            raise Gone
        is_list = field.key in (DIRECTIONS, "people", "organisations", "more_dates", PHOTOS)
        changes: Snapshot = {field.key_in(draft.language): [] if is_list else None}
        draft = await context.store.drafts.update(draft, context.now, changes=changes)
        return await go_on(context, draft, field.key)


@screen("choosevalue", access=Access.EDITOR)
class ChooseValue(Screen):
    """Choose one of the few words that a field can be."""

    draft: int
    field: str
    value: str

    async def open(self, context: Context) -> View:
        """The draft."""
        draft = await load_draft(context, self.draft)
        field = find_field(draft.subject, self.field)
        if not field or self.value not in field.choices:
            raise Gone
        draft = await context.store.drafts.update(
            draft, context.now, changes={field.key: self.value}
        )
        return await go_on(context, draft, field.key)


@screen("direction", access=Access.EDITOR)
class ToggleDirection(Screen):
    """Add a direction to a draft (1), or take it away (0): said twice, it is the same."""

    draft: int
    direction: int
    wanted: int

    async def open(self, context: Context) -> View:
        """The directions with the chosen ones ticked."""
        draft = await load_draft(context, self.draft)
        directions = await context.store.briefs.list_directions(draft.brief_id, context.language)
        if draft.subject != "event" or self.direction not in {each.id for each in directions}:
            raise Gone
        chosen = set(draft.content.get(DIRECTIONS) or ()) - {self.direction}
        if self.wanted == 1:
            chosen.add(self.direction)
        draft = await context.store.drafts.update(
            draft, context.now, changes={DIRECTIONS: sorted(chosen)}
        )
        return view_choose_directions(draft, directions, context.texts)


@screen("write", access=Access.EDITOR)
class SetDraftLanguage(Screen):
    """Write the draft's texts in a language; without one, ask which."""

    draft: int
    language: str | None = None

    async def open(self, context: Context) -> View:
        """The draft, or the choice."""
        draft = await load_draft(context, self.draft)
        if self.language is None:
            return view_draft_languages(draft, context.texts)
        if self.language not in LANGUAGES:
            raise Gone
        draft = await context.store.drafts.update(draft, context.now, language=self.language)
        return await show_draft(context, draft)


@screen("relabel", access=Access.EDITOR)
class RelabelDraft(Screen):
    """Say that a new event was written in another language than was thought."""

    draft: int
    language: str

    async def open(self, context: Context) -> View:
        """The draft."""
        draft = await load_draft(context, self.draft)
        if self.language not in LANGUAGES or not draft.can_be_relabelled:
            raise Gone
        changes: Snapshot = {}
        for key, value in draft.changes.items():
            language, _, name = key.rpartition(".")
            if language and language != self.language and value is not None:
                changes |= {key: None, f"{self.language}.{name}": value}
        draft = await context.store.drafts.update(
            draft, context.now, language=self.language, changes=changes
        )
        return await show_draft(context, draft)


@screen("stop", access=Access.EDITOR)
class StopAsking(Screen):
    """Leave the question that a draft asks; the draft is kept."""

    draft: int

    async def open(self, context: Context) -> View:
        """Where the draft is."""
        draft = await load_draft(context, self.draft)
        draft = await context.store.drafts.update(draft, context.now, awaiting=None, guided=False)
        return view_left(draft, context.texts)


async def find_asked(context: Context) -> Screen | None:
    """What leaves the draft's question that the editor's next message would answer."""
    user_id = context.author.user_id
    drafts = context.store.drafts
    draft = await drafts.get_changed_already(user_id) or await drafts.get_awaiting(user_id)
    return StopAsking(draft.id) if draft else None


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
    if key == PHOTOS:
        return view_photos(draft, t, ready=can_be_published(draft, context))
    if draft.guided and key == "title":
        # The text that is asked for next is read as a document is.
        await warm_up()
    original = await _find_original(context, draft, field)
    view = view_question(draft, field, await name_directions(context, draft), t, original)
    if not draft.guided:
        return view
    brief = await context.store.briefs.get_brief(draft.brief_id, context.language)
    return view.rewritten(lambda text: lines(whose(brief), text)) if brief else view


async def _find_original(context: Context, draft: Draft, field: Field) -> tuple[str, str] | None:
    """What a text of a draft is a translation of, if it is one, under its language."""
    own = draft.first_language
    if draft.subject_id is not None:
        state = await context.store.revisions.read(draft.subject, draft.subject_id)
        own = state.language if state else own
    text = draft.content.get(field.key_in(own))
    return (own, str(text)) if text and field.per_language and own != draft.language else None


async def go_on(context: Context, draft: Draft, key: str) -> View:
    """The next question of the guided way, else the draft."""
    following = next_field(key, guided=draft.guided)
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
