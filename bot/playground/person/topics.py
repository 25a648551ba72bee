"""The topics of a forum, as people make and change them."""

from collections.abc import Callable
from typing import Any

from bot.playground import forum
from bot.playground.chats import Chat, Topic
from bot.playground.errors import bad_request
from bot.playground.parameters import Parameters
from bot.playground.person.posting import chat_of
from bot.playground.topics import open_forum
from bot.playground.world import World


def set_forum(world: World, call: Parameters) -> dict[str, Any]:
    """Let a supergroup have topics, or no more."""
    chat = chat_of(world, call)
    if not chat.members[call.integer("person_id")].is_admin:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    if call.boolean("is_forum", default=True):
        open_forum(chat, call.integer("person_id"))
    else:
        chat.topics.clear()
    world.tell_state()
    return world.chat_shape(chat)


def create_topic(world: World, call: Parameters) -> dict[str, Any]:
    """Begin a topic."""
    chat, person = chat_of(world, call), world.person(call.integer("person_id"))
    if "can_manage_topics" in chat.denied and not chat.members[person.id].is_admin:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return forum.create(world, chat, person.user(), call.text("name")).shape()


def edit_topic(world: World, call: Parameters) -> bool:
    """Give a topic another name."""
    chat, topic = _to_change(world, call)
    user = world.person(call.integer("person_id")).user()
    forum.rename(world, chat, topic, user, call.text("name"))
    return True


def delete_topic(world: World, call: Parameters) -> bool:
    """Delete a topic with all that was said in it."""
    forum.delete(world, *_to_change(world, call))
    return True


def _closing(*, closed: bool) -> Callable[[World, Parameters], bool]:
    def close_or_reopen(world: World, call: Parameters) -> bool:
        chat, topic = _to_change(world, call)
        user = world.person(call.integer("person_id")).user()
        forum.set_closed(world, chat, topic, user, closed=closed)
        return True

    return close_or_reopen


def _to_change(world: World, call: Parameters) -> tuple[Chat, Topic]:
    """A topic of the person's own, or of a forum whose admin they are; General by default."""
    chat = chat_of(world, call)
    topic = forum.topic_to_change(chat, call.integer("message_thread_id"))
    person_id = call.integer("person_id")
    if topic.creator_id != person_id and not chat.members[person_id].is_admin:
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return chat, topic


METHODS = {
    "setForum": set_forum,
    "createForumTopic": create_topic,
    "editForumTopic": edit_topic,
    "deleteForumTopic": delete_topic,
    "closeForumTopic": _closing(closed=True),
    "reopenForumTopic": _closing(closed=False),
}
