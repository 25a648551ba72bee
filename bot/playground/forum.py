"""How topics begin, change and end; each change is told in the topic itself."""

from typing import Any

from bot.playground.chats import GENERAL, Chat, Message, Topic
from bot.playground.errors import bad_request
from bot.playground.topics import COLOURS
from bot.playground.world import World

MAX_NAME = 128
User = dict[str, Any]


def topic_to_change(chat: Chat, thread_id: int) -> Topic:
    """The topic with this id; General, if none is named."""
    if not chat.topics:
        raise bad_request("the chat is not a forum")
    topic = chat.topics.get(thread_id or GENERAL)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return topic


def create(world: World, chat: Chat, user: User, name: str, icon_color: int = 0) -> Topic:
    """Begin a topic: its id is that of the message that tells so."""
    if not chat.topics:
        raise bad_request("the chat is not a forum")
    _check_name(name)
    if icon_color and icon_color not in COLOURS:
        raise bad_request("invalid icon color specified")
    topic = Topic(chat.own_last_id + 1, name, icon_color or COLOURS[0], user["id"])
    chat.topics[topic.id] = topic
    _tell(world, chat, topic, user, "created", {"name": name, "icon_color": topic.icon_color})
    return topic


def rename(world: World, chat: Chat, topic: Topic, user: User, name: str) -> None:
    """Give a topic another name."""
    _check_name(name)
    topic.name = name
    _tell(world, chat, topic, user, "edited", {"name": name})


def set_closed(world: World, chat: Chat, topic: Topic, user: User, *, closed: bool) -> None:
    """Let only admins and the topic's creator write in it, or everybody again."""
    if topic.is_closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_closed = closed
    _tell(world, chat, topic, user, "closed" if closed else "reopened", {})


def delete(world: World, chat: Chat, topic: Topic) -> None:
    """Delete a topic with all that was said in it."""
    if topic.id == GENERAL:
        raise bad_request("TOPIC_ID_INVALID")
    del chat.topics[topic.id]
    world.delete(chat, [each.id for each in chat.messages.values() if _is_in(each, topic)])
    world.tell_state()


def _is_in(message: Message, topic: Topic) -> bool:
    body = message.body
    return "is_topic_message" in body and body["message_thread_id"] == topic.id


def _check_name(name: str) -> None:
    if not name:
        raise bad_request("name must be non-empty")
    if len(name) > MAX_NAME:
        raise bad_request("TOPIC_TITLE_INVALID")


def _tell(
    world: World, chat: Chat, topic: Topic, user: User, event: str, said: dict[str, Any]
) -> None:
    general = topic.id == GENERAL
    place = {} if general else {"message_thread_id": topic.id, "is_topic_message": True}
    world.post(chat, user, {**place, f"forum_topic_{event}": said})
    world.tell_state()
