"""Sending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.playground.errors import bad_request
from bot.playground.keyboards import checked_markup
from bot.playground.pictures import picture_size
from bot.playground.text import caption_content, text_content

if TYPE_CHECKING:
    from bot.playground.chats import Chat
    from bot.playground.files import File
    from bot.playground.parameters import Parameters
    from bot.playground.world import World

MAX_UPLOAD: Final = 50 * 1024 * 1024
MAX_PHOTO: Final = 10 * 1024 * 1024
MAX_PHOTO_SIDES: Final = 10_000
CHAT_ACTIONS: Final = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, call: Parameters) -> Any:
    """Send a text."""
    if not call.text("text"):
        raise bad_request("message text is empty")
    chat = world.chat_of_bot(call.text("chat_id"))
    return send(world, call, chat, text_content(world, call))


def send_document(world: World, call: Parameters) -> Any:
    """Send a file."""
    chat = world.chat_of_bot(call.text("chat_id"))
    file = _file(world, call, "document", MAX_UPLOAD)
    return send(world, call, chat, {"document": file.document(), **caption_content(world, call)})


def send_photo(world: World, call: Parameters) -> Any:
    """Send a picture."""
    chat = world.chat_of_bot(call.text("chat_id"))
    file = _file(world, call, "photo", MAX_PHOTO)
    size = picture_size(file.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > MAX_PHOTO_SIDES or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    photo = [{**file.shape(), "width": width, "height": height}]
    content: dict[str, Any] = {"photo": photo, **caption_content(world, call)}
    for flag, name in (
        ("show_caption_above_media", "show_caption_above_media"),
        ("has_spoiler", "has_media_spoiler"),
    ):
        if call.boolean(flag):
            content[name] = True
    return send(world, call, chat, content)


def send_contact(world: World, call: Parameters) -> Any:
    """Send a phone contact."""
    chat = world.chat_of_bot(call.text("chat_id"))
    if not call.text("phone_number"):
        raise bad_request("phone number must be non-empty")
    if not call.text("first_name"):
        raise bad_request("first name must be non-empty")
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.text(name) for name in names if call.text(name)}
    if len(contact.get("vcard", "").encode()) > 2048:
        raise bad_request("vCard is too long")
    return send(world, call, chat, {"contact": contact})


def send_chat_action(world: World, call: Parameters) -> bool:
    """Show that the bot is busy."""
    chat = world.chat_to_write(call.text("chat_id"))
    action = call.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell_chat(chat, {"type": "action", "chat_id": chat.id, "action": action})
    return True


def send(world: World, call: Parameters, chat: Chat, content: dict[str, Any]) -> dict[str, Any]:
    """Post the content with what every sending call may add: a reply and a markup."""
    chat = world.chat_to_write(str(chat.id))
    markup = checked_markup(call.json("reply_markup"))
    message = world.post(
        chat,
        world.bot_user(),
        {**reply(chat, call), **content},
        markup,
        protected=call.boolean("protect_content"),
    )
    return message.for_bot()


def reply(chat: Chat, call: Parameters) -> dict[str, Any]:
    """The message that is replied to, as the new message shows it."""
    asked = call.object("reply_parameters") or {}
    target = asked.get("message_id") or call.integer("reply_to_message_id")
    if not target:
        return {}
    if not isinstance(target, int):
        raise bad_request('field "message_id" must be of type Number')
    replied = chat.messages.get(target)
    if replied is None:
        if asked.get("allow_sending_without_reply") or call.boolean("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    shown = {k: v for k, v in replied.for_bot().items() if k != "reply_to_message"}
    return {"reply_to_message": shown}


def _file(world: World, call: Parameters, kind: str, max_size: int) -> File:
    upload = call.upload(kind)
    if upload is not None:
        if len(upload.data) > max_size:
            raise bad_request(f"file is too big for a {kind}")
        return world.files.add(upload, f"{kind}s")
    value = call.text(kind)
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    file = world.files.get(value)
    if file is None:
        # No address is fetched: the playground stays on this machine.
        raise bad_request("wrong file identifier/HTTP URL specified")
    return file


METHODS: Final = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
}
