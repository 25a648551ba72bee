"""The order in which Telegram lists entities."""

from typing import Any

PRIORITY = {
    "custom_emoji": 99,
    "date_time": 48,
    "pre": 11,
    "code": 20,
    "blockquote": 0,
    "expandable_blockquote": 0,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
}


def sort_entities(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entities as Telegram orders them: by start, the longest first, then by kind."""
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], PRIORITY.get(e["type"], 50)))
