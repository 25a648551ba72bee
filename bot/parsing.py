"""Updates as objects."""

from typing import Any

from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, Update, User


def parse_update(raw: dict[str, Any], bot: Bot) -> Update | None:
    """An update as PTB has it.

    Of a press in private it makes less than PTB itself, for which a message has some 190
    attributes: nothing but which message it was, as of one that is too old for Telegram to show.
    """
    query = raw.get("callback_query") or {}
    message = query.get("message") or {}
    if message.get("chat", {}).get("type") != "private":
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
