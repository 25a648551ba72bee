"""People, groups and what of them reaches the bot."""

import base64

import httpx
import pytest
from telegram import Bot, ChatMemberOwner
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.playground import Person, Playground
from tests.playground.conftest import Do


async def test_what_a_person_sends_arrives_whole(
    bot: Bot, ann: Do, http: httpx.AsyncClient
) -> None:
    await ann("sendMessage", chat_id=7, text="Смотри /events и spb.ru")
    await ann("sendSticker", chat_id=7, emoji="👍")
    await ann("sendContact", chat_id=7, phone_number="+7812", first_name="Анна", user_id=7)
    data = base64.b64encode(b"a,b").decode()
    sent = await ann(
        "sendDocument", chat_id=7, file_name="e.csv", mime_type="text/csv", data=data, caption="c"
    )
    text, sticker, contact, document = (u.message for u in await bot.get_updates())
    assert text is not None
    assert [e.type for e in text.entities] == ["bot_command", "url"]
    assert text.from_user is not None
    assert (text.from_user.language_code, text.chat.type) == ("ru", "private")
    assert sticker is not None
    assert sticker.sticker is not None
    assert contact is not None
    assert contact.contact is not None
    assert contact.contact.user_id == 7
    assert document is not None
    assert document.document is not None
    assert document.caption == "c"
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a,b"
    stored = await http.get(f"/person/file/{sent['document']['file_id']}")
    assert stored.content == b"a,b"
    assert stored.headers["Content-Disposition"] == "attachment"


async def test_a_long_text_goes_as_several_messages(bot: Bot, ann: Do) -> None:
    await ann("sendMessage", chat_id=7, text="x" * 5000)
    assert [len(u.message.text or "") for u in await bot.get_updates() if u.message] == [4096, 904]


async def test_edits_forwards_and_replies(bot: Bot, ann: Do, met: int) -> None:
    sent = await bot.send_message(met, "a card")
    asked = await ann("sendMessage", chat_id=7, text="a", reply_to_message_id=sent.message_id)
    await ann("editMessage", chat_id=7, message_id=asked["message_id"], text="b")
    await ann("forwardMessage", from_chat_id=7, message_id=sent.message_id, chat_id=7)
    reply, edited, forward = await bot.get_updates()
    assert reply.message is not None
    assert reply.message.reply_to_message == sent
    assert edited.edited_message is not None
    assert edited.edited_message.text == "b"
    assert forward.message is not None
    assert forward.message.forward_origin is not None


async def test_people_change_and_join(ann: Do) -> None:
    user = await ann("setPerson", language_code=None, first_name="Аня")
    assert user == {
        "id": 7,
        "is_bot": False,
        "first_name": "Аня",
        "last_name": "Иванова",
        "username": "anna_spb",
    }
    joined = await ann("addPerson", first_name="Cas", language_code="nl")
    assert [p["first_name"] for p in (await ann("getState"))["people"]] == ["Аня", "Bob", "Cas"]
    assert joined["language_code"] == "nl"


async def test_in_a_group_the_bot_gets_only_what_is_meant_for_it(
    bot: Bot, ann: Do, bob: Do
) -> None:
    chat = (await ann("createChat", type="supergroup", title="Комитет", members=[7, 8]))["id"]
    *_, joined = await bot.get_updates()
    assert joined.message is not None
    await bot.get_updates(offset=joined.update_id + 1)
    card = await bot.send_message(chat, "card")
    for text in ("hello", "/events", "/events@other_bot", "/events@Playground_Bot", "see /events"):
        await bob("sendMessage", chat_id=chat, text=text)
    await ann("sendMessage", chat_id=chat, text="@playground_bot порт")
    await ann("sendMessage", chat_id=chat, text="thanks", reply_to_message_id=card.message_id)
    got = [u.message.text for u in await bot.get_updates() if u.message]
    assert got == ["/events", "/events@Playground_Bot", "@playground_bot порт", "thanks"]
    assert len((await bob("getHistory", chat_id=chat))["messages"]) == 9


async def test_members_of_a_chat(bot: Bot, ann: Do) -> None:
    chat = (await ann("createChat", type="supergroup", title="Комитет", members=[7]))["id"]
    assert isinstance(await bot.get_chat_member(chat, 7), ChatMemberOwner)
    assert (await bot.get_chat_member(chat, 8)).status == "left"
    assert (await bot.get_chat_member(chat, bot.id)).status == "member"
    assert (await bot.get_chat(chat)).title == "Комитет"
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(8)


async def test_an_upgraded_group_tells_its_new_id(bot: Bot, ann: Do) -> None:
    old = await ann("createChat", type="group", title="g", members=[7])
    new = await ann("upgradeChat", chat_id=old["id"])
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(old["id"], "x")
    assert migrated.value.new_chat_id == new["id"]
    await bot.send_message(new["id"], "x")


async def test_a_bot_removed_from_a_group_cannot_write_there(bot: Bot, ann: Do) -> None:
    chat = (await ann("createChat", type="group", title="g", members=[7]))["id"]
    await ann("setBlocked", chat_id=chat, blocked=True)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(chat, "x")
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.get_chat(chat)


async def test_posts_in_a_channel(bot: Bot, ann: Do) -> None:
    chat = await ann("createChat", type="channel", title="News", members=[7])
    await ann("sendMessage", chat_id=chat["id"], text="post")
    *_, update = await bot.get_updates()
    assert update.channel_post is not None
    assert update.channel_post.sender_chat is not None
    assert update.channel_post.from_user is None


async def test_history_comes_in_pages(ann: Do) -> None:
    for number in range(5):
        await ann("sendMessage", chat_id=7, text=str(number))
    last = await ann("getHistory", chat_id=7, limit=2)
    assert [m["text"] for m in last["messages"]] == ["3", "4"]
    assert last["has_more"]
    first = last["messages"][0]["message_id"]
    rest = await ann("getHistory", chat_id=7, limit=3, before_message_id=first)
    assert [m["text"] for m in rest["messages"]] == ["0", "1", "2"]
    assert not rest["has_more"]
    await ann("clearHistory", chat_id=7)
    assert (await ann("getHistory", chat_id=7))["messages"] == []


async def test_a_person_sees_no_chat_of_others(ann: Do, bob: Do) -> None:
    chat = await ann("createChat", type="group", title="g", members=[7])
    with pytest.raises(AssertionError, match="chat not found"):
        await bob("getHistory", chat_id=chat["id"])
    with pytest.raises(AssertionError, match="chat not found"):
        await bob("sendMessage", chat_id=7, text="x")


def test_the_world_needs_no_server() -> None:
    world = Playground([Person(1001, "A")]).world
    world.post(world.chats[1001], world.person(1001).user(), {"text": "x"})
    assert len(world.updates.pending) == 1
