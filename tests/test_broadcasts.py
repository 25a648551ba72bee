"""What owners write to subscribers: looked at first, to whom it is meant for, once."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.application import App
from bot.settings import Settings
from handlers.chat.context import SERVICES
from storage.store import Store
from tests.conftest import NOW, OTHER, OWNER, VISITOR
from tests.support.briefs import Library
from tests.support.faults import Faults
from tests.support.person import Person, Screen
from tests.support.rest import run_application
from tests.support.store import read, read_states, wait_for_states

WORDS = "Комитет переехал: <улица> & дом 5."


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.IDLE_SECONDS", 0.05)
    monkeypatch.setattr("bot.outbox.PAUSE", 0.2)


@pytest.fixture
async def other(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, OTHER.id)


@pytest.fixture
async def several(settings: Settings, library: Library) -> Settings:
    """With two briefs."""
    return await library.add(settings, "trondheim")


@pytest.fixture
async def two_briefs(several: Settings) -> AsyncIterator[App]:
    async with run_application(several, clock=lambda: NOW) as application:
        yield application


def _is_ours(screen: Screen) -> bool:
    return screen.text.startswith("📣") and WORDS in screen.text


async def _count(person: Person) -> int:
    return sum(map(_is_ours, await person.read()))


async def _write(owner: Person, text: str = WORDS) -> Screen:
    asked = await owner.send("/broadcast")
    assert "Напишите текст" in asked.text
    return await owner.send(text)


async def _send_to(owner: Person, *readers: Person) -> None:
    """Let people subscribe, and send them something."""
    for person in readers:
        await person.subscribe()
    await _write(owner)
    await owner.tap("Отправить")


async def test_subscribers_read_what_an_owner_wrote_and_nobody_else_does(
    visitor: Person, owner: Person, other: Person
) -> None:
    await visitor.subscribe()
    await other.send("/start")
    preview = await _write(owner)
    assert WORDS in preview.text
    assert "Все подписчики" in preview.text
    assert "1 человек сразу" in preview.text
    assert not await _count(visitor)
    await owner.tap("Отправить")
    got = await visitor.wait_for(_is_ours)
    assert "Сообщение от редакторов" in got.text
    done = await owner.wait_for(lambda screen: "Все уведомлены" in screen.text)
    assert "Отправлено: 1 из 1" in done.text
    assert not await _count(other)
    assert "Уведомлений больше не будет" in (await visitor.tap("Отписаться", on=got)).text


async def test_it_goes_to_those_who_read_a_language(
    visitor: Person, owner: Person, other: Person, settings: Settings
) -> None:
    await visitor.subscribe()
    await other.subscribe()
    await _write(owner)
    assert "2 человека сразу" in (await owner.tap("Кому")).text
    screen = await owner.tap("Nederlands")
    assert "✓ Nederlands" in screen.labels
    assert "1 человек сразу" in screen.text
    await owner.tap("Назад")
    await owner.tap("Отправить")
    assert "Bericht van de redactie" in (await other.wait_for(_is_ours)).text
    await wait_for_states(settings.database_path, "sent")
    assert not await _count(visitor)
    await _write(owner)
    await owner.tap("Кому")
    await owner.tap("Français")
    screen = await owner.tap("Назад")
    assert "Подписчиков пока нет" in screen.text
    assert "📣 Отправить" not in screen.labels


async def test_it_goes_to_those_who_hear_of_a_brief(
    two_briefs: App, client: httpx.AsyncClient
) -> None:
    owner, visitor, other = (Person(client, each.id) for each in (OWNER, VISITOR, OTHER))
    store: Store = two_briefs.bot_data[SERVICES].store
    for each, brief in ((visitor, 1), (other, 2)):
        await each.send("/start")
        await store.subscriptions.subscribe(each.id, "ru", "Europe/Moscow", NOW)
        await store.subscriptions.set_brief(each.id, brief, wanted=True)
    await _write(owner)
    await owner.tap("Кому")
    assert "1 человек сразу" in (await owner.tap("Тронхейм")).text
    assert "Подписчики: 🇳🇴 Тронхейм" in (await owner.tap("Назад")).text
    await owner.tap("Отправить")
    got = await other.wait_for(lambda screen: WORDS in screen.text)
    assert got.text.startswith("🇳🇴 Тронхейм")
    await visitor.settle()
    assert not any(WORDS in each.text for each in await visitor.read())


async def test_second_tap_tells_nobody_twice(
    visitor: Person, owner: Person, settings: Settings
) -> None:
    await visitor.subscribe()
    preview = await _write(owner)
    data = preview.button("Отправить")["callback_data"]
    await asyncio.gather(*(owner.press(data, preview) for _ in range(3)))
    await wait_for_states(settings.database_path, "sent")
    assert await _count(visitor) == 1
    assert "Отправлено: 1 из 1" in (await owner.press(data, preview)).text


async def test_what_was_changed_since_is_looked_at_again(
    visitor: Person, owner: Person, settings: Settings
) -> None:
    await visitor.subscribe()
    first = await _write(owner, "Не то.")
    await owner.tap("Написать заново", on=first)
    await owner.send(WORDS)
    screen = await owner.press(first.button("Отправить")["callback_data"], first)
    assert WORDS in screen.text
    assert "изменились" in owner.toast["text"]
    assert read_states(settings.database_path) == []
    await owner.tap("Отправить", on=screen)
    await visitor.wait_for(_is_ours)


async def test_who_has_blocked_the_bot_is_counted(visitor: Person, owner: Person) -> None:
    await visitor.subscribe()
    await Faults(owner.client).forbid("sendMessage", chat_id=visitor.id)
    await _write(owner)
    await owner.tap("Отправить")
    done = await owner.wait_for(lambda screen: "заблокирован" in screen.text)
    assert "1 получатель недоступен" in done.text
    assert "Отправлено: 0 из 1" in done.text


async def test_stop_sends_it_to_nobody_more(
    visitor: Person,
    owner: Person,
    other: Person,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.pace.PER_SECOND", 0.1)
    await _send_to(owner, visitor, other)
    await owner.wait_for(lambda screen: "Отправлено: 1 из 2" in screen.text)
    screen = await owner.tap("Остановить")
    assert "Остановлено" in screen.text
    assert read_states(settings.database_path) == ["sent", "stopped"]
    await owner.send("/broadcast")
    assert "Остановлено" in (await owner.tap("Прошлая рассылка")).text


async def test_end_of_the_bot_loses_and_doubles_nothing(
    settings: Settings, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.pace.PER_SECOND", 0.1)
    owner, visitor, other = (Person(client, each.id) for each in (OWNER, VISITOR, OTHER))
    async with run_application(settings, clock=lambda: NOW):
        await _send_to(owner, visitor, other)
        await owner.wait_for(lambda screen: "Отправлено: 1 из 2" in screen.text)
    assert read_states(settings.database_path) == ["sent", "queued"]
    monkeypatch.setattr("bot.pace.PER_SECOND", 25)
    async with run_application(settings, clock=lambda: NOW):
        await wait_for_states(settings.database_path, "sent", "sent")
        await owner.wait_for(lambda screen: "Отправлено: 2 из 2" in screen.text)
    assert [await _count(each) for each in (visitor, other)] == [1, 1]


async def test_who_unsubscribed_meanwhile_gets_nothing(
    visitor: Person,
    owner: Person,
    other: Person,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.pace.PER_SECOND", 0.5)
    await _send_to(owner, visitor, other)
    await other.send("/unsubscribe")
    await wait_for_states(settings.database_path, "sent", "stopped")
    assert not await _count(other)


async def test_too_long_a_text_is_refused_and_the_next_is_taken(owner: Person) -> None:
    screen = await _write(owner, "я" * 3_001)
    assert "3000" in screen.text
    assert WORDS in (await owner.send(WORDS)).text


async def test_leaving_it_makes_the_next_message_a_question(
    owner: Person, settings: Settings
) -> None:
    await owner.send("/broadcast")
    assert "Ничего не отправлено" in (await owner.send("/cancel")).text
    assert WORDS not in (await owner.send("2018")).text
    await _write(owner)
    await owner.tap("Написать заново")
    assert WORDS in (await owner.send("/cancel")).text
    assert "2018" in (await owner.send("2018")).text
    assert WORDS in (await owner.send("/broadcast")).text
    await owner.tap("Удалить черновик")
    assert read(settings.database_path, "SELECT * FROM broadcast") == []


async def test_another_answer_takes_its_turn(owner: Person) -> None:
    await owner.send("/broadcast")
    await owner.send("/addevent")
    await owner.send("2019")
    assert "Напишите текст" in (await owner.send("/broadcast")).text


async def test_another_owners_text_is_out_of_reach(
    settings: Settings, client: httpx.AsyncClient
) -> None:
    settings = settings.model_copy(update={"owner_ids": frozenset({OWNER.id, OTHER.id})})
    async with run_application(settings, clock=lambda: NOW):
        owner, other = Person(client, OWNER.id), Person(client, OTHER.id)
        await other.subscribe()
        preview = await _write(owner)
        screen = await other.send("/help")
        for label in ("Отправить", "Удалить черновик", "Кому", "Написать заново"):
            await other.press(preview.button(label)["callback_data"], screen)
        await other.settle()
        assert read_states(settings.database_path) == []
        assert WORDS in (await owner.send("/broadcast")).text
