"""What a chat decides of its subscription, and who may decide it."""

from typing_extensions import override

from handlers.chat.context import Context, Gone
from handlers.chat.opening import show_screen
from handlers.chat.screen import Ref, Screen
from handlers.chat.view import View
from handlers.texts import N_
from storage.subscriptions import Subscription

SUBSCRIPTION = Ref("subscribe")
ONLY_ADMINS = N_("In a group, only its administrators can change this.")


class Setting(Screen):
    """A choice that in a group only its administrators make; in private it is everybody's own."""

    __slots__ = ()

    async def open(self, context: Context) -> View:
        """The subscription after the choice; the refusal where somebody else decides."""
        if await may_decide(context):
            return await self.decide(context)
        context.toast = context.texts.gettext(ONLY_ADMINS)
        return await show_screen(context, SUBSCRIPTION)

    async def decide(self, context: Context) -> View:
        """Make the choice."""
        raise NotImplementedError

    @classmethod
    @override
    async def from_command(cls, context: Context, text: str) -> Screen | View:
        """The choice, or the refusal as an answer of its own."""
        if await may_decide(context):
            return cls()
        return View(context.texts.markup(ONLY_ADMINS))


async def get_subscription(context: Context) -> Subscription:
    """That of the chat; raises `Gone` where it has none."""
    subscription = await context.store.subscriptions.get(chat_of(context))
    if not subscription:
        raise Gone
    return subscription


def chat_of(context: Context) -> int:
    """The chat that a subscription is of; raises `Gone` where there is none."""
    if not context.chat:
        raise Gone
    return context.chat.id


async def may_decide(context: Context) -> bool:
    """Whether a person decides on the chat's subscription."""
    if context.is_private or not context.chat:
        return True
    if context.chat.is_direct_messages:
        # There each topic is another person's, and a subscription is the chat's.
        return False
    if context.message and (sender := context.message.sender_chat):
        # In the name of the group itself only its administrators write.
        return sender.id == context.chat.id
    # About other members Telegram tells only a bot that is an administrator itself.
    admins = await context.bot.get_chat_administrators(context.chat.id)
    return any(context.user == admin.user for admin in admins)
