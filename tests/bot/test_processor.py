"""In order within a chat, side by side across chats."""

import asyncio
from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, Update

from bot.processor import PerChatProcessor
from tests.support.person import Person


def _update(chat_id: int) -> Update:
    message = Message(1, datetime.now(UTC), Chat(chat_id, "private"))
    return Update(1, message=message)


async def test_updates_of_a_chat_keep_their_order_and_other_chats_do_not_wait() -> None:
    processor = PerChatProcessor()
    log: list[str] = []
    release = asyncio.Event()

    async def slow() -> None:
        await release.wait()
        log.append("slow")

    async def quick(name: str) -> None:
        log.append(name)

    first = asyncio.create_task(processor.process_update(_update(1), slow()))
    await asyncio.sleep(0)
    second = asyncio.create_task(processor.process_update(_update(1), quick("after")))
    await processor.process_update(_update(2), quick("other"))
    assert log == ["other"]
    release.set()
    await asyncio.gather(first, second)
    assert log == ["other", "slow", "after"]


async def test_failed_update_does_not_stop_its_chat() -> None:
    processor = PerChatProcessor()

    async def fail() -> None:
        raise RuntimeError

    ran: list[int] = []

    async def work() -> None:
        ran.append(1)

    with pytest.raises(RuntimeError):
        await processor.process_update(_update(1), fail())
    await processor.process_update(_update(1), work())
    assert ran == [1]


async def test_cancelled_update_does_not_stop_its_chat() -> None:
    processor = PerChatProcessor()
    never = asyncio.Event()
    ran: list[int] = []

    async def hang() -> None:
        await never.wait()

    async def work() -> None:
        ran.append(1)

    hanging = asyncio.create_task(processor.process_update(_update(1), hang()))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(processor.process_update(_update(1), work()))
    await asyncio.sleep(0)
    hanging.cancel()
    await waiting
    assert ran == [1]


async def test_a_thousand_waiting_updates_of_one_chat_do_not_hold_up_another() -> None:
    processor = PerChatProcessor()
    release = asyncio.Event()

    async def wait() -> None:
        await release.wait()

    async def work() -> None:
        """Nothing."""

    flood = [asyncio.create_task(processor.process_update(_update(1), wait())) for _ in range(1000)]
    await asyncio.sleep(0)
    await asyncio.wait_for(processor.process_update(_update(2), work()), 1)
    release.set()
    await asyncio.gather(*flood)


async def test_one_chats_slow_reply_does_not_delay_anothers(visitor: Person, owner: Person) -> None:
    await visitor.client.post(
        "/control/addFault",
        json={"method": "sendMessage", "kind": "delay", "times": 1, "seconds": 1.0},
    )
    await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2016")
    await asyncio.sleep(0.1)
    await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2017")
    await owner.send("/events 2018")
    assert await visitor.read() == []
    await visitor.wait_for(lambda screen: "2017 г." in screen.text.splitlines()[0])
    titles = [screen.text.splitlines()[0] for screen in await visitor.read()]
    assert titles == ["События: 2016 г.", "События: 2017 г."]
