"""The sender: every failure has an end that says so, and one chat's trouble is its own."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.application import App
from bot.limiter import Limiter
from bot.outbox import REFUSALS, send_outbox
from bot.playground import Person as Member
from bot.settings import Settings
from handlers.chat.context import SERVICES
from storage.outbox import Message, Outbox
from storage.store import Store
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person, Screen
from tests.support.store import read_states, wait_for_states

CROWD = [Member(5000 + each, f"Слушатель {each}", None, None, "ru") for each in range(60)]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.IDLE_SECONDS", 0.05)
    monkeypatch.setattr("bot.outbox.PAUSE", 0.2)


@pytest.fixture
def members() -> list[Member]:
    return [OWNER, *CROWD]


@pytest.fixture
def outbox(application: App) -> Outbox:
    found: Outbox = application.bot_data[SERVICES].store.outbox
    return found


async def _gather(application: App, client: httpx.AsyncClient, count: int) -> list[Person]:
    """So many people who want to hear of everything."""
    people = [Person(client, each.id) for each in CROWD[:count]]
    for each in people:
        await each.call("sendMessage", chat_id=each.id, text="/start")
    await asyncio.gather(*(each.wait_for(lambda _: True) for each in people))
    store = application.bot_data[SERVICES].store
    for each in people:
        await store.subscriptions.subscribe(each.id, "ru", "Europe/Moscow", NOW)
    return people


async def _offer(owner: Person) -> Screen:
    await owner.send("/addevent 2019 | Новый форум | Прошёл форум. | #порты")
    await owner.tap("Опубликовать")
    return await owner.tap("Уведомить подписчиков")


async def _announce(owner: Person) -> None:
    await owner.tap("Да, уведомить", on=await _offer(owner))


def _is_notice(screen: Screen) -> bool:
    return screen.text.startswith("📣")


def _fail(monkeypatch: pytest.MonkeyPatch, chat: int, error: Exception) -> None:
    """Let every message into a chat fail so, as Telegram or a bug of ours would have it."""
    process = Limiter.process_request

    async def fail(self: Limiter, *call: Any, **more: Any) -> Any:
        if more["endpoint"] == "sendMessage" and more["data"]["chat_id"] == chat:
            raise error
        return await process(self, *call, **more)

    monkeypatch.setattr(Limiter, "process_request", fail)


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        (RuntimeError("a bug"), "uncertain", "1 получатель, возможно, не уведомлён"),
        (TelegramError("Invalid server response"), "uncertain", "возможно, не уведомлён"),
        (BadRequest("TOPIC_CLOSED"), "failed", "1 получатель недоступен"),
        (
            BadRequest("Not enough rights to send text messages to the chat"),
            "failed",
            "1 получатель недоступен",
        ),
    ],
)
async def test_failure_of_any_kind_is_told_and_holds_up_nobody(
    application: App,
    owner: Person,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    state: str,
    words: str,
) -> None:
    unlucky, other = await _gather(application, owner.client, 2)
    _fail(monkeypatch, unlucky.id, error)
    await _announce(owner)
    await other.wait_for(_is_notice)
    told = await owner.wait_for(lambda screen: "⚠️ Отправлено, но не всем" in screen.text)
    assert words in told.text
    assert "Отправлено: 1 из 2" in told.text
    assert set(read_states(settings.database_path)) == {"sent", state}


async def test_notice_that_reached_nobody_says_so(
    application: App, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    (unlucky,) = await _gather(application, owner.client, 1)
    _fail(monkeypatch, unlucky.id, BadRequest("TOPIC_CLOSED"))
    await _announce(owner)
    told = await owner.wait_for(lambda screen: "Никому не отправлено" in screen.text)
    assert "Отправлено: 0 из 1" in told.text
    assert "Все уведомлены" not in told.text


async def test_notice_to_those_who_left_meanwhile_claims_no_success(
    application: App, owner: Person
) -> None:
    (leaving,) = await _gather(application, owner.client, 1)
    asked = await _offer(owner)
    await leaving.send("/unsubscribe")
    told = await owner.tap("Да, уведомить", on=asked)
    assert "Никому не отправлено" in told.text


async def test_message_that_cannot_be_made_is_told_as_failed(
    application: App, owner: Person, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _gather(application, owner.client, 1)

    def fail(*_: Any) -> None:
        raise KeyError("a bug in a view")

    monkeypatch.setattr("handlers.subscriptions.sending.view_notice", fail)
    await _announce(owner)
    await owner.wait_for(lambda screen: "Никому не отправлено" in screen.text)
    assert read_states(settings.database_path) == ["failed"]


async def test_who_unsubscribed_meanwhile_is_counted_apart(
    application: App, owner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pace.PER_SECOND", 0.5)
    _, second = await _gather(application, owner.client, 2)
    await _announce(owner)
    await owner.wait_for(lambda screen: "Отправлено: 1 из 2" in screen.text)
    await second.send("/unsubscribe")
    told = await owner.wait_for(lambda screen: "1 уведомление отменено" in screen.text)
    assert "Отправлено: 1 из 2" in told.text


async def test_stop_reaches_what_is_on_its_way(
    application: App, owner: Person, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (person,) = await _gather(application, owner.client, 1)
    process, refused = Limiter.process_request, asyncio.Event()

    async def refuse(self: Limiter, *call: Any, **more: Any) -> Any:
        is_notice = more["endpoint"] == "sendMessage" and more["data"]["chat_id"] == person.id
        if is_notice and not refused.is_set():
            await refused.wait()
            raise RetryAfter(1)
        return await process(self, *call, **more)

    monkeypatch.setattr(Limiter, "process_request", refuse)
    await _announce(owner)
    await wait_for_states(settings.database_path, "sending")
    await owner.tap("Остановить")
    refused.set()
    await wait_for_states(settings.database_path, "stopped")
    await owner.wait_for(lambda screen: "1 уведомление отменено" in screen.text)
    assert not any(map(_is_notice, await person.read()))


async def test_pace_is_what_the_document_says_where_every_call_takes_long(
    application: App, owner: Person
) -> None:
    people = await _gather(application, owner.client, len(CROWD))
    await Faults(owner.client).delay("sendMessage", 0.5, times=1000)
    await owner.send("/addevent 2019 | Новый форум | Прошёл форум. | #порты")
    await owner.tap("Опубликовать")
    await owner.tap("Уведомить подписчиков")
    begin = time.monotonic()
    await owner.tap("Да, уведомить")
    await owner.wait_for(lambda screen: f"{len(people)} из {len(people)}" in screen.text)
    seconds = time.monotonic() - begin
    # One after the other they would take 30 seconds, at 20 a second 3.
    assert len(people) / 25 < seconds < len(people) / 4
    for each in people:
        assert sum(map(_is_notice, await each.read())) == 1


async def test_chat_that_has_to_wait_holds_up_itself_alone(
    application: App, owner: Person, settings: Settings
) -> None:
    first, *others = await _gather(application, owner.client, 6)
    await owner.send("/addevent 2019 | Новый форум | Прошёл форум. | #порты")
    await owner.tap("Опубликовать")
    await owner.tap("Уведомить подписчиков")
    await Faults(owner.client).too_many_requests("sendMessage", 5)
    begin = time.monotonic()
    await owner.tap("Да, уведомить")
    last = await first.wait_for(_is_notice)
    assert time.monotonic() - begin > 5
    for each in others:
        notice = await each.wait_for(_is_notice)
        assert notice.message["message_id"] < last.message["message_id"]
    done = await owner.wait_for(lambda screen: "6 из 6" in screen.text)
    assert "Все уведомлены" in done.text


async def test_all_wait_where_telegram_asks_several_in_a_row_to(
    application: App, owner: Person, client: httpx.AsyncClient
) -> None:
    await _gather(application, client, 30)
    await Faults(client).too_many_requests("sendMessage", 30, times=1000)
    before = await _count_calls(owner)
    await _announce_to(application)
    await asyncio.sleep(1.5)
    # Three are refused; at its pace thirty would have been.
    assert REFUSALS <= await _count_calls(owner) - before < 10


async def _count_calls(owner: Person) -> int:
    calls = (await owner.call("getCalls", limit=10_000))["calls"]
    return sum(call["method"] == "sendMessage" for call in calls)


async def _announce_to(application: App) -> None:
    """Queue a notice without a word to anybody."""
    store = application.bot_data[SERVICES].store
    async with store._database.transaction() as connection:
        rows = await connection.execute_fetchall(
            "INSERT INTO revision (at, user_id, user_name, subject, subject_id, brief_id, after)"
            " VALUES ('', 1, '', 'event', 11, 1, '{}') RETURNING id"
        )
    await store.outbox.announce(next(iter(rows))[0], 11, 1, NOW)


async def test_end_that_cannot_be_noted_is_noted_later(
    application: App, client: httpx.AsyncClient, settings: Settings
) -> None:
    (person,) = await _gather(application, client, 1)
    await Faults(client).delay("sendMessage", 2.0)
    await _announce_to(application)
    database = application.bot_data[SERVICES].store._database
    await wait_for_states(settings.database_path, "sending")
    await database._writer.execute("PRAGMA query_only = 1")
    await person.wait_for(_is_notice)
    await asyncio.sleep(0.5)
    assert read_states(settings.database_path) == ["sending"]
    await database._writer.execute("PRAGMA query_only = 0")
    await wait_for_states(settings.database_path, "sent")
    assert sum(map(_is_notice, await person.read())) == 1


async def test_report_that_fails_stops_nothing(
    application: App, owner: Person, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await _gather(application, owner.client, 3)

    def fail(*_: Any) -> None:
        raise KeyError("a bug in a view")

    await owner.send("/addevent 2019 | Новый форум | Прошёл форум. | #порты")
    await owner.tap("Опубликовать")
    await owner.tap("Уведомить подписчиков")
    await owner.tap("Да, уведомить")
    monkeypatch.setattr("handlers.subscriptions.announcing.view_progress", fail)
    for each in people:
        await each.wait_for(_is_notice)


@pytest.mark.parametrize("steps", range(6))
async def test_sender_ends_whenever_it_is_told_to(
    application: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    monkeypatch.setattr("bot.outbox.IDLE_SECONDS", 5)
    loop, store = asyncio.get_running_loop(), await Store.open(tmp_path / "other.db")
    services = replace(application.bot_data[SERVICES], store=store)

    def end(left: int) -> None:
        if left:
            loop.call_soon(end, left - 1)
        else:
            sending.cancel()

    async def compose(_: Message) -> None:
        # By now the sender rests until this message has ended.
        await asyncio.sleep(0.2)
        end(steps)

    async def report(_: Message) -> None:
        pass

    await store.outbox.queue_once("jubilees", [VISITOR.id], NOW)
    sending = asyncio.create_task(send_outbox(services, compose, report))
    _, late = await asyncio.wait([sending], timeout=20)
    sending.cancel()
    await asyncio.wait([sending])
    await store.close()
    assert not late
