"""What a person writes, edits, reacts to and clears."""

from dataclasses import replace
from typing import Any

from bot.playground.chats import Message
from bot.playground.errors import bad_request
from bot.playground.forwarding import origin
from bot.playground.members import set_bot_status
from bot.playground.parameters import Parameters
from bot.playground.person.posting import (
    caption_of_person,
    chat_of,
    message_of,
    post,
    text_of_person,
)
from bot.playground.reactions import react
from bot.playground.text import MAX_TEXT
from bot.playground.world import World

OTHER_BOT_ID = 2


def send_message(world: World, call: Parameters) -> dict[str, Any]:
    """Write a text; one longer than Telegram's limit goes as several, as clients do.

    With `via_bot`, a username, it is a text that another inline bot gave.
    """
    chat = chat_of(world, call)
    text = call.text("text")
    if not text.strip():
        raise bad_request("message text is empty")
    via = call.text("via_bot")
    bot = {"id": OTHER_BOT_ID, "is_bot": True, "first_name": via, "username": via}
    extra: dict[str, Any] = {"via_bot": bot} if via else {}
    parts = [text[at : at + MAX_TEXT] for at in range(0, len(text), MAX_TEXT)]
    contents = [{**extra, **text_of_person(part)} for part in parts if part.strip()]
    sent = [post(world, call, chat, content) for content in contents]
    return sent[0]


def start(world: World, call: Parameters) -> dict[str, Any]:
    """Press Start, or follow a link with a payload; a bot that was blocked no longer is."""
    person = world.person(call.integer("person_id"))
    chat = world.chats[person.id]
    set_bot_status(world, chat, person.id, "member")
    return post(world, call, chat, text_of_person("/start"), payload=call.text("payload"))


def edit_message(world: World, call: Parameters) -> dict[str, Any]:
    """Change a text, or with `caption` a caption, of one's own."""
    chat = chat_of(world, call)
    message = message_of(chat, call)
    if message.author_id != call.integer("person_id"):
        raise bad_request("message can't be edited")
    content = _edited_caption(message, call) if call.has("caption") else _edited_text(message, call)
    body = {**message.with_content(content), "edit_date": world.now()}
    changed = replace(message, body=body)
    world.replace(chat, changed, by_bot=False)
    return changed.for_person()


def _edited_text(message: Message, call: Parameters) -> dict[str, Any]:
    if not message.is_text:
        raise bad_request("there is no text in the message to edit")
    content = text_of_person(call.text("text"))
    if not content["text"]:
        raise bad_request("message text is empty")
    return content


def _edited_caption(message: Message, call: Parameters) -> dict[str, Any]:
    if not {"photo", "document"} & set(message.body):
        raise bad_request("there is no caption in the message to edit")
    content = message.content()
    kept = {name: content[name] for name in content if not name.startswith("caption")}
    return {**kept, **caption_of_person(call)}


def delete_message(world: World, call: Parameters) -> bool:
    """Delete a message for everybody: one's own, anything in a private chat, all as an admin."""
    chat, person_id = chat_of(world, call), call.integer("person_id")
    message = message_of(chat, call)
    may = chat.is_private or chat.members[person_id].is_admin
    if message.author_id != person_id and not may:
        raise bad_request("MESSAGE_DELETE_FORBIDDEN")
    world.delete(chat, [message.id])
    return True


def forward_message(world: World, call: Parameters) -> dict[str, Any]:
    """Send a message on to another chat."""
    source = world.chat_of_person(call.integer("person_id"), call.integer("from_chat_id"))
    message = message_of(source, call)
    if message.is_protected:
        raise bad_request("CHAT_FORWARDS_RESTRICTED")
    content = {**message.content(), "forward_origin": origin(message)}
    return post(world, call, chat_of(world, call), content)


def set_reaction(world: World, call: Parameters) -> bool:
    """React to a message with an emoji; without one the reaction is taken back."""
    chat = chat_of(world, call)
    person_id = call.integer("person_id")
    react(world, chat, message_of(chat, call), person_id, call.text("emoji") or None)
    return True


def clear_history(world: World, call: Parameters) -> bool:
    """Delete all messages of a chat."""
    chat = chat_of(world, call)
    world.delete(chat, list(chat.messages))
    return True


METHODS = {
    "sendMessage": send_message,
    "start": start,
    "editMessage": edit_message,
    "deleteMessage": delete_message,
    "forwardMessage": forward_message,
    "setReaction": set_reaction,
    "clearHistory": clear_history,
}
