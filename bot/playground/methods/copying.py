"""Copies and forwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.playground.errors import bad_request
from bot.playground.forwarding import origin
from bot.playground.keyboards import checked_markup
from bot.playground.methods.messages import reply
from bot.playground.text import caption_content

if TYPE_CHECKING:
    from bot.playground.chats import Message
    from bot.playground.parameters import Parameters
    from bot.playground.world import World


def forward_message(world: World, call: Parameters) -> Any:
    """Send a message on, with the name of its author."""
    chat = world.chat_to_write(call.text("chat_id"))
    message = _source(world, call, "forward")
    content = {**message.content(), "forward_origin": origin(message)}
    protected = call.boolean("protect_content")
    return world.post(chat, world.bot_user(), content, protected=protected).for_bot()


def copy_message(world: World, call: Parameters) -> Any:
    """Send the same content as a message of the bot's own."""
    chat = world.chat_to_write(call.text("chat_id"))
    message = _source(world, call, "copy")
    content = message.content()
    if call.has("caption") and not message.is_text:
        for name in ("caption", "caption_entities"):
            content.pop(name, None)
        content |= caption_content(world, call)
    copied = world.post(
        chat,
        world.bot_user(),
        {**reply(chat, call), **content},
        checked_markup(call.json("reply_markup")),
        protected=call.boolean("protect_content"),
    )
    return {"message_id": copied.id}


def _source(world: World, call: Parameters, verb: str) -> Message:
    source = world.chat_of_bot(call.text("from_chat_id"))
    message = source.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.protected or not message.content():
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


METHODS: Final = {"forwardMessage": forward_message, "copyMessage": copy_message}
