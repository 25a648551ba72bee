"""Forum topics: where messages go, what a bot sees of it, what it is refused."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from telegram import Bot, InputMediaDocument, Message, ReplyParameters, Update
from telegram.error import BadRequest

from tests.playground.conftest import Do, wait_until
from tests.playground.test_groups import confirm, message
from tests.playground.test_messages import PNG

Send = Callable[..., Awaitable[Any]]


@pytest.fixture
async def forum(ann: Do, bot: Bot) -> int:
    """A forum of Ann and Bob whose beginning the bot has read; Ann is its creator."""
    await bot.get_updates(allowed_updates=list(Update.ALL_TYPES))
    chat = await ann("createChat", type="supergroup", title="f", members=[8], is_forum=True)
    assert chat["is_forum"] is True
    await confirm(bot)
    return int(chat["id"])


@pytest.fixture
async def topic(ann: Do, bot: Bot, forum: int) -> int:
    """A topic of Ann's, of which the bot has read."""
    made = await ann("createForumTopic", chat_id=forum, name="Антверпен")
    await confirm(bot)
    return int(made["message_thread_id"])


async def _seen(ann: Do, forum: int, topic: int) -> list[str]:
    """The texts in a topic as people see them."""
    history = await ann("getHistory", chat_id=forum, message_thread_id=topic)
    return [message["text"] for message in history["messages"] if "text" in message]


async def test_a_topic_begins_with_a_message_of_its_own(bot: Bot, ann: Do, forum: int) -> None:
    made = await ann("createForumTopic", chat_id=forum, name="Порт")
    told = await message(bot)
    assert told.forum_topic_created is not None
    assert (told.forum_topic_created.name, told.forum_topic_created.icon_color) == (
        "Порт",
        made["icon_color"],
    )
    assert (told.message_id, told.message_thread_id) == (made["message_thread_id"],) * 2
    assert (told.is_topic_message, told.chat.is_forum) == (True, True)
    assert (await bot.get_chat(forum)).is_forum


async def test_what_a_person_says_in_a_topic(bot: Bot, bob: Do, forum: int, topic: int) -> None:
    await bob("sendMessage", chat_id=forum, message_thread_id=topic, text="/events")
    said = await message(bot)
    assert (said.message_thread_id, said.is_topic_message) == (topic, True)
    # Telegram shows the beginning of the topic as the message that is replied to.
    assert said.reply_to_message is not None
    assert said.reply_to_message.message_id == topic
    assert said.reply_to_message.forum_topic_created is not None
    shown = (await bob("getHistory", chat_id=forum))["messages"][-1]
    assert "reply_to_message" not in shown
    await bob("sendMessage", chat_id=forum, text="/events")
    general = await message(bot)
    assert (general.message_thread_id, general.is_topic_message) == (None, None)
    assert general.reply_to_message is None


async def test_a_topic_that_the_bot_began_addresses_nobody(bot: Bot, bob: Do, forum: int) -> None:
    mine = await bot.create_forum_topic(forum, "Наше")
    await bob("sendMessage", chat_id=forum, message_thread_id=mine.message_thread_id, text="hi")
    assert await confirm(bot) == []


@pytest.mark.parametrize(
    "send",
    [
        lambda bot, chat, **more: bot.send_message(chat, "x", **more),
        lambda bot, chat, **more: bot.send_photo(chat, PNG, **more),
        lambda bot, chat, **more: bot.send_document(chat, b"x", **more),
        lambda bot, chat, **more: bot.send_contact(chat, "+7812", "A", **more),
    ],
    ids=["text", "photo", "document", "contact"],
)
async def test_the_bot_sends_into_a_topic(bot: Bot, forum: int, topic: int, send: Send) -> None:
    sent: Message = await send(bot, forum, message_thread_id=topic)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    assert (await send(bot, forum)).message_thread_id is None
    with pytest.raises(BadRequest, match="Message thread not found"):
        await send(bot, forum, message_thread_id=topic + 99)


