"""Our transport and PTB's own, held to the same cases over real HTTP."""

import asyncio
import contextlib
import io
import json
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs

import pytest
from telegram import InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.errors import was_not_sent
from bot.transport import Transport
from tests.support.rest import wait_until

SECRET = "123456:secret"
OK = json.dumps({"ok": True, "result": True}).encode()


@dataclass
class Server:
    """A server that answers as a test says, and keeps what it was asked."""

    status: int = 200
    body: bytes = OK
    head: str = ""
    delay: float = 0.0
    raw: bytes | None = None
    hang_up: bool = False
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    scheme: str = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/bot{SECRET}/method"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                await self.answer(reader, writer)
                if self.hang_up:
                    break
        writer.close()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        headers = {
            name.lower(): value for name, _, value in (line.partition(": ") for line in lines)
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.requests.append((first, headers, body))
        await asyncio.sleep(self.delay)
        writer.write(
            self.raw
            if self.raw is not None
            else f"HTTP/1.1 {self.status} Words\r\n{self.head}"
            f"Content-Length: {len(self.body)}\r\n\r\n".encode()
            + self.body
        )
        await writer.drain()

    def parameters(self) -> dict[str, Any]:
        """The parameters of the last request, however they were encoded."""
        _, headers, body = self.requests[-1]
        if headers["content-type"] == "application/json":
            values: dict[str, Any] = json.loads(body)
            return values
        return {key: value[0] for key, value in parse_qs(body.decode()).items()}

    def parts(self) -> dict[str, tuple[str | None, str, bytes]]:
        """The parts of the last request's form: file name, type and content by name."""
        _, headers, body = self.requests[-1]
        head = f"Content-Type: {headers['content-type']}\r\n\r\n".encode()
        return {
            str(part.get_param("name", header="content-disposition")): (
                part.get_filename(),
                part.get_content_type(),
                bytes(part.get_payload(decode=True)),
            )
            for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts()
        }


AServer = TypeVar("AServer", bound=Server)


@contextlib.asynccontextmanager
async def serving(server: AServer, tls: ssl.SSLContext | None = None) -> AsyncIterator[AServer]:
    tasks: set[asyncio.Task[None]] = set()
    writers: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        writers.add(writer)
        with contextlib.suppress(asyncio.CancelledError):
            await server.serve(reader, writer)
        writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    server.scheme = "https" if tls else "http"
    try:
        yield server
    finally:
        listening.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # With TLS a closed connection waits for the other side's word.
        for writer in writers:
            writer.transport.abort()
        await wait_until(lambda: not getattr(listening, "_active_count"))  # noqa: B009


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving(Server()) as server:
        yield server


Make = Callable[..., BaseRequest]


@pytest.fixture(params=[Transport, HTTPXRequest], ids=["ours", "ptb"])
def make(request: pytest.FixtureRequest) -> Make:
    kind: Make = request.param
    return kind


@pytest.fixture
async def http(make: Make) -> AsyncIterator[BaseRequest]:
    async with make() as http:
        yield http


def data(**parameters: object) -> RequestData:
    return RequestData([RequestParameter.from_input(*each) for each in parameters.items()])


async def fail(http: BaseRequest, server: Server, **options: Any) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await http.post(server.url, data(chat_id=1), **options)
    assert SECRET not in "".join(map(str, (caught.value, caught.value.__cause__)))
    return caught.value


def assert_not_sent(http: BaseRequest, error: TelegramError) -> None:
    """PTB's own does not tell."""
    assert was_not_sent(error) is isinstance(http, Transport)


async def test_a_call_brings_its_result(http: BaseRequest, server: Server) -> None:
    server.body = json.dumps({"ok": True, "result": {"id": 5, "name": "Анна"}}).encode()
    assert await http.post(server.url, data(chat_id=1)) == {"id": 5, "name": "Анна"}
    first, headers, _ = server.requests[0]
    assert first == f"POST /bot{SECRET}/method HTTP/1.1"
    assert headers["user-agent"] == BaseRequest.USER_AGENT


async def test_parameters_arrive(http: BaseRequest, server: Server) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Да «!»", "callback_data": "y"}]]}
    await http.post(server.url, data(chat_id=-5, text='"я" & <b>', yes=True, reply_markup=keyboard))
    got = server.parameters()
    assert str(got["chat_id"]) == "-5"
    assert got["text"] == '"я" & <b>'
    assert got["yes"] in (True, "true")
    markup = got["reply_markup"]
    assert (json.loads(markup) if isinstance(markup, str) else markup) == keyboard


async def test_half_a_surrogate_pair_is_sent(server: Server) -> None:
    async with Transport() as http:
        await http.post(server.url, data(text="half \ud83d"))
    assert server.parameters() == {"text": "half \ud83d"}


async def test_a_call_without_parameters(http: BaseRequest, server: Server) -> None:
    assert await http.post(server.url) is True
    assert server.requests[0][2] == b""


async def test_files_are_uploaded(http: BaseRequest, server: Server, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"from disk")
    with (tmp_path / "b.txt").open("rb") as handle:
        await http.post(
            server.url,
            data(
                chat_id=7,
                caption="файл",
                document=InputFile(io.BytesIO(b"BEGIN"), "событие.ics"),
                thumbnail=InputFile(handle, "b.txt", read_file_handle=False),
            ),
        )
    parts = server.parts()
    assert parts["chat_id"][2] == b"7"
    assert parts["caption"][2] == "файл".encode()
    assert parts["document"] == ("событие.ics", "text/calendar", b"BEGIN")
    assert parts["thumbnail"] == ("b.txt", "text/plain", b"from disk")


async def test_files_are_fetched(http: BaseRequest, server: Server) -> None:
    server.body = bytes(range(256)) * 4000
    assert await http.retrieve(server.url) == server.body
    assert server.requests[0][0].startswith("GET ")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequest),
        (401, InvalidToken),
        (403, Forbidden),
        (404, InvalidToken),
        (409, Conflict),
        (418, NetworkError),
        (500, NetworkError),
        (599, NetworkError),
    ],
)
async def test_refusals(
    http: BaseRequest, server: Server, status: int, kind: type[TelegramError]
) -> None:
    server.status = status
    server.body = json.dumps({"ok": False, "description": "Test: words"}).encode()
    error = await fail(http, server)
    assert type(error) is kind
    assert error.message == "Test: words" or kind is BadRequest


