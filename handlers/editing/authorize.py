"""The one place that decides who may change anything, and in which way."""

import logging
from collections.abc import Awaitable, Callable

from telegram import Message, Update
from telegram.constants import ChatID

from handlers.context import Context
from handlers.editing.callback_data import EditorData, OwnerData
from handlers.messages import reply
from handlers.texts import N_
from handlers.views.view import View

logger = logging.getLogger(__name__)

Callback = Callable[[Update, Context], Awaitable[None]]

NOT_ALLOWED = N_("Only editors can do this. If you should be one, ask the owner of this bot.")
NOT_THIS_WAY = N_("Editing works only in a private chat with me, with messages you write yourself.")
_NOBODY = {ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT}


class Guarded:
    """A callback of a command that only editors, or only owners, may run."""

    def __init__(
        self, callback: Callback, *, owner: bool = False, otherwise: Callback | None = None
    ) -> None:
        self.callback = callback
        self.owner = owner
        self.otherwise = otherwise
        """What answers visitors, where it is no secret command but something anybody may send."""

    async def __call__(self, update: Update, context: Context) -> None:
        """Run the callback, or say politely why not."""
        if self.otherwise and not await context.is_editor():
            await self.otherwise(update, context)
        elif reason := await _find_refusal(update, context, owner=self.owner):
            await reply(update, View(context.texts.markup(reason)))
        else:
            await self.callback(update, context)


async def refuse(update: Update, context: Context, pressed: EditorData) -> str | None:
    """Why this person may not press this button, in their language; None if they may."""
    reason = await _find_refusal(update, context, owner=isinstance(pressed, OwnerData))
    return context.texts.gettext(reason) if reason else None


async def is_input(update: Update, context: Context) -> bool:
    """Whether this message is an editor's own word, so that it may fill a draft."""
    message = update.message
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


async def _find_refusal(update: Update, context: Context, *, owner: bool) -> str | None:
    allowed = context.is_owner() if owner else await context.is_editor()
    reason = None
    if not allowed:
        reason = NOT_ALLOWED
    elif not context.is_private or not (
        update.callback_query or (update.message and is_own(update.message))
    ):
        reason = NOT_THIS_WAY
    if reason:
        who = context.user.id if context.user else None
        logger.warning("refused to %s: %s", who, reason)
    return reason
