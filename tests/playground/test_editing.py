"""Editing and deleting."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyKeyboardMarkup
from telegram.error import BadRequest

from tests.playground.conftest import Clock, Do

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="a")]])
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


async def test_an_edit_replaces_text_and_keyboard(bot: Bot, ann: Do, met: int) -> None:
    sent = await bot.send_message(met, "old", reply_markup=KEYS)
    edited = await bot.edit_message_text("<i>new</i>", met, sent.message_id, parse_mode="HTML")
    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("new", None)
    assert edited.edit_date is not None
    last = (await ann("getHistory", chat_id=met))["messages"][-1]
    assert (last["text"], last["entities"][0]["type"]) == ("new", "italic")


async def test_the_same_again_is_no_edit(bot: Bot, met: int) -> None:
    sent = await bot.send_message(met, "<b>x</b>", "HTML", reply_markup=KEYS)
    with pytest.raises(BadRequest) as refused:
        await bot.edit_message_text(
            "<b>x </b>", met, sent.message_id, parse_mode="HTML", reply_markup=KEYS
        )
    assert refused.value.message.lower() == NOT_MODIFIED.lower()
    await bot.edit_message_text("x", met, sent.message_id, reply_markup=KEYS)
    await bot.edit_message_reply_markup(met, sent.message_id)
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(met, sent.message_id)


async def test_a_new_keyboard_alone_does_not_mark_the_message(bot: Bot, met: int) -> None:
    sent = await bot.send_message(met, "x")
    edited = await bot.edit_message_reply_markup(met, sent.message_id, reply_markup=KEYS)
    assert isinstance(edited, Message)
    assert edited.edit_date is None


async def test_what_cannot_be_edited(bot: Bot, ann: Do, met: int) -> None:
    said = await ann("sendMessage", chat_id=met, text="mine")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("yours", met, said["message_id"])
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", met, 99)
    tiles = await bot.send_message(met, "x", reply_markup=ReplyKeyboardMarkup([["a"]]))
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("y", met, tiles.message_id)
    text = await bot.send_message(met, "x")
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(met, text.message_id, caption="y")
    file = await bot.send_document(met, b"x", caption="y")
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("z", met, file.message_id)


async def test_a_caption_can_change_and_the_file_stays(bot: Bot, met: int) -> None:
    sent = await bot.send_document(met, b"x", caption="old")
    edited = await bot.edit_message_caption(met, sent.message_id, caption="new")
    assert isinstance(edited, Message)
    assert (edited.caption, edited.document) == ("new", sent.document)


async def test_deleted_messages_are_gone(bot: Bot, ann: Do, met: int) -> None:
    first, second = [await bot.send_message(met, text) for text in "ab"]
    await bot.delete_message(met, first.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(met, first.message_id)
    assert await bot.delete_messages(met, [first.message_id, second.message_id])
    assert [m["text"] for m in (await ann("getHistory", chat_id=met))["messages"]] == ["/start"]


async def test_old_messages_cannot_be_deleted(bot: Bot, met: int, clock: Clock) -> None:
    sent = await bot.send_message(met, "x")
    clock.now += 49 * 60 * 60
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(met, sent.message_id)