# RetryAfter warns, whenever it is made, that the type of one attribute will change.
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_flood_control(http: BaseRequest, server: Server) -> None:
    server.status = 429
    server.body = json.dumps({"ok": False, "parameters": {"retry_after": 7}}).encode()
    error = await fail(http, server)
    assert isinstance(error, RetryAfter)
    assert error._retry_after.total_seconds() == 7


async def test_a_migrated_chat(http: BaseRequest, server: Server) -> None:
    server.status = 400
    server.body = json.dumps({"ok": False, "parameters": {"migrate_to_chat_id": -100}}).encode()
    error = await fail(http, server)
    assert isinstance(error, ChatMigrated)
    assert error.new_chat_id == -100


async def test_unknown_parameters_of_a_refusal_are_told(http: BaseRequest, server: Server) -> None:
    server.status = 400
    server.body = json.dumps({"description": "No", "parameters": {"new": 1}}).encode()
    assert "'new': 1" in (await fail(http, server)).message


async def test_a_refusal_without_json_names_its_status(http: BaseRequest, server: Server) -> None:
    server.status, server.body = 503, b"<html>Bad"
    error = await fail(http, server)
    assert isinstance(error, NetworkError)
    assert "Service Unavailable" in error.message


async def test_what_telegrams_gate_refuses_was_not_sent(http: BaseRequest, server: Server) -> None:
    server.status, server.body = 502, b"<html>Bad"
    error = await fail(http, server)
    assert isinstance(error, NetworkError)
    assert "Bad Gateway" in error.message
    assert_not_sent(http, error)


@pytest.mark.parametrize("body", [b"", b"{", b'{"result": ', b"<html>"])
async def test_an_answer_without_json(http: BaseRequest, server: Server, body: bytes) -> None:
    server.body = body
    assert "Invalid server response" in (await fail(http, server)).message


async def test_broken_utf_8_is_mended(http: BaseRequest, server: Server) -> None:
    server.body = b'{"result": "\xd0\x90\xff!"}'
    mended: Any = await http.post(server.url)
    assert mended == "А\ufffd!"


async def test_an_answer_in_chunks(http: BaseRequest, server: Server) -> None:
    server.raw = (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        b'5\r\n{"res\r\na\r\nult":true}\r\n0\r\n\r\n'
    )
    assert await http.post(server.url) is True


async def test_connections_are_kept(http: BaseRequest, server: Server) -> None:
    for _ in range(5):
        await http.post(server.url)
    assert server.connections == 1


async def test_a_server_that_closes_after_each_answer(http: BaseRequest, server: Server) -> None:
    server.head, server.hang_up = "Connection: close\r\n", True
    for _ in range(3):
        assert await http.post(server.url) is True
    assert server.connections == 3


async def test_a_connection_closed_while_idle_is_replaced(
    http: BaseRequest, server: Server
) -> None:
    server.hang_up = True
    for _ in range(3):
        assert await http.post(server.url) is True
        await asyncio.sleep(0.05)


