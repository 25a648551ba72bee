"""Who is in a chat and what they may do there; whether the bot may write."""

from typing import Any

from bot.playground.chats import Chat, Role
from bot.playground.errors import bad_request
from bot.playground.members import set_bot_status, set_role
from bot.playground.parameters import Parameters
from bot.playground.people import Person
from bot.playground.rights import denied_by
from bot.playground.world import World


def set_blocked(world: World, call: Parameters) -> bool:
    """Block the bot or let it write again; with a chat_id, remove it from a group or return it."""
    person = world.person(call.integer("person_id"))
    chat = world.chat_of_person(person.id, call.integer("chat_id", person.id))
    set_bot_status(world, chat, person.id, "kicked" if call.boolean("blocked") else "member")
    return True


def add_member(world: World, call: Parameters) -> Any:
    """Bring a person, or the bot, into a group or channel; one who adds themselves joins it."""
    if call.integer("user_id") == world.bot_id:
        return _add_bot(world, call)
    user = world.person(call.integer("user_id"))
    # Whoever knows the group may join it: invite links are not played.
    chat = world.chats.get(call.integer("chat_id"))
    if chat is None or chat.is_private:
        raise bad_request("chat not found")
    by = world.person(call.integer("person_id"))
    if user.id in chat.members:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    set_role(world, chat, by.id, user.id, Role())
    return _announce(world, chat, by, {"new_chat_members": [user.user()]})


def _add_bot(world: World, call: Parameters) -> Any:
    by = world.person(call.integer("person_id"))
    chat = world.chat_of_person(by.id, call.integer("chat_id"))
    if chat.is_private:
        raise bad_request("chat not found")
    if not chat.is_closed:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if chat.type == "channel" and not chat.members[by.id].is_admin:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    set_bot_status(world, chat, by.id, "administrator" if chat.type == "channel" else "member")
    return _announce(world, chat, by, {"new_chat_members": [world.bot_user()]})


def remove_member(world: World, call: Parameters) -> Any:
    """Take a person, or the bot, out of a group or channel; who removes themselves leaves it."""
    by, chat = _admin_or_self(world, call)
    if call.integer("user_id") == world.bot_id:
        return _remove_bot(world, chat, by)
    user = world.person(call.integer("user_id"))
    role = chat.members.get(user.id)
    if role is None:
        raise bad_request("USER_NOT_PARTICIPANT")
    if role.status == "creator":
        raise bad_request("USER_CREATOR")
    message = _announce(world, chat, by, {"left_chat_member": user.user()})
    set_role(world, chat, by.id, user.id, None)
    return message


def _remove_bot(world: World, chat: Chat, by: Person) -> Any:
    """The message about it still reaches the bot, then nothing does."""
    if chat.is_closed:
        raise bad_request("USER_NOT_PARTICIPANT")
    message = _announce(world, chat, by, {"left_chat_member": world.bot_user()})
    # Apps ban whom they remove from a supergroup or channel; basic groups know no bans.
    set_bot_status(world, chat, by.id, "left" if chat.type == "group" else "kicked")
    return message


def set_chat_permissions(world: World, call: Parameters) -> bool:
    """Say what ordinary members may do, as the bot learns from getChat and from refusals."""
    _, chat = _admin_or_self(world, call)
    chat.denied = denied_by(call.object("permissions") or {})
    world.tell_state()
    return True


def restrict_bot(world: World, call: Parameters) -> bool:
    """Take rights from the bot alone, or, with no permissions denied, give them back."""
    by, chat = _admin_or_self(world, call)
    if chat.type != "supergroup" or chat.is_closed:
        raise bad_request("USER_NOT_PARTICIPANT")
    denied = denied_by(call.object("permissions") or {})
    set_bot_status(world, chat, by.id, "restricted" if denied else "member", denied)
    return True


def set_admin(world: World, call: Parameters) -> bool:
    """Make a person (or the bot) an admin or no admin; an admin may be anonymous."""
    by, chat = _admin_or_self(world, call)
    user_id, is_admin = call.integer("user_id"), call.boolean("is_admin", default=True)
    if user_id == world.bot_id:
        set_bot_status(world, chat, by.id, "administrator" if is_admin else "member")
        return True
    role = chat.members.get(user_id)
    if role is None:
        raise bad_request("USER_NOT_PARTICIPANT")
    status = "administrator" if is_admin else "member"
    status = "creator" if role.status == "creator" else status
    hidden = call.boolean("is_anonymous") and status != "member"
    set_role(world, chat, by.id, user_id, Role(status, hidden))
    return True


def link_chats(world: World, call: Parameters) -> bool:
    """Make a supergroup the discussion group of a channel: posts are brought into it."""
    person_id = call.integer("person_id")
    channel = world.chat_of_person(person_id, call.integer("channel_id"))
    group = world.chat_of_person(person_id, call.integer("chat_id"))
    if (channel.type, group.type) != ("channel", "supergroup"):
        raise bad_request("a channel and a supergroup are needed")
    channel.linked_to, group.linked_to = group.id, channel.id
    world.tell_state()
    return True


def _admin_or_self(world: World, call: Parameters) -> tuple[Person, Chat]:
    by = world.person(call.integer("person_id"))
    chat = world.chat_of_person(by.id, call.integer("chat_id"))
    if chat.is_private:
        raise bad_request("chat not found")
    leaves = call.integer("user_id") == by.id and not call.has("is_admin")
    if not chat.members[by.id].is_admin and not leaves:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return by, chat


def _announce(world: World, chat: Chat, by: Person, event: dict[str, Any]) -> Any:
    """Post what happened; a channel stays silent about its readers."""
    if chat.type == "channel":
        return None
    return world.post(chat, by.user(), event).for_person()


METHODS = {
    "setBlocked": set_blocked,
    "addMember": add_member,
    "removeMember": remove_member,
    "setAdmin": set_admin,
    "setChatPermissions": set_chat_permissions,
    "restrictBot": restrict_bot,
    "linkChats": link_chats,
}
