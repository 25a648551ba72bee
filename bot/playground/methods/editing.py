"""Editing, deleting and reacting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.playground.chats import MEDIA
from bot.playground.errors import bad_request
from bot.playground.keyboards import checked_markup, is_inline
from bot.playground.reactions import EMOJI, plain
from bot.playground.text import caption_content, text_content

if TYPE_CHECKING:
    from bot.playground.chats import Chat, Message
    from bot.playground.parameters import Parameters
    from bot.playground.world import World

NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)
DELETABLE_SECONDS: Final = 48 * 60 * 60
MAX_DELETED: Final = 100


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
    if not any(kind in message.body for kind in ("document", "photo")):
        raise bad_request("there is no caption in the message to edit")
    media: dict[str, Any] = {kind: message.body[kind] for kind in MEDIA if kind in message.body}
    return _change(world, call, chat, message, {**media, **content})


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
    emoji = [plain(str(r.get("emoji") if isinstance(r, dict) else r)) for r in reactions]
    if any(one not in EMOJI for one in emoji):
        raise bad_request("REACTION_INVALID")
    changed = replace(message, reactions=tuple(emoji))
    world.replace(chat, changed, by_bot=True)
    return True


def message_ids(call: Parameters) -> list[int]:
    """The list of message ids in a call: 1 to 100 of them."""
    numbers = call.array("message_ids") or []
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > MAX_DELETED:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(number, int) for number in numbers):
        raise bad_request("message identifier is not a Number")
    return numbers


def _to_edit(world: World, call: Parameters) -> tuple[Chat, Message]:
    inline_id = call.text("inline_message_id")
    if inline_id:
        place = world.inline_messages.get(inline_id)
        message = world.chats[place[0]].messages.get(place[1]) if place else None
        if place is None or message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return world.chats[place[0]], message
    chat = world.chat_of_bot(call.text("chat_id"))
    if not call.integer("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    by_bot = message.body.get("from", {}).get("id") == world.bot_id
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
    kept = {name: value for name, value in message.body.items() if name not in message.content()}
    body = {**kept, **content}
    if content != message.content():  # a new keyboard alone does not mark a message as edited
        body["edit_date"] = world.now()
    changed = replace(message, body=body, markup=markup)
    world.replace(chat, changed, by_bot=True)
    return True if call.text("inline_message_id") else changed.for_bot()


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    by_bot = message.body.get("from", {}).get("id") == world.bot_id
    if not by_bot and not chat.is_private and chat.type != "channel":
        raise bad_request("message can't be deleted")
    if world.now() - message.body["date"] > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")


METHODS: Final = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "setMessageReaction": set_message_reaction,
}
