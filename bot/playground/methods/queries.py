"""Answers to presses of buttons and to inline queries."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.inline import checked_results
from bot.playground.inline_cache import USUAL_SECONDS
from bot.playground.parameters import Parameters
from bot.playground.world import World

MAX_TOAST = 200
MAX_OFFSET_BYTES = 64


def answer_callback_query(world: World, call: Parameters) -> bool:
    """Answer a press of a button."""
    answer: dict[str, Any] = {}
    if call.text("text"):
        if len(call.text("text")) > MAX_TOAST:
            raise bad_request("MESSAGE_TOO_LONG")
        answer["text"] = call.text("text")
    if call.boolean("show_alert"):
        answer["show_alert"] = True
    if call.text("url"):
        answer["url"] = call.text("url")
    world.queries.answer(call.text("callback_query_id"), answer)
    return True


def answer_inline_query(world: World, call: Parameters) -> bool:
    """Answer an inline query."""
    results = checked_results(world, call.array("results") or [])
    if len(call.text("next_offset").encode()) > MAX_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    found: dict[str, Any] = {"results": results, "next_offset": call.text("next_offset")}
    button = call.object("button")
    if button is not None:
        found["button"] = button
    seconds = call.integer("cache_time", USUAL_SECONDS)
    answer = {"found": found, "cache_time": seconds, "is_personal": call.boolean("is_personal")}
    world.queries.answer(call.text("inline_query_id"), answer)
    return True


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
