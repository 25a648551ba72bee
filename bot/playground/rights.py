"""What a chat does not let its ordinary members send."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.playground.chats import Chat
from bot.playground.errors import bad_request

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
"""The fields of ChatPermissions."""

_NEEDED = {
    "text": ("can_send_messages", "text messages"),
    "contact": ("can_send_messages", "contacts"),
    "document": ("can_send_documents", "documents"),
    "photo": ("can_send_photos", "photos"),
    "rich_message": ("can_send_messages", "the rich message"),
    "sticker": ("can_send_other_messages", "stickers"),
}


def permissions(denied: Iterable[str]) -> dict[str, bool]:
    """The fields of ChatPermissions where these are denied."""
    return {name: name not in denied for name in PERMISSIONS}


def denied_by(given: Mapping[str, Any]) -> frozenset[str]:
    """What ChatPermissions of a call deny; what they do not name stays allowed."""
    unknown = set(given) - set(PERMISSIONS)
    if unknown:
        raise bad_request(f"unknown permissions: {', '.join(sorted(unknown))}")
    return frozenset(name for name, allowed in given.items() if not allowed)


def check_bot_may_send(chat: Chat, content: Mapping[str, Any]) -> None:
    """Raise ApiError where the bot is no admin and may not send such a thing."""
    if chat.bot_status == "administrator":
        return
    for kind, (needed, words) in _NEEDED.items():
        if kind in content and needed in chat.denied | chat.bot_denied:
            raise bad_request(f"not enough rights to send {words} to the chat")


def check_person_may_send(chat: Chat, person_id: int, content: Mapping[str, Any]) -> None:
    """Raise ApiError where a person is no admin and may not send such a thing."""
    if chat.members[person_id].is_admin:
        return
    if any(kind in content and needed in chat.denied for kind, (needed, _) in _NEEDED.items()):
        raise bad_request("CHAT_WRITE_FORBIDDEN")
