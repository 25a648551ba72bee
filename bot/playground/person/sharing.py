"""What a person attaches or shares: files, pictures, stickers, contacts, other people."""

import base64
from typing import Any

from bot.playground.chats import Chat
from bot.playground.errors import bad_request
from bot.playground.files import File
from bot.playground.media import MAX_ALBUM, photo_sizes
from bot.playground.parameters import Parameters, Upload
from bot.playground.person.posting import caption_of_person, chat_of, post
from bot.playground.rich import check_rich_message
from bot.playground.world import World

INVENTED_NUMBERS = 79_990_000_000
"""Numbers from here on belong to nobody."""


def send_document(world: World, call: Parameters) -> dict[str, Any]:
    """Send a file; its bytes come as base64."""
    return post(world, call, chat_of(world, call), _document(world, call))


def send_photo(world: World, call: Parameters) -> dict[str, Any]:
    """Send a picture; its bytes come as base64."""
    return post(world, call, chat_of(world, call), _photo(world, call))


def send_media_group(world: World, call: Parameters) -> list[dict[str, Any]]:
    """Send pictures, or files, as one album; a single one goes by itself."""
    chat, media = chat_of(world, call), call.array("media") or []
    if not 1 <= len(media) <= MAX_ALBUM:
        raise bad_request(f"an album has 1 to {MAX_ALBUM} media")
    contents = [_album_content(world, item) for item in media]
    if len({"document" in content for content in contents}) > 1:
        raise bad_request("document can't be mixed with other media types")
    group = {"media_group_id": world.new_album_id()} if len(contents) > 1 else {}
    return [post(world, call, chat, {**group, **content}) for content in contents]


def send_rich_message(world: World, call: Parameters) -> dict[str, Any]:
    """Send a text of blocks: headings, lists, tables, styled paragraphs."""
    content = {"rich_message": check_rich_message(call.object("rich_message"))}
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


def _document(world: World, call: Parameters) -> dict[str, Any]:
    return {"document": _upload(world, call, "documents").document(), **caption_of_person(call)}


def _photo(world: World, call: Parameters) -> dict[str, Any]:
    return {"photo": photo_sizes(_upload(world, call, "photos")), **caption_of_person(call)}


def _album_content(world: World, item: Any) -> dict[str, Any]:
    kinds = {"photo": _photo, "document": _document}
    if not isinstance(item, dict) or item.get("type") not in kinds:
        raise bad_request("each of the media must be a photo or a document")
    return kinds[item["type"]](world, Parameters(item))


def _upload(world: World, call: Parameters, folder: str) -> File:
    try:
        data = base64.b64decode(call.text("data"), validate=True)
    except ValueError:
        raise bad_request("data must be base64") from None
    return world.files.add(
        Upload(call.text("file_name", "file"), call.text("mime_type"), data), folder
    )


METHODS = {
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendMediaGroup": send_media_group,
    "sendRichMessage": send_rich_message,
    "sendSticker": send_sticker,
    "sendContact": send_contact,
    "shareContact": share_contact,
    "shareUsers": share_users,
}
