"""A process that has the models of names loaded, and forks for each document.

A document is still read in a process of its own, with the limits of one; only what comes before,
seconds of loading, is done once. The process ends when nothing comes for a while.
"""

import asyncio
import json
import logging
import os
import signal
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from pydantic import TypeAdapter

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """What the reader is told beside the document."""

    name: str
    today: date
    directions: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)


@cache
def request_format() -> TypeAdapter[Request]:
    """Requests as JSON."""
    return TypeAdapter(Request)


FORKING = "--forking"
"""The argument that makes the reader wait for documents and fork for each."""
CAN_FORK = hasattr(os, "fork")
_KILLED = -signal.SIGTERM

Start = Callable[[str], Coroutine[Any, Any, Process]]
"""Starts the reader with arguments."""


class WarmReader:
    """The process, begun when it is first wanted."""

    def __init__(self, start: Start) -> None:
        self._start = start
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    @property
    def is_free(self) -> bool:
        """Whether no document is being read; another need not wait for it."""
        return not self._turn.locked()

    async def warm_up(self) -> None:
        """Begin to load what documents are read with."""
        async with self._turn:
            await self._running()

    async def read(self, data: bytes, request: Request, seconds: float) -> tuple[int, bytes]:
        """The exit status for a document, and what was printed; raises `TimeoutError`."""
        head = b"%d %s\n" % (len(data), request_format().dump_json(request))
        async with self._turn:
            process = await self._running()
            assert process.stdin  # noqa: S101 - it was asked for
            assert process.stdout  # noqa: S101
            ended = False
            try:
                async with asyncio.timeout(seconds):
                    process.stdin.write(head + data)
                    await process.stdin.drain()
                    answer = json.loads(await process.stdout.readline() or b"null")
                    said = await process.stdout.readexactly(answer["size"]) if answer else b""
                ended = answer is not None
            except (ConnectionError, asyncio.IncompleteReadError, ValueError):
                answer, said = None, b""
            finally:
                if not ended:
                    await self._end()
        return (answer["status"], said) if answer else (_KILLED, b"")

    async def close(self) -> None:
        """End the process."""
        async with self._turn:
            await self._end()

    async def _running(self) -> Process:
        if self._process and self._process.returncode is not None:
            await self._end()
        if not self._process:
            self._process = await self._start(FORKING)
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if not process:
            return
        if process.returncode is None:
            # Once it has ended its number may be another's.
            with suppress(ProcessLookupError):
                # It leads a group, with what it has forked.
                os.killpg(process.pid, signal.SIGKILL)
        _, problem = await process.communicate()
        if problem:
            logger.error(
                "the reader could not begin: %s", problem.decode(errors="replace")[-2_000:]
            )


_warm: WeakKeyDictionary[asyncio.AbstractEventLoop, WarmReader] = WeakKeyDictionary()


@asynccontextmanager
async def keep_warm(start: Start) -> AsyncIterator[None]:
    """While the block runs, the process that has read a document stays for the next one."""
    if not CAN_FORK:
        yield
        return
    reader = WarmReader(start)
    try:
        with lend(reader):
            yield
    finally:
        await reader.close()


@contextmanager
def lend(reader: WarmReader) -> Iterator[None]:
    """While the block runs, documents are read by this process."""
    loop = asyncio.get_running_loop()
    before = _warm.get(loop)
    _warm[loop] = reader
    try:
        yield
    finally:
        # Another bot may be at work in the same loop.
        if before:
            _warm[loop] = before
        else:
            del _warm[loop]


def find_warm() -> WarmReader | None:
    """The process of this bot, where one is kept."""
    return _warm.get(asyncio.get_running_loop())
