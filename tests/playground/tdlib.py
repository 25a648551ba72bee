"""Telegram's own library, which works on texts without a network."""

import json
from typing import Any

import tdjson

KINDS = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "BotCommand": "bot_command",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "Url": "url",
    "EmailAddress": "email",
}
PREFIX = "textEntityType"


class RefusedError(Exception):
    """What tdlib says to a wrong text."""


def execute(kind: str, **fields: Any) -> dict[str, Any]:
    """The answer to one request; raises RefusedError for an error."""
    answer = json.loads(tdjson.td_execute(json.dumps({"@type": kind, **fields}).encode()) or b"{}")
    if answer.get("@type") == "error":
        raise RefusedError(answer["message"])
    return dict(answer)


execute("setLogVerbosityLevel", new_verbosity_level=0)


def parse_html(markup: str) -> tuple[str, list[dict[str, Any]]]:
    """The text and the entities of markup."""
    mode = {"@type": "textParseModeHTML"}
    answer = execute("parseTextEntities", text=markup, parse_mode=mode)
    return answer["text"], [_to_bot_api(entity) for entity in answer["entities"]]


def find_entities(text: str) -> list[dict[str, Any]]:
    """What Telegram finds in a text by itself."""
    return [_to_bot_api(entity) for entity in execute("getTextEntities", text=text)["entities"]]


def fix(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """A text without characters of Markdown, cleaned, and its entities, nested."""
    formatted = {
        "@type": "formattedText",
        "text": text,
        "entities": [_from_bot_api(entity) for entity in entities],
    }
    answer = execute("parseMarkdown", text=formatted)
    return answer["text"], [_to_bot_api(entity) for entity in answer["entities"]]


def _to_bot_api(entity: dict[str, Any]) -> dict[str, Any]:
    fields = dict(entity["type"])
    kind = KINDS.get(fields.pop("@type").removeprefix(PREFIX), "other")
    return {"type": kind, "offset": entity["offset"], "length": entity["length"], **fields}


def _from_bot_api(entity: dict[str, Any]) -> dict[str, Any]:
    names = {name: kind for kind, name in KINDS.items() if kind != "PreCode"}
    fields = {key: entity[key] for key in entity if key not in ("type", "offset", "length")}
    kind = {"@type": PREFIX + names[entity["type"]], **fields}
    offset, length = entity["offset"], entity["length"]
    return {"@type": "textEntity", "offset": offset, "length": length, "type": kind}
