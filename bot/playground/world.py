"""The pretended Telegram: one bot, its people, their chats and what happens in them."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any

from bot.playground import reply_keyboard
from bot.playground.accounts import ANONYMOUS_ADMIN, CHANNEL, SERVICE
from bot.playground.beginning import beginning_of
from bot.playground.calls import CallLog
from bot.playground.chats import Chat, Message, Role
from bot.playground.errors import ApiError, bad_request, forbidden
from bot.playground.faults import Faults
from bot.playground.feed import Feed
from bot.playground.files import Files
from bot.playground.flood import Flood
from bot.playground.forwarding import origin
from bot.playground.inline_cache import InlineCache
from bot.playground.people import Person
from bot.playground.privacy import bot_receives
from bot.playground.profile import Profile
from bot.playground.queries import Queries
from bot.playground.updates import UpdateQueue
from bot.playground.webhook import Webhook

KEPT_INLINE_RESULTS = 10_000
FIRST_ALBUM = 13_000_000_000_000_000
SUPERGROUPS = -1_000_000_000_000


class World:
    """All state of the playground; every change of a chat goes through here."""

    def __init__(
        self,
        people: Sequence[Person],
        clock: Callable[[], float],
        *,
        bot_id: int,
        bot_name: str,
        bot_username: str,
    ) -> None:
        self.clock = clock
        self.beginning = beginning_of(clock)
        self.bot_id = bot_id
        self.bot_username = bot_username
        self.profile = Profile(bot_name)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.faults = Faults()
        self.flood = Flood(clock)
        self.updates = UpdateQueue(clock, self.faults, self.beginning)
        self.queries = Queries(clock, self.beginning)
        self.feed = Feed()
        self.files = Files()
        self.calls = CallLog()
        self.inline_cache = InlineCache(clock)
        self.inline_results: OrderedDict[tuple[int, str], dict[str, Any]] = OrderedDict()
        self.webhook: Webhook | None = None
        self.run_reply: Callable[[dict[str, Any]], Awaitable[None]]
        self._last_message_id = self.beginning
        self._last_album_id = FIRST_ALBUM + self.beginning
        self._last_chat_id = self.beginning
        for person in people:
            self.add_person(person)

    def bot_user(self) -> dict[str, Any]:
        """The bot as a User."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.profile.text("name", ""),
            "username": self.bot_username,
        }

    def now(self) -> int:
        """The time as messages carry it."""
        return int(self.clock())

    # people and chats

    def add_person(self, person: Person) -> None:
        """Let a person use the playground, or change what is known of them."""
        self.people[person.id] = person
        if person.id not in self.chats:
            self.chats[person.id] = Chat(person.id, "private", members={person.id: Role()})

    def person(self, person_id: int) -> Person:
        """The person with this id."""
        if person_id not in self.people:
            raise bad_request("user not found")
        return self.people[person_id]

    def add_chat(self, kind: str, title: str, members: dict[int, Role]) -> Chat:
        """Open a group or channel; the bot is not in it yet."""
        self._last_chat_id += 1
        chat_id = -self._last_chat_id if kind == "group" else SUPERGROUPS - self._last_chat_id
        chat = Chat(chat_id, kind, title, members, bot_status="left", met=True)
        self.chats[chat.id] = chat
        return chat

    def chat_shape(self, chat: Chat) -> dict[str, Any]:
        """The chat as a Chat of the Bot API."""
        if chat.is_private:
            return self.people[chat.id].private_chat()
        shape: dict[str, Any] = {"id": chat.id, "title": chat.title, "type": chat.type}
        if chat.topics:
            shape["is_forum"] = True
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
        """A chat that the bot knows, by its id."""
        if not chat_id:
            raise bad_request("chat_id is empty")
        # A person's @username is no address for a bot; channels here have none.
        chat = self.chats.get(_number(chat_id))
        if chat is None or not chat.met:
            raise bad_request("chat not found")
        return chat

    def chat_of_member(self, chat_id: str) -> Chat:
        """A chat that the bot was not removed from; a person's block still lets it look."""
        chat = self.chat_of_bot(chat_id)
        if chat.is_closed and not chat.is_private:
            if chat.bot_status == "left":
                raise forbidden(f"bot is not a member of the {chat.type} chat")
            raise forbidden(f"bot was kicked from the {chat.type} chat")
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
        if chat.is_closed and chat.is_private:
            raise forbidden("bot was blocked by the user")
        return self.chat_of_member(chat_id)

    # messages

    def post(
        self,
        chat: Chat,
        sender: dict[str, Any],
        content: dict[str, Any],
        markup: dict[str, Any] | None = None,
        *,
        sender_chat: Chat | None = None,
        inline: bool = False,
        payload: str = "",
    ) -> Message:
        """Put a new message into a chat; people see it, and the bot gets what it may get.

        With a sender_chat the message shows that chat as its author instead of the user.
        """
        body = {
            "message_id": self._next_message_id(chat),
            **self._author(chat, sender, sender_chat),
            "chat": self.chat_shape(chat),
            "date": self.now(),
            **content,
        }
        inline_id = f"inline{chat.id}_{body['message_id']}" if inline else None
        root = chat.messages.get(body["message_thread_id"]) if "is_topic_message" in body else None
        message = Message(body, sender["id"], markup, inline_id, payload, topic_root=root)
        chat.keep(message)
        if sender["id"] == self.bot_id:
            reply_keyboard.show(chat, message, self.people)
        else:
            chat.met = True
            self._to_bot(chat, message, edited=False)
        self.tell_chat(chat, {"type": "message", "message": message.for_person()})
        if chat.type == "channel" and chat.linked_to is not None:
            self._bring_to_discussion(chat, message)
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
            reply_keyboard.take_away(chat, gone)
            event = {"type": "deleted", "chat_id": chat.id, "message_ids": gone}
            self.tell_chat(chat, event)

    def inline_message(self, inline_id: str) -> tuple[Chat, Message]:
        """The message that was sent through the bot under this id."""
        chat_id, _, message_id = inline_id.removeprefix("inline").partition("_")
        chat = self.chats.get(_number(chat_id))
        message = chat.messages.get(_number(message_id)) if chat else None
        if chat is None or message is None or message.inline_id != inline_id:
            raise bad_request("MESSAGE_ID_INVALID")
        return chat, message

    def new_album_id(self) -> str:
        """What the messages of one album have in common."""
        self._last_album_id += 1
        return str(self._last_album_id)

    def tell_chat(self, chat: Chat, event: dict[str, Any]) -> None:
        """Tell those in the chat who look."""
        self.feed.tell(chat.members, event)

    def tell_state(self) -> None:
        """Tell everybody that people, chats or the bot's own words changed."""
        self.feed.tell_all({"type": "state"})

    def offer_inline(self, person_id: int, results: Iterable[dict[str, Any]]) -> None:
        """Remember results that a person may choose; the oldest go when there are too many."""
        for result in results:
            self.inline_results[person_id, result["id"]] = result
            self.inline_results.move_to_end((person_id, result["id"]))
        while len(self.inline_results) > KEPT_INLINE_RESULTS:
            self.inline_results.popitem(last=False)

    async def end_webhook(self) -> None:
        """Deliver no more updates; what was not taken waits for getUpdates."""
        if self.webhook is not None:
            webhook, self.webhook = self.webhook, None
            await webhook.stop()

    def _author(
        self, chat: Chat, sender: dict[str, Any], sender_chat: Chat | None
    ) -> dict[str, Any]:
        if chat.type == "channel":
            return {"sender_chat": self.chat_shape(chat)}
        if sender_chat is None:
            return {"from": sender}
        shown = ANONYMOUS_ADMIN if sender_chat is chat else CHANNEL
        shown = SERVICE if sender is SERVICE else shown
        return {"from": shown, "sender_chat": self.chat_shape(sender_chat)}

    def _bring_to_discussion(self, channel: Chat, post: Message) -> None:
        group = self.chats[channel.linked_to or 0]
        content = {**post.content(), "forward_origin": origin(post), "is_automatic_forward": True}
        self.post(group, SERVICE, content, post.markup, sender_chat=channel)

    def _to_bot(self, chat: Chat, message: Message, *, edited: bool) -> None:
        if chat.is_closed or not bot_receives(chat, message, self.bot_user()):
            return
        kind = "channel_post" if chat.type == "channel" else "message"
        kind = f"edited_{kind}" if edited else kind
        self.updates.add(kind, message.for_bot(), chat.id)

    def _next_message_id(self, chat: Chat) -> int:
        own = chat.new_message_id()
        if own is not None:
            return own
        self._last_message_id += 1
        return self._last_message_id


def _number(text: str) -> int:
    """The number that a text is, or 0."""
    try:
        return int(text)
    except ValueError:
        return 0
