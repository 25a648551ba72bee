"""Which messages a bot in privacy mode receives."""

import re
from typing import Any

from bot.playground.chats import Chat, Message
from bot.playground.rich import rich_texts
from bot.playground.utf16 import utf16_cut

SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
)


def bot_receives(chat: Chat, message: Message, bot: dict[str, Any]) -> bool:
    """Whether the message reaches the bot.

    All of a private chat and of a channel, and all of a group whose admin it is; in other groups
    (core.telegram.org/bots/features, privacy mode) commands that no other bot is named in,
    replies to the bot, mentions of it, messages sent through it and service messages.
    """
    if chat.type in ("private", "channel") or chat.bot_status == "administrator":
        return True
    body = message.body
    if any(kind in body for kind in SERVICE):
        return True
    if body.get("via_bot", {}).get("id") == bot["id"]:
        return True
    if body.get("reply_to_message", {}).get("from", {}).get("id") == bot["id"]:
        return True
    if "rich_message" in body:
        return _rich_message_addresses_bot(body["rich_message"], bot["username"])
    return any(
        _addresses_bot(text, entity, bot["username"]) for text, entity in _texts_with_entities(body)
    )


def _texts_with_entities(body: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    pairs = [(body.get("text", ""), entity) for entity in body.get("entities", ())]
    captions = [(body.get("caption", ""), entity) for entity in body.get("caption_entities", ())]
    return pairs + captions


def _addresses_bot(text: str, entity: dict[str, Any], username: str) -> bool:
    part = utf16_cut(text, entity["offset"], entity["length"]).lower()
    if entity["type"] == "mention":
        return part == f"@{username}".lower()
    return entity["type"] == "bot_command" and entity["offset"] == 0 and _is_for(part, username)


def _rich_message_addresses_bot(message: dict[str, Any], username: str) -> bool:
    for number, (text, within) in enumerate(rich_texts(message)):
        kind = within.get("type")
        if kind == "mention" and within["username"].lower().lstrip("@") == username.lower():
            return True
        if kind == "bot_command" and number == 0 and _is_for(text.lower(), username):
            return True
    return False


def _is_for(command: str, username: str) -> bool:
    named = re.search("@(.+)", command)
    return named is None or named[1] == username.lower()
