"""Who people are, which chats they open, and whether they let the bot write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from bot.playground.errors import bad_request
from bot.playground.people import Person

if TYPE_CHECKING:
    from bot.playground.chats import Chat
    from bot.playground.parameters import Parameters
    from bot.playground.world import World

STATE: Final = {"type": "state"}
NAMES: Final = ("first_name", "last_name", "username", "language_code")
FIRST_NEW_ID: Final = 1001


def set_person(world: World, call: Parameters) -> dict[str, Any]:
    """Change names or language; a null removes one."""
    person = world.person(call.integer("person_id"))
    changes: dict[str, Any] = {n: call.optional_text(n) for n in NAMES if n in call.values}
    if "first_name" in changes and not changes["first_name"]:
        raise bad_request("FIRSTNAME_INVALID")
    person = replace(person, **changes)
    world.add_person(person)
    world.feed.tell_all(STATE)
    return person.user()


def add_person(world: World, call: Parameters) -> dict[str, Any]:
    """Let one more person use the playground."""
    number = call.integer("id") or max([FIRST_NEW_ID - 1, *world.people]) + 1
    if number in world.people or number == world.bot_id or number < 0:
        raise bad_request("id is taken")
    if not call.text("first_name"):
        raise bad_request("FIRSTNAME_INVALID")
    names = {name: call.optional_text(name) for name in NAMES[1:]}
    person = Person(number, call.text("first_name"), **names)
    world.add_person(person)
    world.feed.tell_all(STATE)
    return person.user()


def create_chat(world: World, call: Parameters) -> dict[str, Any]:
    """Open a group, supergroup or channel with the bot in it."""
    kind = call.text("type")
    if kind not in ("group", "supergroup", "channel"):
        raise bad_request("type must be group, supergroup or channel")
    title = call.text("title")
    if not title:
        raise bad_request("title must be non-empty")
    creator = world.person(call.integer("person_id"))
    others = [world.person(number).id for number in call.array("members") or []]
    members = list(dict.fromkeys([creator.id, *others]))
    chat = world.add_chat(kind, title, members)
    tell_membership(
        world, chat, creator, "left", "member" if kind != "channel" else "administrator"
    )
    if kind != "channel":
        world.post(chat, creator.user(), {"new_chat_members": [world.bot_user()]})
    world.feed.tell_all(STATE)
    return world.chat_shape(chat)


def upgrade_chat(world: World, call: Parameters) -> dict[str, Any]:
    """Turn a group into a supergroup: it gets another id, and the old one stops working."""
    person = world.person(call.integer("person_id"))
    chat = world.chat_of_person(person.id, call.integer("chat_id"))
    if chat.type != "group" or chat.upgraded_to is not None:
        raise bad_request("only a group can be upgraded")
    successor = world.add_chat("supergroup", chat.title, list(chat.members))
    world.post(chat, person.user(), {"migrate_to_chat_id": successor.id})
    chat.upgraded_to = successor.id
    world.post(successor, person.user(), {"migrate_from_chat_id": chat.id})
    world.feed.tell_all(STATE)
    return world.chat_shape(successor)


def set_blocked(world: World, call: Parameters) -> bool:
    """Block the bot or let it write again; with a chat_id, remove it from a group or return it."""
    person = world.person(call.integer("person_id"))
    chat = world.chat_of_person(person.id, call.integer("chat_id", person.id))
    set_blocked_state(world, chat, person, blocked=call.boolean("blocked"))
    return True


def set_blocked_state(world: World, chat: Chat, person: Person, *, blocked: bool) -> None:
    """Shut the bot out of a chat or let it in; it learns of a change."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    tell_membership(world, chat, person, old, new)
    world.feed.tell_all(STATE)


def tell_membership(world: World, chat: Chat, person: Person, old: str, new: str) -> None:
    """Tell the bot that its place in a chat changed."""
    change = {
        "chat": world.chat_shape(chat),
        "from": person.user(),
        "date": world.now(),
        "old_chat_member": _member(world, old),
        "new_chat_member": _member(world, new),
    }
    world.updates.add("my_chat_member", change, chat.id)


def _member(world: World, status: str) -> dict[str, Any]:
    member: dict[str, Any] = {"status": status, "user": world.bot_user()}
    if status == "kicked":
        member["until_date"] = 0
    if status == "administrator":
        member |= dict.fromkeys(_RIGHTS, False) | {"can_post_messages": True}
    return member


_RIGHTS: Final = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)

METHODS: Final = {
    "setPerson": set_person,
    "addPerson": add_person,
    "createChat": create_chat,
    "upgradeChat": upgrade_chat,
    "setBlocked": set_blocked,
}
