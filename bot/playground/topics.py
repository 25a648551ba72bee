"""Forum topics: which one a message belongs to, and what it says of it."""

from typing import Any

from bot.playground.chats import GENERAL, Chat, Message, Topic
from bot.playground.errors import bad_request
from bot.playground.forwarding import origin

COLOURS = (7_322_096, 16_766_590, 13_338_331, 9_367_192, 16_749_490, 16_478_047)
"""The colours that Telegram lets a topic's icon have."""
EXTERNAL = ("document", "photo", "sticker", "contact", "link_preview_options")
"""What a reply from elsewhere shows of the message it replies to."""


def open_forum(chat: Chat, creator_id: int) -> None:
    """Let a supergroup have topics; what was said so far is in General."""
    if chat.type != "supergroup":
        raise bad_request("the chat is not a supergroup")
    chat.topics.setdefault(GENERAL, Topic(GENERAL, "General", COLOURS[0], creator_id))


def topic_to_write(chat: Chat, thread_id: int) -> Topic | None:
    """The topic that a sender names, if any; raises ApiError for one that nobody can name.

    Chats that can have no topics take any number in silence: what replies to a message in an
    ordinary supergroup carries one, too. General is not named by its number.
    """
    if thread_id <= 0 or not (chat.topics or chat.is_private):
        return None
    if thread_id == GENERAL or thread_id not in chat.topics:
        raise bad_request("message thread not found")
    return chat.topics[thread_id]


def topic_of(chat: Chat, message: Message) -> Topic | None:
    """The topic of a message; None in a chat without topics."""
    named = message.body["message_thread_id"] if "is_topic_message" in message.body else GENERAL
    return chat.topics.get(named)


def place(
    chat: Chat, named: Topic | None, replied: Message | None, *, writer: int, is_admin: bool
) -> dict[str, Any]:
    """What a new message says of its topic and of the message that it replies to.

    A reply that names no topic goes where that message is. One from another topic or chat shows
    its message as an external reply.
    """
    is_here = replied is not None and replied.body["chat"]["id"] == chat.id
    theirs = topic_of(chat, replied) if replied is not None and is_here else None
    topic = named or theirs or chat.topics.get(GENERAL)
    if topic is not None and topic.is_closed and not is_admin and writer != topic.creator_id:
        raise bad_request("TOPIC_CLOSED")
    fields: dict[str, Any] = {}
    if topic is not None and topic.id != GENERAL:
        fields = {"message_thread_id": topic.id, "is_topic_message": True}
    if replied is None:
        return fields
    if not is_here or theirs is not topic:
        return {**fields, "external_reply": _external(replied)}
    if topic is None and chat.type == "supergroup":
        # Replies in an ordinary supergroup make threads, which are no topics.
        fields["message_thread_id"] = replied.body.get("message_thread_id", replied.id)
    return {**fields, "reply_to_message": replied.as_replied()}


def _external(replied: Message) -> dict[str, Any]:
    shown = {name: replied.body[name] for name in EXTERNAL if name in replied.body}
    if replied.body["chat"]["type"] in ("supergroup", "channel"):
        shown |= {"chat": replied.body["chat"], "message_id": replied.id}
    return {"origin": origin(replied), **shown}
