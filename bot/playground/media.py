"""Files and pictures of a bot's call: uploaded with it, or named by the id of an earlier one."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.files import File
from bot.playground.parameters import Parameters
from bot.playground.text import caption_content
from bot.playground.world import World
from storage.pictures import picture_size

MAX_UPLOAD = {"document": 50 * 1024 * 1024, "photo": 10 * 1024 * 1024}
MAX_ALBUM = 10
MAX_PHOTO_SIDES = 10_000
MAX_PHOTO_RATIO = 20


def media_content(world: World, call: Parameters, kind: str) -> dict[str, Any]:
    """The content of a message with a document or a photo, and its caption."""
    file = _file(world, call, kind)
    if kind == "document":
        return {"document": file.document(), **caption_content(world, call)}
    content: dict[str, Any] = {"photo": photo_sizes(file), **caption_content(world, call)}
    if call.boolean("show_caption_above_media"):
        content["show_caption_above_media"] = True
    if call.boolean("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def photo_sizes(file: File) -> list[dict[str, Any]]:
    """The file as a photo, in its one size; raises ApiError when it is no picture."""
    size = picture_size(file.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > MAX_PHOTO_SIDES or max(size) > MAX_PHOTO_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return [{**file.shape(), "width": size[0], "height": size[1]}]


def input_media_content(world: World, call: Parameters, media: Any) -> dict[str, Any]:
    """The content that an InputMedia of the call describes."""
    prefix = "can't parse InputMedia: "
    if not isinstance(media, dict):
        raise bad_request(f"{prefix}expected an Object")
    kind = media.get("type")
    if kind not in MAX_UPLOAD:
        raise bad_request(f"{prefix}the playground knows photo and document, not {kind}")
    if not media.get("media"):
        raise bad_request(f"{prefix}media not found")
    fields = Parameters({**media, kind: media["media"]}, call.uploads)
    return media_content(world, fields, kind)


def _file(world: World, call: Parameters, kind: str) -> File:
    upload = call.upload(kind)
    if upload is not None:
        if len(upload.data) > MAX_UPLOAD[kind]:
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
