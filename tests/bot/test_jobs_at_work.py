"""What the bot does by itself from time to time."""

import asyncio
from datetime import datetime, timedelta

import httpx
import pytest

from bot.jobs import JOBS, Job
from bot.settings import Settings, load_settings
from handlers.chat.context import SERVICES
from handlers.editing.backups import back_up_daily
from storage.backups import list_backups
from tests.conftest import NOW, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application

_OFTEN = timedelta(seconds=0.05)


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.jobs.JOBS", [Job(each.function, _OFTEN, _OFTEN) for each in JOBS])


async def test_what_people_asked_goes_when_it_is_too_old(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    now = NOW

    def clock() -> datetime:
        return now

    settings = load_settings(**settings.model_dump() | {"keep_questions_days": 7})
    async with run_application(settings, clock=clock) as application:
        visitor = Person(client, VISITOR.id)
        await visitor.send("какие планы на аквариум")
        await visitor.tap("Редакторам")
        await visitor.tap("Отправить")
        database = application.bot_data[SERVICES].store._database

        async def count() -> int:
            row = await database.fetch_one(
                "SELECT (SELECT count(*) FROM question) + (SELECT count(*) FROM search_query)"
            )
            return int(row[0])

        kept = await count()
        assert kept >= 2
        now = NOW + timedelta(days=7)
        await asyncio.sleep(0.3)
        assert await count() == kept
        now += timedelta(seconds=1)
        async with asyncio.timeout(5):
            while await count():  # noqa: ASYNC110 - the job is not ours to be told by
                await asyncio.sleep(0.01)


async def test_backup_is_made_every_day(settings: Settings, client: httpx.AsyncClient) -> None:
    assert back_up_daily in [each.function for each in JOBS]
    now = NOW
    async with run_application(settings, clock=lambda: now):
        for day in range(3):
            now = NOW + timedelta(days=day)
            async with asyncio.timeout(5):
                while len(list_backups(settings.database_path)) <= day:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
