"""A Bot API that costs next to nothing: it hands out updates and counts the answers.

It keeps none of Telegram's rules: what is measured is the bot at the other end. The runner plans a
load and reads what came of it over the same port, below `/control/`.
"""

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from tests.bench.updates import ME, MESSAGE_RESULT, make_update

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CHAT = re.compile(rb"chat_id\D+(\d+)")
_CHUNKED = re.compile(rb"transfer-encoding: *chunked", re.IGNORECASE)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
_DONE_BY = (b"sendMessage", b"editMessageText")
BATCH = 100


def _answer(result: Any) -> bytes:
    body = json.dumps({"ok": True, "result": result}).encode()
    return _HEAD + str(len(body)).encode() + b"\r\n\r\n" + body


_TRUE, _NONE, _ME, _MESSAGE = map(_answer, (True, [], ME, MESSAGE_RESULT))
_PROFILE = {
    b"getMe": _ME,
    b"getMyCommands": _NONE,
    b"getMyName": _answer({"name": ""}),
    b"getMyDescription": _answer({"description": ""}),
    b"getMyShortDescription": _answer({"short_description": ""}),
    b"getWebhookInfo": _answer({"url": "", "has_custom_certificate": False}),
    b"getWebhookinfo": _answer({"url": ""}),
}


class Load:
    """The updates that are planned, those under way, and what came of them."""

    def __init__(self) -> None:
        self.latency = 0.0
        self.window = 4 * BATCH
        self.plan: deque[tuple[float, bytes, int]] = deque()
        self.began: dict[int, float] = {}
        self.times: list[float] = []
        self.calls: dict[str, int] = {}
        self.sample: dict[str, str] = {}
        self.first = self.last = 0.0
        self.next_id = 1

    def set(self, *, job: str, count: int, rate: float, latency: float) -> None:
        """Plan `count` updates, at once or at `rate` a second, instead of what was planned."""
        start = time.monotonic()
        self.plan.clear()
        self.latency = latency
        self.began.clear()
        self.times.clear()
        self.calls.clear()
        self.sample.clear()
        self.first = self.last = 0.0
        for number in range(count):
            # One update a chat at a time, or the order within chats would be measured too.
            chat = 1_000_000 + self.next_id % 100_000
            due = start + number / rate if rate else 0.0
            self.plan.append((due, make_update(job, self.next_id, chat), chat))
            self.next_id += 1

    def take(self) -> list[bytes]:
        """The updates that are due, as many as one poll brings and the window lets through."""
        now = time.monotonic()
        taken: list[bytes] = []
        while self.plan and len(taken) < BATCH and len(self.began) < self.window:
            due, update, chat = self.plan[0]
            if due > now:
                break
            self.plan.popleft()
            self.first = self.first or now
            self.began[chat] = due or now
            taken.append(update)
        return taken

    def note(self, method: bytes, body: bytes) -> None:
        """Take note of a call; of the last one for an update, also of the time it took."""
        name = method.decode()
        self.calls[name] = self.calls.get(name, 0) + 1
        if method not in _DONE_BY:
            return
        if name not in self.sample:
            self.sample[name] = body.decode(errors="replace")
        found = _CHAT.search(body)
        began = self.began.pop(int(found[1]), None) if found else None
        if began is not None:
            self.last = time.monotonic()
            self.times.append(self.last - began)

    def report(self) -> dict[str, Any]:
        """What came of the plan so far."""
        return {
            "done": len(self.times),
            "left": len(self.plan) + len(self.began),
            "seconds": self.last - self.first,
            "times": self.times if not self.plan and not self.began else [],
            "calls": self.calls,
            "sample": self.sample,
        }


class Connection(asyncio.Protocol):
    """One keep-alive connection."""

    def __init__(self, load: Load) -> None:
        self.load = load
        self.buffer = b""
        self.transport: Any = None
        self.closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = True

    def data_received(self, data: bytes) -> None:
        buffer = self.buffer = self.buffer + data if self.buffer else data
        while (head_end := buffer.find(b"\r\n\r\n")) >= 0:
            head = buffer[:head_end]
            if _CHUNKED.search(head):
                end = buffer.find(b"0\r\n\r\n", head_end + 4) + 5
                if end < 5:
                    return
            else:
                length = _LENGTH.search(head)
                end = head_end + 4 + (int(length[1]) if length else 0)
                if len(buffer) < end:
                    return
            path = head[: head.find(b"\r\n")].split(b" ")[1].partition(b"?")[0]
            body, buffer = buffer[head_end + 4 : end], buffer[end:]
            self.buffer = buffer
            self.handle(path, body)

    def handle(self, path: bytes, body: bytes) -> None:
        """Answer one request."""
        method = path.rpartition(b"/")[2]
        if path.startswith(b"/control/"):
            self.control(method, body)
        elif method == b"getUpdates":
            self.poll()
        elif method in _DONE_BY:
            self.load.note(method, body)
            self.write(_MESSAGE)
        else:
            self.load.note(method, body)
            self.write(_PROFILE.get(method, _TRUE))

    def write(self, answer: bytes) -> None:
        """Answer, after the planned latency."""
        if self.load.latency:
            asyncio.get_running_loop().call_later(self.load.latency, self.write_now, answer)
        else:
            self.transport.write(answer)

    def write_now(self, answer: bytes) -> None:
        """Answer, unless the bot is gone."""
        if not self.closed:
            self.transport.write(answer)

    def poll(self, left: int = 4000) -> None:
        """Answer a poll as soon as anything is due."""
        if self.closed:
            return
        updates = self.load.take()
        if updates or left <= 0:
            body = b'{"ok":true,"result":[' + b",".join(updates) + b"]}"
            self.write(_HEAD + str(len(body)).encode() + b"\r\n\r\n" + body)
        else:
            asyncio.get_running_loop().call_later(0.001, self.poll, left - 1)

    def control(self, method: bytes, body: bytes) -> None:
        """Obey the runner."""
        if method == b"plan":
            self.load.set(**json.loads(body))
        self.transport.write(_answer(self.load.report()))


async def serve(port: int, ready: Callable[[int], None]) -> None:
    """Serve on a port (0: a free one) until cancelled."""
    load = Load()
    server = await asyncio.get_running_loop().create_server(
        lambda: Connection(load), "127.0.0.1", port
    )
    ready(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def main() -> None:
    """Serve, and say on which port."""
    import uvloop  # noqa: PLC0415 - a package of the benchmark alone

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serve(0, lambda port: print(port, flush=True)))  # noqa: T201


if __name__ == "__main__":
    main()
