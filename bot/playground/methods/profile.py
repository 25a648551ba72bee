"""What the bot says of itself."""

from collections.abc import Callable
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.parameters import Parameters
from bot.playground.profile import Scope, checked_language
from bot.playground.world import World

CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
WIDE_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
)


def set_my_commands(world: World, call: Parameters) -> bool:
    """Set the commands of a scope and language."""
    commands = call.array("commands")
    if commands is None:
        raise bad_request("can't parse commands: expected an Array")
    world.profile.set_commands(commands, _scope(world, call), _language(call))
    world.tell_state()
    return True


def delete_my_commands(world: World, call: Parameters) -> bool:
    """Remove the commands of a scope and language."""
    world.profile.set_commands([], _scope(world, call), _language(call))
    world.tell_state()
    return True


def get_my_commands(world: World, call: Parameters) -> list[dict[str, str]]:
    """The commands of exactly this scope and language."""
    return world.profile.commands(_scope(world, call), _language(call))


def set_chat_menu_button(world: World, call: Parameters) -> bool:
    """Set the button beside the text field."""
    world.profile.set_menu_button(_private_chat(world, call), call.object("menu_button"))
    world.tell_state()
    return True


def get_chat_menu_button(world: World, call: Parameters) -> dict[str, Any]:
    """The button beside the text field."""
    return world.profile.menu_button(_private_chat(world, call))


def _setter(kind: str) -> Callable[[World, Parameters], bool]:
    def set_text(world: World, call: Parameters) -> bool:
        world.profile.set_text(kind, call.text(kind), _language(call))
        world.tell_state()
        return True

    return set_text


def _getter(kind: str) -> Callable[[World, Parameters], dict[str, str]]:
    def get_text(world: World, call: Parameters) -> dict[str, str]:
        return {kind: world.profile.text(kind, _language(call))}

    return get_text


def _language(call: Parameters) -> str:
    return checked_language(call.text("language_code"))


def _private_chat(world: World, call: Parameters) -> int | None:
    if not call.has("chat_id"):
        return None
    chat = world.chat_of_bot(call.text("chat_id"))
    if not chat.is_private:
        raise bad_request("chat not found")
    return chat.id


def _scope(world: World, call: Parameters) -> Scope:
    scope = call.object("scope") or {"type": "default"}
    kind = scope.get("type")
    if kind in WIDE_SCOPES:
        return (kind,)
    if kind not in CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat = world.chat_of_bot(str(scope.get("chat_id", "")))
    if chat.type == "channel":
        raise bad_request("can't change commands in channel chats")
    if kind != "chat" and chat.is_private:
        raise bad_request(f"{kind} scope can't be used in private chats")
    if kind == "chat_member":
        user_id = scope.get("user_id")
        if not isinstance(user_id, int) or user_id not in world.people:
            raise bad_request("user not found")
        return (kind, chat.id, user_id)
    return (kind, chat.id)


METHODS = {
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
