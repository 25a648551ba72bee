"""Editing, deleting and reacting."""

from dataclasses import replace
from typing import Any

from bot.playground.chats import MEDIA, Chat, Message
from bot.playground.errors import bad_request
from bot.playground.keyboards import checked_markup, is_inline
from bot.playground.media import input_media_content
from bot.playground.parameters import Parameters
from bot.playground.reactions import react
from bot.playground.text import caption_content, text_content
from bot.playground.world import World

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
DELETABLE_SECONDS = 48 * 60 * 60
MAX_DELETED = 100


def edit_message_text(world: World, call: Parameters) -> Any:
    """Change the text of a message of the bot."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    chat, message = _to_edit(world, call)
    content = text_content(world, call)
    if not message.is_text:
        raise bad_request("there is no text in the message to edit")
    return _change(world, call, chat, message, content)


def edit_message_caption(world: World, call: Parameters) -> Any:
    """Change the caption of a message of the bot."""
    chat, message = _to_edit(world, call)
    content = caption_content(world, call)
    if not _has_caption(message):
        raise bad_request("there is no caption in the message to edit")
    media: dict[str, Any] = {kind: message.body[kind] for kind in MEDIA if kind in message.body}
    return _change(world, call, chat, message, {**media, **content})


def edit_message_media(world: World, call: Parameters) -> Any:
    """Put another file or picture in a message of the bot; a text may become one."""
    chat, message = _to_edit(world, call)
    media = call.object("media")
    if media is None:
        raise bad_request("media is empty")
    content = input_media_content(world, call, media)
    if not message.is_text and not _has_caption(message):
        raise bad_request("message can't be edited")
    if "media_group_id" in message.body and ("document" in content) != ("document" in message.body):
        raise bad_request("document can't be mixed with other media types")
    return _change(world, call, chat, message, content)


def edit_message_reply_markup(world: World, call: Parameters) -> Any:
    """Change the inline keyboard of a message of the bot."""
    chat, message = _to_edit(world, call)
    return _change(world, call, chat, message, message.content())


def delete_message(world: World, call: Parameters) -> bool:
    """Delete a message."""
    chat = world.chat_of_bot(call.text("chat_id"))
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(world, chat, message)
    world.delete(chat, [message.id])
    return True


def delete_messages(world: World, call: Parameters) -> bool:
    """Delete several messages; those that are gone are skipped."""
    chat = world.chat_of_bot(call.text("chat_id"))
    numbers = message_ids(call)
    found = [chat.messages[number] for number in numbers if number in chat.messages]
    for message in found:
        _check_deletable(world, chat, message)
    world.delete(chat, [message.id for message in found])
    return True


def set_message_reaction(world: World, call: Parameters) -> bool:
    """Put the bot's reaction under a message; none takes it away."""
    chat = world.chat_to_write(call.text("chat_id"))
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.array("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = [str(one.get("emoji") if isinstance(one, dict) else one) for one in reactions]
    react(world, chat, message, world.bot_id, emoji[0] if emoji else None)
    return True


def message_ids(call: Parameters) -> list[int]:
    """The list of message ids in a call: 1 to 100 of them."""
    numbers = call.integers("message_ids")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MAX_DELETED:
        raise bad_request("too many message identifiers specified")
    return numbers


def _to_edit(world: World, call: Parameters) -> tuple[Chat, Message]:
    if call.text("inline_message_id"):
        return world.inline_message(call.text("inline_message_id"))
    chat = world.chat_of_bot(call.text("chat_id"))
    if not call.integer("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    by_bot = message.author_id == world.bot_id
    in_channel = chat.type == "channel"
    other_markup = message.markup is not None and not is_inline(message.markup)
    if not (by_bot or in_channel) or "forward_origin" in message.body or other_markup:
        raise bad_request("message can't be edited")
    return chat, message


def _change(
    world: World, call: Parameters, chat: Chat, message: Message, content: dict[str, Any]
) -> Any:
    markup = checked_markup(call.json("reply_markup"), inline_only=True)
    if content == message.content() and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    body = message.with_content(content)
    if content != message.content():  # a new keyboard alone does not mark a message as edited
        body["edit_date"] = world.now()
    changed = replace(message, body=body, markup=markup)
    world.replace(chat, changed, by_bot=True)
    return True if call.text("inline_message_id") else changed.for_bot()


def _has_caption(message: Message) -> bool:
    return "document" in message.body or "photo" in message.body


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    may = chat.is_private or chat.bot_status == "administrator"
    if message.author_id != world.bot_id and not may:
        raise bad_request("message can't be deleted")
    if world.now() - message.body["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "setMessageReaction": set_message_reaction,
}
