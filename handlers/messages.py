"""How views reach a chat: as a new message, or in place of the one whose button was pressed."""

from telegram import CallbackQuery, Update
from telegram.error import BadRequest

from handlers.views.view import View

# Telegram's words for a message that cannot take the place of itself any more.
_NOT_EDITABLE = ("message can't be edited", "message to edit not found", "there is no text")


async def reply(update: Update, view: View) -> None:
    """Send the view as a new message."""
    if message := update.effective_message:
        await message.reply_html(view.text, reply_markup=view.keyboard)


async def redraw(query: CallbackQuery, view: View) -> None:
    """Put the view in place of the message with the pressed button.

    A double tap finds the message as it wants it, and is content.
    """
    try:
        await query.edit_message_text(view.text, reply_markup=view.keyboard)
    except BadRequest as error:
        reason = error.message.lower()
        if "message is not modified" in reason:
            return
        if not query.message or not any(words in reason for words in _NOT_EDITABLE):
            raise
        await query.get_bot().send_message(
            query.message.chat.id, view.text, reply_markup=view.keyboard
        )
