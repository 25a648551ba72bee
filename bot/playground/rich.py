"""Rich messages (Bot API 10.1): what apps send for a text with headings, lists or tables.

Such a message has no text and no entities: its blocks hold texts, which hold texts in turn
(core.telegram.org/bots/api#richmessage). Blocks of media, maps and buttons are not played.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.errors import bad_request

MAX_DEPTH = 16

_PLAIN = "bold italic underline strikethrough spoiler subscript superscript marked code"
_TEXTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_PLAIN.split(), ("text",)),
    "date_time": ("text", "unix_time", "date_time_format"),
    "text_mention": ("text", "user"),
    "url": ("text", "url"),
    "email_address": ("text", "email_address"),
    "phone_number": ("text", "phone_number"),
    "bank_card_number": ("text", "bank_card_number"),
    "mention": ("text", "username"),
    "hashtag": ("text", "hashtag"),
    "cashtag": ("text", "cashtag"),
    "bot_command": ("text", "bot_command"),
    "anchor": ("name",),
    "anchor_link": ("text", "anchor_name"),
    "reference": ("text", "name"),
    "reference_link": ("text", "reference_name"),
    "custom_emoji": ("custom_emoji_id", "alternative_text"),
    "mathematical_expression": ("expression",),
}
"""The kinds of RichText with their fields."""

_BLOCKS: dict[str, tuple[str, ...]] = {
    "paragraph": ("text",),
    "heading": ("text", "size"),
    "pre": ("text",),
    "footer": ("text",),
    "divider": (),
    "mathematical_expression": ("expression",),
    "anchor": ("name",),
    "list": ("items",),
    "blockquote": ("blocks",),
    "expandable_blockquote": ("text",),
    "pullquote": ("text",),
    "table": ("cells",),
    "details": ("summary", "blocks"),
}
"""The kinds of RichBlock with the fields that they must have."""

_RICH_TEXT = ("text", "summary", "credit", "caption")
_SPOKEN = ("expression", "alternative_text")
_NO_STRINGS = {"text", "summary", "blocks", "items", "cells", "user", "size", "unix_time"}


def check_rich_message(message: Any) -> dict[str, Any]:
    """A RichMessage as apps send it; raises ApiError for what is none."""
    if not isinstance(message, dict) or not message.get("blocks"):
        raise _wrong("blocks are expected")
    _check_blocks(message["blocks"], 0)
    return message


def rich_texts(message: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The bare texts of a RichMessage in their order, each with the innermost RichText it is in."""
    yield from _texts(message["blocks"], {})


def _texts(value: Any, within: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, str):
        yield value, within
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, within)
    elif isinstance(value, dict):
        for name in (*_SPOKEN, *_RICH_TEXT[:2], "blocks", "items", "cells", *_RICH_TEXT[2:]):
            if name in value:
                yield from _texts(value[name], value)


def _check_blocks(blocks: Any, depth: int) -> None:
    for block in _array(blocks, "blocks", depth):
        _check_fields(block, _BLOCKS, "RichBlock")
        for name in _RICH_TEXT:
            if name in block:
                _check_text(block[name], depth + 1)
        if "blocks" in block:
            _check_blocks(block["blocks"], depth + 1)
        for item in _array(block.get("items", []), "items", depth):
            if not isinstance(item, dict) or not {"label", "blocks"} <= set(item):
                raise _wrong("an item needs label and blocks")
            _check_blocks(item["blocks"], depth + 1)
        for row in _array(block.get("cells", []), "cells", depth):
            for cell in _array(row, "cells", depth):
                if not isinstance(cell, dict) or not {"align", "valign"} <= set(cell):
                    raise _wrong("a cell needs align and valign")
                _check_text(cell.get("text", ""), depth + 1)


def _check_text(text: Any, depth: int) -> None:
    if isinstance(text, str):
        return
    if isinstance(text, list):
        for part in _array(text, "text", depth):
            _check_text(part, depth + 1)
        return
    _check_fields(text, _TEXTS, "RichText")
    if "text" in text:
        _check_text(text["text"], depth + 1)


def _check_fields(value: Any, kinds: Mapping[str, tuple[str, ...]], what: str) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in kinds:
        raise _wrong(f"{what} of type {kind} is not played")
    missing = [name for name in kinds[kind] if name not in value]
    if missing:
        raise _wrong(f"{what} of type {kind} needs {', '.join(missing)}")
    for name in set(kinds[kind]) - _NO_STRINGS:
        if not isinstance(value[name], str):
            raise _wrong(f"{name} must be a String")


def _array(value: Any, name: str, depth: int) -> list[Any]:
    if not isinstance(value, list):
        raise _wrong(f"{name} must be an Array")
    if depth > MAX_DEPTH:
        raise _wrong("it is nested too deep")
    return value


def _wrong(words: str) -> Exception:
    return bad_request(f"can't parse RichMessage: {words}")
