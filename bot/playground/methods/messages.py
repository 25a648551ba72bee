"""Sending."""

from collections.abc import Callable
from typing import Any

from bot.playground.errors import ApiError, bad_request
from bot.playground.keyboards import checked_markup
from bot.playground.media import MAX_ALBUM, input_media_content, media_content
from bot.playground.methods.delivery import deliver
from bot.playground.parameters import Parameters
from bot.playground.text import text_content
from bot.playground.topics import topic_to_write
from bot.playground.world import World

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
    world.chat_of_bot(call.text("chat_id"))
    return _send(world, call, text_content(world, call))


def _sender(kind: str) -> Callable[[World, Parameters], Any]:
    def send_media(world: World, call: Parameters) -> Any:
        world.chat_of_bot(call.text("chat_id"))
        return _send(world, call, media_content(world, call, kind))

    return send_media


def send_contact(world: World, call: Parameters) -> Any:
    """Send a phone contact."""
    world.chat_of_bot(call.text("chat_id"))
    if not call.text("phone_number"):
        raise bad_request("phone number must be non-empty")
    if not call.text("first_name"):
        raise bad_request("first name must be non-empty")
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: call.text(name) for name in names if call.text(name)}
    if len(contact.get("vcard", "").encode()) > MAX_VCARD_BYTES:
        raise bad_request("vCard is too long")
    return _send(world, call, {"contact": contact})


def send_media_group(world: World, call: Parameters) -> list[dict[str, Any]]:
    """Send photos, or documents, as one album; a single one goes by itself."""
    world.chat_of_bot(call.text("chat_id"))
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
    if len(contents) > 1:
        album = world.new_album_id()
        contents = [{"media_group_id": album, **content} for content in contents]
    return [message.for_bot() for message in deliver(world, call, contents)]


def send_chat_action(world: World, call: Parameters) -> bool:
    """Show that the bot is busy."""
    chat = world.chat_to_write(call.text("chat_id"))
    topic_to_write(chat, call.integer("message_thread_id"))
    action = call.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.tell_chat(chat, {"type": "action", "chat_id": chat.id, "action": action})
    return True


def _send(world: World, call: Parameters, content: dict[str, Any]) -> dict[str, Any]:
    (message,) = deliver(world, call, [content], checked_markup(call.json("reply_markup")))
    return message.for_bot()


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
