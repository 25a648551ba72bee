"""The word on what an editor has left by opening something else, with the way back to it."""

from handlers.chat.context import Context
from handlers.chat.screen import Ref
from handlers.chat.view import View, bold, button, paragraphs
from handlers.editing.fields import find_field
from storage.awaiting import Awaited


async def say_left(context: Context, left: Awaited, view: View) -> View:
    """A screen with a word on what the next message is no longer for."""
    said = await _find_words(context, left)
    if not said:
        return view
    text, label, back = said
    more = view.rewritten(lambda shown: paragraphs(shown, bold(text)))
    if more is view or more.tiles:
        return more
    return more.with_rows([button(label, back)])


async def _find_words(context: Context, left: Awaited) -> tuple[str, str, Ref] | None:
    """What is kept, and the button back to it; None where there is nothing to go back to."""
    t, user_id = context.texts, context.author.user_id
    if left.kind == "draft":
        draft = await context.store.drafts.get_draft(left.id, user_id)
        field = find_field(draft.subject, left.what) if draft else None
        if not draft or not field:
            return None
        text = t.gettext(
            "⏸ Draft no. {number} is kept; it waits for: {field}",
            number=draft.id,
            field=t.gettext(field.label),
        )
        return text, t.gettext("✏️ Continue the draft"), Ref("field", draft.id, left.what)
    if left.kind == "document":
        one = await context.store.imports.get(left.id, user_id)
        if not one or not (one.parts or one.reading):
            return None
        text = t.gettext("⏸ The document that you have sent is kept.")
        return text, t.gettext("📄 Continue with the document"), Ref("review", one.id)
    if left.kind == "question":
        text = t.gettext("⏸ The answer to the question is not written yet.")
        return text, t.gettext("✏️ Write the answer"), Ref("answer", left.id)
    return None