async def test_copies_forwards_and_albums_go_into_a_topic(
    bot: Bot, ann: Do, forum: int, topic: int
) -> None:
    here: dict[str, Any] = {"message_thread_id": topic}
    first = await bot.send_message(forum, "x")
    await bot.copy_message(forum, forum, first.message_id, **here)
    await bot.forward_message(forum, forum, first.message_id, **here)
    await bot.copy_messages(forum, forum, [first.message_id], **here)
    await bot.forward_messages(forum, forum, [first.message_id], **here)
    assert await _seen(ann, forum, topic) == ["x"] * 4
    album = await bot.send_media_group(forum, [InputMediaDocument(b"a")] * 2, **here)
    assert {each.message_thread_id for each in album} == {topic}
    assert await bot.send_chat_action(forum, "typing", message_thread_id=topic)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_chat_action(forum, "typing", message_thread_id=topic + 99)


async def test_general_has_no_number_to_send_to(bot: Bot, forum: int, topic: int) -> None:
    for wrong in (1, 99):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(forum, "x", message_thread_id=wrong)


async def test_a_reply_goes_to_the_topic_of_its_message(
    bot: Bot, bob: Do, forum: int, topic: int
) -> None:
    asked = await bob("sendMessage", chat_id=forum, message_thread_id=topic, text="/a")
    said = await message(bot)
    reply = await bot.send_message(forum, "x", reply_to_message_id=asked["message_id"])
    assert reply.message_thread_id == topic
    assert reply.reply_to_message is not None
    assert reply.reply_to_message.message_id == asked["message_id"]
    assert reply.reply_to_message.reply_to_message is None
    await bob("sendMessage", chat_id=forum, text="and?", reply_to_message_id=reply.message_id)
    again = await message(bot)
    assert (again.message_thread_id, again.is_topic_message) == (topic, True)
    # python-telegram-bot's own reply_text finds the topic.
    said.set_bot(bot)
    assert (await said.reply_text("y")).message_thread_id == topic


async def test_a_reply_across_topics_is_an_external_one(
    bot: Bot, ann: Do, bob: Do, forum: int, topic: int
) -> None:
    other = (await ann("createForumTopic", chat_id=forum, name="Б"))["message_thread_id"]
    asked = await bob("sendMessage", chat_id=forum, message_thread_id=topic, text="/a")
    parameters = ReplyParameters(asked["message_id"])
    sent = await bot.send_message(forum, "x", message_thread_id=other, reply_parameters=parameters)
    assert sent.message_thread_id == other
    assert sent.external_reply is not None
    assert sent.external_reply.chat is not None
    assert sent.external_reply.chat.id == forum
    assert sent.external_reply.message_id == asked["message_id"]
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == other
    general = await bot.send_message(forum, "general")
    crossing = await bot.send_message(
        forum,
        "x",
        message_thread_id=other,
        reply_parameters=ReplyParameters(general.message_id),
    )
    assert crossing.external_reply is not None


async def test_a_reply_to_another_chat(bot: Bot, met: int, forum: int) -> None:
    private = await bot.send_document(met, b"x")
    parameters = ReplyParameters(private.message_id, chat_id=met)
    sent = await bot.send_message(forum, "x", reply_parameters=parameters)
    assert sent.external_reply is not None
    assert (sent.external_reply.chat, sent.external_reply.document) == (None, private.document)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(forum, "x", reply_parameters=ReplyParameters(99, chat_id=met))


async def test_a_closed_topic_takes_nothing(
    bot: Bot, ann: Do, bob: Do, forum: int, topic: int
) -> None:
    await ann("closeForumTopic", chat_id=forum, message_thread_id=topic)
    told = await message(bot)
    assert told.forum_topic_closed is not None
    assert told.message_thread_id == topic
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum, "x", message_thread_id=topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum, "x", reply_to_message_id=topic)
    with pytest.raises(AssertionError, match="TOPIC_CLOSED"):
        await bob("sendMessage", chat_id=forum, message_thread_id=topic, text="x")
    await ann("sendMessage", chat_id=forum, message_thread_id=topic, text="its creator may")
    await bot.send_message(forum, "general")
    with pytest.raises(AssertionError, match="TOPIC_NOT_MODIFIED"):
        await ann("closeForumTopic", chat_id=forum, message_thread_id=topic)
    await ann("reopenForumTopic", chat_id=forum, message_thread_id=topic)
    assert (await confirm(bot))[-1].effective_message.forum_topic_reopened  # type: ignore[union-attr]
    await bot.send_message(forum, "x", message_thread_id=topic)
    assert await _seen(ann, forum, topic) == ["its creator may", "x"]


async def test_an_admin_writes_in_a_closed_topic(bot: Bot, ann: Do, forum: int, topic: int) -> None:
    await ann("closeForumTopic", chat_id=forum, message_thread_id=topic)
    await ann("setAdmin", chat_id=forum, user_id=bot.id)
    assert await bot.send_message(forum, "x", message_thread_id=topic)


