"""The pretended Telegram: one bot, its people, their chats and what happens in them."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from bot.playground.calls import CallLog
from bot.playground.chats import Chat, Message
from bot.playground.errors import ApiError, bad_request, forbidden
from bot.playground.faults import Faults
from bot.playground.feed import Feed
from bot.playground.files import Files
from bot.playground.privacy import bot_receives
from bot.playground.profile import Profile
from bot.playground.queries import Queries
from bot.playground.updates import UpdateQueue

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from bot.playground.people import Person
    from bot.playground.webhook import Webhook

BOT_NAME: Final = "Playground"
BOT_USERNAME: Final = "playground_bot"
KEPT_INLINE_RESULTS: Final = 10_000
FIRST_GROUP: Final = -1000
FIRST_SUPERGROUP: Final = -1001000000000


class World:
    """All state of the playground; every change of a chat goes through here."""

    def __init__(self, people: Sequence[Person], bot_id: int, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.bot_id = bot_id
        self.profile = Profile(BOT_NAME)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue(clock)
        self.queries = Queries(clock)
        self.feed = Feed()
        self.files = Files()
        self.calls = CallLog()
        self.faults = Faults()
        self.inline_messages: dict[str, tuple[int, int]] = {}
        self.inline_results: OrderedDict[tuple[int, str], dict[str, Any]] = OrderedDict()
        self.webhook: Webhook | None = None
        self.run_reply: Callable[[dict[str, Any]], Awaitable[None]]
        self._last_message_id = 0
        for person in people:
            self.add_person(person)

    def bot_user(self) -> dict[str, Any]:
        """The bot as a User."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.profile.text("name", ""),
            "username": BOT_USERNAME,
        }

    def now(self) -> int:
        """The time as messages carry it."""
        return int(self.clock())

    # people and chats

    def add_person(self, person: Person) -> None:
        """Let a person use the playground, or change what is known of them."""
        self.people[person.id] = person
        if person.id not in self.chats:
            self.chats[person.id] = Chat(person.id, "private", members=[person.id])

    def person(self, person_id: int) -> Person:
        """The person with this id."""
        if person_id not in self.people:
            raise bad_request("user not found")
        return self.people[person_id]

    def add_chat(self, kind: str, title: str, members: list[int]) -> Chat:
        """Open a group or channel; the bot is in it."""
        basic = kind == "group"
        ids = [c for c in self.chats if c < 0 and (c > FIRST_SUPERGROUP) == basic]
        first = FIRST_GROUP if basic else FIRST_SUPERGROUP
        chat = Chat(min(ids, default=first) - 1, kind, title, members, met=True)
        self.chats[chat.id] = chat
        return chat

    def chat_shape(self, chat: Chat) -> dict[str, Any]:
        """The chat as a Chat of the Bot API."""
        if chat.is_private:
            return self.people[chat.id].private_chat()
        shape: dict[str, Any] = {"id": chat.id, "title": chat.title, "type": chat.type}
        if chat.type == "group":
            shape["all_members_are_administrators"] = False
        return shape

    def chat_of_person(self, person_id: int, chat_id: int) -> Chat:
        """A chat that this person sees."""
        self.person(person_id)
        chat = self.chats.get(chat_id)
        if chat is None or person_id not in chat.members:
            raise bad_request("chat not found")
        return chat

    def chat_of_bot(self, chat_id: str) -> Chat:
        """A chat that the bot knows, by its id or the person's @username."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        chat = self.chats.get(self._chat_number(chat_id))
        if chat is None or not chat.met:
            raise bad_request("chat not found")
        return chat

    def chat_to_write(self, chat_id: str) -> Chat:
        """A chat that the bot may write to."""
        chat = self.chat_of_bot(chat_id)
        if chat.upgraded_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": chat.upgraded_to},
            )
        if chat.blocked and chat.is_private:
            raise forbidden("bot was blocked by the user")
        return self.chat_of_member(chat_id)

    def chat_of_member(self, chat_id: str) -> Chat:
        """A chat that the bot was not removed from; a person's block still lets it look."""
        chat = self.chat_of_bot(chat_id)
        if chat.blocked and not chat.is_private:
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        return chat

    def _chat_number(self, chat_id: str) -> int:
        try:
            return int(chat_id)
        except ValueError:
            return 0

    # messages

    def post(
        self,
        chat: Chat,
        sender: dict[str, Any],
        content: dict[str, Any],
        markup: dict[str, Any] | None = None,
        *,
        protected: bool = False,
        inline_id: str | None = None,
    ) -> Message:
        """Put a new message into a chat; people see it, and the bot gets what it may get."""
        body = {
            "message_id": self._next_message_id(chat),
            **self._author(chat, sender),
            "chat": self.chat_shape(chat),
            "date": self.now(),
            **content,
        }
        if protected:
            body["has_protected_content"] = True
        message = Message(body, markup, protected, inline_id=inline_id)
        chat.messages[message.id] = message
        by_bot = sender["id"] == self.bot_id
        if not by_bot:
            chat.met = True
            self._to_bot(chat, message, edited=False)
        self.tell_chat(chat, {"type": "message", "message": message.for_person()})
        return message

    def replace(self, chat: Chat, message: Message, *, by_bot: bool) -> None:
        """Put a changed message in the place of the old one."""
        chat.messages[message.id] = message
        if not by_bot:
            self._to_bot(chat, message, edited=True)
        self.tell_chat(chat, {"type": "edited", "message": message.for_person()})

    def delete(self, chat: Chat, message_ids: Iterable[int]) -> None:
        """Remove messages for everybody."""
        gone = [number for number in message_ids if chat.messages.pop(number, None)]
        if gone:
            event = {"type": "deleted", "chat_id": chat.id, "message_ids": gone}
            self.tell_chat(chat, event)

    async def end_webhook(self) -> None:
        """Deliver no more updates; what was not taken waits for getUpdates."""
        if self.webhook is not None:
            webhook, self.webhook = self.webhook, None
            await webhook.stop()

    def tell_chat(self, chat: Chat, event: dict[str, Any]) -> None:
        """Tell those in the chat who look."""
        self.feed.tell(chat.members, event)

    def _author(self, chat: Chat, sender: dict[str, Any]) -> dict[str, Any]:
        if chat.type == "channel":
            return {"sender_chat": self.chat_shape(chat)}
        return {"from": sender}

    def _to_bot(self, chat: Chat, message: Message, *, edited: bool) -> None:
        if chat.blocked or not bot_receives(chat, message, self.bot_id, BOT_USERNAME):
            return
        kind = "channel_post" if chat.type == "channel" else "message"
        kind = f"edited_{kind}" if edited else kind
        self.updates.add(kind, message.for_bot(), chat.id)

    def offer_inline(self, person_id: int, results: Iterable[dict[str, Any]]) -> None:
        """Remember results that a person may choose; the oldest go when there are too many."""
        for result in results:
            self.inline_results[person_id, result["id"]] = result
            self.inline_results.move_to_end((person_id, result["id"]))
        while len(self.inline_results) > KEPT_INLINE_RESULTS:
            self.inline_results.popitem(last=False)

    def new_inline_id(self) -> str:
        """An id for a message that was sent through the bot."""
        return f"inline{len(self.inline_messages) + 1:020d}"

    def _next_message_id(self, chat: Chat) -> int:
        if chat.numbers_itself:
            chat.own_last_id += 1
            return chat.own_last_id
        self._last_message_id += 1
        return self._last_message_id
