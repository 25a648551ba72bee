"""Chats and the messages in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.keyboards import is_inline

GENERAL = 1
"""The id of the topic that every forum has."""
MEDIA = ("document", "photo", "sticker", "contact")
CONTENT = (
    "text",
    "entities",
    "link_preview_options",
    "caption",
    "caption_entities",
    *MEDIA,
    "rich_message",
    "show_caption_above_media",
    "has_media_spoiler",
)
KEPT_MESSAGES = 10_000


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its Bot API object without markup, and the markup of whatever kind.

    The payload of a deep link is for the bot alone: people see the bare /start.
    """

    body: dict[str, Any]
    author_id: int
    markup: dict[str, Any] | None = None
    inline_id: str | None = None
    payload: str = ""
    reactions: Mapping[int, str] = field(default_factory=dict)
    topic_root: "Message | None" = None
    """The message that began its topic: a bot sees it as replied to, people don't."""

    @property
    def id(self) -> int:
        """Its number in the chat."""
        return int(self.body["message_id"])

    @property
    def is_text(self) -> bool:
        """Whether it is a text rather than something sent with a caption."""
        return "text" in self.body

    @property
    def is_protected(self) -> bool:
        """Whether nobody may send it on."""
        return "has_protected_content" in self.body

    def content(self) -> dict[str, Any]:
        """What an edit compares and a copy takes."""
        return {name: self.body[name] for name in CONTENT if name in self.body}

    def with_content(self, content: dict[str, Any]) -> dict[str, Any]:
        """The body with another content."""
        kept = {name: value for name, value in self.body.items() if name not in CONTENT}
        return {**kept, **content}

    def for_bot(self) -> dict[str, Any]:
        """As the Bot API shows it: of markups, inline keyboards only."""
        shown = dict(self._with_inline_keyboard())
        if self.payload:
            shown["text"] = f"{shown['text']} {self.payload}"
        if self.topic_root is not None and "reply_to_message" not in shown:
            shown["reply_to_message"] = self.topic_root.as_replied()
        return shown

    def as_replied(self) -> dict[str, Any]:
        """As the message that replies to it shows it: a reply in it is not shown again."""
        shown = self._with_inline_keyboard()
        return {name: value for name, value in shown.items() if name != "reply_to_message"}

    def for_person(self) -> dict[str, Any]:
        """As a person sees it: with all markups, and reactions with who gave them."""
        seen = {**self.body, "reply_markup": self.markup} if self.markup else dict(self.body)
        if self.reactions:
            seen["reactions"] = [
                {"type": "emoji", "emoji": emoji, "by": self._reacted_with(emoji)}
                for emoji in dict.fromkeys(self.reactions.values())
            ]
        return seen

    def _with_inline_keyboard(self) -> dict[str, Any]:
        if is_inline(self.markup):
            return {**self.body, "reply_markup": self.markup}
        return self.body

    def _reacted_with(self, emoji: str) -> list[int]:
        return [who for who, given in self.reactions.items() if given == emoji]


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is in a chat: "creator", "administrator" or "member"."""

    status: str = "member"
    is_anonymous: bool = False

    @property
    def is_admin(self) -> bool:
        """Whether they may do what admins may."""
        return self.status != "member"


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    icon_color: int
    creator_id: int
    is_closed: bool = False

    def shape(self) -> dict[str, Any]:
        """The topic as a ForumTopic."""
        return {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}


@dataclass(slots=True)
class Chat:
    """A chat: who is in it and what was said."""

    id: int
    type: str
    title: str = ""
    members: dict[int, Role] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    keyboards: dict[int, Message] = field(default_factory=dict)
    bot_status: str = "member"
    met: bool = False
    own_last_id: int = 0
    upgraded_to: int | None = None
    linked_to: int | None = None
    topics: dict[int, Topic] = field(default_factory=dict)
    """Its topics, if it is a forum; General is always among them."""
    denied: frozenset[str] = frozenset()
    """What ordinary members may not do."""
    bot_denied: frozenset[str] = frozenset()
    """What the bot alone may not do while it is restricted."""

    @property
    def is_private(self) -> bool:
        """Whether it is the bot's chat with one person."""
        return self.type == "private"

    @property
    def is_closed(self) -> bool:
        """Whether the bot is blocked or not in it."""
        return self.bot_status in ("kicked", "left")

    def new_message_id(self) -> int | None:
        """The next number in a chat that counts by itself: so do supergroups and channels."""
        if self.type not in ("supergroup", "channel"):
            return None
        self.own_last_id += 1
        return self.own_last_id

    def keep(self, message: Message) -> None:
        """Take in a message; of more than 10,000 the oldest goes."""
        self.messages[message.id] = message
        if len(self.messages) > KEPT_MESSAGES:
            del self.messages[next(iter(self.messages))]
