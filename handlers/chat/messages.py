"""How views reach a chat: as a new message, or in place of the one whose button was pressed."""

from markupsafe import Markup
from telegram import CallbackQuery, Message, User
from telegram.constants import ChatType
from telegram.error import BadRequest

from handlers.chat.context import Context
from handlers.chat.view import View, lines

# Telegram's words for a message that cannot take the place of itself any more.
_NOT_EDITABLE = ("message can't be edited", "message to edit not found", "there is no text")
GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


async def reply(context: Context, view: View) -> None:
    """Send the view as a new message; in a group as an answer to the one who asked."""
    in_group = context.chat is not None and context.chat.type in GROUPS
    await context.here.send(view, answers=context.message_id if in_group else None)


async def redraw(context: Context, query: CallbackQuery, view: View) -> None:
    """Put the view in place of the message with the pressed button.

    A double tap finds the message as it wants it, and is content. In a group a menu belongs to
    the one who asked for it; others get one of their own.
    """
    message = query.message
    if isinstance(message, Message) and message.chat.type in GROUPS:
        owner = _find_owner(message)
        if owner not in (None, query.from_user.id):
            await context.here.send(_addressed(view, query.from_user))
            return
        if _mentioned(message):
            view = _addressed(view, query.from_user)
    try:
        await context.bot.edit_message_text(
            view.html,
            message.chat.id if message else None,
            message.message_id if message else None,
            query.inline_message_id,
            reply_markup=view.keyboard,
        )
    except BadRequest as error:
        reason = error.message.lower()
        if "message is not modified" in reason:
            return
        if not any(words in reason for words in _NOT_EDITABLE):
            raise
        if context.place:
            await context.place.send(view)


def _find_owner(message: Message) -> int | None:
    """Whose menu a message is: the one it answers, or the one it names first.

    One that answers a hidden administrator is anybody's: to name them would give them away.
    """
    answered = message.reply_to_message
    # Whatever answers nothing in a topic, answers in Telegram's eyes the message that began it.
    if answered and answered.from_user and not answered.forum_topic_created:
        if answered.sender_chat:
            return None
        return answered.from_user.id
    return _mentioned(message)


def _mentioned(message: Message) -> int | None:
    if message.entities and (entity := message.entities[0]).offset == 0 and entity.user:
        return entity.user.id
    return None


def _addressed(view: View, user: User) -> View:
    """The view under the name of the one it is for, from which the owner is known again."""
    name = Markup('<a href="tg://user?id={}">{}</a>').format(user.id, user.first_name)
    return view.rewritten(lambda text: lines(name, text))
