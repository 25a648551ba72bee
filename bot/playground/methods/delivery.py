"""How what the bot sends becomes messages."""

from collections.abc import Sequence
from typing import Any

from bot.playground.chats import Chat, Message
from bot.playground.errors import bad_request
from bot.playground.parameters import Parameters
from bot.playground.rights import check_bot_may_send
from bot.playground.topics import place, topic_to_write
from bot.playground.world import World


def deliver(
    world: World,
    call: Parameters,
    contents: Sequence[dict[str, Any]],
    markup: dict[str, Any] | None = None,
    *,
    replies: bool = True,
) -> list[Message]:
    """Post contents where the call says, all of them or, with an ApiError, none."""
    chat = world.chat_to_write(call.text("chat_id"))
    common = _place(world, chat, call, replies=replies)
    if call.boolean("protect_content"):
        common["has_protected_content"] = True
    for content in contents:
        check_bot_may_send(chat, content)
    world.flood.take(chat.id, len(contents))
    bot = world.bot_user()
    return [world.post(chat, bot, {**common, **content}, markup) for content in contents]


def _place(world: World, chat: Chat, call: Parameters, *, replies: bool) -> dict[str, Any]:
    """The topic, and the message that is replied to, as the new messages show them."""
    topic = topic_to_write(chat, call.integer("message_thread_id"))
    replied = _replied(world, chat, call) if replies else None
    is_admin = chat.bot_status == "administrator"
    return place(chat, topic, replied, writer=world.bot_id, is_admin=is_admin)


def _replied(world: World, chat: Chat, call: Parameters) -> Message | None:
    asked = call.object("reply_parameters") or {}
    target = asked.get("message_id") or call.integer("reply_to_message_id")
    if not target:
        return None
    if not isinstance(target, int):
        raise bad_request('field "message_id" must be of type Number')
    if asked.get("chat_id"):
        chat = world.chat_of_member(str(asked["chat_id"]))
    replied = chat.messages.get(target)
    if replied is not None:
        return replied
    if asked.get("allow_sending_without_reply") or call.boolean("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
