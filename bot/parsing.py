"""Updates as Telegram sends them, and as objects. Nothing is taken for granted of what comes."""

import json
from typing import Any

import orjson
from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, Update, User

Raw = dict[str, Any]

UNREADABLE = {"message": "unreadable"}
"""The content of an update that is no JSON; PTB does not take it either."""
_MAX_UPDATE_ID = 2**53
_KINDS = frozenset(Update.ALL_TYPES)


def read_json(payload: bytes | str) -> Any:
    """The value that JSON says; raises `ValueError`."""
    try:
        return orjson.loads(payload)
    except orjson.JSONDecodeError:
        # The standard library also takes half a surrogate pair, NaN and long numbers.
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else payload
        try:
            return json.loads(text)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error


def id_of(update: object) -> int | None:
    """The number of an update, or None where it has none that can be told."""
    number = update.get("update_id") if isinstance(update, dict) else None
    if isinstance(number, str) and number.isascii() and number.isdecimal() and len(number) < 20:
        number = int(number)
    if isinstance(number, int) and 0 < number < _MAX_UPDATE_ID and number is not True:
        return number
    return None


def kind_of(update: Raw) -> str:
    """The kind of an update, or "other"."""
    for key in update:
        if key in _KINDS:
            return key
    return "other"


def chat_of(update: Raw) -> int | None:
    """The chat, or else the person, that an update belongs to."""
    content = update.get(kind_of(update))
    if not isinstance(content, dict):
        return None
    message = content.get("message")
    in_message = message.get("chat") if isinstance(message, dict) else None
    for whose in (content.get("chat"), in_message, content.get("from"), content.get("user")):
        if isinstance(whose, dict) and isinstance(whose.get("id"), int):
            return int(whose["id"])
    return None


def parse_update(raw: Raw, bot: Bot) -> Update:
    """An update as PTB has it; raises whatever PTB does on one that it cannot read.

    Of a press in private it makes less than PTB itself, for which a message has some 190
    attributes: nothing but which message it was, as of one that is too old for Telegram to show.
    """
    query = raw.get("callback_query") or {}
    message = query.get("message") or {}
    # A chat with a bot may have topics, too.
    if message.get("chat", {}).get("type") != "private" or "is_topic_message" in message:
        return Update.de_json(raw, bot)
    shown = InaccessibleMessage(Chat.de_json(message["chat"], bot), message["message_id"])
    shown.set_bot(bot)
    pressed = CallbackQuery(
        query["id"],
        User.de_json(query["from"], bot),
        query["chat_instance"],
        shown,
        query.get("data"),
        query.get("inline_message_id"),
        query.get("game_short_name"),
    )
    pressed.set_bot(bot)
    return Update(raw["update_id"], callback_query=pressed)
