"""Owners hear of each trouble once when it comes and once when it is over; monitoring sees it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.application import App
from bot.playground import Playground
from bot.settings import DATA, Settings, load_settings
from bot.watch import WATCH, Watch
from handlers.errors.troubles import Seen, find_troubles, view_new, view_over
from handlers.texts import LANGUAGES, load_catalogs
from storage.backups import make_backup, name_backup
from storage.condition import LEAST_ROOM, Room
from storage.figures import Counts
from storage.outbox import Outbox
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.person import Person
from tests.support.rest import run_application, wait_until
from tests.support.store import change

WELL = Seen(Counts(1, 0, 0, 100, 0, 0, 0), Room(LEAST_ROOM, LEAST_ROOM), timedelta(hours=1), 0)


@pytest.mark.parametrize(
    ("seen", "troubles"),
    [
        (WELL, []),
        (WELL._replace(backup_age=None, counts=None), []),
        (WELL._replace(backup_age=timedelta(hours=26, seconds=1)), ["backup"]),
        (WELL._replace(room=Room(LEAST_ROOM - 1, LEAST_ROOM)), ["disk"]),
        (WELL._replace(inbox_depth=100), []),
        (WELL._replace(inbox_depth=101), ["inbox"]),
        (WELL._replace(webhook_error="Connection refused"), ["webhook"]),
        (WELL._replace(webhook_is_gone=True), ["webhook gone"]),
        (WELL._replace(has_rival=True), ["rival"]),
        (WELL._replace(counts=Counts(1, 9, 0, 100, 4, 50, 0)), []),
        (WELL._replace(counts=Counts(1, 9, 1, 100, 4, 50, 1)), ["outbox", "questions"]),
        (WELL._replace(counts=Counts(1, 0, 0, 45, 5, 0, 0)), ["subscribers"]),
        (WELL._replace(counts=Counts(1, 0, 0, 46, 5, 0, 0)), []),
    ],
)
def test_trouble_is_what_goes_beyond_its_bound(seen: Seen, troubles: list[str]) -> None:
    assert find_troubles(seen) == troubles


@dataclass
class Trouble:
    """How a trouble comes and goes, and what owners read of it."""

    begin: Callable[[Path, pytest.MonkeyPatch], object]
    end: Callable[[Path, pytest.MonkeyPatch], object]
    told: str
    over: str


def _lay_backup(path: Path, made: datetime) -> None:
    make_backup(path, name_backup(path, made))


def _ask(path: Path, _: object) -> None:
    change(
        path,
        "INSERT INTO question (user_id, language, text, asked_at) VALUES (1, 'ru', 'Когда?', ?)",
        [(NOW - timedelta(days=3)).isoformat()],
    )


def _queue(path: Path, _: object) -> None:
    change(
        path,
        "INSERT INTO outbox (key, chat_id, state, at) VALUES ('x', 999999, 'queued', ?)",
        [(NOW - timedelta(hours=2)).isoformat()],
    )


def _lose(path: Path, _: object) -> None:
    for chat in range(5):
        change(
            path,
            "INSERT INTO subscriber (chat_id, language, zone, active, gone_at, since, digest_until)"
            " VALUES (?, 'ru', 'UTC', 0, ?, ?, ?)",
            [chat + 5000, *[NOW.isoformat()] * 3],
        )


TROUBLES = [
    Trouble(
        lambda path, _: _lay_backup(path, NOW - timedelta(hours=30)),
        lambda path, _: _lay_backup(path, NOW),
        "Последней резервной копии 30 часов",
        "Резервные копии снова",
    ),
    Trouble(
        lambda _, patch: patch.setattr("storage.condition.LEAST_ROOM", 2**60),
        lambda _, patch: patch.undo(),
        "Диск почти заполнен",
        "На диске снова",
    ),
    Trouble(
        _ask,
        lambda path, _: change(path, "DELETE FROM question"),
        "1 вопрос ждёт ответа",
        "Вопросов, ждущих",
    ),
    Trouble(
        _queue,
        lambda path, _: change(path, "DELETE FROM outbox"),
        "1 исходящее сообщение ждёт",
        "снова уходят",
    ),
    Trouble(
        _lose,
        lambda path, _: change(path, "DELETE FROM subscriber"),
        "ушли 5 подписчиков",
        "больше не уходят",
    ),
]


async def _take_nothing(*_: object) -> None:
    return None


def _watch(application: App) -> Watch:
    watch = application.bot_data[WATCH]
    assert isinstance(watch, Watch)
    return watch


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda each: each.over)
async def test_owners_hear_when_it_comes_and_when_it_is_over(
    settings: Settings,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    trouble: Trouble,
) -> None:
    now, owner, path = NOW, Person(client, OWNER.id), settings.database_path
    # What shall wait in the outbox does.
    monkeypatch.setattr(Outbox, "take", _take_nothing)

    async def told() -> list[str]:
        return [each.text for each in await owner.read()]

    with monkeypatch.context() as patch:
        async with run_application(settings, clock=lambda: now) as application:
            await owner.send("/start")
            before = len(await told())
            await _watch(application).look()
            assert len(await told()) == before
            # Elsewhere: the bot may be within a transaction.
            await asyncio.to_thread(trouble.begin, path, patch)
            for _ in range(2):
                await _watch(application).look()
            (said,) = (await told())[before:]
            assert trouble.told in said
            assert list(_watch(application).troubles.names)
        # A restart tells nothing again.
        async with run_application(settings, clock=lambda: now) as application:
            await _watch(application).look()
            assert len(await told()) == before + 1
            await asyncio.to_thread(trouble.end, path, patch)
            await _watch(application).look()
            assert len(await told()) == before + 1
            now += timedelta(minutes=10)
            for _ in range(2):
                await _watch(application).look()
            (over,) = (await told())[before + 1 :]
            assert trouble.over in over
            assert not _watch(application).troubles.names


async def test_owner_who_cannot_be_told_hears_later(
    settings: Settings, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.condition.LEAST_ROOM", 2**60)
    async with run_application(settings, clock=lambda: NOW) as application:
        # The owner has not begun a chat yet.
        await _watch(application).look()
        owner = Person(client, OWNER.id)
        await owner.send("/start")
        await _watch(application).look()
        assert "Диск почти заполнен" in (await owner.read())[-1].text


async def test_rival_for_the_token_is_told(
    settings: Settings, client: httpx.AsyncClient, playground: Playground
) -> None:
    async with run_application(settings, clock=lambda: NOW) as application:
        owner = Person(client, OWNER.id)
        await owner.send("/start")
        watch = _watch(application)
        api = f"/bot{playground.token}/getUpdates"
        while time.monotonic() - watch._metrics.last_conflict > 60:
            await client.post(api, json={"timeout": 0, "offset": 0})
        await watch.look()
        assert "с моим токеном" in (await owner.read())[-1].text


async def test_webhook_that_another_program_has_taken_is_told(
    settings: Settings, client: httpx.AsyncClient, playground: Playground, port: int
) -> None:
    hook = {
        "listen": f"127.0.0.1:{port}",
        "webhook_url": f"http://127.0.0.1:{port}/hook",
        "webhook_secret": "x" * 32,
    }
    settings = load_settings(**settings.model_dump() | hook)
    async with run_application(settings, clock=lambda: NOW) as application:
        owner = Person(client, OWNER.id)
        await owner.send("/start")
        await client.post(f"/bot{playground.token}/deleteWebhook", json={})
        await _watch(application).look()
        assert "изменила вебхук" in (await owner.read())[-1].text


async def test_webhook_that_telegram_cannot_reach_is_told(
    settings: Settings, client: httpx.AsyncClient, playground: Playground, port: int
) -> None:
    owner = Person(client, OWNER.id)
    async with run_application(settings, clock=lambda: NOW):
        await owner.send("/start")
    # Nobody listens there: the proxy before the bot is down.
    hook = {
        "listen": "127.0.0.1:0",
        "webhook_url": f"http://127.0.0.1:{port}/hook",
        "webhook_secret": "x" * 32,
    }
    settings = load_settings(**settings.model_dump() | hook)
    async with run_application(settings, clock=lambda: datetime.now(UTC)) as application:
        await owner.call("sendMessage", chat_id=OWNER.id, text="/start")
        webhook = playground.world.webhook
        assert webhook
        await wait_until(lambda: webhook.info(0).get("last_error_message"))
        await _watch(application).look()
        assert "не может передать" in (await owner.read())[-1].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trouble_is_told_in_every_language(language: str) -> None:
    t = load_catalogs(DATA / "locales")[language]
    seen = Seen(
        Counts(1, 9, 1, 40, 5, 50, 1),
        Room(LEAST_ROOM - 1, LEAST_ROOM),
        timedelta(hours=30),
        101,
        webhook_error="Connection refused",
        webhook_is_gone=True,
        has_rival=True,
    )
    names = find_troubles(seen)
    assert len(names) == 9
    assert len(view_new(names, seen, t).text.splitlines()) >= 9
    assert len(view_over(names, t).text.splitlines()) == 9


async def test_monitoring_sees_the_same(
    settings: Settings, client: httpx.AsyncClient, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.condition.LEAST_ROOM", 2**60)
    _lay_backup(settings.database_path, NOW - timedelta(hours=3))
    _ask(settings.database_path, None)
    settings = load_settings(**settings.model_dump() | {"listen": f"127.0.0.1:{port}"})
    async with (
        run_application(settings, clock=lambda: NOW, with_server=True) as application,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as web,
    ):
        visitor = Person(client, VISITOR.id)
        await Person(client, OWNER.id).send("/start")
        await visitor.send("/start")
        await visitor.subscribe()
        await _watch(application).look()
        health = (await web.get("/healthz")).json()
        lines = (await web.get("/metrics")).text.splitlines()
    assert health["backup_age_seconds"] == 3 * 3600
    assert (health["open_questions"], health["subscribers"], health["briefs"]) == (1, 1, 1)
    assert health["outbox_depth"] == 0
    assert health["free_bytes"] > 0
    for line in (
        "spravka_backup_age_seconds 10800.0",
        "spravka_open_questions 1.0",
        "spravka_subscribers 1.0",
        "spravka_briefs 1.0",
        "spravka_outbox_depth 0.0",
        'spravka_trouble{kind="disk"} 1.0',
        'spravka_trouble{kind="questions"} 1.0',
    ):
        assert line in lines
