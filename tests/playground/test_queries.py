"""Buttons and inline queries."""

import asyncio

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest

from tests.playground.conftest import Clock, Do

TOO_OLD = "Query is too old and response timeout expired or query id is invalid"


async def _next(bot: Bot) -> Update:
    (update,) = await bot.get_updates(timeout=5)
    await bot.get_updates(offset=update.update_id + 1)
    return update


async def test_a_press_waits_for_its_answer(bot: Bot, ann: Do, met: int) -> None:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a:1")]])
    sent = await bot.send_message(met, "x", reply_markup=keys)
    press = asyncio.create_task(
        ann("pressButton", chat_id=met, message_id=sent.message_id, data="a:1")
    )
    query = (await _next(bot)).callback_query
    assert query is not None
    assert (query.data, query.from_user.id) == ("a:1", met)
    assert query.message is not None
    assert query.message.message_id == sent.message_id
    assert not press.done()
    assert await bot.answer_callback_query(query.id, "Сохранено", show_alert=True)
    assert await press == {"text": "Сохранено", "show_alert": True}


async def test_forged_data_reaches_the_bot(bot: Bot, ann: Do, met: int) -> None:
    sent = await bot.send_message(met, "x")
    press = asyncio.create_task(
        ann("pressButton", chat_id=met, message_id=sent.message_id, data="publish:1")
    )
    query = (await _next(bot)).callback_query
    assert query is not None
    assert query.data == "publish:1"
    await bot.answer_callback_query(query.id)
    assert await press == {}


async def test_a_late_or_invented_answer_is_refused(
    bot: Bot, ann: Do, met: int, clock: Clock
) -> None:
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_callback_query("12345")
    sent = await bot.send_message(met, "x")
    press = asyncio.create_task(
        ann("pressButton", chat_id=met, message_id=sent.message_id, data="a")
    )
    query = (await _next(bot)).callback_query
    assert query is not None
    clock.now += 31
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_callback_query(query.id)
    press.cancel()


async def test_a_toast_has_a_limit(call: Do) -> None:
    refused = await call("answerCallbackQuery", callback_query_id="1", text="x" * 201)
    assert refused["description"] == "Bad Request: MESSAGE_TOO_LONG"


def _article(number: str, text: str = "<b>Порт</b>") -> InlineQueryResultArticle:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]])
    content = InputTextMessageContent(text, "HTML")
    return InlineQueryResultArticle(number, "Порт", content, reply_markup=keys)


async def test_an_inline_result_becomes_a_message_that_can_be_edited(
    bot: Bot, ann: Do, met: int
) -> None:
    asking = asyncio.create_task(ann("inlineQuery", query="порт", chat_type="private"))
    query = (await _next(bot)).inline_query
    assert query is not None
    assert query.query == "порт"
    await bot.answer_inline_query(query.id, [_article("1"), _article("2")], next_offset="50")
    found = await asking
    assert [result["id"] for result in found["results"]] == ["1", "2"]
    assert found["next_offset"] == "50"

    chat = await ann("createChat", type="supergroup", title="Комитет", members=[7, 8])
    await bot.get_updates(offset=-1)
    await ann("chooseInlineResult", chat_id=chat["id"], query="порт", result_id="2")
    *_, message, chosen = await bot.get_updates()
    assert message.message is not None
    assert message.message.via_bot == bot.bot
    assert chosen.chosen_inline_result is not None
    inline_id = chosen.chosen_inline_result.inline_message_id
    await bot.edit_message_text("новое", inline_message_id=inline_id)
    last = (await ann("getHistory", chat_id=chat["id"]))["messages"][-1]
    assert last["text"] == "новое"


async def test_wrong_inline_results_are_refused(bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Result_id_duplicate"):
        await bot.answer_inline_query("1", [_article("1"), _article("1")])
    with pytest.raises(BadRequest, match="Results_too_much"):
        await bot.answer_inline_query(
            "1", [_article(str(n)) for n in range(51)], current_offset=None
        )
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.answer_inline_query("1", [_article("1", "<x>")])
    with pytest.raises(BadRequest, match=TOO_OLD):
        await bot.answer_inline_query("1", [_article("1")])
