"""When something around the bot is broken: what still works goes on, what cannot says so."""

import asyncio
from collections.abc import AsyncIterator, Callable

import aiosqlite
import httpx
import pytest

from bot.application import App
from bot.playground import Playground
from bot.polling import Rivalry
from bot.settings import Settings
from bot.starting import TOKEN_IN_USE
from handlers.chat.context import SERVICES
from tests.conftest import NOW, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.process import BotProcess
from tests.support.rest import run_application, wait_until


@pytest.fixture
def writer(application: App) -> aiosqlite.Connection:
    store = application.bot_data[SERVICES].store
    connection: aiosqlite.Connection = store._database._writer
    return connection


@pytest.fixture
async def full_disk(
    application: App, writer: aiosqlite.Connection, owner: Person
) -> AsyncIterator[None]:
    """No page more than there is, and no free one among them."""
    await owner.send("/start")
    # Between two transactions: the inbox may be writing still.
    async with application.bot_data[SERVICES].store._database._turn:
        await writer.execute("VACUUM")
        ((pages,),) = await writer.execute_fetchall("PRAGMA page_count")
        await writer.execute(f"PRAGMA max_page_count = {pages}")
    yield
    await writer.execute("PRAGMA max_page_count = 1000000")


LONG = "Прошёл форум. " * 200


async def _recovers(owner: Person, writer: aiosqlite.Connection, pragma: str) -> None:
    await writer.execute(pragma)
    # What went wrong before is told the owner at its own time.
    await owner.act("sendMessage", text=f"/addevent 2019 | Форум | {LONG}")
    screen = await owner.wait_for(lambda screen: "Опубликовать" in str(screen.labels))
    assert "Опубликовано" in (await owner.tap("Опубликовать", on=screen)).text


async def test_full_disk_answers_visitors_tells_editors_and_recovers(
    full_disk: None, visitor: Person, owner: Person, writer: aiosqlite.Connection
) -> None:
    for year in (2015, 2016, 2017, 2018):
        assert str(year) in (await visitor.send(f"/events {year}")).text
    screen = await owner.send(f"/addevent 2019 | Форум | {LONG}")
    assert "Сохранить сейчас не удалось" in screen.text
    assert "2018" in (await visitor.send("/events 2018")).text
    await _recovers(owner, writer, "PRAGMA max_page_count = 1000000")


async def test_read_only_store_answers_visitors_tells_editors_and_recovers(
    visitor: Person, owner: Person, writer: aiosqlite.Connection
) -> None:
    await owner.send("/start")
    await writer.execute("PRAGMA query_only = 1")
    assert "2018" in (await visitor.send("/events 2018")).text
    assert (
        "Сохранить сейчас не удалось" in (await owner.send("/addevent 2019 | Форум | Текст")).text
    )
    await _recovers(owner, writer, "PRAGMA query_only = 0")


async def test_unsaved_updates_are_confirmed_only_when_handled(
    visitor: Person, writer: aiosqlite.Connection, playground: Playground
) -> None:
    await visitor.send("/start")
    await writer.execute("PRAGMA query_only = 1")
    await Faults(visitor.client).delay("sendMessage", 2.0)
    await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2018")
    await asyncio.sleep(0.3)
    assert playground.world.updates.pending
    await visitor.wait_for(lambda screen: "2018" in screen.text)
    await wait_until(lambda: not playground.world.updates.pending)


async def test_telegram_that_cannot_be_reached_is_asked_again(
    visitor: Person, playground: Playground
) -> None:
    await visitor.send("/start")
    await Faults(visitor.client).break_down("getUpdates", times=2)
    assert "2018" in (await visitor.send("/events 2018")).text


async def test_damaged_store_is_refused_at_the_start_in_one_line(
    settings: Settings, playground: Playground
) -> None:
    async with run_application(settings, clock=lambda: NOW):
        pass
    _damage(settings)
    process = BotProcess(
        {
            "BOT_TOKEN": playground.token,
            "BOT_API_URL": playground.url,
            "DATABASE_PATH": str(settings.database_path),
            "LISTEN": "127.0.0.1:0",
            "LOG_LEVEL": "ERROR",
        }
    )
    await process.launch()
    assert await process.wait() == 2
    assert "cannot be used" in process.output
    assert len(process.output.splitlines()) == 1


def _long_undisturbed(clock: Callable[[], float]) -> Rivalry:
    rivalry = Rivalry(clock)
    rivalry._begin -= 3600
    return rivalry


async def test_second_bot_with_the_token_ends_and_the_first_goes_on(
    settings: Settings,
    playground: Playground,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.polling.Rivalry", _long_undisturbed)
    async with run_application(settings, clock=lambda: NOW):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/start")
        second = BotProcess(
            {
                "BOT_TOKEN": playground.token,
                "BOT_API_URL": playground.url,
                "DATABASE_PATH": str(settings.database_path.with_name("second.db")),
                "LISTEN": "127.0.0.1:0",
                "LOG_LEVEL": "ERROR",
            }
        )
        await second.launch()
        assert await second.wait() == TOKEN_IN_USE
        assert "another process polls with this token" in second.output
        assert "Traceback" not in second.output
        assert "2018" in (await visitor.send("/events 2018")).text


def _damage(settings: Settings) -> None:
    content = bytearray(settings.database_path.read_bytes())
    content[:100] = b"\x55" * 100
    settings.database_path.write_bytes(content)
