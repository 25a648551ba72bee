"""Flood limits, updates that come twice or in the wrong order, and bounded memory."""

import math

import pytest
from telegram import Bot, InputMediaDocument
from telegram.error import BadRequest, RetryAfter

from bot.playground import Playground
from bot.playground.chats import KEPT_MESSAGES
from bot.playground.files import KEPT_BYTES, Files
from bot.playground.parameters import Upload
from tests.playground.conftest import Clock, Do, Receiver
from tests.support.faults import Faults


async def _patience(bot: Bot, chat: int) -> int:
    """How long Telegram asks to wait before the next message."""
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(chat, "x")
    after = refused.value.retry_after
    return math.ceil(after if isinstance(after, int) else after.total_seconds())


@pytest.fixture(autouse=True)
def _as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


async def test_a_burst_in_one_chat_is_stopped(
    bot: Bot, faults: Faults, met: int, clock: Clock
) -> None:
    await faults.limit_floods()
    for _ in range(3):
        await bot.send_message(met, "x")
    assert await _patience(bot, met) == 1
    clock.now += 1
    await bot.send_message(met, "x")
    assert await _patience(bot, met) == 1
    await bot.send_chat_action(met, "typing")
    await faults.limit_floods(on=False)
    await bot.send_message(met, "x")


async def test_an_album_counts_as_its_messages(bot: Bot, faults: Faults, met: int) -> None:
    await faults.limit_floods()
    await bot.send_media_group(met, [InputMediaDocument(b"x")] * 3)
    assert await _patience(bot, met) == 1


async def test_a_group_takes_twenty_a_minute(
    bot: Bot, ann: Do, faults: Faults, clock: Clock
) -> None:
    chat = (await ann("createChat", type="supergroup", title="g", members=[]))["id"]
    await faults.limit_floods()
    for _ in range(20):
        await bot.send_message(chat, "x")
    assert await _patience(bot, chat) == 3
    clock.now += 3
    await bot.send_message(chat, "x")


async def test_thirty_a_second_in_all(bot: Bot, ann: Do, faults: Faults, clock: Clock) -> None:
    people = [(await ann("addPerson", first_name=str(n)))["id"] for n in range(11)]
    for person in people:
        await ann("start", person_id=person)
    await faults.limit_floods()
    for person in people[:10]:
        for _ in range(3):
            await bot.send_message(person, "x")
    assert await _patience(bot, people[10]) == 1


async def test_updates_come_twice(bot: Bot, ann: Do, faults: Faults, met: int) -> None:
    await faults.duplicate_updates()
    for text in "ab":
        await ann("sendMessage", chat_id=met, text=text)
    assert [u.message.text for u in await bot.get_updates() if u.message] == ["a", "a", "b"]


async def test_updates_come_in_the_wrong_order(bot: Bot, ann: Do, faults: Faults, met: int) -> None:
    await faults.reorder_updates()
    for text in "abc":
        await ann("sendMessage", chat_id=met, text=text)
    assert [u.message.text for u in await bot.get_updates() if u.message] == ["c", "a", "b"]


async def test_a_webhook_has_bad_days_too(
    bot: Bot,
    ann: Do,
    faults: Faults,
    receiver: Receiver,
) -> None:
    await faults.reorder_updates()
    await bot.set_webhook(receiver.url)
    await ann("sendMessage", chat_id=7, text="a")
    await faults.duplicate_updates()
    await ann("sendMessage", chat_id=7, text="b")
    await receiver.got(3)
    assert [update["message"]["text"] for update in receiver.updates] == ["b", "b", "a"]


async def test_an_unknown_fault_is_refused(faults: Faults) -> None:
    answer = await faults.client.post("/control/addFault", json={"kind": "flood"})
    assert answer.json()["description"].startswith("Bad Request: kind must be one of")


async def test_a_chat_keeps_its_newest_messages(
    playground: Playground, bot: Bot, ann: Do, met: int
) -> None:
    world = playground.world
    for _ in range(KEPT_MESSAGES):
        world.post(world.chats[met], world.bot_user(), {"text": "x"})
    assert len(world.chats[met].messages) == KEPT_MESSAGES
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(met, 1)


def test_the_oldest_files_go() -> None:
    files = Files()
    data = bytes(KEPT_BYTES // 4)
    added = [files.add(Upload("a", "", data + bytes([n])), "documents") for n in range(4)]
    assert files.get(added[0].id) is files.at(added[0].path) is None
    assert files.get(added[1].id) is added[1]
