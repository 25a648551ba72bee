"""Buttons and inline queries."""

import asyncio
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultCachedDocument,
    InlineQueryResultCachedPhoto,
    InlineQueryResultContact,
    InlineQueryResultLocation,
    InlineQueryResultPhoto,
    InputTextMessageContent,
    Update,
)
from telegram.error import BadRequest

from tests.playground.conftest import Clock, Do
from tests.playground.test_messages import PNG

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


async def _ask(bot: Bot, person: Do, query: str, **answer: Any) -> Any:
    """A person's query, which the bot answers with one article."""
    asking = asyncio.create_task(person("inlineQuery", query=query))
    asked = (await _next(bot)).inline_query
    assert asked is not None
    await bot.answer_inline_query(asked.id, [_article("1")], **answer)
    return await asking


async def test_an_answer_is_given_again_for_as_long_as_the_bot_allows(
    bot: Bot, ann: Do, bob: Do, clock: Clock
) -> None:
    first = await _ask(bot, ann, "a", cache_time=60)
    assert await bob("inlineQuery", query="a") == first
    clock.now += 61
    await _ask(bot, bob, "a", cache_time=0)
    await _ask(bot, ann, "a", cache_time=60, is_personal=True)
    assert await ann("inlineQuery", query="a") == first
    await _ask(bot, bob, "a")


async def test_results_may_be_files_that_were_sent_before(bot: Bot, ann: Do, met: int) -> None:
    file = (await bot.send_document(met, b"x", filename="a.ics")).document
    photo = (await bot.send_photo(met, PNG)).photo
    assert file is not None
    asking = asyncio.create_task(ann("inlineQuery", query="x"))
    asked = (await _next(bot)).inline_query
    assert asked is not None
    results = [
        InlineQueryResultCachedDocument("d", "Calendar", file.file_id, caption="c"),
        InlineQueryResultCachedPhoto("p", photo[0].file_id),
        InlineQueryResultContact("c", "+7812", "A"),
    ]
    await bot.answer_inline_query(asked.id, results)
    await asking
    sent = [await ann("chooseInlineResult", chat_id=met, query="x", result_id=n) for n in "dpc"]
    assert (sent[0]["document"]["file_name"], sent[0]["caption"]) == ("a.ics", "c")
    assert sent[1]["photo"][0]["width"] == 640
    assert sent[2]["contact"]["first_name"] == "A"


async def test_results_that_are_not_served_are_refused_by_name(bot: Bot) -> None:
    place = InlineQueryResultLocation("1", 59.9, 30.3, "Порт")
    with pytest.raises(BadRequest, match="photo and document, not location"):
        await bot.answer_inline_query("1", [place])
    picture = InlineQueryResultPhoto("1", "https://a.ru/x.jpg", "https://a.ru/y.jpg")
    with pytest.raises(BadRequest, match="photo_file_id only, no address"):
        await bot.answer_inline_query("1", [picture])
