"""Who is what in a chat, and how the bot learns that it changed."""

from typing import Any

from bot.playground.chats import Chat, Role
from bot.playground.rights import permissions
from bot.playground.world import World

RIGHTS = (
    "can_be_edited",
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


def member_shape(user: dict[str, Any], status: str, *, anonymous: bool = False) -> dict[str, Any]:
    """A ChatMember."""
    shape: dict[str, Any] = {"status": status, "user": user}
    if status == "kicked":
        shape["until_date"] = 0
    if status in ("creator", "administrator"):
        shape["is_anonymous"] = anonymous
    if status == "administrator":
        shape |= dict.fromkeys(RIGHTS, False) | {"can_manage_chat": True, "can_post_messages": True}
    return shape


def bot_member(world: World, chat: Chat) -> dict[str, Any]:
    """The bot as a ChatMember."""
    shape = member_shape(world.bot_user(), chat.bot_status)
    if chat.bot_status == "restricted":
        return {**shape, "until_date": 0, "is_member": True, **permissions(chat.bot_denied)}
    return shape


def person_member(world: World, chat: Chat, person_id: int) -> dict[str, Any]:
    """A person as a ChatMember."""
    user = world.person(person_id).user()
    role = chat.members.get(person_id)
    if role is None:
        return member_shape(user, "left")
    return member_shape(user, role.status, anonymous=role.is_anonymous)


def set_bot_status(
    world: World, chat: Chat, by: int, status: str, denied: frozenset[str] = frozenset()
) -> None:
    """Let the bot in, shut it out, restrict it or make it an admin; it learns of a change."""
    if (chat.bot_status, chat.bot_denied) == (status, denied):
        return
    old = bot_member(world, chat)
    chat.bot_status, chat.bot_denied = status, denied
    _tell(world, chat, "my_chat_member", by, old, bot_member(world, chat))


def set_role(world: World, chat: Chat, by: int, person_id: int, role: Role | None) -> None:
    """Change what a person is in a chat (None: not in it); a bot that is an admin learns of it."""
    old = person_member(world, chat, person_id)
    if role is None:
        chat.members.pop(person_id, None)
        chat.keyboards.pop(person_id, None)
    else:
        chat.members[person_id] = role
    if chat.bot_status == "administrator":
        _tell(world, chat, "chat_member", by, old, person_member(world, chat, person_id))
    world.tell_state()


def _tell(
    world: World, chat: Chat, kind: str, by: int, old: dict[str, Any], new: dict[str, Any]
) -> None:
    change = {
        "chat": world.chat_shape(chat),
        "from": world.person(by).user(),
        "date": world.now(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    world.updates.add(kind, change, chat.id)
    world.tell_state()
