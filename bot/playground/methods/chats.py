"""The bot itself, its chats, their members and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.playground.errors import bad_request

if TYPE_CHECKING:
    from bot.playground.parameters import Parameters
    from bot.playground.world import World

MAX_DOWNLOAD: Final = 20 * 1024 * 1024


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
    return full | {"permissions": {"can_send_messages": True}}


def get_chat_member(world: World, call: Parameters) -> dict[str, Any]:
    """What a user is in a chat."""
    chat = world.chat_of_member(call.text("chat_id"))
    user_id = call.integer("user_id")
    if user_id == world.bot_id:
        return {"status": "member", "user": world.bot_user()}
    if user_id not in world.people:
        raise bad_request("invalid user_id specified" if not user_id else "user not found")
    user = world.people[user_id].user()
    if user_id not in chat.members:
        return {"status": "left", "user": user}
    if not chat.is_private and chat.members[0] == user_id:
        return {"status": "creator", "user": user, "is_anonymous": False}
    return {"status": "member", "user": user}


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


METHODS: Final = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getFile": get_file,
}
