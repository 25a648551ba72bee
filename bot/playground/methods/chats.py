"""The bot itself, its chats, their members and files."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.members import bot_member, person_member
from bot.playground.parameters import Parameters
from bot.playground.rights import permissions
from bot.playground.world import World

MAX_DOWNLOAD = 20 * 1024 * 1024


def get_me(world: World, call: Parameters) -> dict[str, Any]:  # noqa: ARG001
    """The bot and what it may do."""
    return {
        **world.bot_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, call: Parameters) -> dict[str, Any]:
    """All that the bot may know of a chat."""
    chat = world.chat_of_member(call.text("chat_id"))
    full: dict[str, Any] = {
        **world.chat_shape(chat),
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.is_private:
        username = world.people[chat.id].username
        return full | {"active_usernames": [username]} if username else full
    if chat.linked_to is not None:
        full["linked_chat_id"] = chat.linked_to
    return full | {"permissions": permissions(chat.denied)}


def get_chat_member(world: World, call: Parameters) -> dict[str, Any]:
    """What a user is in a chat."""
    chat = world.chat_of_member(call.text("chat_id"))
    user_id = call.integer("user_id")
    if not user_id:
        raise bad_request("invalid user_id specified")
    if user_id == world.bot_id:
        return bot_member(world, chat)
    return person_member(world, chat, user_id)


def get_chat_administrators(world: World, call: Parameters) -> list[dict[str, Any]]:
    """The admins of a group or channel."""
    chat = world.chat_of_member(call.text("chat_id"))
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    admins = [
        person_member(world, chat, who) for who, role in chat.members.items() if role.is_admin
    ]
    return [*admins, bot_member(world, chat)] if chat.bot_status == "administrator" else admins


def get_chat_member_count(world: World, call: Parameters) -> int:
    """How many are in a chat, the bot among them."""
    return len(world.chat_of_member(call.text("chat_id")).members) + 1


def leave_chat(world: World, call: Parameters) -> bool:
    """Leave a group or channel."""
    chat = world.chat_of_member(call.text("chat_id"))
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    world.tell_state()
    return True


def get_file(world: World, call: Parameters) -> dict[str, Any]:
    """Where a file can be downloaded."""
    file_id = call.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    file = world.files.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file.shape(), "file_path": file.path}


METHODS = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatAdministrators": get_chat_administrators,
    "getChatMember": get_chat_member,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "getFile": get_file,
}
