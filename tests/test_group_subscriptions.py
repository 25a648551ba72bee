"""A group's subscription: its administrators decide, and it outlives the change to a supergroup."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.application import App
from bot.playground import Playground
from bot.settings import Settings
from handlers.chat.context import SERVICES
from storage.store import Store
from storage.subscriptions import Subscription
from tests.conftest import NOW, OTHER, VISITOR
from tests.support.person import Person, Screen
from tests.support.store import wait_for_states

REFUSAL = "только её администраторы"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.outbox.IDLE_SECONDS", 0.05)


@pytest.fixture
async def other(application: App, client: httpx.AsyncClient) -> Person:
    return Person(client, OTHER.id)


async def _open(visitor: Person, kind: str) -> int:
    """A group that the visitor created and the other is a member of."""
    return (await visitor.found_group(OTHER.id, type=kind)).chat_id


async def _get(application: App, chat_id: int) -> Subscription | None:
    store: Store = application.bot_data[SERVICES].store
    return await store.subscriptions.get(chat_id)


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_only_an_administrator_changes_it(
    visitor: Person, other: Person, application: App, kind: str
) -> None:
    chat = await _open(visitor, kind)
    admin, member = visitor.within(chat), other.within(chat)
    assert "beheerders" in (await member.send("/subscribe")).text
    assert not await _get(application, chat)
    menu = await admin.subscribe()
    assert "все направления" in menu.text
    for data in ("pace:1", "hearin:fr", "topic:1", "unsubscribe"):
        await member.press(data, menu)
        assert "beheerders" in str(member.toast)
    await member.send("/unsubscribe")
    before = await _get(application, chat)
    assert before
    assert (before.weekly, before.language, before.directions) == (False, "ru", frozenset())
    await admin.tap("Français", on=await admin.tap("🌐", on=menu))
    after = await _get(application, chat)
    assert after
    assert after.language == "fr"


async def test_promoted_member_decides_and_a_demoted_one_does_not(
    visitor: Person, other: Person, application: App
) -> None:
    chat = await _open(visitor, "supergroup")
    member = other.within(chat)
    await visitor.call("setAdmin", chat_id=chat, user_id=OTHER.id, is_admin=True)
    await member.subscribe()
    assert await _get(application, chat)
    await visitor.call("setAdmin", chat_id=chat, user_id=OTHER.id, is_admin=False)
    await member.send("/unsubscribe")
    assert await _get(application, chat)


async def test_anonymous_administrator_decides_and_stays_anonymous(
    visitor: Person, application: App
) -> None:
    chat = await _open(visitor, "supergroup")
    await visitor.call(
        "setAdmin", chat_id=chat, user_id=VISITOR.id, is_admin=True, is_anonymous=True
    )
    admin = visitor.within(chat)
    await admin.subscribe()
    assert await _get(application, chat)
    # Only the press tells who it was; the answer must not.
    menu = await admin.screen()
    await admin.tap("Français", on=await admin.tap("🌐", on=menu))
    subscription = await _get(application, chat)
    assert subscription
    assert subscription.language == "fr"
    for screen in await admin.read():
        assert VISITOR.first_name not in screen.text
        assert not any("user" in entity for entity in screen.entities)


async def test_channel_that_speaks_in_the_group_does_not_decide(
    visitor: Person, other: Person, application: App
) -> None:
    chat = await _open(visitor, "supergroup")
    channel = await other.call("createChat", type="channel", title="Канал", members=[])
    await other.call("sendMessage", chat_id=chat, text="/subscribe", sender_chat_id=channel["id"])
    await other.within(chat).wait_for(lambda screen: REFUSAL in screen.text)
    assert not await _get(application, chat)


async def _announce(application: App) -> None:
    """Queue an event for all, as an editor's tap does."""
    services = application.bot_data[SERVICES]
    async with services.store._database.transaction() as connection:
        rows: Any = await connection.execute_fetchall(
            "INSERT INTO revision (at, user_id, user_name, subject, subject_id, brief_id, after)"
            " VALUES ('', 1, '', 'event', 11, 1, '{}') RETURNING id"
        )
    await services.store.outbox.announce(next(iter(rows))[0], 11, 1, NOW)


