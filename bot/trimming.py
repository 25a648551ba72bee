"""What is taken out of Telegram's answers before objects are made of them.

Making PTB's objects is the larger part of handling an update. A button press brings the whole
message it stands under, and every send brings back what was sent.
"""

from typing import Any

# How a message of our own looks: we said it ourselves, and nobody reads it back.
_LOOKS = (
    "caption_entities",
    "entities",
    "link_preview_options",
    "reply_markup",
    "reply_to_message",
)
# Under a button in a group, entities and the message that it answers tell whose menu it is.
_LOOKS_OF_MENU = ("caption_entities", "from", "link_preview_options", "reply_markup")
_IDENTITY = ("message_id", "chat", "date", "message_thread_id", "is_topic_message")


def trim_sent(result: Any) -> None:
    """Take out of a message that the bot has sent or changed how it looks."""
    if isinstance(result, dict) and "message_id" in result and "chat" in result:
        for key in _LOOKS:
            result.pop(key, None)


def trim_press(update: dict[str, Any]) -> None:
    """Take out of a button press what no callback reads of the message under the button."""
    query = update.get("callback_query")
    message = query.get("message") if isinstance(query, dict) else None
    if not isinstance(query, dict) or not isinstance(message, dict):
        return
    chat = message.get("chat")
    if isinstance(chat, dict) and chat.get("type") == "private":
        query["message"] = {key: message[key] for key in _IDENTITY if key in message}
        return
    for key in _LOOKS_OF_MENU:
        message.pop(key, None)
