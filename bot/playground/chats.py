"""Chats and the messages in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from bot.playground.keyboards import is_inline

CONTENT: Final = (
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    "document",
    "photo",
    "sticker",
    "contact",
    "show_caption_above_media",
    "has_media_spoiler",
)
MEDIA: Final = ("document", "photo", "sticker", "contact")


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its Bot API object without markup, and the markup of whatever kind."""

    body: dict[str, Any]
    markup: dict[str, Any] | None = None
    protected: bool = False
    reactions: tuple[str, ...] = ()
    inline_id: str | None = None

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return int(self.body["message_id"])

    @property
    def chat_id(self) -> int:
        """The chat it is in."""
        return int(self.body["chat"]["id"])

    @property
    def is_text(self) -> bool:
        """Whether it is a text rather than something sent with a caption."""
        return "text" in self.body

    def content(self) -> dict[str, Any]:
        """What an edit compares and a copy takes."""
        return {name: self.body[name] for name in CONTENT if name in self.body}

    def for_bot(self) -> dict[str, Any]:
        """As the Bot API shows it: of markups, inline keyboards only."""
        if is_inline(self.markup):
            return {**self.body, "reply_markup": self.markup}
        return self.body

    def for_person(self) -> dict[str, Any]:
        """As a person sees it: with every kind of markup, and reactions."""
        seen = {**self.body, "reply_markup": self.markup} if self.markup else dict(self.body)
        if self.reactions:
            seen["reactions"] = [{"type": "emoji", "emoji": emoji} for emoji in self.reactions]
        return seen


@dataclass(slots=True)
class Chat:
    """A chat: who is in it and what was said."""

    id: int
    type: str
    title: str = ""
    members: list[int] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    own_last_id: int = 0
    met: bool = False
    blocked: bool = False
    upgraded_to: int | None = None

    @property
    def is_private(self) -> bool:
        """Whether it is the bot's chat with one person."""
        return self.type == "private"

    @property
    def numbers_itself(self) -> bool:
        """Whether message ids count in this chat alone: so in supergroups and channels."""
        return self.type in ("supergroup", "channel")