def _is_notice(screen: Screen) -> bool:
    return screen.text.startswith("📣")


async def test_service_message_of_the_upgrade_moves_the_subscription(
    visitor: Person, application: App
) -> None:
    old = await _open(visitor, "group")
    await visitor.within(old).subscribe()
    new = (await visitor.call("upgradeChat", chat_id=old))["id"]
    await visitor.settle()
    assert await _get(application, new)
    assert not await _get(application, old)
    await _announce(application)
    await visitor.within(new).wait_for(_is_notice)


async def test_refused_notice_tells_of_the_upgrade_and_goes_to_the_supergroup(
    visitor: Person, application: App, playground: Playground
) -> None:
    old = await _open(visitor, "group")
    await visitor.within(old).subscribe()
    # The service messages do not reach the bot, as when it was down for more than a day.
    playground.world.updates.allow(["callback_query"])
    receives = playground.world.updates.add
    playground.world.updates.add = lambda *_: None  # type: ignore[method-assign]
    new = (await visitor.call("upgradeChat", chat_id=old))["id"]
    playground.world.updates.add = receives  # type: ignore[method-assign]
    assert await _get(application, old)
    await _announce(application)
    here = visitor.within(new)
    await here.wait_for(_is_notice)
    await here.settle()
    assert sum(map(_is_notice, await here.read())) == 1
    assert await _get(application, new)
    assert not await _get(application, old)


async def test_notices_and_digests_go_into_the_topic_that_subscribed(
    visitor: Person, application: App
) -> None:
    forum = await visitor.found_group(OTHER.id, is_forum=True)
    topic = await forum.new_topic("Порт")
    await topic.subscribe()
    await _announce(application)
    await topic.wait_for(_is_notice)
    subscription = await _get(application, forum.chat_id)
    assert subscription
    store: Store = application.bot_data[SERVICES].store
    due = NOW + timedelta(days=1)
    await store.outbox.queue_digest(subscription, due, due)
    await topic.wait_for(lambda screen: "1 новое событие" in screen.text)
    told = [each for each in await forum.read() if "📣" in each.text]
    assert [each.message["message_thread_id"] for each in told] == [topic.thread_id] * 2


async def test_who_subscribes_again_in_another_topic_moves_the_notices_there(
    visitor: Person, application: App
) -> None:
    forum = await visitor.found_group(OTHER.id, is_forum=True)
    first, second = await forum.new_topic("Порт"), await forum.new_topic("Музеи")
    menus = [await each.send("/subscribe") for each in (first, second)]
    for each, menu in zip((first, second), menus, strict=True):
        await each.tap("🔔", on=menu)
    await _announce(application)
    await second.wait_for(_is_notice)
    assert not any(map(_is_notice, await first.read()))


@pytest.mark.parametrize("method", ["deleteForumTopic", "setForum"])
async def test_notices_of_a_topic_that_is_gone_go_into_general(
    visitor: Person, application: App, method: str
) -> None:
    forum = await visitor.found_group(OTHER.id, is_forum=True)
    topic = await forum.new_topic("Порт")
    await topic.subscribe()
    await topic.act(method, is_forum=False)
    await _announce(application)
    notice = await forum.wait_for(_is_notice)
    assert "message_thread_id" not in notice.message
    if method == "deleteForumTopic":
        subscription = await _get(application, forum.chat_id)
        assert subscription
        assert subscription.thread_id is None


async def test_notice_into_a_closed_topic_ends_and_says_so(
    visitor: Person, application: App, settings: Settings
) -> None:
    forum = await visitor.found_group(OTHER.id, is_forum=True)
    topic = await forum.new_topic("Порт")
    await topic.subscribe()
    await topic.close_topic()
    await _announce(application)
    await wait_for_states(settings.database_path, "failed")
    await topic.act("reopenForumTopic")
    await _announce(application)
    await topic.wait_for(_is_notice)
    await wait_for_states(settings.database_path, "failed", "sent")
