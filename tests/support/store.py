"""The store's file as a test looks at it while the bot runs."""

import asyncio
import shutil
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

WAIT = 60.0
"""Seconds within which what is waited for must have come."""


def lay(loaded: Path, path: Path) -> None:
    """Put a copy of a store where a bot will look for it.

    It begins to work at once, and nobody is reminded of anything while it runs: the contact was
    verified today.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(loaded, path)
    today = datetime.now(UTC).date().isoformat()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE contact SET verified_on = ?", [today])


def read(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def change(path: Path, sql: str, parameters: Sequence[Any] = ()) -> None:
    """Write what takes too long to come by itself."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql, parameters)


def read_states(path: Path) -> list[str]:
    """How the messages of the outbox stand, in their order."""
    return [state for (state,) in read(path, "SELECT state FROM outbox ORDER BY id")]


async def wait_for_states(path: Path, *wanted: str) -> None:
    """Wait until the messages of the outbox stand so."""
    end = time.monotonic() + WAIT
    while (states := read_states(path)) != list(wanted):
        assert time.monotonic() < end, states
        await asyncio.sleep(0.01)
