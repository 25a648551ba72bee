"""Reply markups: what Telegram takes, and what it says to the rest."""

import re
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.links import checked_address

Markup = dict[str, Any]

MAX_BUTTONS = 100
MAX_CALLBACK_BYTES = 64
MAX_COPY_LENGTH = 256
MAX_SHARED_USERS = 10
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_OBJECTS = (
    "web_app",
    "login_url",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
)
_USER_LINK = re.compile(r"tg://user\?id=\d+$")
_REQUESTS = (
    "request_contact",
    "request_location",
    "request_poll",
    "request_users",
    "request_chat",
    "web_app",
)


def checked_markup(markup: Any, *, inline_only: bool = False) -> Markup | None:
    """The markup as it is stored, or None for none; raises ApiError for a wrong one."""
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup, "inline_keyboard")
        keyboard = [[_inline_button(button) for button in row] for row in rows if row]
        _check_count(keyboard)
        return {"inline_keyboard": keyboard} if keyboard else None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        rows = _rows(markup, "keyboard")
        keyboard = [[_reply_button(button) for button in row] for row in rows if row]
        if not keyboard:
            raise bad_request("reply markup must be non-empty")
        _check_count(keyboard)
        return {**markup, "keyboard": keyboard}
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return dict(markup)
    return None


def is_inline(markup: Markup | None) -> bool:
    """Whether the markup belongs to the message rather than to the person's keyboard."""
    return markup is not None and "inline_keyboard" in markup


def _rows(markup: Markup, field: str) -> list[list[Any]]:
    rows = markup[field]
    if not isinstance(rows, list):
        raise bad_request(f'field "{field}" of the ReplyMarkup must be an Array of Arrays')
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(f'field "{field}" of the ReplyMarkup must be an Array of Arrays')
    return rows


def _check_count(keyboard: list[list[Any]]) -> None:
    if sum(map(len, keyboard)) > MAX_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")


def _inline_button(button: Any) -> dict[str, Any]:
    prefix = "can't parse inline keyboard button: "
    if not isinstance(button, dict):
        raise bad_request(f"{prefix}InlineKeyboardButton must be an Object")
    text = _text(button, prefix)
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [action for action in ACTIONS if button.get(action) is not None]
    if not actions:
        raise bad_request(f"{prefix}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        # Telegram would take the first and stay silent; its manual says "exactly one".
        raise bad_request(f"{prefix}exactly one action is allowed, found {', '.join(actions)}")
    _check_action(button, actions[0], prefix)
    return button


def _check_action(button: dict[str, Any], action: str, prefix: str) -> None:
    value = button[action]
    if action in _OBJECTS:
        if not isinstance(value, dict):
            raise bad_request(f'{prefix}Field "{action}" must be of type Object')
    elif not isinstance(value, bool if action == "pay" else str):
        raise bad_request(f'{prefix}Field "{action}" must be of type String')
    if action == "callback_data" and not 1 <= len(value.encode()) <= MAX_CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and checked_address(value) is None and not _USER_LINK.match(value):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if action == "copy_text":
        if not isinstance(value.get("text"), str):
            raise bad_request(f'{prefix}Can\'t find field "text"')
        if not 1 <= len(value["text"]) <= MAX_COPY_LENGTH:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _reply_button(button: Any) -> dict[str, Any]:
    prefix = "can't parse keyboard button: "
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(f"{prefix}KeyboardButton must be a String or an Object")
    if not _text(button, prefix).strip():
        raise bad_request("keyboard button text must be non-empty")
    requests = [request for request in _REQUESTS if button.get(request)]
    if len(requests) > 1:
        raise bad_request(f"{prefix}at most one request is allowed, found {', '.join(requests)}")
    if "request_users" in requests:
        _check_request_users(button["request_users"], prefix)
    return button


def _check_request_users(request: Any, prefix: str) -> None:
    if not isinstance(request, dict):
        raise bad_request(f"{prefix}KeyboardButtonRequestUsers must be an Object")
    if not isinstance(request.get("request_id"), int):
        raise bad_request(f'{prefix}Field "request_id" must be of type Number')
    quantity = request.get("max_quantity", 1)
    if not isinstance(quantity, int) or not 1 <= quantity <= MAX_SHARED_USERS:
        raise bad_request(f'{prefix}Field "max_quantity" must be from 1 to {MAX_SHARED_USERS}')


def _text(button: dict[str, Any], prefix: str) -> str:
    if "text" not in button:
        raise bad_request(f'{prefix}Can\'t find field "text"')
    if not isinstance(button["text"], str):
        raise bad_request(f'{prefix}Field "text" must be of type String')
    return button["text"]
