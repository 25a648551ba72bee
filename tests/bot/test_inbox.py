"""What Telegram has handed over is handled, in order, once, and never in a loop."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.application import App
from bot.inbox import Inbox
from bot.lines import MAX_WAITING_IN_CHAT
from bot.parsing import chat_of
from bot.playground import Playground
from bot.settings import Settings
from handlers.chat.opening import open_screen
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person
from tests.support.process import BotProcess
from tests.support.rest import run_application, wait_until


def _read(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def _titles(screens: list[Any]) -> list[str]:
    return [screen.text.splitlines()[0].partition(" · ")[0] for screen in screens]


async def test_what_was_taken_before_a_kill_is_answered_after_it_in_order(
    process: BotProcess, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    visitor = Person(client, VISITOR.id)
    await visitor.send("/start")
    await Faults(client).delay("sendMessage", 30.0)
    for year in (2015, 2016, 2017, 2018):
        await visitor.call("sendMessage", chat_id=visitor.id, text=f"/events {year}")
    waiting = "SELECT count(*) FROM inbox WHERE state = 'waiting'"
    await wait_until(lambda: _read(tmp_path / "spravka.db", waiting) == [(4,)])
    await process.kill()
    await Faults(client).clear()
    await process.start()
    await visitor.wait_for(lambda screen: screen.text.startswith("События: 2018"))
    years = [title for title in _titles(await visitor.read()) if title.startswith("События")]
    assert years == [f"События: {year} г." for year in (2015, 2016, 2017, 2018)]


async def test_stop_breaks_off_what_takes_too_long_and_the_next_start_answers(
    settings: Settings,
    playground: Playground,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.running.DRAIN_SECONDS", 0.2)
    visitor = Person(client, VISITOR.id)
    async with run_application(settings, clock=lambda: NOW) as application:
        await visitor.send("/start")
        await Faults(client).delay("sendMessage", 30.0)
        await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2016")
        await visitor.call("sendMessage", chat_id=visitor.id, text="/events 2017")
        inbox = application.update_queue
        assert isinstance(inbox, Inbox)
        await wait_until(lambda: inbox.depth == 2)
        begin = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - begin < 20
    async with run_application(settings, clock=lambda: NOW):
        await visitor.wait_for(lambda screen: screen.text.startswith("События: 2017"))
    titles = [title for title in _titles(await visitor.read()) if title.startswith("События")]
    assert titles[-2:] == ["События: 2016 г.", "События: 2017 г."]


async def test_duplicate_update_is_answered_once(visitor: Person) -> None:
    await Faults(visitor.client).duplicate_updates(times=5)
    for _ in range(3):
        await visitor.send("/about")
    await visitor.settle()
    assert len(await visitor.read()) == 3


async def test_update_that_fails_every_time_is_set_aside_after_three_tries(
    visitor: Person, application: App, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    async def fail(*_: Any) -> None:
        nonlocal tries
        tries += 1
        raise LookupError("poison")

    monkeypatch.setattr("handlers.chat.opening.open_screen", fail)
    answer = await visitor.send("/events 2018")
    assert "пошло не так" in answer.text
    await visitor.settle()
    assert tries == 3
    assert len(await visitor.read()) == 1
    assert _read(settings.database_path, "SELECT state, error FROM inbox") == [
        ("failed", "LookupError('poison')")
    ]
    monkeypatch.undo()
    assert "2018" in (await visitor.send("/events 2018")).text


async def test_failure_that_passes_is_never_seen(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    async def fail_once(*arguments: Any) -> Any:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise LookupError("passing")
        return await open_screen(*arguments)

    monkeypatch.setattr("handlers.chat.opening.open_screen", fail_once)
    assert "2018" in (await visitor.send("/events 2018")).text
    assert tries == 2


async def test_answer_that_could_not_be_sent_is_sent_when_telegram_is_back(
    visitor: Person,
) -> None:
    await Faults(visitor.client).break_down("sendMessage", times=3)
    assert "2018" in (await visitor.send("/events 2018")).text
    await visitor.settle()
    assert len(await visitor.read()) == 1


async def test_answer_that_telegram_finds_too_many_is_sent_when_it_is_not_any_more(
    visitor: Person, settings: Settings
) -> None:
    await Faults(visitor.client).too_many_requests("sendMessage", 1, times=3)
    assert "2018" in (await visitor.send("/events 2018")).text
    await visitor.settle()
    assert len(await visitor.read()) == 1
    assert _read(settings.database_path, "SELECT state, error FROM inbox") == [("done", None)]


async def test_update_that_ends_the_process_is_set_aside_and_reported(
    settings: Settings, playground: Playground, client: httpx.AsyncClient
) -> None:
    async with run_application(settings, clock=lambda: NOW):
        owner, visitor = Person(client, OWNER.id), Person(client, VISITOR.id)
        await owner.send("/start")
        await visitor.send("/start")
    body = {
        "update_id": 500,
        "message": {
            "message_id": 900,
            "date": 1527854400,
            "chat": {"id": VISITOR.id, "type": "private", "first_name": "Анна"},
            "from": {"id": VISITOR.id, "is_bot": False, "first_name": "Анна"},
            "text": "/about",
        },
    }
    with closing(sqlite3.connect(settings.database_path)) as connection, connection:
        for number, tries in ((500, 6), (501, 5), (502, 1), (503, 0)):
            connection.execute(
                "INSERT INTO inbox (bot_id, update_id, tries, body, at) VALUES (1, ?, ?, ?, '')",
                [number, tries, json.dumps(body | {"update_id": number})],
            )
    async with run_application(settings, clock=lambda: NOW):
        await owner.wait_for(lambda screen: "500" in screen.text)
        await owner.settle()
    assert len(await visitor.read()) == 1 + 3
    rows = _read(
        settings.database_path,
        "SELECT update_id, state, tries FROM inbox WHERE update_id BETWEEN 500 AND 599",
    )
    assert rows == [(500, "failed", 6), (501, "done", 6), (502, "done", 2), (503, "done", 1)]


async def test_update_that_cannot_be_read_is_set_aside_and_stops_no_start(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    strange = {"update_id": 600, "callback_query": {"id": "1", "message": {"chat": {"id": 7}}}}
    visitor = Person(client, VISITOR.id)
    async with run_application(settings, clock=lambda: NOW) as application:
        inbox = application.update_queue
        assert isinstance(inbox, Inbox)
        await inbox.take([strange])
        await visitor.send("/about")
        await wait_until(lambda: inbox.depth == 0)
    with closing(sqlite3.connect(settings.database_path)) as connection, connection:
        connection.execute(
            "INSERT INTO inbox (bot_id, update_id, body, at) VALUES (1, 601, ?, '')",
            [json.dumps(strange | {"update_id": 601})],
        )
    async with run_application(settings, clock=lambda: NOW):
        await visitor.send("/about")
    rows = _read(
        settings.database_path,
        "SELECT update_id, state FROM inbox WHERE update_id BETWEEN 600 AND 699",
    )
    assert rows == [(600, "failed"), (601, "failed")]


async def test_starts_while_telegram_cannot_be_reached_set_nothing_aside(
    settings: Settings,
    playground: Playground,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.running.DRAIN_SECONDS", 0.1)
    visitor = Person(client, VISITOR.id)
    async with run_application(settings, clock=lambda: NOW):
        await visitor.send("/start")
        await Faults(client).break_down("sendMessage", times=10_000)
        for year in (2016, 2017):
            await visitor.call("sendMessage", chat_id=visitor.id, text=f"/events {year}")
        await asyncio.sleep(0.3)
    for _ in range(5):
        async with run_application(settings, clock=lambda: NOW):
            await asyncio.sleep(0.3)
    await Faults(client).clear()
    async with run_application(settings, clock=lambda: NOW):
        await visitor.wait_for(lambda screen: screen.text.startswith("События: 2017"))
    titles = [title for title in _titles(await visitor.read()) if title.startswith("События")]
    assert titles == ["События: 2016 г.", "События: 2017 г."]


async def test_updates_that_come_in_any_order_are_answered_in_that_of_their_ids(
    visitor: Person, application: App
) -> None:
    inbox = application.update_queue
    assert isinstance(inbox, Inbox)
    await visitor.send("/start")
    message: dict[str, Any] = {
        "message_id": 900,
        "date": 1527854400,
        "chat": {"id": VISITOR.id, "type": "private", "first_name": "Анна"},
        "from": {"id": VISITOR.id, "is_bot": False, "first_name": "Анна"},
    }
    years = (2018, 2016, 2017)
    await inbox.take(
        [{"update_id": each, "message": message | {"text": f"/events {each}"}} for each in years]
    )
    await visitor.settle()
    titles = [title for title in _titles(await visitor.read()) if title.startswith("События")]
    assert titles == [f"События: {year} г." for year in sorted(years)]


async def test_thousand_messages_a_second_are_cut_with_one_notice_and_delay_nobody(
    visitor: Person, owner: Person, application: App
) -> None:
    inbox = application.update_queue
    assert isinstance(inbox, Inbox)
    await visitor.send("/start")
    await owner.send("/start")

    async def flood() -> None:
        message: dict[str, Any] = {
            "message_id": 900,
            "date": 1527854400,
            "chat": {"id": VISITOR.id, "type": "private", "first_name": "Анна"},
            "from": {"id": VISITOR.id, "is_bot": False, "first_name": "Анна"},
            "text": "/contact",
        }
        for number in range(0, 3000, 100):
            some = range(700_000 + number, 700_100 + number)
            await inbox.take([{"update_id": each, "message": message} for each in some])
            await asyncio.sleep(0.1)

    # Each answer takes as long as one does at Telegram.
    await Faults(visitor.client).delay("sendMessage", 0.2, times=10_000)
    flooding = asyncio.create_task(flood())
    while not flooding.done():
        await owner.send("/about")
    assert inbox.counts.outcomes["dropped"] > 2000
    await owner.send("/about")
    # Behind the flood it would have come when nothing of that waits any more.
    assert inbox.depth > MAX_WAITING_IN_CHAT / 2
    await Faults(visitor.client).clear()
    calls = (await visitor.call("getCalls", limit=10_000))["calls"]
    assert sum("быстрее" in str(each) for each in calls) == 1


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"message": {"chat": {"id": -5}, "from": {"id": 1}}}, -5),
        ({"callback_query": {"from": {"id": 1}, "message": {"chat": {"id": -5}}}}, -5),
        ({"callback_query": {"from": {"id": 1}, "inline_message_id": "x"}}, 1),
        ({"inline_query": {"from": {"id": 1}}}, 1),
        ({"poll_answer": {"user": {"id": 1}}}, 1),
        ({"my_chat_member": {"chat": {"id": -5}, "from": {"id": 1}}}, -5),
        ({"poll": {"id": "x"}}, None),
        ({}, None),
    ],
)
def test_an_update_belongs_to_its_chat_or_else_to_its_person(
    update: dict[str, Any], chat: int | None
) -> None:
    assert chat_of({"update_id": 1, **update}) == chat
