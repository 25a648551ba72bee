"""Sending: limits, markup, keyboards, files, replies."""

import struct
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest, Forbidden

from tests.playground.conftest import Do

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"rest"


async def test_a_message_arrives_with_text_and_entities(bot: Bot, ann: Do, met: int) -> None:
    sent = await bot.send_message(met, " <b>Порт</b> /events ", parse_mode="HTML")
    assert sent.text == "Порт /events"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [
        ("bold", 0, 4),
        ("bot_command", 5, 7),
    ]
    last = (await ann("getHistory", chat_id=met))["messages"][-1]
    assert (last["text"], last["from"]["is_bot"]) == ("Порт /events", True)


@pytest.mark.parametrize(
    ("parameters", "description"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n"}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        (
            {"text": "a<br>", "parse_mode": "html"},
            'can\'t parse entities: Unsupported start tag "br" at byte offset 1',
        ),
        ({"text": "x", "chat_id": 999}, "chat not found"),
        ({"text": "x", "chat_id": 8}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
        ({"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": ["x"]}, 'parameter "text" must be a String'),
        ({"text": "x", "reply_parameters": "{"}, "can't parse reply_parameters JSON object"),
    ],
)
async def test_wrong_messages_are_refused_in_telegrams_words(
    call: Do, met: int, parameters: dict[str, Any], description: str
) -> None:
    answer = await call("sendMessage", **{"chat_id": met, **parameters})
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {description}"}


async def test_the_limit_counts_the_text_after_markup(bot: Bot, met: int) -> None:
    sent = await bot.send_message(met, f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    assert sent.text == "<" * 4096


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ([], "object expected as reply markup"),
        ({"inline_keyboard": "x"}, "must be an Array of Arrays"),
        ({"inline_keyboard": [[{"text": "x"}]]}, "Text buttons are unallowed"),
        ({"inline_keyboard": [[{"text": "", "url": "a.ru"}]]}, "button text must be non-empty"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}, "BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "ж" * 33}]]}, "BUTTON_DATA_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": 5}]]}, "must be of type String"),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "a", "url": "a.ru"}]]},
            "exactly one action",
        ),
        (
            {"inline_keyboard": [[{"text": "x", "copy_text": {"text": "x" * 257}}]]},
            "BUTTON_COPY_TEXT_INVALID",
        ),
        ({"inline_keyboard": [[{"text": "x", "url": "a b"}]]}, "Wrong HTTP URL"),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "a"}] * 101]},
            "REPLY_MARKUP_TOO_LONG",
        ),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
        ({"keyboard": [[{"text": "x", "request_users": True}]]}, "must be an Object"),
        ({"keyboard": [[{"text": "x", "request_users": {"a": 1}}]]}, '"request_id" must be'),
    ],
)
async def test_wrong_keyboards_are_refused(
    call: Do, met: int, markup: object, description: str
) -> None:
    answer = await call("sendMessage", chat_id=met, text="x", reply_markup=markup)
    assert answer["error_code"] == 400
    assert description in answer["description"]


async def test_the_bot_sees_inline_keyboards_only_the_person_sees_all(
    bot: Bot, ann: Do, met: int
) -> None:
    inline = InlineKeyboardMarkup([[InlineKeyboardButton("ok", callback_data="x" * 64)]])
    assert (await bot.send_message(met, "a", reply_markup=inline)).reply_markup == inline
    tiles = ReplyKeyboardMarkup([["События", "Контакт"]], resize_keyboard=True)
    assert (await bot.send_message(met, "b", reply_markup=tiles)).reply_markup is None
    first, second = (await ann("getHistory", chat_id=met))["messages"][-2:]
    assert first["reply_markup"]["inline_keyboard"][0][0]["text"] == "ok"
    assert second["reply_markup"]["keyboard"][0][1]["text"] == "Контакт"


async def test_a_reply_shows_what_it_replies_to(bot: Bot, ann: Do, met: int) -> None:
    asked = await ann("sendMessage", chat_id=met, text="?")
    to = ReplyParameters(asked["message_id"])
    sent = await bot.send_message(met, "!", reply_parameters=to)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "?"
    lost = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(met, "!", reply_parameters=lost)).reply_to_message is None


