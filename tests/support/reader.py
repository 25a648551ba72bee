"""The process that reads documents, lent to every bot: to load it takes longer than a test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

from handlers.documents.isolation import start_reader
from handlers.documents.warm import CAN_FORK, WarmReader, lend

_readers: WeakKeyDictionary[asyncio.AbstractEventLoop, WarmReader] = WeakKeyDictionary()


@asynccontextmanager
async def lend_reader() -> AsyncIterator[None]:
    """Stands for `ready_for_documents`, without an end of the process."""
    if not CAN_FORK:
        yield
        return
    reader = _readers.setdefault(asyncio.get_running_loop(), WarmReader(start_reader))
    with lend(reader):
        yield


async def end_reader() -> None:
    """End the process of this loop, if there is one."""
    if reader := _readers.pop(asyncio.get_running_loop(), None):
        await reader.close()
