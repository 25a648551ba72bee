"""In order within a chat, side by side across chats."""

import asyncio

from tests.support.person import Person


async def test_one_chats_slow_reply_does_not_delay_anothers(visitor: Person, owner: Person) -> None:
    await visitor.client.post(
        "/control/addFault",
        json={"method": "sendMessage", "kind": "delay", "times": 1, "seconds": 4.0},
    )
    await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2016")
    await asyncio.sleep(0.1)
    await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2017")
    await owner.send("/events 2018")
    assert await visitor.read() == []
    await visitor.wait_for(lambda screen: "2017 г." in screen.text.splitlines()[0])
    titles = [screen.text.partition(" · ")[0] for screen in await visitor.read()]
    assert titles == ["События: 2016 г.", "События: 2017 г."]
