"""What a person sends, edits and clears."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.playground.entities import fix, with_automatic
from bot.playground.errors import bad_request
from bot.playground.forwarding import origin
from bot.playground.parameters import Upload
from bot.playground.person.belonging import set_blocked_state
from bot.playground.text import MAX_CAPTION, MAX_TEXT

if TYPE_CHECKING:
    from bot.playground.chats import Chat, Message
    from bot.playground.parameters import Parameters
    from bot.playground.world import World


def send_message(world: World, call: Parameters) -> dict[str, Any]:
    """Write a text; one longer than Telegram's limit goes as several, as clients do."""
    chat = _chat(world, call)
    text = call.text("text")
    if not text.strip():
        raise bad_request("message text is empty")
    parts = [text[at : at + MAX_TEXT] for at in range(0, len(text), MAX_TEXT)]
    sent = [_post(world, call, chat, text_of_person(part)) for part in parts if part.strip()]
    return sent[0]


def start(world: World, call: Parameters) -> dict[str, Any]:
    """Press Start, or follow a link with a payload; a bot that was blocked no longer is."""
    person = world.person(call.integer("person_id"))
    chat = world.chats[person.id]
    if chat.blocked:
        set_blocked_state(world, chat, person, blocked=False)
    payload = call.text("payload")
    return _post(world, call, chat, text_of_person(f"/start {payload}".strip()))


def edit_message(world: World, call: Parameters) -> dict[str, Any]:
    """Change a text of one's own."""
    chat = _chat(world, call)
    message = _message(chat, call)
    if message.body.get("from", {}).get("id") != call.integer("person_id"):
        raise bad_request("message can't be edited")
    if not message.is_text:
        raise bad_request("there is no text in the message to edit")
    content = text_of_person(call.text("text"))
    if not content["text"]:
        raise bad_request("message text is empty")
    kept = {name: value for name, value in message.body.items() if name not in message.content()}
    body = {**kept, **content, "edit_date": world.now()}
    changed = replace(message, body=body)
    world.replace(chat, changed, by_bot=False)
    return changed.for_person()


def forward_message(world: World, call: Parameters) -> dict[str, Any]:
    """Send a message on to another chat."""
    source = world.chat_of_person(call.integer("person_id"), call.integer("from_chat_id"))
    message = _message(source, call)
    if message.protected:
        raise bad_request("CHAT_FORWARDS_RESTRICTED")
    content = {**message.content(), "forward_origin": origin(message)}
    return _post(world, call, _chat(world, call), content)


def send_contact(world: World, call: Parameters) -> dict[str, Any]:
    """Share a contact, one's own or another's."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact: dict[str, Any] = {name: call.text(name) for name in names if call.text(name)}
    if call.integer("user_id"):
        contact["user_id"] = call.integer("user_id")
    return _post(world, call, _chat(world, call), {"contact": contact})


def send_document(world: World, call: Parameters) -> dict[str, Any]:
    """Send a file; its bytes come as base64."""
    try:
        data = base64.b64decode(call.text("data"), validate=True)
    except binascii.Error:
        raise bad_request("data must be base64") from None
    name = call.text("file_name", "file")
    file = world.files.add(Upload(name, call.text("mime_type"), data), "documents")
    content: dict[str, Any] = {"document": file.document()}
    caption = text_of_person(call.text("caption"))
    if len(caption["text"]) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    if caption["text"]:
        content["caption"] = caption["text"]
        if "entities" in caption:
            content["caption_entities"] = caption["entities"]
    return _post(world, call, _chat(world, call), content)


def send_sticker(world: World, call: Parameters) -> dict[str, Any]:
    """Send a sticker."""
    emoji = call.text("emoji", "👍")
    file = world.files.add(Upload("sticker.webp", "image/webp", emoji.encode()), "stickers")
    sticker = {
        **file.shape(),
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
    }
    return _post(world, call, _chat(world, call), {"sticker": sticker})


def clear_history(world: World, call: Parameters) -> bool:
    """Delete all messages of a chat."""
    chat = _chat(world, call)
    world.delete(chat, list(chat.messages))
    return True


def text_of_person(text: str) -> dict[str, Any]:
    """The content of a text as a client sends it: no markup, but what Telegram finds itself."""
    text, entities = fix(text, [])
    entities = with_automatic(text, entities)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _chat(world: World, call: Parameters) -> Chat:
    return world.chat_of_person(call.integer("person_id"), call.integer("chat_id"))


def _message(chat: Chat, call: Parameters) -> Message:
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message not found")
    return message


def _post(world: World, call: Parameters, chat: Chat, content: dict[str, Any]) -> dict[str, Any]:
    if chat.is_private and chat.blocked:
        raise bad_request("YOU_BLOCKED_USER")
    if chat.upgraded_to is not None:
        raise bad_request("chat was upgraded to a supergroup")
    replied = chat.messages.get(call.integer("reply_to_message_id"))
    if replied is not None:
        shown = {k: v for k, v in replied.for_bot().items() if k != "reply_to_message"}
        content = {"reply_to_message": shown, **content}
    sender = world.person(call.integer("person_id")).user()
    return world.post(chat, sender, content).for_person()


METHODS: Final = {
    "sendMessage": send_message,
    "start": start,
    "editMessage": edit_message,
    "forwardMessage": forward_message,
    "sendContact": send_contact,
    "sendDocument": send_document,
    "sendSticker": send_sticker,
    "clearHistory": clear_history,
}
