"""What is taken out of Telegram's answers before objects are made of them.

Making PTB's objects is the larger part of handling an update. A button press brings the whole
message it stands under, and every send brings back what was sent.
"""

from typing import Any

# Of a message that our own bot wrote: nobody reads how it looks.
_LOOKS = ("caption_entities", "from", "link_preview_options", "reply_markup")
# In a group these tell whose menu it is.
_OWNERSHIP = ("entities", "reply_to_message")


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
    query = update.get("callback_query") if isinstance(update, dict) else None
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(message, dict):
        return
    is_private = message.get("chat", {}).get("type") == "private"
    for key in (*_LOOKS, *(_OWNERSHIP if is_private else ())):
        message.pop(key, None)
