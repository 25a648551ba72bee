"""The texts of a bot's call: parse mode or entities, automatic entities, limits."""

from typing import Any

from bot.playground.entities import fix, with_automatic
from bot.playground.errors import bad_request
from bot.playground.html import parse_html
from bot.playground.html_tags import MarkupError
from bot.playground.parameters import Parameters
from bot.playground.utf16 import utf16_length
from bot.playground.world import World

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_ENTITIES = 100  # Telegram ignores the rest in silence


def text_content(world: World, call: Parameters) -> dict[str, Any]:
    """The content of a text message that the call describes."""
    text = call.text("text")
    if not text:
        raise bad_request("message text is empty")
    text, entities = formatted(world, text, call, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > MAX_TEXT:
        raise bad_request("message is too long")
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = entities
    preview = call.object("link_preview_options")
    if call.boolean("disable_web_page_preview"):
        preview = {"is_disabled": True}
    if preview:
        content["link_preview_options"] = preview
    return content


def caption_content(world: World, call: Parameters) -> dict[str, Any]:
    """The caption that the call describes, or nothing."""
    caption, entities = formatted(world, call.text("caption"), call, "caption_entities")
    if len(caption) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    if not caption:
        return {}
    return {"caption": caption, "caption_entities": entities} if entities else {"caption": caption}


def formatted(
    world: World, text: str, call: Parameters, entities_field: str
) -> tuple[str, list[dict[str, Any]]]:
    """A text as Telegram stores it, and its entities."""
    mode = call.text("parse_mode").lower()
    if mode not in ("", "none", "html", "markdown", "markdownv2"):
        raise bad_request("unsupported parse_mode")
    if mode.startswith("markdown"):
        raise bad_request("the playground knows parse_mode HTML only")
    if mode == "html":
        try:
            text, entities = parse_html(text)
        except MarkupError as error:
            raise bad_request(f"can't parse entities: {error}") from None
    else:
        entities = [_entity(entity, text) for entity in call.array(entities_field) or ()]
    text, entities = fix(text, [e for e in entities if e["length"] > 0])
    entities = [_with_user(world, e) for e in entities if _is_kept(world, e)]
    return text, with_automatic(text, entities)[:MAX_ENTITIES]


def _entity(entity: Any, text: str) -> dict[str, Any]:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if not isinstance(entity.get("type"), str):
        raise bad_request('can\'t parse MessageEntity: Field "type" must be of type String')
    if offset < 0 or length < 0 or offset + length > utf16_length(text):
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at "
            f"UTF-16 offset {offset + length}"
        )
    if entity["type"] == "text_mention" and isinstance(entity.get("user"), dict):
        entity = {**entity, "user_id": entity["user"].get("id")}
    if not isinstance(entity.get("user_id", 0), int):
        raise bad_request('can\'t parse MessageEntity: Field "id" must be of type Number')
    return dict(entity)


def _is_kept(world: World, entity: dict[str, Any]) -> bool:
    """Whether Telegram keeps it: it knows the user, and custom emoji are for bots that paid."""
    if entity["type"] == "text_mention":
        return entity.get("user_id") in world.people
    return bool(entity["type"] != "custom_emoji")


def _with_user(world: World, entity: dict[str, Any]) -> dict[str, Any]:
    if entity["type"] != "text_mention":
        return entity
    shape = {name: entity[name] for name in ("type", "offset", "length")}
    return {**shape, "user": world.people[entity["user_id"]].user()}
