"""Sending."""

from collections.abc import Callable
from typing import Any

from bot.playground.chats import Chat
from bot.playground.errors import ApiError, bad_request
from bot.playground.keyboards import checked_markup
from bot.playground.media import input_media_content, media_content
from bot.playground.parameters import Parameters
from bot.playground.text import text_content
from bot.playground.world import World

MAX_ALBUM = 10
MAX_VCARD_BYTES = 2048
CHAT_ACTIONS = {
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
    return _send(world, call, chat, text_content(world, call))


def _sender(kind: str) -> Callable[[World, Parameters], Any]:
    def send_media(world: World, call: Parameters) -> Any:
        chat = world.chat_of_bot(call.text("chat_id"))
        return _send(world, call, chat, media_content(world, call, kind))

    return send_media


def send_contact(world: World, call: Parameters) -> Any:
    """Send a phone contact."""
    chat = world.chat_of_bot(call.text("chat_id"))
    if not call.text("phone_number"):
        raise bad_request("phone number must be non-empty")
    if not call.text("first_name"):
        raise bad_request("first name must be non-empty")
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.text(name) for name in names if call.text(name)}
    if len(contact.get("vcard", "").encode()) > MAX_VCARD_BYTES:
        raise bad_request("vCard is too long")
    return _send(world, call, chat, {"contact": contact})


def send_media_group(world: World, call: Parameters) -> list[dict[str, Any]]:
    """Send photos, or documents, as one album; a single one goes by itself."""
    chat = world.chat_of_bot(call.text("chat_id"))
    media = call.array("media") or []
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) > MAX_ALBUM:
        raise bad_request("too many messages to send as an album")
    contents = [_album_content(world, call, item, at + 1) for at, item in enumerate(media)]
    if len({"document" in content for content in contents}) > 1:
        raise bad_request("document can't be mixed with other media types")
    if len({"show_caption_above_media" in content for content in contents}) > 1:
        raise bad_request("parameter show_caption_above_media must be the same for all messages")
    common = {**reply(chat, call), **protection(call)}
    if len(contents) > 1:
        common["media_group_id"] = world.new_album_id()
    chat = world.chat_to_write(str(chat.id), messages=len(contents))
    bot = world.bot_user()
    return [world.post(chat, bot, {**common, **content}).for_bot() for content in contents]


def send_chat_action(world: World, call: Parameters) -> bool:
    """Show that the bot is busy."""
    chat = world.chat_to_write(call.text("chat_id"))
    action = call.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell_chat(chat, {"type": "action", "chat_id": chat.id, "action": action})
    return True


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
    return {"reply_to_message": replied.as_replied()}


def protection(call: Parameters) -> dict[str, Any]:
    """What a message that nobody may send on says of it."""
    return {"has_protected_content": True} if call.boolean("protect_content") else {}


def _send(world: World, call: Parameters, chat: Chat, content: dict[str, Any]) -> dict[str, Any]:
    """Post the content with what every sending call may add: a reply and a markup."""
    markup = checked_markup(call.json("reply_markup"))
    content = {**reply(chat, call), **protection(call), **content}
    chat = world.chat_to_write(str(chat.id), messages=1)
    return world.post(chat, world.bot_user(), content, markup).for_bot()


def _album_content(world: World, call: Parameters, item: Any, position: int) -> dict[str, Any]:
    try:
        return input_media_content(world, call, item)
    except ApiError as error:
        words = error.description.removeprefix("Bad Request: ")
        if not words.isupper():
            raise
        # What Telegram's data centre says, rather than its Bot API server, names the message.
        raise bad_request(
            f'failed to send message #{position} with the error message "{words}"'
        ) from None


METHODS = {
    "sendMessage": send_message,
    "sendDocument": _sender("document"),
    "sendPhoto": _sender("photo"),
    "sendContact": send_contact,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
}
