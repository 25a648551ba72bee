"""Rest is what was handled and sent, not what is silent for a while."""

import httpx

from bot.application import App
from handlers.chat.context import SERVICES
from tests.conftest import NOW, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.process import BotProcess

SLOW = 0.5


async def _ask(visitor: Person) -> None:
    await Faults(visitor.client).delay("sendMessage", SLOW)
    await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2018")
    await visitor.settle()
    assert "2018" in (await visitor.read())[-1].text


async def test_a_slow_answer_is_waited_for(visitor: Person) -> None:
    await _ask(visitor)


async def test_a_slow_answer_of_a_process_is_waited_for(
    process: BotProcess, client: httpx.AsyncClient
) -> None:
    await _ask(Person(client, VISITOR.id))


async def test_what_goes_out_to_many_is_waited_for(visitor: Person, application: App) -> None:
    await visitor.subscribe()
    await Faults(visitor.client).delay("sendMessage", SLOW)
    store = application.bot_data[SERVICES].store
    async with store._database.transaction() as connection:
        await connection.execute(
            "INSERT INTO revision (at, user_id, user_name, subject, subject_id, brief_id, after)"
            " VALUES ('', 1, '', 'event', 11, 1, '{}')"
        )
    await store.outbox.announce(1, 11, VISITOR.id, NOW)
    await visitor.settle()
    assert (await visitor.read())[-1].text.startswith("📣")
