"""Two runs of the playground, one after the other: what a bot keeps of the first fits no other."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from telegram import Bot

from bot.playground import Playground
from tests.playground.conftest import ANN, BOB, Clock

Run = Callable[[], Awaitable[dict[str, set[Any]]]]
MESSAGES = 50


@pytest.fixture
async def run(clock: Clock) -> AsyncIterator[Run]:
    """Let people use a new playground for a while; gives the numbers that a bot has met."""
    async with AsyncExitStack() as stack:

        async def run() -> dict[str, set[Any]]:
            server = Playground([ANN, BOB], clock=clock)
            await server.start()
            stack.push_async_callback(server.stop)
            bot = await stack.enter_async_context(Bot(server.token, f"{server.url}/bot"))
            async with httpx.AsyncClient(base_url=server.url, trust_env=False) as client:
                seen = await _use(client, bot)
            seen["queries"] = {server.world.queries.ask()[0]}
            seen["albums"] = {server.world.new_album_id()}
            assert bot.id == 1
            return seen

        yield run


async def _use(client: httpx.AsyncClient, bot: Bot) -> dict[str, set[Any]]:
    async def ann(method: str, **arguments: Any) -> Any:
        answer = await client.post(f"/person/{method}", json={"person_id": ANN.id, **arguments})
        return answer.json()["result"]

    new = await ann("addPerson", first_name="Cas")
    chats = {
        (await ann("createChat", type=kind, title="x", members=[]))["id"]
        for kind in ("group", "supergroup", "channel")
    }
    for _ in range(MESSAGES):
        await ann("sendMessage", chat_id=ANN.id, text="x")
    updates = list(await bot.get_updates())
    got = [update.message for update in updates if update.message]
    sent = [*got, await bot.send_message(ANN.id, "x")]
    return {
        "updates": {update.update_id for update in updates},
        "messages": {(message.chat_id, message.message_id) for message in sent},
        "chats": chats,
        "people": {new["id"]},
    }


async def test_no_number_comes_again_in_the_next_run(run: Run, clock: Clock) -> None:
    first = await run()
    clock.now += 1
    second = await run()
    for kind, numbers in first.items():
        assert numbers, kind
        assert numbers.isdisjoint(second[kind]), kind
    assert min(second["updates"]) > max(first["updates"])


async def test_a_clock_that_was_never_set_begins_at_one(run: Run, clock: Clock) -> None:
    clock.now = 0.0
    assert min((await run())["updates"]) == 1


async def test_ids_of_groups_are_as_telegram_gives_them(run: Run, clock: Clock) -> None:
    for clock.now in (0.0, 1_600_000_000.0, 2_400_000_000.0):
        for chat in (await run())["chats"]:
            assert -999_999_999_999 <= chat < 0 or -1_997_852_516_352 <= chat <= -1_000_000_000_001