async def test_general_can_be_closed(bot: Bot, ann: Do, forum: int, topic: int) -> None:
    await ann("closeForumTopic", chat_id=forum)
    assert (await message(bot)).message_thread_id is None
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum, "x")
    await bot.send_message(forum, "x", message_thread_id=topic)


async def test_a_deleted_topic_is_gone(bot: Bot, ann: Do, forum: int, topic: int) -> None:
    await bot.send_message(forum, "x", message_thread_id=topic)
    await ann("deleteForumTopic", chat_id=forum, message_thread_id=topic)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum, "x", message_thread_id=topic)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(forum, "x", reply_to_message_id=topic)
    with pytest.raises(AssertionError, match="TOPIC_ID_INVALID"):
        await ann("deleteForumTopic", chat_id=forum)


async def test_only_forums_and_private_chats_mind_a_thread(
    bot: Bot, ann: Do, bob: Do, met: int
) -> None:
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(met, "x", message_thread_id=5)
    group = (await ann("createChat", type="supergroup", title="g", members=[8]))["id"]
    await confirm(bot)
    assert (await bot.send_message(group, "x", message_thread_id=5)).message_thread_id is None
    first = await bot.send_message(group, "x")
    await bob("sendMessage", chat_id=group, text="a", reply_to_message_id=first.message_id)
    reply = await message(bot)
    # A thread of replies has a number, and is no topic.
    assert (reply.message_thread_id, reply.is_topic_message) == (first.message_id, None)
    second = await bot.send_message(group, "b", reply_to_message_id=reply.message_id)
    assert second.message_thread_id == first.message_id
    with pytest.raises(AssertionError, match="not a forum"):
        await ann("createForumTopic", chat_id=group, name="x")
    with pytest.raises(AssertionError, match="CHAT_ADMIN_REQUIRED"):
        await bob("setForum", chat_id=group)
    await ann("setForum", chat_id=group)
    assert (await bot.send_message(group, "x")).chat.is_forum
    await ann("setForum", chat_id=group, is_forum=False)
    assert (await bot.send_message(group, "x")).chat.is_forum is None


async def test_the_bot_manages_topics(bot: Bot, ann: Do, forum: int, topic: int) -> None:
    mine = await bot.create_forum_topic(forum, "Наше")
    thread = mine.message_thread_id
    assert await bot.edit_forum_topic(forum, thread, name="Моё")
    assert await bot.close_forum_topic(forum, thread)
    await bot.send_message(forum, "mine", message_thread_id=thread)
    assert await bot.reopen_forum_topic(forum, thread)
    named = [each["name"] for each in (await ann("getState"))["chats"][-1]["topics"]]
    assert named == ["General", "Антверпен", "Моё"]
    with pytest.raises(BadRequest, match="Not enough rights to close or open the topic"):
        await bot.close_forum_topic(forum, topic)
    with pytest.raises(BadRequest, match="Not enough rights to delete the topic"):
        await bot.delete_forum_topic(forum, topic)
    await ann("setChatPermissions", chat_id=forum, permissions={"can_manage_topics": False})
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await bot.create_forum_topic(forum, "x")
    await ann("setAdmin", chat_id=forum, user_id=bot.id)
    assert await bot.delete_forum_topic(forum, topic)
    assert await bot.close_general_forum_topic(forum)
    assert await bot.reopen_general_forum_topic(forum)
    with pytest.raises(BadRequest, match="Topic_id_invalid"):
        await bot.edit_forum_topic(forum, topic, name="x")


async def test_a_press_in_a_topic_tells_where_it_was(
    bot: Bot, ann: Do, forum: int, topic: int
) -> None:
    keys: Any = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    sent = await bot.send_message(forum, "x", message_thread_id=topic, reply_markup=keys)

    async def press() -> None:
        await ann("pressButton", chat_id=forum, message_id=sent.message_id, data="a")

    async def answer() -> bool:
        for update in await confirm(bot):
            assert update.callback_query is not None
            pressed = update.callback_query.message
            assert isinstance(pressed, Message)
            assert (pressed.message_thread_id, pressed.is_topic_message) == (topic, True)
            return await update.callback_query.answer()
        return False

    await asyncio.gather(press(), wait_until(answer))
