"""Who people are, and which chats they open."""

from dataclasses import replace
from typing import Any

from bot.playground.chats import Role
from bot.playground.errors import bad_request
from bot.playground.members import set_bot_status
from bot.playground.parameters import Parameters
from bot.playground.people import Person
from bot.playground.topics import open_forum
from bot.playground.world import World

NAMES = ("first_name", "last_name", "username", "language_code")


def set_person(world: World, call: Parameters) -> dict[str, Any]:
    """Change names or language; a null removes one."""
    person = world.person(call.integer("person_id"))
    changes: dict[str, Any] = {n: call.optional_text(n) for n in NAMES if n in call.values}
    if "first_name" in changes and not changes["first_name"]:
        raise bad_request("FIRSTNAME_INVALID")
    person = replace(person, **changes)
    world.add_person(person)
    world.tell_state()
    return person.user()


def add_person(world: World, call: Parameters) -> dict[str, Any]:
    """Let one more person use the playground."""
    number = call.integer("id") or max(world.beginning, *world.people) + 1
    if number in world.people or number == world.bot_id or number < 0:
        raise bad_request("id is taken")
    if not call.text("first_name"):
        raise bad_request("FIRSTNAME_INVALID")
    names = {name: call.optional_text(name) for name in NAMES[1:]}
    person = Person(number, call.text("first_name"), **names)
    world.add_person(person)
    world.tell_state()
    return person.user()


def create_chat(world: World, call: Parameters) -> dict[str, Any]:
    """Open a group, supergroup or channel; the bot is in it, in a channel as an admin.

    With `is_forum` a supergroup has topics; without `with_bot` the bot is not in it yet.
    """
    kind = call.text("type")
    if kind not in ("group", "supergroup", "channel"):
        raise bad_request("type must be group, supergroup or channel")
    title = call.text("title")
    if not title:
        raise bad_request("title must be non-empty")
    creator = world.person(call.integer("person_id"))
    others = [world.person(number).id for number in call.integers("members")]
    members = {**dict.fromkeys(others, Role()), creator.id: Role("creator")}
    chat = world.add_chat(kind, title, members)
    if call.boolean("is_forum"):
        open_forum(chat, creator.id)
    if not call.boolean("with_bot", default=True):
        world.tell_state()
    elif kind == "channel":
        set_bot_status(world, chat, creator.id, "administrator")
    else:
        set_bot_status(world, chat, creator.id, "member")
        world.post(chat, creator.user(), {"new_chat_members": [world.bot_user()]})
    return world.chat_shape(chat)


def upgrade_chat(world: World, call: Parameters) -> dict[str, Any]:
    """Turn a group into a supergroup: it gets another id, and the old one stops working."""
    person = world.person(call.integer("person_id"))
    chat = world.chat_of_person(person.id, call.integer("chat_id"))
    if chat.type != "group" or chat.upgraded_to is not None:
        raise bad_request("only a group can be upgraded")
    successor = world.add_chat("supergroup", chat.title, dict(chat.members))
    successor.bot_status = chat.bot_status
    world.post(chat, person.user(), {"migrate_to_chat_id": successor.id})
    chat.upgraded_to = successor.id
    world.post(successor, person.user(), {"migrate_from_chat_id": chat.id})
    world.tell_state()
    return world.chat_shape(successor)


METHODS = {
    "setPerson": set_person,
    "addPerson": add_person,
    "createChat": create_chat,
    "upgradeChat": upgrade_chat,
}
