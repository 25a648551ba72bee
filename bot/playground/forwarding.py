"""Where a forwarded message comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.playground.chats import Message


def origin(message: Message) -> dict[str, Any]:
    """The MessageOrigin of a message that is sent on; a forward keeps its first one."""
    body = message.body
    if "forward_origin" in body:
        first: dict[str, Any] = body["forward_origin"]
        return first
    if "sender_chat" in body:
        return {
            "type": "channel",
            "date": body["date"],
            "chat": body["sender_chat"],
            "message_id": message.id,
        }
    return {"type": "user", "date": body["date"], "sender_user": body["from"]}
