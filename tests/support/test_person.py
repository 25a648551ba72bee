"""A person of the tests does what people do in Telegram, and a bot without handlers gets it."""

from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot, Message, Update
from telegram.error import BadRequest, Forbidden

from bot.playground import Playground
from tests.conftest import OTHER, VISITOR
from tests.support.person import Person


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[Bot]:
    url = playground.url
    async with Bot(playground.token, f"{url}/bot", f"{url}/file/bot") as bot:
        await bot.get_updates(allowed_updates=list(Update.ALL_TYPES))
        yield bot


@pytest.fixture
def person(client: httpx.AsyncClient) -> Person:
    return Person(client, VISITOR.id)


async def _updates(bot: Bot) -> list[Update]:
    """What waits for the bot; it does not come again."""
    updates = list(await bot.get_updates())
    await bot.get_updates(offset=updates[-1].update_id + 1 if updates else None)
    return updates


async def _message(bot: Bot) -> Message:
    *_, last = await _updates(bot)
    assert last.message is not None
    return last.message


async def test_topic_is_begun_written_in_and_closed(bot: Bot, person: Person) -> None:
    forum = await person.new_group(OTHER.id, is_forum=True)
    topic = await forum.new_topic("Порт")
    await topic.act("sendMessage", text="/events")
    said = await _message(bot)
    assert (said.message_thread_id, said.is_topic_message) == (topic.thread_id, True)
    await bot.send_message(forum.chat_id, "elsewhere")
    await bot.send_message(forum.chat_id, "here", message_thread_id=topic.thread_id)
    assert [screen.text for screen in await topic.read()] == ["here"]
    assert [screen.text for screen in await forum.read()] == ["elsewhere", "here"]
    await topic.close_topic()
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.chat_id, "late", message_thread_id=topic.thread_id)


async def test_album_and_rich_message_are_sent(bot: Bot, person: Person) -> None:
    album = await person.send_album("/events", "")
    assert [update.message.caption for update in await _updates(bot) if update.message] == [
        "/events",
        None,
    ]
    assert album[0]["media_group_id"] == album[1]["media_group_id"]
    await person.send_rich({"type": "heading", "size": 2, "text": "порт"})
    said = await _message(bot)
    assert (said.text, "rich_message" in said.api_kwargs) == (None, True)


async def test_message_is_deleted_before_the_answer(bot: Bot, person: Person) -> None:
    sent = await person.act("sendMessage", text="/events")
    asked = await _message(bot)
    await person.delete(sent)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await asked.reply_text("x", do_quote=True)


async def test_bot_is_blocked_and_unblocked(bot: Bot, person: Person) -> None:
    await person.act("sendMessage", text="hi")
    await person.block()
    with pytest.raises(Forbidden, match="blocked"):
        await bot.send_message(person.id, "x")
    await person.block(blocked=False)
    assert await bot.send_message(person.id, "x")
    changes = [update.my_chat_member for update in await _updates(bot)]
    assert [each.new_chat_member.status for each in changes if each] == ["kicked", "member"]


async def test_bot_comes_to_a_group_and_goes(bot: Bot, person: Person) -> None:
    group = await person.new_group(with_bot=False)
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(group.chat_id, "x")
    await group.add_bot()
    assert await bot.send_message(group.chat_id, "x")
    await group.remove_bot()
    with pytest.raises(Forbidden, match="kicked"):
        await bot.send_message(group.chat_id, "x")
