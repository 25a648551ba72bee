"""Whatever a caller sends, the answer is a result or a refusal, never a failure."""

import inspect
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground import Person
from bot.playground.chats import Role
from bot.playground.errors import ApiError
from bot.playground.forum import create
from bot.playground.methods import METHODS as BOT_METHODS
from bot.playground.parameters import Parameters
from bot.playground.person import METHODS as PERSON_METHODS
from bot.playground.topics import open_forum
from bot.playground.world import World

NAMES = [
    "chat_id", "text", "message_id", "message_ids", "reply_markup", "entities", "parse_mode",
    "reply_parameters", "scope", "commands", "language_code", "name", "description", "menu_button",
    "results", "reaction", "file_id", "document", "photo", "caption", "user_id", "from_chat_id",
    "phone_number", "first_name", "action", "link_preview_options", "button", "data", "members",
    "type", "title", "id", "limit", "after", "blocked", "url", "callback_query_id", "media",
    "emoji", "request_id", "user_ids", "channel_id", "sender_chat_id", "is_admin", "is_anonymous",
    "via_bot", "cache_time", "remove_caption", "protect_content", "inline_message_id",
    "message_thread_id", "rich_message", "permissions", "is_forum", "is_anonymous",
]  # fmt: skip
FIELDS = [
    "type", "offset", "length", "message_id", "inline_keyboard", "keyboard", "text", "url", "id",
    "callback_data", "copy_text", "chat_id", "user_id", "command", "description", "emoji", "title",
    "message_text", "input_message_content", "force_reply", "user", "parse_mode", "media", "emoji",
    "request_users", "request_id", "max_quantity", "selective", "photo_file_id",
    "blocks", "items", "cells", "label", "align", "valign", "size", "can_send_messages",
]  # fmt: skip

FORUM = -1_000_000_000_001

leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5),
    st.sampled_from([7, 1, 2, "7", "", "HTML", "bold", "paragraph", "list", "mention", FORUM]),
)  # fmt: skip
values = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4)
    ),
    max_leaves=8,
)
calls = st.dictionaries(st.sampled_from(NAMES), values, max_size=8)
bot_methods = sorted(n for n, m in BOT_METHODS.items() if not inspect.iscoroutinefunction(m))
person_methods = sorted(n for n, m in PERSON_METHODS.items() if not inspect.iscoroutinefunction(m))


def _world() -> Any:
    people = [Person(7, "A"), Person(8, "B")]
    world = World(people, lambda: 0.0, bot_id=1, bot_name="Bot", bot_username="bot")
    for sender in (world.person(7).user(), world.bot_user()):
        world.post(world.chats[7], sender, {"text": "x"})
    forum = world.add_chat("supergroup", "f", {7: Role("creator"), 8: Role()})
    assert forum.id == FORUM
    forum.bot_status = "administrator"
    open_forum(forum, 7)
    create(world, forum, world.person(7).user(), "topic")
    return world


@settings(max_examples=3 * settings().max_examples)
@given(st.sampled_from(bot_methods), st.sampled_from([7, FORUM]), calls)
def test_junk_from_a_bot_is_refused_in_words(method: str, chat: int, call: dict[str, Any]) -> None:
    with suppress(ApiError):
        BOT_METHODS[method](_world(), Parameters({"chat_id": chat, "text": "x", **call}))


@settings(max_examples=3 * settings().max_examples)
@given(st.sampled_from(person_methods), st.sampled_from([7, FORUM]), calls)
def test_junk_from_a_person_is_refused_in_words(
    method: str, chat: int, call: dict[str, Any]
) -> None:
    with suppress(ApiError):
        PERSON_METHODS[method](_world(), Parameters({"person_id": 7, "chat_id": chat, **call}))


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("createChat", {"type": "group", "title": "g", "members": [[7]]}),
        ("shareUsers", {"request_id": 1, "user_ids": [{"id": 7}]}),
    ],
)
def test_lists_of_the_wrong_things_are_refused(method: str, fields: dict[str, Any]) -> None:
    world = _world()
    markup = {"keyboard": [[{"text": "x", "request_users": {"request_id": 1}}]]}
    world.post(world.chats[7], world.bot_user(), {"text": "x"}, markup)
    with pytest.raises(ApiError, match="must be an Array of Numbers"):
        PERSON_METHODS[method](world, Parameters({"person_id": 7, "chat_id": 7, **fields}))


@pytest.mark.parametrize("user", [[7], {"id": 7}, "7"])
def test_a_user_that_is_no_number_is_refused(user: Any) -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 1, "user": {"id": user}}
    call = Parameters({"chat_id": 7, "text": "x", "entities": [entity]})
    with pytest.raises(ApiError, match="must be of type Number"):
        BOT_METHODS["sendmessage"](_world(), call)