async def test_redirects_are_not_followed(http: BaseRequest, server: Server) -> None:
    server.status, server.head = 302, "Location: /elsewhere\r\n"
    await fail(http, server)
    assert len(server.requests) == 1


async def test_waiting_for_an_answer_ends(http: BaseRequest, server: Server) -> None:
    server.delay = 5
    error = await fail(http, server, read_timeout=0.1)
    assert type(error) is TimedOut
    assert not was_not_sent(error)


async def test_the_time_out_of_the_constructor_counts(make: Make, server: Server) -> None:
    server.delay = 5
    async with make(read_timeout=0.1) as http:
        assert http.read_timeout == 0.1
        assert type(await fail(http, server)) is TimedOut


async def test_a_call_may_wait_for_ever(make: Make, server: Server) -> None:
    server.delay = 0.3
    async with make(read_timeout=0.1) as http:
        assert await http.post(server.url, read_timeout=None) is True


async def test_a_full_pool(make: Make, server: Server) -> None:
    server.delay = 1
    size = "connections" if make is Transport else "connection_pool_size"
    async with make(**{size: 1, "pool_timeout": 0.1}) as http:
        first = asyncio.create_task(http.post(server.url))
        await wait_until(lambda: server.requests)
        error = await fail(http, server)
        assert isinstance(error, TimedOut)
        assert "Pool timeout" in error.message
        assert_not_sent(http, error)
        assert await first is True


async def test_nobody_listens(http: BaseRequest, server: Server) -> None:
    async with serving(Server()) as gone:
        pass
    error = await fail(http, gone)
    assert isinstance(error, NetworkError)
    assert_not_sent(http, error)


async def test_a_connection_that_breaks(http: BaseRequest, server: Server) -> None:
    server.raw, server.hang_up = b"", True
    error = await fail(http, server)
    assert type(error) is NetworkError
    assert not was_not_sent(error)


@pytest.mark.parametrize(
    "raw", [b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{", b"no http\r\n\r\n"]
)
async def test_an_answer_cut_short(http: BaseRequest, server: Server, raw: bytes) -> None:
    server.raw, server.hang_up = raw, True
    error = await fail(http, server)
    assert type(error) is NetworkError
    assert not was_not_sent(error)


async def test_a_cancelled_call_lets_its_place_go(make: Make, server: Server) -> None:
    # Ours lets it go when the call that nobody waits for has ended, at its time-out at latest.
    server.delay = 5
    size = "connections" if make is Transport else "connection_pool_size"
    async with make(**{size: 1, "pool_timeout": 3, "read_timeout": 0.5}) as http:
        call = asyncio.create_task(http.post(server.url))
        await wait_until(lambda: server.requests)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        server.delay = 0
        assert await http.post(server.url) is True


async def test_a_closed_transport_says_so_and_can_be_opened_again(
    make: Make, server: Server
) -> None:
    http = make()
    async with http:
        await http.post(server.url)
    await http.shutdown()
    assert "not initialized" in (await fail(http, server)).message
    async with http:
        assert await http.post(server.url) is True


async def test_many_calls_at_once(http: BaseRequest, server: Server) -> None:
    answers = await asyncio.gather(*(http.post(server.url) for _ in range(100)))
    assert answers == [True] * 100


async def test_certificates_are_checked(
    make: Make, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificates / "certificate.pem", certificates / "key.pem")
    async with serving(Server(), tls) as server:
        localhost = f"https://localhost:{server.port}/"
        async with make() as http:
            with pytest.raises(NetworkError):
                await http.post(localhost)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.pem"))
        async with make() as http:
            assert await http.post(localhost) is True
            with pytest.raises(NetworkError):
                await http.post(f"https://127.0.0.1:{server.port}/")


async def test_no_connection_in_time_was_not_sent() -> None:
    with socket.socket() as full:
        # Nobody accepts, and the kernel keeps no more connections than these.
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for each in waiting:
            each.setblocking(False)  # noqa: FBT003
            each.connect_ex(full.getsockname())
        async with Transport(connect_timeout=0.2, read_timeout=2.0) as http:
            with pytest.raises(TimedOut) as caught:
                await http.post(f"http://127.0.0.1:{full.getsockname()[1]}/")
        assert was_not_sent(caught.value)
        for each in waiting:
            each.close()


async def test_no_cancellation_is_lost(http: BaseRequest, server: Server) -> None:
    async def call_on(until: asyncio.Event) -> None:
        while True:
            await http.post(server.url)
            assert not until.is_set()

    for turns in range(200):
        cancelled = asyncio.Event()
        task = asyncio.create_task(call_on(cancelled))
        for _ in range(turns % 40):
            await asyncio.sleep(0)
        task.cancel()
        cancelled.set()
        with pytest.raises(asyncio.CancelledError):
            await task
