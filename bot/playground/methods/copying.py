"""Copies and forwards."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

from bot.playground.chats import Message
from bot.playground.errors import bad_request
from bot.playground.forwarding import origin
from bot.playground.keyboards import checked_markup
from bot.playground.methods.delivery import deliver
from bot.playground.methods.editing import message_ids
from bot.playground.parameters import Parameters
from bot.playground.text import caption_content
from bot.playground.world import World


def forward_message(world: World, call: Parameters) -> Any:
    """Send a message on, with the name of its author."""
    world.chat_of_bot(call.text("chat_id"))
    message = _source(world, call, "forward")
    content = {**message.content(), "forward_origin": origin(message)}
    (sent,) = deliver(world, call, [content], replies=False)
    return sent.for_bot()


def copy_message(world: World, call: Parameters) -> Any:
    """Send the same content as a message of the bot's own."""
    world.chat_of_bot(call.text("chat_id"))
    message = _source(world, call, "copy")
    content = message.content()
    if call.has("caption") and not message.is_text:
        content = {**_without_caption(content), **caption_content(world, call)}
    (sent,) = deliver(world, call, [content], checked_markup(call.json("reply_markup")))
    return {"message_id": sent.id}


def forward_messages(world: World, call: Parameters) -> list[dict[str, int]]:
    """Send several messages on; those that are gone or may not be sent on are skipped."""
    contents = [
        {**message.content(), "forward_origin": origin(message), **_album(message)}
        for message in _sources(world, call)
    ]
    return _send_on(world, call, contents)


def copy_messages(world: World, call: Parameters) -> list[dict[str, int]]:
    """Send several contents again; those that are gone or may not be sent on are skipped."""
    contents = [{**message.content(), **_album(message)} for message in _sources(world, call)]
    if call.boolean("remove_caption"):
        contents = [_without_caption(content) for content in contents]
    return _send_on(world, call, contents)


def _send_on(
    world: World, call: Parameters, contents: list[dict[str, Any]]
) -> list[dict[str, int]]:
    albums: defaultdict[str, str] = defaultdict(world.new_album_id)
    for content in contents:
        if "media_group_id" in content:
            content["media_group_id"] = albums[content["media_group_id"]]
    return [{"message_id": sent.id} for sent in deliver(world, call, contents, replies=False)]


def _source(world: World, call: Parameters, verb: str) -> Message:
    chat = world.chat_of_bot(call.text("from_chat_id"))
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if not _may_go_on(message):
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def _sources(world: World, call: Parameters) -> list[Message]:
    """The messages to send on; at least one must be left."""
    chat = world.chat_of_bot(call.text("from_chat_id"))
    numbers = message_ids(call)
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    found = [chat.messages[number] for number in numbers if number in chat.messages]
    found = [message for message in found if _may_go_on(message)]
    if not found:
        raise bad_request("there are no messages to forward")
    return found


def _may_go_on(message: Message) -> bool:
    return bool(message.content()) and not message.is_protected


def _album(message: Message) -> dict[str, Any]:
    album = message.body.get("media_group_id")
    return {"media_group_id": album} if album else {}


def _without_caption(content: dict[str, Any]) -> dict[str, Any]:
    gone = ("caption", "caption_entities", "show_caption_above_media")
    return {name: value for name, value in content.items() if name not in gone}


METHODS = {
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
}
