"""What the bot says of itself: names, descriptions, commands and menu buttons."""

import re
from typing import Any

from bot.playground.errors import bad_request

MAX_LENGTHS = {"name": 64, "description": 512, "short_description": 120}
MAX_COMMANDS = 100
Scope = tuple[Any, ...]

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


class Profile:
    """Texts per language, commands per scope and language, menu buttons per chat."""

    def __init__(self, name: str) -> None:
        self._texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._commands: dict[tuple[Scope, str], list[dict[str, str]]] = {}
        self._menu_buttons: dict[int | None, dict[str, Any]] = {}

    def set_text(self, kind: str, text: str, language: str) -> None:
        """Set a name or description for a language ("" for all others); "" removes it."""
        if len(text) > MAX_LENGTHS[kind]:
            raise bad_request(f"{kind.replace('_', ' ')} is too long")
        if text:
            self._texts[kind, language] = text
        elif (kind, language) != ("name", ""):
            self._texts.pop((kind, language), None)

    def text(self, kind: str, language: str) -> str:
        """The name or description that people of this language see."""
        return self._texts.get((kind, language)) or self._texts.get((kind, ""), "")

    def set_commands(self, commands: list[Any], scope: Scope, language: str) -> None:
        """Set the commands of a scope and language; none removes them."""
        if len(commands) > MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        checked = [_command(command) for command in commands]
        if checked:
            self._commands[scope, language] = checked
        else:
            self._commands.pop((scope, language), None)

    def commands(self, scope: Scope, language: str) -> list[dict[str, str]]:
        """The commands set for exactly this scope and language."""
        return self._commands.get((scope, language), [])

    def shown_commands(self, scopes: list[Scope], language: str) -> list[dict[str, str]]:
        """The commands that a person sees: the first set ones, the language before all others."""
        for scope in scopes:
            for code in (language, ""):
                found = self._commands.get((scope, code))
                if found:
                    return found
        return []

    def set_menu_button(self, chat_id: int | None, button: dict[str, Any] | None) -> None:
        """Set the button beside the text field, in a chat or (None) wherever none is set."""
        kind = (button or {"type": "default"}).get("type")
        if kind not in ("default", "commands", "web_app"):
            raise bad_request("MenuButton has unsupported type")
        if button is None or kind == "default":
            self._menu_buttons.pop(chat_id, None)
        else:
            self._menu_buttons[chat_id] = button

    def menu_button(self, chat_id: int | None) -> dict[str, Any]:
        """The button beside the text field in a chat."""
        usual = self._menu_buttons.get(None, {"type": "commands"})
        return usual if chat_id is None else self._menu_buttons.get(chat_id, usual)


def checked_language(code: str) -> str:
    """A two-letter language code, or "" for all languages without their own."""
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def scopes_of_person(chat_id: int, person_id: int, *, private: bool, admin: bool) -> list[Scope]:
    """Where Telegram looks for the commands of a person in a chat, in its order."""
    if private:
        return [("chat", chat_id), ("all_private_chats",), ("default",)]
    own: list[Scope] = [("chat_member", chat_id, person_id)]
    chat: list[Scope] = [("chat", chat_id)]
    if admin:
        chat = [("chat_administrators", chat_id), *chat, ("all_chat_administrators",)]
    return [*own, *chat, ("all_group_chats",), ("default",)]


def _command(command: Any) -> dict[str, str]:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(command.get(field), str):
            raise bad_request(f'can\'t parse BotCommand: Field "{field}" must be of type String')
    name = command["command"].strip().removeprefix("/").strip()
    description = command["description"].strip()
    if not name:
        raise bad_request("command must be non-empty")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
