"""The one place that decides who may open what, and in which way."""

import logging

from telegram import Message
from telegram.constants import ChatID

from handlers.chat.context import Context, Refused
from handlers.chat.screen import Access
from handlers.texts import N_

logger = logging.getLogger(__name__)

NOT_ALLOWED = N_("Only editors can do this. If you need access, ask the owner of this bot.")
NOT_THIS_WAY = N_(
    "You can edit only in a private chat with me, and only with messages you write yourself."
)
_NOBODY = {ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT}


async def authorize(context: Context, access: Access) -> None:
    """Let the person do what needs this access, or raise `Refused`.

    Editing counts only in private, by a button or in a message of the person's own.
    """
    if access is Access.ANYBODY:
        return
    if await context.get_access() < access:
        reason = NOT_ALLOWED
    elif not context.is_private or not (context.message is None or is_own(context.message)):
        reason = NOT_THIS_WAY
    else:
        return
    logger.warning("refused to %s: %s", context.author.user_id, reason)
    if reason is NOT_ALLOWED and context.user and context.is_private:
        # Whoever was an editor when the menu was set finds the command there still.
        context.services.menus[context.user.id] = (access, "")
    raise Refused(reason)


async def is_input(context: Context) -> bool:
    """Whether this message is an editor's own word, so that it may fill a draft."""
    message = context.message
    return (
        message is not None and context.is_private and is_own(message) and await context.is_editor()
    )


def is_own(message: Message) -> bool:
    """Whether the sender wrote the message: not forwarded, not by way of a bot or a channel."""
    sender = message.from_user
    return (
        sender is not None
        and not sender.is_bot
        and sender.id not in _NOBODY
        and not message.sender_chat
        and not message.via_bot
        and not message.forward_origin
        and not message.is_automatic_forward
    )
