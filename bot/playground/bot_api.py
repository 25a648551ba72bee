"""The Bot API over HTTP."""

import asyncio
import socket
import struct
import time
from inspect import isawaitable
from typing import Any

from tornado.iostream import IOStream
from tornado.web import HTTPError

from bot.playground.errors import ApiError
from bot.playground.methods import METHODS
from bot.playground.parameters import Parameters
from bot.playground.request import read_parameters
from bot.playground.wire import LocalHandler, envelope_of_error
from bot.playground.world import World

LONG = "getupdates"
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


async def run(world: World, method: str, call: Parameters) -> Any:
    """The result of one method; raises ApiError."""
    function = METHODS.get(method.lower())
    if function is None:
        raise ApiError(404, "Not Found: method not found")
    result = function(world, call)
    return await result if isawaitable(result) else result


class BotApiHandler(LocalHandler):
    """Answers /bot<token>/<method>."""

    _poll: asyncio.Task[Any] | None = None

    async def get(self, token: str, method: str) -> None:
        """Run a method."""
        await self.post(token, method)

    async def post(self, token: str, method: str) -> None:
        """Run a method, with the fault that a test may have planned for it."""
        if not self.is_let_in(token):
            return
        call, refusal = self._read()
        chat_id, now = str(call.values.get("chat_id", "")), self.world.clock()
        fault = self.world.faults.of_call(method.lower(), chat_id, now)
        if fault is not None and fault.kind == "reset":
            self._cut()
            return
        if fault is not None and fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        if fault is not None and refusal is None:
            refusal = fault.refusal(now)
        try:
            envelope = await self._envelope(method, call, refusal)
        except asyncio.CancelledError:
            if self._poll is None:
                raise
            return  # nobody waits for these updates any more
        if fault is not None and fault.kind == "drop_after":
            await asyncio.sleep(fault.seconds)
            self._cut()
            return
        if "retry_after" in envelope.get("parameters", {}):
            self.set_header("Retry-After", str(envelope["parameters"]["retry_after"]))
        self.answer(envelope, envelope.get("error_code", 200))

    def on_connection_close(self) -> None:
        """Give up a long poll that nobody waits for."""
        if self._poll is not None:
            self._poll.cancel()

    def _read(self) -> tuple[Parameters, ApiError | None]:
        """The parameters of the call, or none and what is wrong with them."""
        try:
            return read_parameters(self.request), None
        except ApiError as error:
            return Parameters({}), error

    async def _envelope(
        self, method: str, call: Parameters, refusal: ApiError | None
    ) -> dict[str, Any]:
        """The answer of a call, which is noted for the inspector."""
        started, begin = self.world.clock(), time.perf_counter()
        try:
            if refusal is not None:
                raise refusal
            envelope = {"ok": True, "result": await self._result(method, call)}
        except ApiError as error:
            envelope = envelope_of_error(error)
        if method.lower() != LONG or not envelope["ok"]:
            answer = envelope.get("result", envelope.get("description"))
            noted = {
                "time": started,
                "method": method,
                "parameters": call.shown(),
                "answer": answer,
            }
            noted["ms"] = round(1000 * (time.perf_counter() - begin), 1)
            if not envelope["ok"]:
                noted["error_code"] = envelope["error_code"]
            self.world.feed.tell_all({"type": "call", "call": self.world.calls.add(noted)})
        return envelope

    async def _result(self, method: str, call: Parameters) -> Any:
        if method.lower() != LONG:
            return await run(self.world, method, call)
        self._poll = asyncio.create_task(run(self.world, method, call))
        return await self._poll

    def _cut(self) -> None:
        """Reset the connection without an answer."""
        stream = self.detach()
        if isinstance(stream, IOStream):
            stream.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        stream.close()


class FileHandler(LocalHandler):
    """Answers /file/bot<token>/<path>."""

    def get(self, token: str, path: str) -> None:
        """Send the bytes of a file."""
        if not self.is_let_in(token):
            return
        file = self.world.files.at(path)
        if file is None:
            raise HTTPError(404)
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(file.data)
