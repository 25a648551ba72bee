"""Webhook, /healthz and /metrics; and nothing is lost between polling and webhook."""

import asyncio
import json
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.connections import BoundedServer
from bot.logs import sparing
from bot.server import SECRET_HEADER
from bot.settings import Settings, SettingsError, load_settings
from storage.inbox import InboxTable
from tests.conftest import NOW, VISITOR
from tests.faults.test_unreadable import NO_UPDATES, UNREADABLE, numbered
from tests.support.faults import Faults
from tests.support.person import Person, open_client
from tests.support.rest import run_application

SECRET = "0123456789abcdef-_"
UPDATE: dict[str, Any] = {
    "update_id": 777,
    "message": {
        "message_id": 900,
        "date": 1527854400,
        "chat": {"id": VISITOR.id, "type": "private", "first_name": "Анна"},
        "from": {"id": VISITOR.id, "is_bot": False, "first_name": "Анна"},
        "text": "/about",
    },
}
HEAD = b"POST /telegram/hook HTTP/1.1\r\nHost: x\r\n"
BODY_TO_COME = f"Content-Length: 1000\r\n{SECRET_HEADER}: {SECRET}\r\n\r\n".encode()


@pytest.fixture
def with_webhook(settings: Settings, port: int) -> Settings:
    return load_settings(
        **settings.model_dump()
        | {
            "listen": f"127.0.0.1:{port}",
            "webhook_url": f"http://127.0.0.1:{port}/telegram/hook",
            "webhook_secret": SECRET,
        }
    )


@pytest.fixture
async def web(port: int) -> AsyncIterator[httpx.AsyncClient]:
    # It sees that the server has hung up before it calls again, as a proxy in front does.
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as web:
        yield web


@asynccontextmanager
async def _running(settings: Settings) -> AsyncIterator[None]:
    async with run_application(settings, clock=lambda: NOW, with_server=True):
        yield


async def _post(web: httpx.AsyncClient, secret: str | None = SECRET, **request: Any) -> int:
    headers = {b"X-Telegram-Bot-Api-Secret-Token": (secret or "").encode()}
    if secret is None:
        headers.clear()
    return (await web.post("/telegram/hook", headers=headers, **request)).status_code


async def test_webhook_answers_people(with_webhook: Settings, client: httpx.AsyncClient) -> None:
    async with _running(with_webhook):
        visitor = Person(client, VISITOR.id)
        assert "2018" in (await visitor.send("/events 2018")).text
        assert "2017" in (await visitor.send("/events 2017")).text


@pytest.mark.parametrize("secret", [None, "", SECRET[:-1], f"{SECRET}x", "ключ"])
async def test_without_the_secret_nothing_is_taken(
    with_webhook: Settings, web: httpx.AsyncClient, client: httpx.AsyncClient, secret: str | None
) -> None:
    async with _running(with_webhook):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/start")
        assert await _post(web, secret, json=UPDATE) == 403
        await visitor.settle()
        assert len(await visitor.read()) == 1


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"{}", b'{"update_id": "x"}', b"{", b"\xff", b"[" * 10_000]
)
async def test_what_is_no_update_is_taken_once_and_left_out(
    with_webhook: Settings, web: httpx.AsyncClient, client: httpx.AsyncClient, body: bytes
) -> None:
    async with _running(with_webhook):
        # Telegram would bring again for a day what is refused.
        assert await _post(web, content=body) == 200
        assert "2018" in (await Person(client, VISITOR.id).send("/events 2018")).text