async def test_entities_may_come_without_markup(bot: Bot, met: int) -> None:
    entities = [MessageEntity("italic", 3, 4)]
    sent = await bot.send_message(met, "😀 порт", entities=entities)
    assert sent.parse_entities() == {sent.entities[0]: "порт"}


async def test_a_custom_emoji_becomes_the_plain_one(bot: Bot, met: int) -> None:
    markup = '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>'
    sent = await bot.send_message(met, markup, parse_mode="HTML")
    assert (sent.text, sent.entities) == ("👍", ())


async def test_files_go_out_and_can_be_downloaded(bot: Bot, ann: Do, met: int) -> None:
    sent = await bot.send_document(met, b"BEGIN:VCALENDAR", filename="event.ics", caption="#1a")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("event.ics", 15)
    assert [e.type for e in sent.caption_entities] == ["hashtag"]
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"BEGIN:VCALENDAR"
    again = await bot.send_document(met, sent.document.file_id)
    assert again.document == sent.document
    with pytest.raises(BadRequest, match=r"(?i)file must be non-empty"):
        await bot.send_document(met, b"")
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier/http URL specified"):
        await bot.send_document(met, "nothing")
    with pytest.raises(BadRequest, match=r"(?i)message caption is too long"):
        await bot.send_document(met, b"x", caption="x" * 1025)


async def test_a_photo_must_be_a_picture(bot: Bot, met: int) -> None:
    sent = await bot.send_photo(met, PNG)
    assert (sent.photo[0].width, sent.photo[0].height) == (640, 480)
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(met, b"text")


async def test_a_contact_is_shown_as_one(bot: Bot, ann: Do, met: int) -> None:
    await bot.send_contact(met, "+78125764886", "Щербакова", vcard="BEGIN:VCARD")
    last = (await ann("getHistory", chat_id=met))["messages"][-1]
    assert last["contact"]["phone_number"] == "+78125764886"


async def test_copies_and_forwards(bot: Bot, ann: Do, met: int) -> None:
    said = await ann("sendMessage", chat_id=met, text="hello")
    forwarded = await bot.forward_message(met, met, said["message_id"])
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.to_dict()["sender_user"]["id"] == met
    copied = await bot.copy_message(met, met, said["message_id"])
    last = (await ann("getHistory", chat_id=met))["messages"][-1]
    assert (last["message_id"], last["text"]) == (copied.message_id, "hello")
    assert "forward_origin" not in last
    with pytest.raises(BadRequest, match="to copy not found"):
        await bot.copy_message(met, met, 99)
    secret = await bot.send_message(met, "secret", protect_content=True)
    with pytest.raises(BadRequest, match="can't be forwarded"):
        await bot.forward_message(met, met, secret.message_id)


async def test_a_person_who_blocked_the_bot_gets_nothing(bot: Bot, ann: Do, met: int) -> None:
    await ann("setBlocked", blocked=True)
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(met, "x")
    await ann("start")
    await bot.send_message(met, "welcome back")


async def test_chat_actions_are_checked(call: Do, met: int) -> None:
    assert (await call("sendChatAction", chat_id=met, action="typing"))["ok"]
    refused = await call("sendChatAction", chat_id=met, action="dancing")
    assert refused["description"] == "Bad Request: wrong parameter action in request"


async def test_every_reaction_of_telegram_is_taken(bot: Bot, ann: Do, met: int) -> None:
    sent = await bot.send_message(met, "x")
    for emoji in ReactionEmoji:
        assert await bot.set_message_reaction(met, sent.message_id, emoji)
    last = (await ann("getHistory", chat_id=met))["messages"][-1]
    assert last["reactions"] == [{"type": "emoji", "emoji": "😡", "by": [bot.id]}]


async def test_other_reactions_are_refused(bot: Bot, met: int) -> None:
    sent = await bot.send_message(met, "x")
    with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
        await bot.set_message_reaction(met, sent.message_id, "🧇")
