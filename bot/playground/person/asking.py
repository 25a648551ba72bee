"""What a person asks and waits for: buttons and inline queries."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.inline import content_of_result
from bot.playground.keyboards import checked_markup
from bot.playground.parameters import Parameters
from bot.playground.world import World

MAX_QUERY = 256


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
    """Type after the bot's name and wait for results; those of a moment ago come at once."""
    person = world.person(call.integer("person_id"))
    text, offset = call.text("query")[:MAX_QUERY], call.text("offset")
    chat_type = call.text("chat_type", "sender")
    key = (text, offset, chat_type)
    found = world.inline_cache.get(person.id, key)
    if found is None:
        query_id, answer = world.queries.ask()
        query = {"id": query_id, "from": person.user(), "query": text, "offset": offset}
        query["chat_type"] = chat_type
        world.updates.add("inline_query", query, person.id)
        given = await world.queries.wait(answer)
        if given is None:
            return {"results": [], "next_offset": "", "timed_out": True}
        found = given["found"]
        seconds, personal = given["cache_time"], given["is_personal"]
        world.inline_cache.keep(person.id, key, found, seconds=seconds, personal=personal)
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
    message = world.post(chat, person.user(), content, markup, inline=markup is not None)
    chosen = {"result_id": result["id"], "from": person.user(), "query": call.text("query")}
    if message.inline_id is not None:
        chosen["inline_message_id"] = message.inline_id
    world.updates.add("chosen_inline_result", chosen, person.id)
    return message.for_person()


METHODS = {
    "pressButton": press_button,
    "inlineQuery": inline_query,
    "chooseInlineResult": choose_inline_result,
}