async def test_whatever_is_wrong_in_an_update_it_is_taken(
    with_webhook: Settings, web: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    async with _running(with_webhook):
        for number, update in enumerate([*UNREADABLE, *NO_UPDATES]):
            body = json.dumps(numbered(update, 1000 + number))
            assert await _post(web, content=body.encode()) == 200
        assert "2018" in (await Person(client, VISITOR.id).send("/events 2018")).text


async def test_body_without_end_is_refused(with_webhook: Settings, web: httpx.AsyncClient) -> None:
    async with _running(with_webhook):
        with suppress(httpx.HTTPError):  # the connection may be cut
            assert await _post(web, content=b"x" * 2_000_000) in (400, 413)
        assert await _post(web, content=b"{}") == 200


async def test_nobody_without_the_secret_has_the_bot_read_much(
    with_webhook: Settings, port: int
) -> None:
    async with _running(with_webhook):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(HEAD + b"Content-Length: 900000\r\n\r\n")
        assert b" 403 " in await reader.readline()
        await asyncio.wait_for(reader.read(), 60)
        writer.close()


async def test_second_delivery_is_acknowledged_only_when_the_first_is_kept(
    with_webhook: Settings,
    web: httpx.AsyncClient,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    committing, go_on = asyncio.Event(), asyncio.Event()
    add = InboxTable.add

    async def add_slowly(self: InboxTable, *arguments: Any) -> dict[int, int]:
        committing.set()
        await go_on.wait()
        return await add(self, *arguments)

    monkeypatch.setattr(InboxTable, "add", add_slowly)
    async with _running(with_webhook):
        first = asyncio.create_task(_post(web, json=UPDATE))
        await committing.wait()
        second = asyncio.create_task(_post(web, json=UPDATE))
        await asyncio.wait([second], timeout=0.3)
        assert not second.done()
        go_on.set()
        assert [await first, await second] == [200, 200]


async def test_second_delivery_is_refused_when_the_first_could_not_be_kept(
    with_webhook: Settings,
    web: httpx.AsyncClient,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    committing, go_on = asyncio.Event(), asyncio.Event()

    async def fail(*_: Any) -> dict[int, int]:
        committing.set()
        await go_on.wait()
        raise RuntimeError("the store breaks")

    async with _running(with_webhook):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/start")
        with monkeypatch.context() as patch:
            patch.setattr(InboxTable, "add", fail)
            first = asyncio.create_task(_post(web, json=UPDATE))
            await committing.wait()
            second = asyncio.create_task(_post(web, json=UPDATE))
            await asyncio.wait([second], timeout=0.3)
            go_on.set()
            assert [await first, await second] == [500, 500]
        assert await _post(web, json=UPDATE) == 200
        await visitor.wait_for(lambda screen: "Бельг" in screen.text)


async def test_200_means_that_it_is_kept_and_a_second_delivery_is_dropped(
    with_webhook: Settings, web: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    async with _running(with_webhook):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/start")
        statuses = [await _post(web, json=UPDATE) for _ in range(3)]
        assert statuses == [200, 200, 200]
        await visitor.settle()
        assert len(await visitor.read()) == 2


async def test_switch_between_polling_and_webhook_loses_and_doubles_nothing(
    settings: Settings, with_webhook: Settings, client: httpx.AsyncClient
) -> None:
    visitor = Person(client, VISITOR.id)
    asked = []
    async with _running(settings):
        await visitor.send("/start")
    for number, mode in enumerate((with_webhook, settings, with_webhook, settings)):
        for step in range(5):
            asked.append(3000 + 10 * number + step)
            await visitor.call("sendMessage", chat_id=visitor.id, text=f"/events {asked[-1]}")
        async with _running(mode):
            if number % 2:  # some switches come in the middle of the work
                await visitor.wait_for(lambda screen: str(asked[-1]) in screen.text)
            else:
                await asyncio.sleep(0.05)
    async with _running(settings):
        await visitor.wait_for(lambda screen: str(asked[-1]) in screen.text)
        await visitor.settle()
    titles = [screen.text.splitlines()[0] for screen in await visitor.read()]
    answered = [year for title in titles for year in asked if str(year) in title]
    assert list(dict.fromkeys(answered)) == asked
    assert len(answered) == len(asked)


async def test_health_is_good_and_says_what_is_not(
    settings: Settings,
    port: int,
    web: httpx.AsyncClient,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listening = load_settings(**settings.model_dump() | {"listen": f"127.0.0.1:{port}"})
    async with run_application(listening, clock=lambda: NOW, with_server=True) as application:
        await Person(client, VISITOR.id).send("/start")
        answer = await web.get("/healthz")
        assert answer.status_code == 200
        health = answer.json()
        assert health["store_readable"] is health["store_writable"] is health["telegram"] is True
        assert health["inbox_depth"] == 0
        assert health["last_update"] == NOW.isoformat()
        store = application.bot_data["services"].store
        hour = timedelta(hours=1)
        # To look is no change, so nothing has to be saved for it.
        assert await store.make_due_backup(NOW, hour, None)
        for path in settings.database_path.parent.glob(f"{settings.database_path.name}*"):
            os.utime(path, (0, 0))
        assert (await web.get("/healthz")).status_code == 200
        assert await store.make_due_backup(NOW + 2 * hour, hour, None) is None
        monkeypatch.setattr("bot.server.FRESH_SECONDS", -1.0)
        await Faults(client).break_down("getMe")
        answer = await web.get("/healthz")
        assert answer.status_code == 503
        assert answer.json()["telegram"] is False
        await store._database._writer.execute("PRAGMA query_only = 1")
        answer = await web.get("/healthz")
        assert answer.status_code == 503
        assert answer.json()["store_writable"] is False
        assert answer.json()["store_readable"] is True


async def test_metrics_count_updates_and_calls(
    settings: Settings, port: int, web: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    listening = load_settings(**settings.model_dump() | {"listen": f"127.0.0.1:{port}"})
    async with _running(listening):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/start")
        await visitor.settle()
        text = (await web.get("/metrics")).text
    assert 'spravka_updates_total{kind="message"} 1.0' in text
    assert 'spravka_outcomes_total{outcome="handled"} 1.0' in text
    assert 'spravka_calls_total{method="sendMessage",outcome="ok"} 1.0' in text
    assert "spravka_update_seconds_count 1.0" in text
    assert "spravka_inbox_depth 0.0" in text
    assert "spravka_store_bytes" in text


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
async def test_what_a_proxy_forwards_sees_neither_health_nor_metrics(
    with_webhook: Settings, web: httpx.AsyncClient, path: str
) -> None:
    async with _running(with_webhook):
        answer = await web.get(path, headers={"X-Forwarded-For": "203.0.113.9"})
        assert answer.status_code == 404
        assert "ornado" not in str(answer.headers)


@pytest.mark.parametrize("address", ["203.0.113.9", "10.0.0.7", "::ffff:203.0.113.9"])
@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
async def test_nobody_elsewhere_sees_health_or_metrics(
    with_webhook: Settings,
    web: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    address: str,
) -> None:
    async with _running(with_webhook):
        assert (await web.get(path)).status_code == 200
        handle = BoundedServer.handle_stream
        monkeypatch.setattr(
            BoundedServer,
            "handle_stream",
            lambda self, stream, _: handle(self, stream, (address, 4711)),
        )
        async with httpx.AsyncClient(base_url=web.base_url, trust_env=False) as other:
            assert (await other.get(path)).status_code == 404


async def test_forged_calls_write_few_lines(
    with_webhook: Settings, web: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    async with _running(with_webhook):
        before = len(caplog.records)
        for _ in range(500):
            assert await _post(web, "forged", json=UPDATE) == 403
        assert 1 <= len(caplog.records) - before <= 3


async def test_what_has_been_held_back_is_counted(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("noisy")

    def cry(times: int) -> None:
        for number in range(times):
            logger.warning("cry %s", number)

    with sparing(["noisy"]):
        cry(500)
        monkeypatch.setattr("bot.logs.SPARING_SECONDS", 0.0)
        cry(1)
    cry(2)
    lines = [record.getMessage() for record in caplog.records]
    assert lines == ["cry 0", "cry 0 (499 more like it before)", "cry 0", "cry 1"]


@pytest.mark.parametrize("slow", [b"", HEAD + b"X: ", HEAD + BODY_TO_COME])
async def test_who_is_slow_is_cut(
    with_webhook: Settings, port: int, monkeypatch: pytest.MonkeyPatch, slow: bytes
) -> None:
    monkeypatch.setattr("bot.connections.IDLE_SECONDS", 0.5)
    async with _running(with_webhook):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(slow)

        async def drip() -> None:
            with suppress(ConnectionError):
                while True:
                    writer.write(b"x")
                    await writer.drain()
                    await asyncio.sleep(0.1)

        dripping = asyncio.create_task(drip()) if slow else None
        with suppress(ConnectionError):
            await asyncio.wait_for(reader.read(), 60)
        if dripping:
            dripping.cancel()
        writer.close()


async def test_silent_connections_shut_nobody_out(
    with_webhook: Settings,
    port: int,
    client: httpx.AsyncClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.connections.MAX_UNPROVEN", 20)
    async with _running(with_webhook):
        visitor = Person(client, VISITOR.id)
        await visitor.send("/start")
        before = len(caplog.records)
        silent = [await asyncio.open_connection("127.0.0.1", port) for _ in range(100)]
        assert "2018" in (await visitor.send("/events 2018")).text
        cut = [reader for reader, _ in silent if reader.at_eof()]
        assert len(cut) >= 70
        assert len(caplog.records) - before <= 3
        for _, writer in silent:
            writer.close()


async def test_port_in_use_costs_only_health_and_metrics(
    settings: Settings, port: int, client: httpx.AsyncClient
) -> None:
    listening = load_settings(**settings.model_dump() | {"listen": f"127.0.0.1:{port}"})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        async with _running(listening):
            await Person(client, VISITOR.id).send("/start")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"webhook_url": "https://x.org/a"}, "WEBHOOK_SECRET"),
        ({"webhook_url": "https://x.org/a", "webhook_secret": "short"}, "WEBHOOK_SECRET"),
        ({"webhook_url": "x.org"}, "WEBHOOK_URL"),
        ({"webhook_cert": "a.pem"}, "WEBHOOK_KEY"),
    ],
)
def test_wrong_webhook_settings_are_named(
    given: dict[str, Any], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pem").touch()
    with pytest.raises(SettingsError) as caught:
        load_settings(**given)
    assert str(caught.value).startswith(f"{name}: ")
    assert "short" not in str(caught.value)


@pytest.mark.parametrize(
    ("trusted", "forwarded", "caller"),
    [
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1, 203.0.113.0/24", "198.51.100.1, 203.0.113.9", "198.51.100.1"),
        ("10.0.0.0/8", "203.0.113.9", "127.0.0.1"),
        ("127.0.0.1", "<script>", "127.0.0.1"),
    ],
)
async def test_log_names_who_called_as_trusted_proxies_say(
    with_webhook: Settings,
    web: httpx.AsyncClient,
    caplog: pytest.LogCaptureFixture,
    trusted: str,
    forwarded: str,
    caller: str,
) -> None:
    settings = load_settings(**with_webhook.model_dump() | {"trusted_proxies": trusted})
    async with _running(settings):
        await web.post("/telegram/hook", headers={"X-Forwarded-For": forwarded})
    assert f"without its secret, from {caller}" in caplog.text


async def test_health_has_a_listener_of_its_own(
    with_webhook: Settings, web: httpx.AsyncClient
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = load_settings(**with_webhook.model_dump() | {"health_listen": f"127.0.0.1:{port}"})
    async with _running(own), open_client(f"http://127.0.0.1:{port}") as health:
        # Whoever reaches it is meant to: Prometheus comes through a proxy, too.
        forwarded = {"X-Forwarded-For": "203.0.113.9"}
        assert (await health.get("/healthz", headers=forwarded)).status_code == 200
        assert (await health.get("/metrics", headers=forwarded)).status_code == 200
        assert (await health.post("/telegram/hook", json=UPDATE)).status_code == 404
        assert (await web.get("/healthz")).status_code == 404
        assert await _post(web, json=UPDATE) == 200


@pytest.mark.parametrize("name", ["listen", "health_listen"])
async def test_port_that_is_taken_ends_the_start_with_its_name(
    with_webhook: Settings, name: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        settings = load_settings(**with_webhook.model_dump() | {name: address})
        with pytest.raises(SettingsError, match=f"^{name.upper()}: {address} cannot be used"):
            async with _running(settings):
                pass
