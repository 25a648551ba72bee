"""How the bot speaks HTTP: PTB's request interface on pyreqwest, JSON by orjson.

Errors, time-outs and certificates are as with PTB's own HTTPXRequest; docs/speed.md has what a call
costs.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any, NamedTuple

import orjson
from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import (
    DetailedPyreqwestError,
    PoolTimeoutError,
    PyreqwestError,
    RequestTimeoutError,
)
from pyreqwest.multipart import FormBuilder, PartBuilder
from pyreqwest.proxy import ProxyBuilder
from pyreqwest.request import ConsumedRequest, RequestBuilder
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.errors import NotSentError, NotSentInTimeError, UnreadableAnswerError, was_not_sent
from bot.parsing import read_json
from bot.proxies import Proxies
from bot.trimming import trim_sent

CONNECTIONS = 256
IDLE_SECONDS = 50.0
"""How long a connection waits for its next call; Telegram closes it after somewhat more."""
_MAX_CLIENTS = 16
_DEFAULT = BaseRequest.DEFAULT_NONE


class _Way(NamedTuple):
    """What a client is made for: pyreqwest sets these for a client, not for a call."""

    proxy: str | None
    read: float | None
    connect: float | None
    pool: float | None


class Transport(BaseRequest):
    """Sends the bot's calls over a pool of connections.

    Certificates are taken from the system or SSL_CERT_FILE, proxies from nowhere but `proxies`.
    """

    def __init__(
        self,
        *,
        connections: int = CONNECTIONS,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        media_write_timeout: float | None = 20.0,
        proxies: Proxies | None = None,
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._media_write = media_write_timeout
        self._proxies = proxies or Proxies()
        # Calls ask for few kinds.
        self._clients: dict[_Way, Client] = {}
        self._is_open = False

    @property
    def read_timeout(self) -> float | None:
        """The seconds that a call waits for what is to be read, unless it names its own."""
        return self._read

    async def initialize(self) -> None:
        """Be ready for calls."""
        self._is_open = True

    async def shutdown(self) -> None:
        """Close all connections."""
        self._is_open = False
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = _DEFAULT,
        write_timeout: Any = _DEFAULT,
        connect_timeout: Any = _DEFAULT,
        pool_timeout: Any = _DEFAULT,
    ) -> tuple[int, bytes]:
        """Send a call; gives the status and the body of the answer."""
        if not self._is_open:
            raise RuntimeError("This Transport is not initialized!")
        uploads = request_data is not None and request_data.contains_files
        read = self._read if read_timeout is _DEFAULT else read_timeout
        if uploads:
            # The read time-out runs from the start of a call, so it must hold the upload too.
            write = self._media_write if write_timeout is _DEFAULT else write_timeout
            read = None if read is None or write is None else read + write
        connect = self._connect if connect_timeout is _DEFAULT else connect_timeout
        pool = self._pool if pool_timeout is _DEFAULT else pool_timeout
        add_body = await _read_body(request_data, uploads=uploads)
        for left in reversed(range(self._proxies.tries)):
            way = _Way(self._proxies.current, read, connect, pool)
            request = self._client(way).request(method, url)
            try:
                status, answer = await _send(add_body(request).build())
                break
            except (NotSentError, TimedOut) as error:
                self._proxies.turn(way.proxy)
                if not left or not was_not_sent(error):
                    raise
        if status == HTTPStatus.BAD_GATEWAY:
            # Telegram's gate found nobody behind it to hand the call to.
            raise NotSentError("Bad Gateway")
        return status, answer

    async def ask_clock(self, url: str) -> datetime | None:
        """What time it is where a URL leads, if it says so."""
        way = _Way(self._proxies.current, self._read, self._connect, self._pool)
        try:
            response = await self._client(way).get(url).build().send()
        except PyreqwestError:
            return None
        said = response.get_header("Date")
        return parsedate_to_datetime(said) if said else None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as objects; of a message that was sent, without how it looks."""
        try:
            parsed = read_json(payload)
        except ValueError as error:
            raise UnreadableAnswerError(payload) from error
        if not isinstance(parsed, dict):
            raise UnreadableAnswerError(payload)
        trim_sent(parsed.get("result"))
        return parsed

    def _client(self, way: _Way) -> Client:
        client = self._clients.get(way)
        if not client:
            if len(self._clients) >= _MAX_CLIENTS:
                # One that is at work lives on until its calls have ended.
                self._clients.pop(next(iter(self._clients)))
            client = self._clients[way] = self._build(way)
        return client

    def _build(self, way: _Way) -> Client:
        builder = (
            ClientBuilder()
            .max_connections(self._connections)
            .pool_max_idle_per_host(self._connections)
            .pool_idle_timeout(timedelta(seconds=IDLE_SECONDS))
            .follow_redirects(enable=False)
            .user_agent(self.USER_AGENT)
        )
        if way.read is not None:
            builder = builder.read_timeout(timedelta(seconds=way.read))
        if way.connect is not None:
            builder = builder.connect_timeout(timedelta(seconds=way.connect))
        if way.pool is not None:
            builder = builder.pool_timeout(timedelta(seconds=way.pool))
        proxied = builder.proxy(ProxyBuilder.all(way.proxy)) if way.proxy else builder.no_proxy()
        return proxied.build()


