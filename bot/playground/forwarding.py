"""Where a forwarded message comes from."""

from typing import Any

from bot.playground.chats import Message


def origin(message: Message) -> dict[str, Any]:
    """The MessageOrigin of a message that is sent on; a forward keeps its first one."""
    body = message.body
    if "forward_origin" in body:
        first: dict[str, Any] = body["forward_origin"]
        return first
    if body["chat"]["type"] == "channel":
        place = {"chat": body["chat"], "message_id": message.id}
        return {"type": "channel", "date": body["date"], **place}
    if "sender_chat" in body:
        return {"type": "chat", "date": body["date"], "sender_chat": body["sender_chat"]}
    return {"type": "user", "date": body["date"], "sender_user": body["from"]}
