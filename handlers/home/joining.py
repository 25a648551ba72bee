"""The word in a group that somebody has brought the bot into."""

from telegram import ChatMember, ChatMemberRestricted, Update
from telegram.constants import ChatMemberStatus

from handlers.chat.context import Context
from handlers.chat.messages import GROUPS
from handlers.chat.view import View, paragraphs
from handlers.home.sections import how_to_ask
from handlers.texts import Texts

_THERE = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER)


async def join_chat(update: Update, context: Context) -> None:
    """Greet a group that the bot comes into, in the language of who brought it."""
    change = update.my_chat_member
    if not change or not _is_there(change.new_chat_member):
        return
    await context.note_reachable()
    if change.chat.type in GROUPS and not _is_there(change.old_chat_member):
        await context.here.send(view_greeting(f"@{context.bot.username}", context.texts))


def view_greeting(mention: str, t: Texts) -> View:
    """How to ask in a group."""
    hello = t.markup("Hello! I answer from the committee’s brief on the city’s cooperation.")
    return View(paragraphs(hello, how_to_ask(mention, t)))


def _is_there(member: ChatMember) -> bool:
    return member.status in _THERE or (
        isinstance(member, ChatMemberRestricted) and member.is_member
    )
