"""Results of inline queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.playground.errors import bad_request
from bot.playground.keyboards import checked_markup
from bot.playground.parameters import Parameters
from bot.playground.text import text_content

if TYPE_CHECKING:
    from bot.playground.world import World

MAX_RESULTS: Final = 50
MAX_ID_BYTES: Final = 64


def checked_results(world: World, results: list[Any]) -> list[dict[str, Any]]:
    """The results if Telegram takes them all; raises ApiError otherwise."""
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    seen: set[str] = set()
    for result in results:
        if not isinstance(result, dict):
            raise bad_request("can't parse inline query result: expected an Object")
        result_id = result.get("id")
        if not isinstance(result_id, str) or not 1 <= len(result_id.encode()) <= MAX_ID_BYTES:
            raise bad_request("RESULT_ID_INVALID")
        if result_id in seen:
            raise bad_request("RESULT_ID_DUPLICATE")
        seen.add(result_id)
        if result.get("type") == "article" and not result.get("title"):
            raise bad_request("can't parse inline query result: Can't find field \"title\"")
        content_of_result(world, result)
        checked_markup(result.get("reply_markup"), inline_only=True)
    return results


def content_of_result(world: World, result: dict[str, Any]) -> dict[str, Any]:
    """The content of the message that a chosen result becomes."""
    content = result.get("input_message_content")
    if not isinstance(content, dict):
        if result.get("type") == "contact":
            content = {k: result[k] for k in ("phone_number", "first_name") if k in result}
        else:
            raise bad_request("can't parse inline query result: Message content is not specified")
    if "phone_number" in content:
        fields = ("phone_number", "first_name", "last_name", "vcard")
        return {"contact": {name: content[name] for name in fields if content.get(name)}}
    if "message_text" not in content:
        raise bad_request("can't parse inline query result: the playground knows texts, contacts")
    return text_content(world, Parameters({**content, "text": content["message_text"]}))
