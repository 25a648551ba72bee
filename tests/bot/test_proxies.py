"""Everything goes through the proxy: a real one for tunnels, a real one for SOCKS."""

import asyncio
import contextlib
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from bot.application import App
from bot.playground import Playground
from bot.settings import Settings, load_settings
from tests.conftest import NOW, OWNER, VISITOR
from tests.support.forking import run_bot
from tests.support.person import Person
from tests.support.rest import run_application, wait_until, watch_store

PROXYS_OWN = "127.0.0.2"
"""The address from which the proxies call."""
PASSWORD = "geheim21"
TINYPROXY = """Port {port}
Listen 127.0.0.1
Bind {own}
BasicAuth user geheim21
Allow 127.0.0.1
"""


class Front(NamedTuple):
    """The playground behind TLS, as Telegram is; and who has called."""

    url: str
    callers: set[str]


class Proxy(NamedTuple):
    url: str
    process: subprocess.Popen[bytes]


@pytest.fixture
async def front(
    playground: Playground, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Front]:
    callers: set[str] = set()
    tasks: set[asyncio.Task[None]] = set()

    async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            while data := await reader.read(65_536):
                # The playground answers only under its own name.
                ours, its = (f"localhost:{each}".encode() for each in (port, playground.port))
                writer.write(data.replace(ours, its))
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        callers.add(writer.get_extra_info("peername")[0])
        behind = await asyncio.open_connection("127.0.0.1", playground.port)
        for pair in ((reader, behind[1]), (behind[0], writer)):
            tasks.add(asyncio.create_task(copy(*pair)))

    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificates / "certificate.pem", certificates / "key.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.pem"))
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    yield Front(f"https://localhost:{port}", callers)
    server.close()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _start(name: str, folder: Path) -> Proxy:
    if not shutil.which(name):
        pytest.skip(f"there is no {name}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    if name == "tinyproxy":
        (folder / "tinyproxy.conf").write_text(TINYPROXY.format(port=port, own=PROXYS_OWN))
        command, scheme = f"tinyproxy -d -c {folder}/tinyproxy.conf", "http"
    else:
        command = f"microsocks -i 127.0.0.1 -p {port} -u user -P {PASSWORD} -b {PROXYS_OWN}"
        scheme = "socks5"
    process = subprocess.Popen(
        command.split(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return Proxy(f"{scheme}://user:{PASSWORD}@127.0.0.1:{port}", process)


@pytest.fixture
async def proxies(tmp_path: Path) -> AsyncIterator[dict[str, Proxy]]:
    started = {name: _start(name, tmp_path) for name in ("tinyproxy", "microsocks")}
    try:
        await wait_until(lambda: all(map(_listens, started.values())))
        yield started
    finally:
        for proxy in started.values():
            proxy.process.kill()
            proxy.process.wait()


def _listens(proxy: Proxy) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", int(proxy.url.rpartition(":")[2]))) == 0


@contextlib.asynccontextmanager
async def _running(settings: Settings, front: Front, proxy: str) -> AsyncIterator[App]:
    behind = {"bot_api_url": front.url, "proxy_url": proxy}
    playground = settings.bot_api_url
    settings = load_settings(**settings.model_dump() | behind)
    async with run_application(settings, clock=lambda: NOW) as application:
        watch_store(playground, settings.database_path)
        yield application


@pytest.mark.parametrize("name", ["tinyproxy", "microsocks"])
async def test_nothing_goes_past_the_proxy(
    settings: Settings,
    front: Front,
    proxies: dict[str, Proxy],
    client: httpx.AsyncClient,
    name: str,
) -> None:
    async with _running(settings, front, proxies[name].url) as application:
        assert "2018" in (await Person(client, VISITOR.id).send("/events 2018")).text
        screen = await Person(client, OWNER.id).send("/backup")
        file = await application.bot.get_file(screen.message["document"]["file_id"])
        assert (await file.download_as_bytearray()).startswith(b"SQLite format 3")
    assert front.callers == {PROXYS_OWN}


async def test_where_one_leads_nowhere_the_next_is_taken(
    settings: Settings,
    front: Front,
    proxies: dict[str, Proxy],
    client: httpx.AsyncClient,
    caplog: pytest.LogCaptureFixture,
    port: int,
) -> None:
    urls = [f"http://127.0.0.1:{port}", *(each.url for each in proxies.values())]
    async with _running(settings, front, ", ".join(urls)):
        visitor = Person(client, VISITOR.id)
        assert "2018" in (await visitor.send("/events 2018")).text
        proxies["tinyproxy"].process.kill()
        for year in ("2017", "2016"):
            assert year in (await visitor.send(f"/events {year}")).text
    assert front.callers == {PROXYS_OWN}
    assert f"http://127.0.0.1:{port} leads nowhere" in caplog.text
    assert PASSWORD not in caplog.text


@pytest.fixture
def wrong(proxies: dict[str, Proxy]) -> dict[str, str]:
    """Proxies that do not let the bot through."""
    return {
        "dead": f"socks5://user:{PASSWORD}@127.0.0.1:9",
        "refuses": proxies["microsocks"].url.replace(PASSWORD, f"{PASSWORD}x"),
        "refuses, too": proxies["tinyproxy"].url.replace(PASSWORD, f"{PASSWORD}x"),
        "elsewhere": f"http://user:{PASSWORD}@no-host.invalid:3128",
    }


async def test_start_that_no_proxy_lets_through_ends_with_one_line(
    front: Front, wrong: dict[str, str], tmp_path: Path
) -> None:
    for proxy in wrong.values():
        (tmp_path / ".env").write_text(f"HTTPS_PROXY={proxy}\n")
        environment = {"BOT_TOKEN": "7:x", "BOT_API_URL": front.url, "LOG_LEVEL": "ERROR"}
        done = await asyncio.to_thread(run_bot, environment=environment, folder=tmp_path)
        assert done.status == 2
        (line,) = done.problem.splitlines()
        assert "Telegram cannot be reached through" in line
        assert proxy.rpartition("@")[2] in line
        assert "geheim" not in line
    assert not front.callers
