"""An answer to a visitor that becomes a fact, so that others find it."""

from handlers.chat.context import Context, Gone
from handlers.chat.screen import Access, Screen, screen
from handlers.chat.view import View
from handlers.editing.showing import show_draft
from storage.snapshots import Snapshot


@screen("factof", access=Access.EDITOR)
class NewFactOfAnswer(Screen):
    """Begin a fact of a question and its answer.

    Nothing is published before the editor has seen it: what tells of the person is to be struck.
    """

    question: int

    async def open(self, context: Context) -> View:
        """The draft."""
        question = await context.store.questions.get_question(self.question)
        if not question or not question.answer:
            raise Gone
        brief = await context.require_brief()
        drafts, user_id = context.store.drafts, context.author.user_id
        changes: Snapshot = {f"{question.language}.text": f"{question.text}\n{question.answer}"}
        # A second tap goes on with what the first has begun.
        draft = await drafts.find_untouched(user_id, brief.id, "fact", changes)
        draft = draft or await drafts.create_event(
            user_id, brief.id, question.language, context.now, subject="fact", changes=changes
        )
        return await show_draft(context, draft)
