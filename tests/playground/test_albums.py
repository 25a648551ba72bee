"""Albums, copies of several messages, and other media in the place of a message."""

import base64
from typing import Any

import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto, Message
from telegram.error import BadRequest

from tests.playground.conftest import Do
from tests.playground.test_messages import PNG

PHOTO = InputMediaPhoto(PNG)
DOCUMENT = InputMediaDocument(b"a,b", filename="a.csv")


async def test_an_album_is_several_messages_of_one_group(bot: Bot, ann: Do, met: int) -> None:
    first, second = await bot.send_media_group(
        met, [PHOTO, PHOTO], caption="<b>x</b>", parse_mode="HTML"
    )
    assert first.media_group_id == second.media_group_id is not None
    assert (first.caption, second.caption) == ("x", None)
    assert [e.type for e in first.caption_entities] == ["bold"]
    seen = (await ann("getHistory", chat_id=met))["messages"][-2:]
    assert [len(message["photo"]) for message in seen] == [1, 1]
    (alone,) = await bot.send_media_group(met, [DOCUMENT])
    assert alone.media_group_id is None


async def test_wrong_albums_are_refused_and_nothing_of_them_arrives(
    bot: Bot, ann: Do, call: Do, met: int
) -> None:
    with pytest.raises(BadRequest, match="Document can't be mixed with other media types"):
        await bot.send_media_group(met, [PHOTO, DOCUMENT])
    with pytest.raises(BadRequest, match=r'(?i)message #2 .*"IMAGE_PROCESS_FAILED"'):
        await bot.send_media_group(met, [PHOTO, InputMediaPhoto(b"text")])
    file = (await bot.send_document(met, b"x")).document
    assert file is not None
    eleven = [{"type": "document", "media": file.file_id}] * 11
    unreadable = "can't parse InputMedia: "
    video = "the playground knows photo and document, not video"
    for media, words in (
        (eleven, "too many messages to send as an album"),
        ([], "there are no messages to send"),
        (["x"], f"{unreadable}expected an Object"),
        ([{"type": "photo"}], f"{unreadable}media not found"),
        (
            [{"type": "video", "media": "x"}],
            unreadable + video,
        ),
    ):
        answer = await call("sendMediaGroup", chat_id=met, media=media)
        assert answer["description"] == f"Bad Request: {words}"
    assert len((await ann("getHistory", chat_id=met))["messages"]) == 2


async def test_a_message_can_get_other_media(bot: Bot, met: int) -> None:
    sent = await bot.send_document(met, b"x", caption="old")
    edited = await bot.edit_message_media(InputMediaPhoto(PNG, "new"), met, sent.message_id)
    assert isinstance(edited, Message)
    assert (edited.document, edited.caption) == (None, "new")
    assert edited.photo[0].width == 640
    text = await bot.send_message(met, "x")
    edited = await bot.edit_message_media(DOCUMENT, met, text.message_id)
    assert isinstance(edited, Message)
    assert (edited.text, edited.document and edited.document.file_name) == (None, "a.csv")
    contact = await bot.send_contact(met, "+7812", "A")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_media(DOCUMENT, met, contact.message_id)


async def test_several_messages_are_sent_on_at_once(bot: Bot, ann: Do, met: int) -> None:
    album = await bot.send_media_group(met, [PHOTO, PHOTO], caption="x")
    text = await bot.send_message(met, "y")
    ids = [*(message.message_id for message in album), text.message_id]
    assert len(await bot.copy_messages(met, met, [*ids, ids[-1] + 99], remove_caption=True)) == 3
    assert len(await bot.forward_messages(met, met, ids)) == 3
    seen = (await ann("getHistory", chat_id=met))["messages"][-6:]
    copied, forwarded = seen[:3], seen[3:]
    assert [message.get("caption") for message in copied] == [None] * 3
    groups = [message.get("media_group_id") for message in seen]
    assert groups[0] == groups[1] != groups[3] == groups[4]
    assert album[0].media_group_id not in groups
    assert all(message["forward_origin"]["type"] == "user" for message in forwarded)


async def test_what_cannot_be_sent_on(bot: Bot, met: int) -> None:
    one, two = [await bot.send_message(met, text) for text in "ab"]
    with pytest.raises(BadRequest, match="strictly increasing order"):
        await bot.copy_messages(met, met, [two.message_id, one.message_id])
    secret = await bot.send_message(met, "x", protect_content=True)
    with pytest.raises(BadRequest, match="There are no messages to forward"):
        await bot.forward_messages(met, met, [secret.message_id, secret.message_id + 99])


def _media(*captions: str, kind: str = "photo") -> list[dict[str, str]]:
    data = base64.b64encode(PNG).decode()
    return [{"type": kind, "data": data, "caption": each} for each in captions]


async def test_a_persons_album_is_a_message_for_each(bot: Bot, ann: Do, met: int) -> None:
    await ann("sendMediaGroup", chat_id=met, media=_media("/events порт", "", ""))
    messages = [update.message for update in await bot.get_updates()]
    assert len(messages) == 3
    assert len({each.media_group_id for each in messages if each}) == 1
    assert [each.caption for each in messages if each] == ["/events порт", None, None]
    first = messages[0]
    assert first is not None
    assert first.media_group_id is not None
    assert [e.type for e in first.caption_entities] == ["bot_command"]
    again = await ann("sendMediaGroup", chat_id=met, media=_media("a", kind="document"))
    assert "media_group_id" not in again[0]
    pair = await ann("sendMediaGroup", chat_id=met, media=_media("a", "b", kind="document"))
    assert pair[0]["media_group_id"] == pair[1]["media_group_id"] != first.media_group_id


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([], "an album has 1 to 10 media"),
        (_media(*"abcdefghijk"), "an album has 1 to 10 media"),
        (_media("a") + _media("b", kind="document"), "document can't be mixed"),
        (["x"], "a photo or a document"),
        ([{"type": "video"}], "a photo or a document"),
        ([*_media("a"), {"type": "photo", "data": "x"}], "data must be base64"),
        (_media("a", "x" * 1025), "message caption is too long"),
    ],
)
async def test_what_is_no_album(ann: Do, met: int, media: list[Any], words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        await ann("sendMediaGroup", chat_id=met, media=media)
    assert len((await ann("getHistory", chat_id=met))["messages"]) == 1


async def test_a_person_edits_a_caption(bot: Bot, ann: Do, met: int) -> None:
    (sent,) = await ann("sendMediaGroup", chat_id=met, media=_media("2017"))
    place = {"chat_id": met, "message_id": sent["message_id"]}
    await ann("editMessage", **place, caption="/events 2018")
    _, edited = await bot.get_updates()
    assert edited.edited_message is not None
    assert edited.edited_message.caption == "/events 2018"
    assert edited.edited_message.photo[0].width == 640
    await ann("editMessage", **place, caption="")
    assert "caption" not in (await ann("getHistory", chat_id=met))["messages"][-1]
    with pytest.raises(AssertionError, match="no text in the message"):
        await ann("editMessage", **place, text="x")
    text = await ann("sendMessage", chat_id=met, text="x")
    with pytest.raises(AssertionError, match="no caption in the message"):
        await ann("editMessage", chat_id=met, message_id=text["message_id"], caption="x")
