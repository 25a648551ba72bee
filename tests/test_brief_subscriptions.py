"""Hearing of new events of all briefs, of some, of directions of some."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from bot.application import App
from bot.settings import Settings
from storage.drafts import Drafts
from storage.recording import Author
from storage.store import Store
from storage.subscriptions import Subscriptions
from tests.conftest import NOW, VISITOR
from tests.support.briefs import Library
from tests.support.person import Person
from tests.support.rest import run_application

AUTHOR = Author(7, "Ольга")


@pytest.fixture
async def application(settings: Settings, library: Library) -> AsyncIterator[App]:
    settings = await library.add(settings, "trondheim")
    async with run_application(settings, clock=lambda: NOW) as application:
        yield application


@pytest.fixture
async def store(application: App) -> Store:
    store: Store = application.bot_data["services"].store
    return store


@pytest.fixture
async def visitor(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, VISITOR.id)


async def publish(drafts: Drafts, brief: int, title: str, directions: list[int]) -> tuple[int, int]:
    """A new event; gives its revision and its id."""
    changes = {"date": "2018-05", "ru.title": title, "directions": directions}
    draft = await drafts.create_event(7, brief, "ru", NOW, changes=changes)
    revision = await drafts.publish(draft, AUTHOR, NOW)
    assert revision
    return revision.id, revision.subject_id


async def wanted(store: Store, brief: int, *directions: int) -> bool:
    """Whether the visitor would hear of an event of these directions."""
    _, event = await publish(store.drafts, brief, "Событие", list(directions))
    return (await store.outbox.count_wanted(event))[0] == 1


async def test_one_briefs_settings_leave_the_others_alone(store: Store) -> None:
    subscriptions: Subscriptions = store.subscriptions
    await subscriptions.subscribe(VISITOR.id, "ru", "Europe/Moscow", NOW)
    ports, technology = (await store.briefs.list_directions(1, "ru"))[:2]
    ships = (await store.briefs.list_directions(2, "ru"))[0]
    assert await wanted(store, 1, ports.id)
    assert await wanted(store, 2)
    await subscriptions.set_direction(VISITOR.id, ports.id, wanted=True)
    assert await wanted(store, 1, ports.id)
    assert not await wanted(store, 1, technology.id)
    assert await wanted(store, 2, ships.id)
    await subscriptions.set_brief(VISITOR.id, 1, wanted=True)
    assert await wanted(store, 1, ports.id)
    assert not await wanted(store, 2, ships.id)
    await subscriptions.set_brief(VISITOR.id, 1, wanted=False)
    assert await wanted(store, 2)


async def test_nobody_hears_of_a_hidden_brief(store: Store) -> None:
    await store.subscriptions.subscribe(VISITOR.id, "ru", "Europe/Moscow", NOW)
    assert await wanted(store, 2)
    await store.revisions.set_value("brief", 2, "state", "hidden", author=AUTHOR, now=NOW)
    assert not await wanted(store, 2)


async def test_countries_and_directions_are_chosen_with_buttons(visitor: Person) -> None:
    await visitor.send("/country Тронхейм")
    await visitor.subscribe()
    shown = await visitor.send("/subscribe")
    assert "все страны" in shown.text
    assert "🇳🇴 Тронхейм" in (await visitor.tap("Направления")).text
    await visitor.tap("Судостроение")
    await visitor.tap("Назад")
    await visitor.tap("🗂 Страны")
    assert "✓ 🇧🇪 Бельгия" in (await visitor.tap("🇧🇪 Бельгия")).labels
    await visitor.send("/country Бельгия")
    shown = await visitor.send("/subscribe")
    assert "Вы подписаны на новые события: 🇧🇪 Бельгия" in shown.text
    assert "🇳🇴 Тронхейм: Судостроение" in shown.text
    await visitor.tap("🗂 Страны")
    assert "✓ все страны" in (await visitor.tap("все страны")).labels


async def test_digest_is_grouped_by_country(store: Store, visitor: Person) -> None:
    await visitor.send("/start")
    subscriptions = store.subscriptions
    await subscriptions.subscribe(VISITOR.id, "ru", "Europe/Moscow", NOW)
    await subscriptions.set_pace(VISITOR.id, weekly=True, hour=10, now=NOW)
    for brief, title in ((2, "Верфи"), (1, "Порты"), (2, "Ледоколы")):
        revision, event = await publish(store.drafts, brief, title, [])
        await store.outbox.announce(revision, event, 7, NOW + timedelta(minutes=1))
    subscriber = await subscriptions.get(VISITOR.id)
    assert subscriber
    await store.outbox.queue_digest(subscriber, NOW + timedelta(days=5), NOW)
    digest = await visitor.wait_for(lambda each: "новых события" in each.text)
    assert digest.text.splitlines()[2:] == [
        *("🇧🇪 Бельгия", "• Порты", "", "🇳🇴 Тронхейм", "• Верфи", "• Ледоколы")
    ]
