"""Editors are reminded of a contact that nobody has verified for long."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import httpx
import pytest

from bot.settings import Settings
from handlers.chat.context import Context
from handlers.editing.reminders import remind_editors
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.rest import run_application

LATER = NOW + timedelta(days=300)


class Clock:
    """Half a year and more after the brief was written."""

    now = LATER

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def context(settings: Settings, clock: Clock) -> AsyncIterator[Context]:
    settings = settings.model_copy(update={"owner_ids": frozenset({OWNER.id, VISITOR.id})})
    async with run_application(settings, clock=clock) as application:
        yield Context(application)


async def _count(person: Person) -> int:
    return sum(screen.text.startswith("⏰") for screen in await person.read())


async def test_who_writes_to_the_bot_later_is_reminded_then(
    context: Context, client: httpx.AsyncClient
) -> None:
    first, second = Person(client, OWNER.id), Person(client, VISITOR.id)
    await first.send("/start")
    for _ in range(2):
        await remind_editors(context)
    assert (await _count(first), await _count(second)) == (1, 0)
    await second.send("/start")
    for _ in range(2):
        await remind_editors(context)
    assert (await _count(first), await _count(second)) == (1, 1)


async def test_reminder_that_telegram_did_not_take_is_sent_the_next_time(
    context: Context, client: httpx.AsyncClient
) -> None:
    owner = Person(client, OWNER.id)
    await owner.send("/start")
    await Faults(client).forbid("sendMessage", times=2)
    await remind_editors(context)
    assert await _count(owner) == 0
    await remind_editors(context)
    assert await _count(owner) == 1


async def test_reminder_comes_again_after_a_month_until_somebody_has_verified(
    context: Context, client: httpx.AsyncClient, clock: Clock
) -> None:
    owner = Person(client, OWNER.id)
    await owner.send("/start")
    await remind_editors(context)
    clock.now += timedelta(days=29)
    await remind_editors(context)
    assert await _count(owner) == 1
    clock.now += timedelta(days=1)
    await remind_editors(context)
    assert await _count(owner) == 2
    await owner.tap("✅")
    left = await _count(owner)
    clock.now += timedelta(days=60)
    await remind_editors(context)
    assert await _count(owner) == left
