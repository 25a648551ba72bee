"""Drafts: begun, listed, taken up."""

from datetime import UTC

from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.opening import NO_BRIEF
from handlers.chat.pager import Pager
from handlers.chat.screen import Access, Ref, Screen, screen
from handlers.chat.view import View
from handlers.editing.asking import ask_field
from handlers.editing.change_view import PAGE_SIZE
from handlers.editing.draft_rows import view_more
from handlers.editing.draft_view import view_drafts, view_not_begun
from handlers.editing.field_view import with_proposal
from handlers.editing.fields import FIELDS, GUIDE
from handlers.editing.paragraph import is_paragraph, read_line
from handlers.editing.readers import language_of
from handlers.editing.showing import load_draft, show_draft
from handlers.texts import N_
from storage.draft_messages import DraftMessage
from storage.drafts import Draft
from storage.models import Brief
from storage.snapshots import NEW, SUBJECTS

LINE = "line"
"""What is kept for a field of an event that was written in one line."""


@screen("addevent", access=Access.EDITOR, command=N_("add an event"))
class NewEvent(Screen):
    """Begin a new event."""

    brief: int

    async def open(self, context: Context) -> View:
        """The first question."""
        brief = await context.get_brief(self.brief)
        drafts, user_id = context.store.drafts, context.author.user_id
        if untouched := await drafts.find_untouched(user_id, brief.id):
            # A second tap goes on with what the first has begun.
            draft = await drafts.update(untouched, context.now, awaiting=GUIDE[0], guided=True)
        else:
            draft = await drafts.create_event(
                user_id, brief.id, context.language, context.now, awaiting=GUIDE[0], guided=True
            )
        return await ask_field(context, draft, GUIDE[0])

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | Ref | View:
        """The first question; of an event that is written in one line or a paragraph, the draft."""
        brief = await context.require_brief()
        if not text:
            return cls(brief.id)
        drafts, user_id = context.store.drafts, context.author.user_id
        # The choice of a brief that hands the command on may be tapped twice, too.
        if is_paragraph(text, context.today, context.texts):
            begun = await drafts.find_of_text(user_id, brief.id, text)
            return Ref("readdraft", (begun or await keep_paragraph(context, brief, text)).id)
        language = language_of(text, context.texts)
        directions = await context.store.briefs.list_directions(brief.id, language)
        found = read_line(text, language, directions, context.today, context.texts)
        if not found.changes:
            return view_not_begun(found.notes, context.texts)
        notes = tuple(found.notes)
        if begun := await drafts.find_untouched(user_id, brief.id, changes=found.changes):
            # Of a line that was written again, what is wrong with it now.
            draft = await drafts.update(begun, context.now, notes=notes)
        else:
            draft = await drafts.create_event(
                user_id,
                brief.id,
                language,
                context.now,
                changes=found.changes,
                notes=notes,
            )
        await note_typed(context, draft, LINE, text)
        view = await show_draft(context, draft)
        if not found.proposal:
            return view
        return with_proposal(view, draft, "date", found.proposal, context.texts)


async def keep_paragraph(context: Context, brief: Brief, text: str) -> Draft:
    """The draft that a paragraph may become, with nothing but its text."""
    language = language_of(text, context.texts)
    key = f"{language}.text"
    draft = await context.store.drafts.create_event(
        context.author.user_id,
        brief.id,
        language,
        context.now,
        changes={key: text},
        state="offered",
    )
    await note_typed(context, draft, key, text)
    return draft


async def note_typed(context: Context, draft: Draft, key: str, text: str) -> None:
    """Keep which message a draft's field came from, so that its correction finds the field."""
    if message := context.message:
        typed = DraftMessage(
            draft.user_id, message.message_id, draft.id, key, text, message.date.astimezone(UTC)
        )
        await context.store.draft_messages.note(typed)


@screen("new", access=Access.EDITOR)
class NewThing(Screen):
    """Begin something new that is no event: a fact, an agreement, a contact, a direction."""

    brief: int
    subject: str

    async def open(self, context: Context) -> View:
        """The first question."""
        brief = await context.get_brief(self.brief)
        subject = next((each for each in NEW if each == self.subject), None)
        if not subject:
            raise Gone
        drafts, user_id = context.store.drafts, context.author.user_id
        first = FIELDS[subject][0].key
        if untouched := await drafts.find_untouched(user_id, brief.id, subject):
            draft = await drafts.update(untouched, context.now, awaiting=first)
        else:
            draft = await drafts.create_event(
                user_id,
                brief.id,
                context.language,
                context.now,
                subject=subject,
                awaiting=first,
            )
        return await ask_field(context, draft, first)


@screen("edit", access=Access.EDITOR)
class EditSubject(Screen):
    """Begin to edit what is published."""

    subject: str
    subject_id: int

    async def open(self, context: Context) -> View:
        """The draft with what can be changed."""
        return await show_draft(context, await self.begin(context))

    async def begin(self, context: Context) -> Draft:
        """The draft, or the one that the editor has of it already; raises `Gone`."""
        subject = next((each for each in SUBJECTS if each == self.subject), None)
        if not subject:
            raise Gone
        draft = await context.store.drafts.create_edit(
            context.author.user_id, subject, self.subject_id, context.now
        )
        if not draft:
            raise Gone
        return draft


@screen("drafts", access=Access.EDITOR, command=N_("my drafts"))
class ShowDrafts(Screen):
    """A page of one's own drafts."""

    page: int = 0

    async def open(self, context: Context) -> View:
        """The newest first."""
        brief = await context.find_brief()
        drafts, total = await context.store.drafts.list_drafts(
            context.author.user_id, offset=self.page * PAGE_SIZE, limit=PAGE_SIZE
        )
        pager = Pager(self.page, total, PAGE_SIZE)
        if pager.is_past_end:
            return await ShowDrafts(pager.page).open(context)
        briefs = await context.list_briefs()
        documents = await context.store.imports.list_open(context.author.user_id)
        return view_drafts(
            brief.id if brief else NO_BRIEF,
            drafts,
            pager,
            context.texts,
            briefs,
            documents if not self.page else (),
        )


@screen("draft", access=Access.EDITOR)
class ShowDraft(Screen):
    """A draft with its preview."""

    draft: int

    async def open(self, context: Context) -> View:
        """The draft; the editor's next message belongs to none."""
        draft = await load_draft(context, self.draft)
        if draft.awaiting:
            draft = await context.store.drafts.update(
                draft, context.now, awaiting=None, guided=False
            )
        return await show_draft(context, draft)


@screen("draftmore", access=Access.EDITOR)
class ShowMoreOfDraft(Screen):
    """What is seldom changed of a draft."""

    draft: int

    async def open(self, context: Context) -> View:
        """A button each."""
        return view_more(await load_draft(context, self.draft), context.texts)
