"""An update means the same whether PTB makes all of it or we make what is read."""

from typing import Any

import pytest
from telegram import Bot, Message, Update

from bot.parsing import parse_update
from bot.trimming import trim_press
from tests.bot.test_trimming import press

BOT = Bot("1:x")


@pytest.mark.parametrize("trimmed", [True, False])
@pytest.mark.parametrize("kind", ["private", "group", "supergroup"])
def test_a_press_says_what_ptb_says(kind: str, *, trimmed: bool) -> None:
    raw = press(kind)
    raw["callback_query"]["chat_instance"] = "-37"
    if trimmed:
        trim_press(raw)
    ours, ptbs = parse_update(raw, BOT), Update.de_json(raw, BOT)
    assert ours
    assert (ours.effective_chat, ours.effective_user) == (ptbs.effective_chat, ptbs.effective_user)
    query, other = ours.callback_query, ptbs.callback_query
    assert query
    assert other
    assert (query.id, query.data, query.chat_instance) == (other.id, other.data, "-37")
    assert query.message
    assert other.message
    assert query.message.message_id == other.message.message_id
    # Where it is a whole one, it tells whose menu it is.
    assert isinstance(query.message, Message) is (kind != "private")
    for each in (query, query.message, query.message.chat, query.from_user):
        assert each.get_bot() is BOT


@pytest.mark.parametrize(
    "content",
    [
        {"message": {**press("private")["callback_query"]["message"]}},
        {"inline_query": {"id": "1", "from": {"id": 5, "is_bot": False, "first_name": "А"}}},
        {"callback_query": {**press("private")["callback_query"], "message": None}},
        {},
    ],
)
def test_everything_else_is_ptbs(content: dict[str, Any]) -> None:
    for kind, extra in (("inline_query", {"query": "", "offset": ""}), ("callback_query", {})):
        if kind in content:
            content[kind] |= extra | ({"chat_instance": "1"} if kind == "callback_query" else {})
    raw = {"update_id": 7, **content}
    parsed = parse_update(raw, BOT)
    assert parsed
    assert parsed.to_dict() == Update.de_json(raw, BOT).to_dict()
