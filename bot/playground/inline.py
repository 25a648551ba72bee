"""Results of inline queries."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.keyboards import checked_markup
from bot.playground.media import media_content
from bot.playground.parameters import Parameters
from bot.playground.text import text_content
from bot.playground.world import World

MAX_RESULTS = 50
MAX_ID_BYTES = 64
PREFIX = "can't parse inline query result: "
CONTACT = ("phone_number", "first_name", "last_name", "vcard")


def checked_results(world: World, results: list[Any]) -> list[dict[str, Any]]:
    """The results if Telegram takes them all; raises ApiError otherwise."""
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    seen: set[str] = set()
    for result in results:
        if not isinstance(result, dict):
            raise bad_request(f"{PREFIX}expected an Object")
        result_id = result.get("id")
        if not isinstance(result_id, str) or not 1 <= len(result_id.encode()) <= MAX_ID_BYTES:
            raise bad_request("RESULT_ID_INVALID")
        if result_id in seen:
            raise bad_request("RESULT_ID_DUPLICATE")
        seen.add(result_id)
        if result.get("type") in ("article", "document") and not result.get("title"):
            raise bad_request(f'{PREFIX}Can\'t find field "title"')
        content_of_result(world, result)
        checked_markup(result.get("reply_markup"), inline_only=True)
    return results


def content_of_result(world: World, result: dict[str, Any]) -> dict[str, Any]:
    """The content of the message that a chosen result becomes."""
    kind = result.get("type")
    if kind not in ("article", "contact", "photo", "document"):
        raise bad_request(
            f"{PREFIX}the playground knows article, contact, photo and document, not {kind}"
        )
    content = result.get("input_message_content")
    if isinstance(content, dict):
        return _input_content(world, content)
    if kind == "contact":
        return _contact(result)
    if kind == "article":
        raise bad_request(f"{PREFIX}Message content is not specified")
    file_id = result.get(f"{kind}_file_id")
    if not file_id:
        # An address would have to be fetched: the playground stays on this machine.
        raise bad_request(f"{PREFIX}the playground takes {kind}_file_id only, no address")
    return media_content(world, Parameters({**result, kind: file_id}), kind)


def _input_content(world: World, content: dict[str, Any]) -> dict[str, Any]:
    if "message_text" in content:
        return text_content(world, Parameters({**content, "text": content["message_text"]}))
    if "phone_number" in content:
        return _contact(content)
    raise bad_request(f"{PREFIX}the playground knows texts and contacts as message content")


def _contact(fields: dict[str, Any]) -> dict[str, Any]:
    contact = {name: fields[name] for name in CONTACT if fields.get(name)}
    for name in CONTACT[:2]:
        if not isinstance(contact.get(name), str):
            raise bad_request(f'{PREFIX}Can\'t find field "{name}"')
    return {"contact": contact}
