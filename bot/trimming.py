"""What is taken out of Telegram's answers before objects are made of them.

Making PTB's objects is the larger part of handling an update. A button press brings the whole
message it stands under, and every send brings back what was sent.
"""

import re
from typing import Any

# Of a message that our own bot wrote, nobody reads how it looks.
_LOOKS = ("caption_entities", "from", "link_preview_options", "reply_markup")
_IDENTITY = ("message_id", "chat", "date")
# How Telegram begins the answer to every call that sends or changes a message.
_SENT = re.compile(rb'\{"ok":true,"result":\{"message_id":\d+,"(from|chat|sender_chat)":\{')


def tells_of_sending(payload: bytes) -> bool:
    """Whether an answer brings a message that was sent, as `trim` would find out by parsing it."""
    return _SENT.match(payload) is not None


def trim(result: Any) -> Any:
    """The result of a call, as far as anybody reads it.

    Of a message that was sent, only that it was: PTB passes on the True that Telegram itself gives
    for messages sent inline. Code that needs such a message has to be let through here.
    """
    if isinstance(result, list):
        for update in result:
            _trim_press(update)
    elif isinstance(result, dict) and "message_id" in result and "chat" in result:
        return True
    return result


def _trim_press(update: Any) -> None:
    # A list may also hold what another method gave.
    query: Any = update.get("callback_query") if isinstance(update, dict) else None
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(message, dict):
        return
    chat = message.get("chat", {})
    if chat.get("type") == "private":
        # In a group a message tells whose menu it is, here only which one.
        query["message"] = {key: message[key] for key in _IDENTITY if key in message}
        return
    for key in _LOOKS:
        message.pop(key, None)
