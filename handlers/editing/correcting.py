"""What an editor corrects in a message of their own, while the draft that took it is open."""

from telegram import Update

from handlers.chat.context import Context
from handlers.chat.message_text import read_command, text_of
from handlers.chat.opening import answer
from handlers.chat.screen import Ref
from handlers.chat.view import View, bold, button
from handlers.editing.asking import show_next
from handlers.editing.draft_view import view_offer
from handlers.editing.drafts import note_typed
from handlers.editing.typed import fill_typed
from storage.draft_messages import DraftMessage
from storage.drafts import Draft


async def take_correction(update: Update, context: Context) -> None:
    """Put what an edited message says now where the message went; other edits say nothing."""
    message = update.edited_message
    if not message or not await context.is_editor():
        return
    typed = await context.store.draft_messages.find(context.author.user_id, message.message_id)
    text = text_of(message).strip()
    if command := read_command(text):
        text = command.text
    if typed and text and text != typed.text:
        await answer(context, _correct(context, typed, text))


async def _correct(context: Context, typed: DraftMessage, text: str) -> View:
    drafts, t = context.store.drafts, context.texts
    if changed := await drafts.get_changed_already(typed.user_id):
        return await show_next(context, changed)
    draft = await drafts.get_draft(typed.draft_id, typed.user_id)
    if draft and draft.state == "offered":
        await note_typed(context, draft, typed.field, text)
        draft = await drafts.update(draft, context.now, changes={typed.field: text})
        return view_offer(draft, t)
    if draft and draft.state == "open":
        said = t.gettext("✏️ Corrected in draft no. {number}.", number=draft.id)
        return await fill_typed(context, draft, typed, text, bold(said))
    return _view_too_late(context, draft)


def _view_too_late(context: Context, draft: Draft | None) -> View:
    """The word that a correction changes nothing any more, and what does."""
    t = context.texts
    if draft and draft.state == "published" and draft.subject_id:
        again = button(t.gettext("✏️ Edit"), Ref("edit", draft.subject, draft.subject_id))
        said = t.markup(
            "This has already been published; your correction has changed nothing there."
        )
        return View(said, [[again]])
    return View(
        t.markup(
            "The draft made from this message no longer exists; your correction has "
            "changed nothing."
        )
    )
