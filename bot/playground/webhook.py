"""Delivery of updates to the bot's own address."""

import asyncio
import os
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse

from bot.playground.errors import ApiError
from bot.playground.json_values import to_json
from bot.playground.request import json_object
from bot.playground.updates import Pending, UpdateQueue

FIRST_DELAY = 1.0
MAX_DELAY = 60.0
TIMEOUT = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the name of a header


class Webhook:
    """Sends every update until it is taken: in order within a chat, chats side by side.

    A failed delivery is tried again after 1 s, 2 s, 4 s … or what Retry-After says. The body of
    a good answer may hold one method call, as the Bot API allows.
    """

    def __init__(
        self,
        url: str,
        secret: str,
        max_connections: int,
        queue: UpdateQueue,
        reply: Callable[[dict[str, Any]], Awaitable[None]],
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.url = url
        self._secret = secret
        self._max_connections = max_connections
        self._queue = queue
        self._reply = reply
        self._tls = tls
        self._client = AsyncHTTPClient(force_instance=True, max_clients=max_connections)
        self._chats: dict[int, asyncio.Queue[int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._seen = 0
        self._error: tuple[int, str] | None = None

    def start(self) -> None:
        """Deliver what waits, and all that comes."""
        self._queue.on_add = self._take
        self._take()

    async def stop(self) -> None:
        """Deliver nothing more; what was not taken stays in the queue."""
        self._queue.on_add = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._client.close()

    def info(self, pending: int) -> dict[str, Any]:
        """The WebhookInfo."""
        info = {
            "url": self.url,
            "has_custom_certificate": self._tls is not None,
            "pending_update_count": pending,
            "max_connections": self._max_connections,
            "ip_address": "127.0.0.1",
        }
        if self._error is not None:
            info["last_error_date"], info["last_error_message"] = self._error
        return info

    def _take(self) -> None:
        """Hand updates not seen yet to the task of their chat."""
        for update_id, pending in self._queue.since(self._seen):
            self._seen = update_id
            if pending.key not in self._chats:
                self._chats[pending.key] = asyncio.Queue()
                task = asyncio.create_task(self._serve(pending.key, self._chats[pending.key]))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            self._chats[pending.key].put_nowait(update_id)

    async def _serve(self, key: int, updates: asyncio.Queue[int]) -> None:
        faults = self._queue.faults
        while not updates.empty():
            turn = [updates.get_nowait()]
            if faults.of_update("out_of_order"):
                turn.insert(0, await updates.get())
            for update_id in turn:
                pending = self._queue.pending.get(update_id)
                if pending is not None:
                    await self._deliver(pending)
                    if faults.of_update("duplicate"):
                        await self._deliver(pending)
                    self._queue.pending.pop(update_id, None)
        del self._chats[key]

    async def _deliver(self, pending: Pending) -> None:
        delay = FIRST_DELAY
        while pending.update["update_id"] in self._queue.pending:
            try:
                response = await self._client.fetch(self._request(pending))
            except HTTPClientError as error:
                self._failed(_words(error))
                asked = error.response.headers.get("Retry-After", "") if error.response else ""
                await asyncio.sleep(min(int(asked), MAX_DELAY) if asked.isdigit() else delay)
            except ssl.SSLError as error:
                reason = (error.reason or str(error)).replace("_", " ").lower()
                self._failed(f"SSL error {{{reason}}}")
                await asyncio.sleep(delay)
            except OSError as error:
                self._failed(os.strerror(error.errno) if error.errno else str(error))
                await asyncio.sleep(delay)
            else:
                await self._run_method(response)
                return
            delay = min(2 * delay, MAX_DELAY)

    def _request(self, pending: Pending) -> HTTPRequest:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers[SECRET_HEADER] = self._secret
        return HTTPRequest(
            self.url,
            method="POST",
            headers=headers,
            body=to_json(pending.update),
            request_timeout=TIMEOUT,
            follow_redirects=False,
            ssl_options=self._tls,
        )

    async def _run_method(self, response: HTTPResponse) -> None:
        if b'"method"' in response.body:
            try:
                call = json_object(response.body)
            except ApiError:
                return
            await self._reply(call)

    def _failed(self, message: str) -> None:
        self._error = (int(self._queue.clock()), message)


def _words(error: HTTPClientError) -> str:
    if error.response is None:  # no answer came at all
        return error.message
    return f"Wrong response from the webhook: {error.code} {error.message}"
