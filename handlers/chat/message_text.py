"""What a message says, and whether it says it to the bot."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from telegram import Message

# As Telegram finds commands, at the beginning of a text.
_COMMAND = re.compile(r"/([a-z0-9_]{1,64})(?:@([a-z0-9_]{3,32}))?(?![\w/<>])", re.IGNORECASE)
CUT_LENGTH = 3_500
"""Characters from which on a message may be a piece of a text: clients cut what is pasted at
4,096."""
_ENDS = tuple('.!?…:;»”")')
_MAX_DEPTH = 40
"""Deeper than Telegram lets the blocks of a rich message be nested."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the text after it."""

    name: str
    bot: str | None
    """The username of the bot that it is for, in lower case; None where it names none."""
    text: str


def text_of(message: Message) -> str:
    """The text of a message, its caption, or the words of a rich message."""
    # Bot API 10.1; PTB 22.8 does not know it yet.
    rich: Any = message.api_kwargs.get("rich_message")
    blocks = rich.get("blocks") if isinstance(rich, dict) else None
    return message.text or message.caption or "\n".join(_paragraphs(blocks, 0))


def read_command(text: str) -> Command | None:
    """The command that a text begins with."""
    match = _COMMAND.match(text)
    if not match:
        return None
    name, bot = match.groups()
    return Command(name.lower(), bot and bot.lower(), text[match.end() :].strip())


def join_parts(parts: Sequence[str]) -> str:
    """One text of what a client has cut into messages."""
    text = ""
    for before, part in zip(("", *parts), parts, strict=False):
        cut = len(before) >= CUT_LENGTH and not before.rstrip().endswith(_ENDS)
        text += (" " if cut else "\n") * bool(text) + part
    return text


def is_mentioned(text: str, username: str) -> bool:
    """Whether a text mentions the bot of this name."""
    return _mention(username).search(text) is not None


def without_mention(text: str, username: str) -> str:
    """The text without the mentions of the bot of this name."""
    return _mention(username).sub(" ", text).strip()


@lru_cache(1)
def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)@{re.escape(username)}(?!\w)", re.IGNORECASE)


def _paragraphs(blocks: Any, depth: int) -> Iterator[str]:
    if isinstance(blocks, list) and depth < _MAX_DEPTH:
        for block in blocks:
            # A row of a table is a list of cells.
            yield from _paragraphs(block, depth + 1)
    elif isinstance(blocks, dict):
        for name in ("summary", "text", "expression"):
            if words := _words(blocks.get(name), depth):
                yield words
        for name in ("blocks", "items", "cells"):
            yield from _paragraphs(blocks.get(name), depth + 1)
        for name in ("caption", "credit"):
            if words := _words(blocks.get(name), depth):
                yield words


def _words(text: Any, depth: int) -> str:
    if isinstance(text, str):
        return text
    if depth >= _MAX_DEPTH:
        return ""
    if isinstance(text, list):
        return "".join(_words(part, depth + 1) for part in text)
    if isinstance(text, dict):
        names = ("text", "expression", "alternative_text")
        return "".join(_words(text.get(name), depth + 1) for name in names)
    return ""
