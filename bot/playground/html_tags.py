"""The tags of HTML parse mode and the entities they make."""

import re
from typing import Any

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = {*TYPES, "a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}


class MarkupError(ValueError):
    """Markup that Telegram does not take; the message is tdlib's own."""


def argument_of(tag: str, attribute: str, value: str) -> str:
    """What an attribute tells of the entity; "" for one that tells nothing."""
    if (tag, attribute) in (("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "unix")):
        return value
    if (tag, attribute) == ("code", "class") and value.startswith("language-"):
        return value[len("language-") :]
    if (tag, attribute) == ("span", "class") and value.startswith("tg-"):
        return value[len("tg-") :]
    if (tag, attribute) == ("blockquote", "expandable"):
        return "1"
    return ""


def emoji_id(argument: str) -> str:
    """The custom emoji that a tag names."""
    if not re.fullmatch(r"-?[1-9][0-9]{0,18}", argument):
        raise MarkupError("Invalid custom emoji identifier specified")
    return argument


def time_of(argument: str) -> dict[str, Any]:
    """The part of an entity that a point in time makes; without a time there is no entity."""
    if not re.fullmatch(r"[1-9][0-9]{0,8}|[12][0-9]{9}", argument):
        return {"type": ""}
    return {"type": "date_time", "unix_time": int(argument)}
