"""Telegram's own accounts, which stand for chats where an author of a message is a user."""

from typing import Any

SERVICE: dict[str, Any] = {"id": 777_000, "is_bot": False, "first_name": "Telegram"}
"""Brings the posts of a channel into its discussion group."""

ANONYMOUS_ADMIN: dict[str, Any] = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Stands for an admin of a group who does not show who they are."""

CHANNEL: dict[str, Any] = {
    "id": 136_817_688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
"""Stands for a channel that writes in a group."""
