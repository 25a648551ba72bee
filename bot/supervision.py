"""What systemd is told of the process: that it serves, that it lives, that it ends."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

logger = logging.getLogger(__name__)

SOCKET, WATCHDOG = "NOTIFY_SOCKET", "WATCHDOG_USEC"


@asynccontextmanager
async def supervised() -> AsyncIterator[None]:
    """Say that the bot serves, and while the block runs that its event loop turns."""
    _notify("READY=1")
    beating = asyncio.create_task(_beat(int(os.environ.get(WATCHDOG, "0")) / 1_000_000))
    try:
        yield
    finally:
        beating.cancel()
        _notify("STOPPING=1")


async def _beat(limit: float) -> None:
    # A third: one beat may come late.
    while limit:
        _notify("WATCHDOG=1")
        await asyncio.sleep(limit / 3)


def _notify(state: str) -> None:
    """Tell systemd, where it started this process."""
    address = os.environ.get(SOCKET, "")
    if not address:
        return
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            # An address that begins with @ is one of Linux's own, which no file stands for.
            sender.connect(f"\0{address[1:]}" if address.startswith("@") else address)
            sender.sendall(state.encode())
    except OSError as error:
        logger.warning("%s cannot be told %s: %s", SOCKET, state, error)
