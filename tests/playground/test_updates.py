"""getUpdates: the long poll, the offset, and who may poll."""

import asyncio
import time

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict

from bot.playground import Playground
from tests.playground.conftest import Clock, Do, polled, wait_until


async def test_a_long_poll_ends_when_something_happens(
    bot: Bot, ann: Do, playground: Playground
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=60))
    await wait_until(polled(playground))
    started = time.monotonic()
    await ann("start", payload="belgium")
    (update,) = await poll
    assert time.monotonic() - started < 30
    assert update.message is not None
    assert update.message.text == "/start belgium"


async def test_the_payload_of_a_deep_link_is_for_the_bot_alone(bot: Bot, ann: Do) -> None:
    shown = await ann("start", payload="belgium")
    assert shown["text"] == "/start"
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start belgium"
    await bot.send_message(7, "x", reply_to_message_id=update.message.message_id)
    start, answer = (await ann("getHistory", chat_id=7))["messages"]
    assert (start["text"], answer["reply_to_message"]["text"]) == ("/start", "/start")


async def test_a_long_poll_ends_empty_after_its_time(bot: Bot) -> None:
    started = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - started < 30


async def test_updates_stay_until_the_offset_confirms_them(bot: Bot, ann: Do) -> None:
    for text in ("1", "2", "3"):
        await ann("sendMessage", chat_id=7, text=text)
    first = await bot.get_updates(limit=2)
    assert [u.message.text for u in first if u.message] == ["1", "2"]
    assert [u.update_id for u in await bot.get_updates()][:2] == [u.update_id for u in first]
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [u.message.text for u in rest if u.message] == ["3"]


async def test_a_negative_offset_keeps_the_last_updates_only(bot: Bot, ann: Do) -> None:
    for text in ("1", "2", "3"):
        await ann("sendMessage", chat_id=7, text=text)
    for _ in range(2):
        (last,) = await bot.get_updates(offset=-1)
        assert last.message is not None
        assert last.message.text == "3"


async def test_the_older_of_two_polls_ends_with_a_conflict(
    bot: Bot, call: Do, ann: Do, playground: Playground
) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await wait_until(polled(playground))
    newer = asyncio.create_task(call("getUpdates", timeout=30))
    with pytest.raises(Conflict) as conflict:
        await older
    assert conflict.value.message == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    await ann("start")
    assert len((await newer)["result"]) == 1


async def test_only_the_kinds_asked_for_are_queued(bot: Bot, ann: Do) -> None:
    await bot.get_updates(allowed_updates=["edited_message"])
    sent = await ann("sendMessage", chat_id=7, text="one")
    await ann("editMessage", chat_id=7, message_id=sent["message_id"], text="two")
    (update,) = await bot.get_updates()
    assert update.edited_message is not None
    assert update.edited_message.text == "two"
    assert (await bot.get_webhook_info()).allowed_updates == ("edited_message",)
    await bot.get_updates(offset=update.update_id + 1, allowed_updates=[])
    await ann("sendMessage", chat_id=7, text="three")
    assert len(await bot.get_updates()) == 1


async def test_a_poll_that_nobody_waits_for_takes_nothing(
    playground: Playground, bot: Bot, ann: Do
) -> None:
    async with httpx.AsyncClient(base_url=playground.url, trust_env=False) as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.get(f"/bot{playground.token}/getUpdates?timeout=30", timeout=0.1)
    await ann("start")
    assert len(await bot.get_updates(timeout=1)) == 1


async def test_updates_older_than_a_day_are_gone(bot: Bot, ann: Do, clock: Clock) -> None:
    await ann("sendMessage", chat_id=7, text="old")
    clock.now += 25 * 60 * 60
    await ann("sendMessage", chat_id=7, text="new")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "new"