async def _send(request: ConsumedRequest) -> tuple[int, bytes]:
    task = asyncio.current_task()
    cancelled = task.cancelling() if task else 0
    try:
        response = await request.send()
        status, body = response.status, (await response.bytes()).to_bytes()
    except PyreqwestError as error:
        failure, cause = _translate(error)
        raise failure from cause
    finally:
        if task and task.cancelling() > cancelled:
            # pyreqwest loses a cancellation that comes together with the answer.
            raise asyncio.CancelledError
    return status, body


async def _read_body(
    data: RequestData | None, *, uploads: bool
) -> Callable[[RequestBuilder], RequestBuilder]:
    """What adds the body to a request, which may have to be made more than once."""
    if not data:
        return lambda request: request
    if uploads:
        contents = [
            content if isinstance(content, bytes) else await asyncio.to_thread(content.read)
            for _, content, _ in data.multipart_data.values()
        ]
        return lambda request: request.multipart(_form(data, contents))
    encoded = _encode(data)
    return lambda request: request.header("Content-Type", "application/json").body_bytes(encoded)


def _encode(data: RequestData) -> bytes:
    try:
        return orjson.dumps(data.parameters)
    except TypeError:
        # What orjson will not write (half a surrogate pair), the standard library does.
        return data.json_payload


def _form(data: RequestData, contents: list[bytes]) -> FormBuilder:
    form = FormBuilder()
    for name, value in data.json_parameters.items():
        form = form.text(name, value)
    described = zip(data.multipart_data.items(), contents, strict=True)
    for (name, (file_name, _, mime_type)), content in described:
        part = PartBuilder.from_bytes(content).file_name(file_name).mime(mime_type)
        form = form.part(name, part)
    return form


def _translate(error: PyreqwestError) -> tuple[NetworkError, Exception]:
    """PTB's error, and its cause in words of ours: pyreqwest's own name the URL, token included."""
    causes = (error.details["causes"] or []) if isinstance(error, DetailedPyreqwestError) else []
    reasons = [cause["message"] for cause in causes if "url (" not in cause["message"]]
    details = f"{type(error).__name__}: {': '.join(reasons) or error.message}"
    # The names of pyreqwest's own errors do not tell: one that waited for the answer in vain is
    # a ConnectTimeoutError too.
    unconnected = any("(Connect)" in reason for reason in reasons)
    if isinstance(error, PoolTimeoutError):
        return NotSentInTimeError(
            "Pool timeout: All connections in the connection pool are occupied."
        ), TimeoutError(details)
    if isinstance(error, RequestTimeoutError):
        return NotSentInTimeError() if unconnected else TimedOut(), TimeoutError(details)
    failure = NotSentError if unconnected else NetworkError
    return failure(f"pyreqwest.{details}"), ConnectionError(details)
