"""Rich messages of people: what apps send for a text with headings, lists and styles."""

from typing import Any

import pytest
from telegram import Bot

from tests.playground.conftest import Do
from tests.playground.test_groups import confirm, message

BOLD = {"type": "bold", "text": "жирно"}
MENTION = {"type": "mention", "text": "@x", "username": "Playground_bot"}
BLOCKS: list[dict[str, Any]] = [
    {"type": "heading", "size": 1, "text": "Вопрос"},
    {"type": "paragraph", "text": ["что было ", BOLD, {"type": "italic", "text": [BOLD, "?"]}]},
    {
        "type": "list",
        "items": [
            {"label": "1.", "blocks": [{"type": "paragraph", "text": "порт"}]},
            {"label": "2.", "blocks": [{"type": "paragraph", "text": ["2017", " год"]}]},
        ],
    },
    {
        "type": "table",
        "cells": [
            [{"align": "left", "valign": "top", "text": "a"}, {"align": "left", "valign": "top"}]
        ],
    },
    {"type": "blockquote", "blocks": [{"type": "pre", "text": "x = 1"}], "credit": "я"},
    {"type": "details", "summary": "ещё", "blocks": [{"type": "divider"}]},
    {"type": "paragraph", "text": {"type": "url", "text": "порт", "url": "https://example.org"}},
]


async def test_a_rich_message_has_no_text(bot: Bot, ann: Do, met: int) -> None:
    await ann("sendRichMessage", chat_id=met, rich_message={"blocks": BLOCKS})
    got = await message(bot)
    assert (got.text, got.caption, got.entities) == (None, None, ())
    # python-telegram-bot 22 knows no such field yet, and keeps what it does not know.
    assert got.api_kwargs == {"rich_message": {"blocks": BLOCKS}}


async def test_its_shape_is_the_documented_one(bot: Bot, ann: Do, met: int) -> None:
    types = pytest.importorskip("aiogram.types")
    await ann("sendRichMessage", chat_id=met, rich_message={"blocks": BLOCKS})
    (update,) = await bot.get_updates()
    read = types.Update.model_validate(update.to_dict())
    blocks = read.message.rich_message.model_dump(exclude_none=True, mode="json")["blocks"]
    assert blocks == BLOCKS


async def test_it_is_sent_on_whole(bot: Bot, ann: Do, met: int) -> None:
    sent = await ann("sendRichMessage", chat_id=met, rich_message={"blocks": BLOCKS})
    for method in ("forwardMessage", "sendMessage"):
        more = {"from_chat_id": met, "message_id": sent["message_id"]}
        more = more if method == "forwardMessage" else {"text": "x"}
        await ann(method, chat_id=met, reply_to_message_id=sent["message_id"], **more)
    _, forward, reply = await confirm(bot)
    assert forward.message is not None
    assert forward.message.forward_origin is not None
    assert forward.message.api_kwargs == {"rich_message": {"blocks": BLOCKS}}
    assert reply.message is not None
    assert reply.message.reply_to_message is not None
    assert reply.message.reply_to_message.api_kwargs == {"rich_message": {"blocks": BLOCKS}}


@pytest.mark.parametrize(
    ("text", "reaching"),
    [
        (["порт ", MENTION], 1),
        (["порт ", {**MENTION, "username": "other_bot"}], 0),
        ({"type": "bot_command", "text": "/events", "bot_command": "/events"}, 1),
        ({"type": "bot_command", "text": "/a@other_bot", "bot_command": "/a@other_bot"}, 0),
        (["see ", {"type": "bot_command", "text": "/events", "bot_command": "/events"}], 0),
        ("@playground_bot", 0),
    ],
)
async def test_in_a_group_the_bot_gets_those_that_address_it(
    bot: Bot, ann: Do, text: Any, reaching: int
) -> None:
    chat = (await ann("createChat", type="supergroup", title="g", members=[8]))["id"]
    await confirm(bot)
    blocks = [{"type": "paragraph", "text": text}]
    await ann("sendRichMessage", chat_id=chat, rich_message={"blocks": blocks})
    assert len(await confirm(bot)) == reaching


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({}, "blocks are expected"),
        ({"blocks": []}, "blocks are expected"),
        ({"blocks": "x"}, "blocks must be an Array"),
        ({"blocks": ["x"]}, "RichBlock of type None is not played"),
        ({"blocks": [{"type": "map"}]}, "RichBlock of type map is not played"),
        ({"blocks": [{"type": ["x"]}]}, "is not played"),
        ({"blocks": [{"type": "heading", "text": "x"}]}, "type heading needs size"),
        ({"blocks": [{"type": "paragraph", "text": 1}]}, "RichText of type None is not played"),
        ({"blocks": [{"type": "paragraph", "text": {"type": "url", "text": "x"}}]}, "needs url"),
        (
            {"blocks": [{"type": "paragraph", "text": {**MENTION, "username": 1}}]},
            "username must be a String",
        ),
        ({"blocks": [{"type": "list", "items": [{"label": "1."}]}]}, "label and blocks"),
        ({"blocks": [{"type": "table", "cells": [[{}]]}]}, "align and valign"),
    ],
)
async def test_what_is_no_rich_message(ann: Do, met: int, message: Any, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        await ann("sendRichMessage", chat_id=met, rich_message=message)


async def test_one_nested_too_deep(ann: Do, met: int) -> None:
    block: dict[str, Any] = {"type": "divider"}
    for _ in range(30):
        block = {"type": "blockquote", "blocks": [block]}
    with pytest.raises(AssertionError, match="nested too deep"):
        await ann("sendRichMessage", chat_id=met, rich_message={"blocks": [block]})
