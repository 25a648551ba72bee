"""Whatever a caller sends, the answer is a result or a refusal, never a failure."""

import inspect
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground import Person, Playground
from bot.playground.errors import ApiError
from bot.playground.methods import METHODS as BOT_METHODS
from bot.playground.parameters import Parameters
from bot.playground.person import METHODS as PERSON_METHODS

NAMES = [
    "chat_id", "text", "message_id", "message_ids", "reply_markup", "entities", "parse_mode",
    "reply_parameters", "scope", "commands", "language_code", "name", "description", "menu_button",
    "results", "reaction", "file_id", "document", "photo", "caption", "user_id", "from_chat_id",
    "phone_number", "first_name", "action", "link_preview_options", "button", "data", "members",
    "type", "title", "id", "limit", "after", "blocked", "url", "callback_query_id",
]  # fmt: skip
FIELDS = [
    "type", "offset", "length", "message_id", "inline_keyboard", "keyboard", "text", "url", "id",
    "callback_data", "copy_text", "chat_id", "user_id", "command", "description", "emoji", "title",
    "message_text", "input_message_content", "force_reply", "user", "parse_mode",
]  # fmt: skip

leaves = st.one_of(
    st.none(), st.booleans(), st.integers(), st.sampled_from([7, 1, 2, "7", "", "HTML", "bold"]),
    st.floats(allow_nan=False), st.text(max_size=5),
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
    world = Playground([Person(7, "A"), Person(8, "B")]).world
    for sender in (world.person(7).user(), world.bot_user()):
        world.post(world.chats[7], sender, {"text": "x"})
    return world


@settings(max_examples=400)
@given(st.sampled_from(bot_methods), calls)
def test_junk_from_a_bot_is_refused_in_words(method: str, call: dict[str, Any]) -> None:
    with suppress(ApiError):
        BOT_METHODS[method](_world(), Parameters({"chat_id": 7, "text": "x", **call}))


@settings(max_examples=300)
@given(st.sampled_from(person_methods), calls)
def test_junk_from_a_person_is_refused_in_words(method: str, call: dict[str, Any]) -> None:
    with suppress(ApiError):
        PERSON_METHODS[method](_world(), Parameters({"person_id": 7, "chat_id": 7, **call}))
