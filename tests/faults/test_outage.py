"""Telegram cannot be reached for long: what came is answered later, and nothing piles up."""

import asyncio
import logging
from typing import Any

import httpx
import pytest

from bot.inbox import Inbox
from bot.playground import Person as Member
from bot.playground import Playground
from bot.settings import Settings
from handlers.chat.context import SERVICES
from tests.conftest import NOW, OTHER, OWNER
from tests.support.person import Person
from tests.support.rest import run_application, wait_until

CROWD = [Member(5000 + each, f"Гость {each}", None, None, "ru") for each in range(60)]
PAUSE = 0.1
"""What the pauses of up to 30 s shrink to; a try each."""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("bot.processor", "bot.polling"):
        monkeypatch.setattr(f"{name}.FIRST_PAUSE", PAUSE / 2)
        monkeypatch.setattr(f"{name}.MAX_PAUSE", PAUSE)
    monkeypatch.setattr("bot.outbox.PAUSE", PAUSE)
    monkeypatch.setattr("bot.outbox.IDLE_SECONDS", PAUSE)


def _update(number: int, who: Member, text: str) -> dict[str, Any]:
    person = {"id": who.id, "first_name": who.first_name}
    return {
        "update_id": 900_000 + number,
        "message": {
            "message_id": 900_000 + number,
            "date": 1527854400,
            "chat": {**person, "type": "private"},
            "from": {**person, "is_bot": False, "language_code": "ru"},
            "text": text,
        },
    }


async def test_long_outage_loses_nothing_and_piles_nothing_up(
    settings: Settings,
    playground: Playground,
    client: httpx.AsyncClient,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for member in CROWD:
        playground.world.add_person(member)
        playground.world.chats[member.id].met = True
    caplog.set_level(logging.WARNING)
    async with run_application(settings, clock=lambda: NOW) as application:
        inbox = application.update_queue
        assert isinstance(inbox, Inbox)
        owner, subscriber = Person(client, OWNER.id), Person(client, OTHER.id)
        await subscriber.subscribe()
        await owner.send("/addevent 2019 | Форум | Текст")
        await owner.tap("Опубликовать")
        await playground.stop()

        # An announcement is made and a crowd's updates are at hand, as with a webhook.
        store = application.bot_data[SERVICES].store
        ((revision, _),) = await store._database.fetch_all(
            "SELECT max(id), subject_id FROM revision WHERE subject = 'event'"
        )
        await store.outbox.announce(revision, 12, OWNER.id, NOW)
        await inbox.take([_update(n, who, "/events 2018") for n, who in enumerate(CROWD)])
        while sum("tried again" in each.message for each in caplog.records) < len(CROWD):  # noqa: ASYNC110
            await asyncio.sleep(PAUSE)
        tasks, lines = len(asyncio.all_tasks()), len(caplog.records)
        await asyncio.sleep(20 * PAUSE)
        assert inbox.depth == len(CROWD)
        assert len(asyncio.all_tasks()) <= tasks + 5
        assert len(caplog.records) - lines < 2 * 20 + 5

        await playground.start()
        await Person(client, OWNER.id).send("/start")
        for member in CROWD:
            await Person(client, member.id).wait_for(lambda screen: "2018" in screen.text)
        await subscriber.wait_for(lambda screen: screen.text.startswith("📣"))
        await owner.settle()
        await wait_until(lambda: inbox.depth == 0)
        for member in CROWD:
            assert len(await Person(client, member.id).read()) == 1
        assert sum(each.text.startswith("📣") for each in await subscriber.read()) == 1
