"""What a person attaches or shares: files, pictures, stickers, contacts, other people."""

import base64
from typing import Any

from bot.playground.chats import Chat
from bot.playground.errors import bad_request
from bot.playground.files import File
from bot.playground.media import photo_sizes
from bot.playground.parameters import Parameters, Upload
from bot.playground.person.posting import chat_of, post, text_of_person
from bot.playground.text import MAX_CAPTION
from bot.playground.world import World

INVENTED_NUMBERS = 79_990_000_000
"""Numbers from here on belong to nobody."""


def send_document(world: World, call: Parameters) -> dict[str, Any]:
    """Send a file; its bytes come as base64."""
    content = {"document": _upload(world, call, "documents").document(), **_caption(call)}
    return post(world, call, chat_of(world, call), content)


def send_photo(world: World, call: Parameters) -> dict[str, Any]:
    """Send a picture; its bytes come as base64."""
    content = {"photo": photo_sizes(_upload(world, call, "photos")), **_caption(call)}
    return post(world, call, chat_of(world, call), content)


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
    return post(world, call, chat_of(world, call), {"sticker": sticker})


def send_contact(world: World, call: Parameters) -> dict[str, Any]:
    """Send a contact of anybody."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact: dict[str, Any] = {name: call.text(name) for name in names if call.text(name)}
    if call.integer("user_id"):
        contact["user_id"] = call.integer("user_id")
    return post(world, call, chat_of(world, call), {"contact": contact})


def share_contact(world: World, call: Parameters) -> dict[str, Any]:
    """Share one's own contact, as a request_contact button asks."""
    person = world.person(call.integer("person_id"))
    number = call.text("phone_number") or f"+{INVENTED_NUMBERS + person.id % 10_000_000}"
    contact = {"phone_number": number, "first_name": person.first_name, "user_id": person.id}
    if person.last_name:
        contact["last_name"] = person.last_name
    return post(world, call, chat_of(world, call), {"contact": contact})


def share_users(world: World, call: Parameters) -> dict[str, Any]:
    """Share people, as a request_users button asks: their names only if it asks for them."""
    chat = chat_of(world, call)
    request = _request_of(chat, call.integer("request_id"))
    people = [world.person(number) for number in call.integers("user_ids")]
    if not 1 <= len(people) <= request.get("max_quantity", 1):
        raise bad_request("USERS_QUANTITY_INVALID")
    asked = {"user_id"}
    if request.get("request_name"):
        asked |= {"first_name", "last_name"}
    if request.get("request_username"):
        asked.add("username")
    shapes = [{"user_id": person.id, **person.user()} for person in people]
    users = [{k: v for k, v in shape.items() if k in asked} for shape in shapes]
    shared = {"request_id": request["request_id"], "users": users}
    return post(world, call, chat, {"users_shared": shared})


def _request_of(chat: Chat, request_id: int) -> dict[str, Any]:
    """The newest button in the chat that asks for people under this number."""
    for number in reversed(chat.messages):
        markup = chat.messages[number].markup or {}
        for button in (button for row in markup.get("keyboard", ()) for button in row):
            request = button.get("request_users")
            if isinstance(request, dict) and request.get("request_id") == request_id:
                return request
    raise bad_request("BUTTON_INVALID")


def _upload(world: World, call: Parameters, folder: str) -> File:
    try:
        data = base64.b64decode(call.text("data"), validate=True)
    except ValueError:
        raise bad_request("data must be base64") from None
    return world.files.add(
        Upload(call.text("file_name", "file"), call.text("mime_type"), data), folder
    )


def _caption(call: Parameters) -> dict[str, Any]:
    caption = text_of_person(call.text("caption"))
    if len(caption["text"]) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    names = {"text": "caption", "entities": "caption_entities"}
    return {names[key]: value for key, value in caption.items() if value}


METHODS = {
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendSticker": send_sticker,
    "sendContact": send_contact,
    "shareContact": share_contact,
    "shareUsers": share_users,
}
