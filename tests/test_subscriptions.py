"""Subscriptions and announcements: everybody who wants it hears of it, once."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.application import App
from bot.playground import Playground
from bot.settings import Settings
from handlers.chat.context import Context
from handlers.subscriptions.sending import queue_digests
from storage.subscriptions import Subscription
from tests.conftest import NOW, OTHER, OWNER, VISITOR
from tests.support.faults import Faults
from tests.support.person import Person, Screen
from tests.support.process import BotProcess
from tests.support.rest import run_application, wait_until
from tests.support.store import read_states, wait_for_states


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.IDLE_SECONDS", 0.05)
    monkeypatch.setattr("bot.outbox.PAUSE", 0.2)


@pytest.fixture
async def other(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, OTHER.id)


def _is_notice(screen: Screen) -> bool:
    return screen.text.startswith("📣") and "Новый форум" in screen.text


async def _publish(owner: Person, direction: str = "порты") -> Screen:
    await owner.send(f"/addevent 2019 | Новый форум | Прошёл форум. | #{direction}")
    return await owner.tap("Опубликовать")


async def test_subscribers_are_told_of_new_events_alone(owner: Person) -> None:
    await owner.send("/start")
    assert "📣 Уведомить подписчиков" in (await _publish(owner)).labels
    await owner.send("/editevent 12")
    await owner.tap("Заголовок")
    await owner.send("Новый форум портов")
    corrected = await owner.tap("Опубликовать")
    assert "👁 Открыть событие" in corrected.labels
    assert "📣 Уведомить подписчиков" not in corrected.labels
    await owner.send("/deleteevent 11")
    await owner.tap("скрыть")
    assert "📣 Уведомить подписчиков" not in (await owner.tap("Отменить")).labels


async def _announce(owner: Person) -> Screen:
    await owner.tap("Уведомить подписчиков")
    return await owner.tap("Да, уведомить")


async def test_subscriber_hears_of_an_event_only_when_its_editor_says_so(
    visitor: Person, owner: Person, other: Person
) -> None:
    await other.send("/start")
    assert "все направления" in (await visitor.subscribe()).text
    await _publish(owner)
    assert not any(map(_is_notice, await visitor.read()))
    screen = await owner.tap("Уведомить подписчиков")
    assert "1 человек сразу" in screen.text
    await owner.tap("Да, уведомить")
    notice = await visitor.wait_for(_is_notice)
    assert "Прошёл форум." in notice.text
    done = await owner.wait_for(lambda screen: "Все уведомлены" in screen.text)
    assert "1 из 1" in done.text
    assert len(await other.read()) == 1
    assert "Новый форум" in (await visitor.tap("Открыть событие", on=notice)).text


async def test_first_screen_leads_to_the_subscription_in_two_taps(visitor: Person) -> None:
    await visitor.send("/help")
    await visitor.tap("🏠")
    screen = await visitor.tap("🔔 Подписка")
    assert "не подписаны" in screen.text
    assert (await visitor.send("/subscribe")).text == screen.text
    assert "все направления" in (await visitor.tap("🔔 Подписаться")).text


async def test_hours_and_zones_can_be_read_on_a_phone(visitor: Person) -> None:
    await visitor.subscribe()
    await visitor.tap("Когда")
    screen = await visitor.tap("раз в неделю")
    assert ["15:00", "18:00", "21:00"] in screen.rows
    assert any("Екатеринбург" in row and len(row) == 2 for row in screen.rows)
    assert "✓ 18:00" in (await visitor.tap("18:00")).labels


async def test_second_tap_tells_nobody_twice(visitor: Person, owner: Person) -> None:
    await visitor.subscribe()
    screen = await _publish(owner)
    ask = await owner.tap("Уведомить подписчиков", on=screen)
    data = ask.button("Да, уведомить")["callback_data"]
    await asyncio.gather(*(owner.press(data, ask) for _ in range(3)))
    await visitor.wait_for(_is_notice)
    await visitor.settle()
    assert sum(map(_is_notice, await visitor.read())) == 1


async def test_only_chosen_directions_count(visitor: Person, owner: Person) -> None:
    await visitor.subscribe()
    await visitor.tap("Направления")
    assert "✓ Порты" in (await visitor.tap("Порты")).labels
    screen = await visitor.tap("Назад")
    assert "Вы подписаны на новые события: Порты" in screen.text
    await _publish(owner, "туризм")
    assert "Подписчиков пока нет" in (await owner.tap("Уведомить подписчиков")).text
    await _publish(owner)
    assert "1 человек сразу" in (await owner.tap("Уведомить подписчиков")).text


async def test_notice_comes_in_the_chosen_language(other: Person, owner: Person) -> None:
    await other.subscribe()
    await other.tap("Taal")
    await other.tap("Français")
    await _publish(owner)
    await _announce(owner)
    notice = await other.wait_for(_is_notice)
    assert "Nouveau" in notice.text.splitlines()[0]


async def test_unsubscribing_by_the_button_in_a_notice_ends_them(
    visitor: Person, owner: Person
) -> None:
    await visitor.subscribe()
    await _publish(owner)
    await _announce(owner)
    notice = await visitor.wait_for(_is_notice)
    assert "Уведомлений больше не будет" in (await visitor.tap("Отписаться", on=notice)).text
    await _publish(owner)
    assert "Подписчиков пока нет" in (await owner.tap("Уведомить подписчиков")).text
    assert "Вы и не были подписаны" in (await visitor.send("/unsubscribe")).text


def _is_active(settings: Settings, chat_id: int) -> bool:
    sql = f"SELECT active FROM subscriber WHERE chat_id = {chat_id}"
    with closing(sqlite3.connect(settings.database_path)) as connection:
        return connection.execute(sql).fetchall() == [(1,)]


async def _announce_in_vain(owner: Person, settings: Settings, chat_id: int) -> None:
    """Announce an event that a chat does not take; now it hears of nothing more."""
    await _publish(owner)
    await _announce(owner)
    await owner.wait_for(lambda screen: "1 получатель недоступен" in screen.text)
    assert read_states(settings.database_path) == ["gone"]
    assert not _is_active(settings, chat_id)
    await _publish(owner)
    assert "Подписчиков пока нет" in (await owner.tap("Уведомить подписчиков")).text


async def _write(person: Person, _: Screen) -> None:
    await person.send("2018")


async def _press(person: Person, menu: Screen) -> None:
    await person.tap("Français", on=await person.tap("🌐", on=menu))


async def _subscribe(person: Person, _: Screen) -> None:
    await person.send("/subscribe")


async def _unblock(person: Person, _: Screen) -> None:
    await person.block()
    await person.block(blocked=False)


@pytest.mark.parametrize("come_back", [_write, _press, _subscribe, _unblock])
async def test_who_blocked_the_bot_hears_again_after_any_sign_of_life(
    visitor: Person,
    owner: Person,
    settings: Settings,
    come_back: Callable[[Person, Screen], Awaitable[None]],
) -> None:
    menu = await visitor.subscribe()
    await Faults(owner.client).forbid("sendMessage", chat_id=visitor.id)
    await _announce_in_vain(owner, settings, visitor.id)
    await come_back(visitor, menu)
    await _publish(owner)
    await wait_until(lambda: _is_active(settings, visitor.id))
    await _announce(owner)
    await visitor.wait_for(_is_notice)


async def test_group_that_took_the_bot_back_hears_again(
    visitor: Person, owner: Person, settings: Settings
) -> None:
    group = await visitor.found_group(OTHER.id)
    await group.subscribe()
    await group.remove_bot()
    await _announce_in_vain(owner, settings, group.chat_id)
    await group.add_bot()
    await wait_until(lambda: _is_active(settings, group.chat_id))
    await _publish(owner)
    await _announce(owner)
    await group.wait_for(_is_notice)


async def test_time_out_after_delivery_is_not_sent_again(
    visitor: Person, owner: Person, settings: Settings
) -> None:
    await visitor.subscribe()
    await _publish(owner)
    await owner.tap("Уведомить подписчиков")
    await Faults(owner.client).lose_answer("sendMessage")
    await owner.tap("Да, уведомить")
    await visitor.wait_for(_is_notice)
    await owner.wait_for(lambda screen: "возможно, не уведомлён" in screen.text)
    assert read_states(settings.database_path) == ["uncertain"]
    assert sum(map(_is_notice, await visitor.read())) == 1


async def test_too_many_requests_and_break_downs_only_delay(
    visitor: Person, owner: Person, settings: Settings
) -> None:
    await visitor.subscribe()
    await _publish(owner)
    await owner.tap("Уведомить подписчиков")
    await Faults(owner.client).too_many_requests("sendMessage", 1)
    await Faults(owner.client).break_down("sendMessage")
    await owner.tap("Да, уведомить")
    await visitor.wait_for(_is_notice)
    await owner.wait_for(lambda screen: "1 из 1" in screen.text)
    assert sum(map(_is_notice, await visitor.read())) == 1


async def test_stop_tells_nobody_more(
    visitor: Person,
    owner: Person,
    other: Person,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.pace.PER_SECOND", 0.1)
    for person in (visitor, other):
        await person.subscribe()
    await _publish(owner)
    await owner.tap("Уведомить подписчиков")
    await owner.tap("Да, уведомить")
    await owner.wait_for(lambda screen: "Отправлено: 1 из 2" in screen.text)
    screen = await owner.tap("Остановить")
    assert "Остановлено" in screen.text
    assert "1 уведомление отменено" in screen.text
    assert read_states(settings.database_path) == ["sent", "stopped"]


async def test_visitor_cannot_notify(visitor: Person, owner: Person) -> None:
    await visitor.subscribe()
    screen = await _publish(owner)
    data = screen.button("Уведомить")["callback_data"]
    for press in (data, data.replace("3:", "4:", 1)):
        await visitor.press(press, await visitor.screen())
    assert not any(map(_is_notice, await visitor.read()))


async def test_digest_comes_on_monday_with_what_was_announced(
    settings: Settings, client: httpx.AsyncClient, playground: Playground
) -> None:
    now = NOW  # a Friday

    async with run_application(settings, clock=lambda: now) as application:
        visitor, owner = Person(client, VISITOR.id), Person(client, OWNER.id)
        await visitor.subscribe()
        await visitor.tap("Когда")
        screen = await visitor.tap("раз в неделю")
        assert "по понедельникам в 10:00 (время: Москва)" in screen.text
        await visitor.tap("12")
        await _publish(owner)
        assert "1 человек в еженедельной" in (await owner.tap("Уведомить подписчиков")).text
        await owner.tap("Да, уведомить")
        context = Context(application)
        for moment in (
            NOW + timedelta(days=1),
            datetime(2018, 6, 4, 8, 59, tzinfo=UTC),
            datetime(2018, 6, 4, 9, 0, tzinfo=UTC),
            datetime(2018, 6, 4, 9, 5, tzinfo=UTC),
            datetime(2018, 6, 11, 9, 0, tzinfo=UTC),
        ):
            now = moment
            await queue_digests(context)
            await visitor.settle()
            came = [each for each in await visitor.read() if "1 новое событие" in each.text]
            assert len(came) == (moment >= datetime(2018, 6, 4, 9, 0, tzinfo=UTC))
        assert "Новый форум" in came[0].text


@pytest.mark.parametrize(
    ("now", "due"),
    [
        # Brussels sets its clocks forward on 25 March and back on 28 October 2018, Sundays.
        ("2018-03-26T05:59:00+00:00", "2018-03-19T07:00:00+00:00"),
        ("2018-03-26T06:00:00+00:00", "2018-03-26T06:00:00+00:00"),
        ("2018-10-29T06:59:00+00:00", "2018-10-22T06:00:00+00:00"),
        ("2018-10-29T07:00:00+00:00", "2018-10-29T07:00:00+00:00"),
    ],
)
def test_digest_is_due_by_the_persons_own_clock(now: str, due: str) -> None:
    since = datetime(2018, 1, 1, tzinfo=UTC)
    person = Subscription(1, "ru", True, 8, "Europe/Brussels", True, since, frozenset())  # noqa: FBT003
    assert person.digest_due(datetime.fromisoformat(now)) == datetime.fromisoformat(due)


@pytest.mark.parametrize("begin", [(2018, 3, 17), (2018, 10, 20)])
@pytest.mark.parametrize("hour", [0, 2, 3, 8, 21])
def test_week_with_an_hour_skipped_or_doubled_has_one_digest(
    begin: tuple[int, int, int], hour: int
) -> None:
    zone = ZoneInfo("Europe/Brussels")
    now = datetime(*begin, tzinfo=UTC)
    person = Subscription(1, "ru", True, hour, zone.key, True, now, frozenset())  # noqa: FBT003
    came = []
    for _ in range(21 * 24 * 6):
        now += timedelta(minutes=10)
        if due := person.digest_due(now):
            came.append(now.astimezone(zone))
            person = replace(person, digest_until=due)
    assert [(each.isoweekday(), each.hour, each.minute) for each in came] == [(1, hour, 0)] * 3


@pytest.mark.parametrize("begin", [(2018, 3, 24), (2018, 10, 27)])
async def test_one_digest_arrives_after_a_night_in_which_the_clock_changes(
    settings: Settings, client: httpx.AsyncClient, begin: tuple[int, int, int]
) -> None:
    now = datetime(*begin, tzinfo=UTC)
    async with run_application(settings, clock=lambda: now) as application:
        visitor, owner = Person(client, VISITOR.id), Person(client, OWNER.id)
        await visitor.subscribe()
        await visitor.tap("Когда")
        await visitor.tap("раз в неделю")
        await visitor.tap("Брюссель")
        await visitor.tap("8")
        await _publish(owner)
        await _announce(owner)
        context = Context(application)
        for _ in range(10 * 24):
            now += timedelta(hours=1)
            await queue_digests(context)
        await visitor.wait_for(lambda screen: "1 новое событие" in screen.text)
        await visitor.settle()
        assert sum("1 новое событие" in each.text for each in await visitor.read()) == 1


def test_clock_that_jumps_back_brings_no_second_digest() -> None:
    until = datetime(2018, 6, 4, 7, 0, tzinfo=UTC)
    person = Subscription(1, "ru", True, 10, "Europe/Moscow", True, until, frozenset())  # noqa: FBT003
    assert person.digest_due(datetime(2018, 6, 5, tzinfo=UTC)) is None
    assert person.digest_due(datetime(2018, 5, 20, tzinfo=UTC)) is None


async def test_group_keeps_its_subscription_as_a_supergroup(
    application: App, settings: Settings
) -> None:
    store = Context(application).store
    await store.subscriptions.subscribe(-5, "ru", "Europe/Moscow", NOW)
    await store.outbox.move_chat(-5, -1005)
    moved = await store.subscriptions.get(-1005)
    assert moved
    assert await store.subscriptions.get(-5) is None


async def test_kills_while_sending_tell_nobody_twice_and_forget_only_the_one_in_hand(
    process: BotProcess, client: httpx.AsyncClient, tmp_path: Path
) -> None:
    owner = Person(client, OWNER.id)
    await owner.send("/start")
    path = tmp_path / "spravka.db"
    await _publish(owner)
    for chat in (VISITOR.id, OTHER.id):
        await Person(client, chat).subscribe()
    await owner.tap("Уведомить подписчиков")
    await Faults(client).delay("sendMessage", 3.0)
    data = (await owner.screen()).button("Да, уведомить")["callback_data"]
    await owner.press(data, await owner.screen())
    # The first is on its way for long; the second does not wait for it.
    second = Person(client, OTHER.id)
    await second.wait_for(_is_notice)
    await wait_for_states(path, "sending", "sent")
    await process.kill()
    await process.start()
    await wait_for_states(path, "uncertain", "sent")
    await owner.wait_for(lambda screen: "1 получатель, возможно, не уведомлён" in screen.text)
    assert sum(map(_is_notice, await Person(client, VISITOR.id).read())) <= 1
    assert sum(map(_is_notice, await second.read())) == 1
