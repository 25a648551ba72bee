"""What a person asks and waits for: buttons and inline queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.playground.errors import bad_request
from bot.playground.inline import content_of_result
from bot.playground.keyboards import checked_markup

if TYPE_CHECKING:
    from bot.playground.parameters import Parameters
    from bot.playground.world import World

MAX_QUERY: Final = 256


async def press_button(world: World, call: Parameters) -> dict[str, Any]:
    """Press a button and wait for the bot's answer.

    Any data is taken, also what no button has: so a changed client could do, and buttons of a
    message that the bot has edited since are pressed like this every day.
    """
    person = world.person(call.integer("person_id"))
    chat = world.chat_of_person(person.id, call.integer("chat_id"))
    message = chat.messages.get(call.integer("message_id"))
    if message is None:
        raise bad_request("message not found")
    query_id, answer = world.queries.ask()
    query: dict[str, Any] = {
        "id": query_id,
        "from": person.user(),
        "chat_instance": str(chat.id * 7_919 % (1 << 62)),
        "data": call.text("data"),
    }
    if message.inline_id is not None:
        query["inline_message_id"] = message.inline_id
    else:
        query["message"] = message.for_bot()
    world.updates.add("callback_query", query, chat.id)
    # An answer without any text is {}: not the same as none.
    answered = await world.queries.wait(answer)
    return {"timed_out": True} if answered is None else answered


async def inline_query(world: World, call: Parameters) -> dict[str, Any]:
    """Type after the bot's name and wait for results."""
    person = world.person(call.integer("person_id"))
    query_id, answer = world.queries.ask()
    query = {
        "id": query_id,
        "from": person.user(),
        "query": call.text("query")[:MAX_QUERY],
        "offset": call.text("offset"),
        "chat_type": call.text("chat_type", "sender"),
    }
    world.updates.add("inline_query", query, person.id)
    found = await world.queries.wait(answer)
    if found is None:
        return {"results": [], "next_offset": "", "timed_out": True}
    world.offer_inline(person.id, found["results"])
    return found


def choose_inline_result(world: World, call: Parameters) -> dict[str, Any]:
    """Send a result that the bot offered before."""
    person = world.person(call.integer("person_id"))
    chat = world.chat_of_person(person.id, call.integer("chat_id"))
    result = world.inline_results.get((person.id, call.text("result_id")))
    if result is None:
        raise bad_request("RESULT_ID_INVALID")
    content = {"via_bot": world.bot_user(), **content_of_result(world, result)}
    markup = checked_markup(result.get("reply_markup"), inline_only=True)
    inline_id = world.new_inline_id() if markup else None
    message = world.post(chat, person.user(), content, markup, inline_id=inline_id)
    chosen = {"result_id": result["id"], "from": person.user(), "query": call.text("query")}
    if inline_id is not None:
        world.inline_messages[inline_id] = (chat.id, message.id)
        chosen["inline_message_id"] = inline_id
    world.updates.add("chosen_inline_result", chosen, person.id)
    return message.for_person()


METHODS: Final = {
    "pressButton": press_button,
    "inlineQuery": inline_query,
    "chooseInlineResult": choose_inline_result,
}
