"""The least that an HTTP client can do: keep-alive, plain HTTP/1.1, Content-Length, no time-outs.

The limit of what Python reaches here, not something to run a bot with.
"""

import asyncio
from collections import deque
from typing import cast


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self.buffer = b""
        self.answer: asyncio.Future[bytes] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are none of asyncio's classes.
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        at = self.buffer.find(b"Content-Length: ") + 16
        length = int(self.buffer[at : self.buffer.find(b"\r\n", at)])
        if len(self.buffer) >= end + 4 + length and self.answer:
            body, self.buffer = self.buffer[end + 4 :], b""
            self.answer.set_result(body)


class Client:
    """A pool of connections to one server."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._idle: deque[_Connection] = deque()

    async def post(self, path: str, body: bytes) -> bytes:
        """The body of the answer."""
        loop = asyncio.get_running_loop()
        if self._idle:
            connection = self._idle.pop()
        else:
            _, connection = await loop.create_connection(_Connection, *self._address)
        connection.answer = loop.create_future()
        connection.transport.write(
            f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        answer = await connection.answer
        self._idle.append(connection)
        return answer
