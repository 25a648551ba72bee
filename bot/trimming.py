"""What is taken out of Telegram's answers before objects are made of them.

Making PTB's objects is the larger part of handling an update. A button press brings the whole
message it stands under, and every send brings back what was sent; nobody reads those parts.
"""

from typing import Any

# A message that our own bot wrote: we know what stood in it.
_OWN = (
    "caption_entities",
    "entities",
    "from",
    "link_preview_options",
    "reply_markup",
    "reply_to_message",
    "via_bot",
)


def trim(result: Any) -> None:
    """Take it out, in place, of the result of a call: updates, or a message that was sent."""
    if isinstance(result, list):
        for update in result:
            _trim_update(update)
    elif isinstance(result, dict) and "message_id" in result:
        _drop(result)


def _trim_update(update: Any) -> None:
    # A list may also hold what another method gave.
    query = update.get("callback_query") if isinstance(update, dict) else None
    message = query.get("message") if isinstance(query, dict) else None
    # In a group the message tells whose menu it is.
    if isinstance(message, dict) and message.get("chat", {}).get("type") == "private":
        _drop(message)


def _drop(message: dict[str, Any]) -> None:
    for key in _OWN:
        message.pop(key, None)
