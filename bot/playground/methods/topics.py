"""The topics of a forum, as the bot makes and changes them."""

from collections.abc import Callable
from typing import Any

from bot.playground import forum
from bot.playground.chats import Chat, Topic
from bot.playground.errors import bad_request
from bot.playground.parameters import Parameters
from bot.playground.world import World


def create_forum_topic(world: World, call: Parameters) -> dict[str, Any]:
    """Begin a topic."""
    chat = world.chat_to_write(call.text("chat_id"))
    may = "can_manage_topics" not in chat.denied | chat.bot_denied
    if not may and chat.bot_status != "administrator":
        raise bad_request("not enough rights to create a topic")
    name, colour = call.text("name"), call.integer("icon_color")
    return forum.create(world, chat, world.bot_user(), name, colour).shape()


def edit_forum_topic(world: World, call: Parameters) -> bool:
    """Give a topic another name."""
    chat, topic = _to_change(world, call, "edit the topic")
    forum.rename(world, chat, topic, world.bot_user(), call.text("name"))
    return True


def delete_forum_topic(world: World, call: Parameters) -> bool:
    """Delete a topic with all that was said in it."""
    forum.delete(world, *_to_change(world, call, "delete the topic"))
    return True


def _closing(*, closed: bool, general: bool) -> Callable[[World, Parameters], bool]:
    def close_or_reopen(world: World, call: Parameters) -> bool:
        words = "close or open the topic"
        chat, topic = _to_change(world, call, words, general=general)
        forum.set_closed(world, chat, topic, world.bot_user(), closed=closed)
        return True

    return close_or_reopen


def _to_change(
    world: World, call: Parameters, what: str, *, general: bool = False
) -> tuple[Chat, Topic]:
    """A topic of the bot's own, or of a forum whose admin it is."""
    chat = world.chat_to_write(call.text("chat_id"))
    thread_id = 0 if general else call.integer("message_thread_id")
    if not thread_id and not general:
        raise bad_request("invalid forum topic identifier specified")
    topic = forum.topic_to_change(chat, thread_id)
    if topic.creator_id != world.bot_id and chat.bot_status != "administrator":
        raise bad_request(f"not enough rights to {what}")
    return chat, topic


METHODS = {
    "createForumTopic": create_forum_topic,
    "editForumTopic": edit_forum_topic,
    "deleteForumTopic": delete_forum_topic,
    "closeForumTopic": _closing(closed=True, general=False),
    "reopenForumTopic": _closing(closed=False, general=False),
    "closeGeneralForumTopic": _closing(closed=True, general=True),
    "reopenGeneralForumTopic": _closing(closed=False, general=True),
}
