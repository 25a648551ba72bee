"""How the bot speaks HTTP: PTB's request interface on pyreqwest, JSON by orjson.

Errors, time-outs, proxies and certificates are as with PTB's own HTTPXRequest; docs/speed.md has
what a call costs.
"""

import asyncio
from datetime import timedelta
from http import HTTPStatus
from typing import Any

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
from pyreqwest.request import ConsumedRequest
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.errors import NotSentError, NotSentInTimeError, UnreadableAnswerError
from bot.parsing import read_json
from bot.trimming import trim_sent

CONNECTIONS = 256
IDLE_SECONDS = 50.0
"""How long a connection waits for its next call; Telegram closes it after somewhat more."""
_MAX_CLIENTS = 16
_DEFAULT = BaseRequest.DEFAULT_NONE


class Transport(BaseRequest):
    """Sends the bot's calls over a pool of connections.

    Proxies are taken from the environment unless one is given, certificates from the system or
    SSL_CERT_FILE.
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
        proxy: str | None = None,
    ) -> None:
        self._connections = connections
        self._read = read_timeout
        self._write = write_timeout
        self._connect = connect_timeout
        self._pool = pool_timeout
        self._media_write = media_write_timeout
        self._proxy = proxy
        # pyreqwest sets these time-outs for a client, not for a call; calls ask for few kinds.
        self._clients: dict[tuple[float | None, ...], Client] = {}
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
        client = self._client(
            read,
            self._connect if connect_timeout is _DEFAULT else connect_timeout,
            self._pool if pool_timeout is _DEFAULT else pool_timeout,
        )
        request = client.request(method, url)
        if request_data and uploads:
            request = request.multipart(await _form(request_data))
        elif request_data:
            request = request.header("Content-Type", "application/json").body_bytes(
                _encode(request_data)
            )
        status, body = await _send(request.build())
        if status == HTTPStatus.BAD_GATEWAY:
            # Telegram's gate found nobody behind it to hand the call to.
            raise NotSentError("Bad Gateway")
        return status, body

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

    def _client(self, *timeouts: float | None) -> Client:
        client = self._clients.get(timeouts)
        if not client:
            if len(self._clients) >= _MAX_CLIENTS:
                # One that is at work lives on until its calls have ended.
                self._clients.pop(next(iter(self._clients)))
            client = self._clients[timeouts] = self._build(*timeouts)
        return client

    def _build(self, read: float | None, connect: float | None, pool: float | None) -> Client:
        builder = (
            ClientBuilder()
            .max_connections(self._connections)
            .pool_max_idle_per_host(self._connections)
            .pool_idle_timeout(timedelta(seconds=IDLE_SECONDS))
            .follow_redirects(enable=False)
            .user_agent(self.USER_AGENT)
        )
        if read is not None:
            builder = builder.read_timeout(timedelta(seconds=read))
        if connect is not None:
            builder = builder.connect_timeout(timedelta(seconds=connect))
        if pool is not None:
            builder = builder.pool_timeout(timedelta(seconds=pool))
        if self._proxy:
            builder = builder.proxy(ProxyBuilder.all(self._proxy))
        return builder.build()


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


def _encode(data: RequestData) -> bytes:
    try:
        return orjson.dumps(data.parameters)
    except TypeError:
        # What orjson will not write (half a surrogate pair), the standard library does.
        return data.json_payload


async def _form(data: RequestData) -> FormBuilder:
    form = FormBuilder()
    for name, value in data.json_parameters.items():
        form = form.text(name, value)
    for name, (file_name, content, mime_type) in data.multipart_data.items():
        body = content if isinstance(content, bytes) else await asyncio.to_thread(content.read)
        part = PartBuilder.from_bytes(body).file_name(file_name).mime(mime_type)
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
