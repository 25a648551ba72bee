"""What a person sees."""

from typing import Any

from bot.playground.chats import Chat
from bot.playground.members import person_member
from bot.playground.parameters import Parameters
from bot.playground.profile import scopes_of_person
from bot.playground.topics import topic_of, topic_to_write
from bot.playground.world import World

MAX_HISTORY = 1000


def get_state(world: World, call: Parameters) -> dict[str, Any]:
    """Everything but the messages: people, the bot as this person sees it, their chats."""
    first = next(iter(world.people), 0)  # a page that nobody named a person to yet
    me = world.person(call.integer("person_id", first))
    chats = [chat for chat in world.chats.values() if me.id in chat.members]
    return {
        "me": me.user(),
        "people": [person.user() for person in world.people.values()],
        "bot": _bot(world, me.id, me.language_code or ""),
        "chats": [_chat(world, chat, me.id, me.language_code or "") for chat in chats],
    }


def get_history(world: World, call: Parameters) -> dict[str, Any]:
    """The last messages of a chat, or of one of its topics, oldest first."""
    chat = world.chat_of_person(call.integer("person_id"), call.integer("chat_id"))
    before = call.integer("before_message_id")
    limit = min(max(call.integer("limit", 100), 1), MAX_HISTORY)
    topic = topic_to_write(chat, call.integer("message_thread_id"))
    found = []
    for number in reversed(chat.messages):
        message = chat.messages[number]
        here = topic is None or topic_of(chat, message) is topic
        if here and (not before or number < before):
            found.append(message.for_person())
            if len(found) > limit:
                break
    return {"messages": found[:limit][::-1], "has_more": len(found) > limit}


def get_calls(world: World, call: Parameters) -> dict[str, Any]:
    """What the bot called after a given call, or last of all; oldest first."""
    limit = min(max(call.integer("limit", 100), 1), MAX_HISTORY)
    if call.has("after"):
        return {"calls": world.calls.after(call.integer("after"), limit)}
    return {"calls": world.calls.latest(limit)}


def _bot(world: World, person_id: int, language: str) -> dict[str, Any]:
    profile = world.profile
    user = {**world.bot_user(), "first_name": profile.text("name", language)}
    scopes = scopes_of_person(person_id, person_id, private=True, admin=False)
    return {
        "user": user,
        "description": profile.text("description", language),
        "short_description": profile.text("short_description", language),
        "commands": profile.shown_commands(scopes, language),
        "menu_button": profile.menu_button(person_id),
        "blocked": world.chats[person_id].is_closed,
    }


def _chat(world: World, chat: Chat, person_id: int, language: str) -> dict[str, Any]:
    last = next(reversed(chat.messages.values()), None)
    keyboard = chat.keyboards.get(person_id)
    shape = world.chat_shape(chat)
    if chat.is_private:
        user = world.bot_user()
        shape = {
            "id": chat.id,
            "type": "private",
            "first_name": world.profile.text("name", language),
            "username": user["username"],
        }
    admin = chat.members[person_id].is_admin
    scopes = scopes_of_person(chat.id, person_id, private=chat.is_private, admin=admin)
    return {
        "chat": shape,
        "last_message": last.for_person() if last else None,
        "reply_keyboard": keyboard.for_person() if keyboard else None,
        "topics": [
            topic.shape() | {"is_closed": topic.is_closed} for topic in chat.topics.values()
        ],
        "members": [person_member(world, chat, member) for member in chat.members],
        "commands": world.profile.shown_commands(scopes, language),
    }


METHODS = {"getState": get_state, "getHistory": get_history, "getCalls": get_calls}
