"""The inbox: updates that were received and are kept until they have been handled."""

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiosqlite
import orjson

from storage.database import Database
from storage.origin import current_origin

LINGER = 0.01
"""Seconds in which the ends of updates are gathered under load; arrivals are committed at once."""


def to_json(value: Any) -> str:
    """The value as JSON."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        # What orjson will not write (half a surrogate pair), the standard library does.
        return json.dumps(value)


_Job = Callable[[aiosqlite.Connection], Coroutine[Any, Any, Any]]


@dataclass(frozen=True, slots=True)
class Received:
    """An update that waits to be handled."""

    row: int
    update_id: int
    tries: int
    body: str


class InboxTable:
    """Keeps updates; what many tasks ask for at the same time lands in one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._jobs: list[tuple[_Job, asyncio.Future[Any]]] = []
        self._ended: list[tuple[int, asyncio.Future[None]]] = []
        self._committer: asyncio.Task[None] | None = None
        self._now: datetime | None = None
        self._last_commit = 0.0

    async def add(self, bot_id: int, bodies: Mapping[int, str], now: datetime) -> dict[int, int]:
        """Commit updates by their ids; gives the rows of those that are new.

        Raises `NotSavedError`.
        """
        entries = to_json([[update_id, body] for update_id, body in bodies.items()])

        async def job(connection: aiosqlite.Connection) -> dict[int, int]:
            rows = await connection.execute_fetchall(
                "INSERT INTO inbox (bot_id, update_id, body, at)"
                " SELECT ?, value ->> 0, value ->> 1, ? FROM json_each(?) WHERE true"
                " ON CONFLICT (bot_id, update_id) DO NOTHING RETURNING update_id, id",
                [bot_id, now.isoformat(), entries],
            )
            return {row["update_id"]: row["id"] for row in rows}

        added: dict[int, int] = await self._commit(job)
        return added

    def finish(self, row: int, now: datetime) -> asyncio.Future[None]:
        """Note that an update was handled; committed within a moment, together with others.

        The future is done when that is committed, or has failed.
        """
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._ended.append((row, future))
        self._now = now
        self._wake()
        return future

    async def set_aside(self, row: int, error: str, now: datetime) -> None:
        """Keep an update that cannot be handled, and never try it again."""

        async def job(connection: aiosqlite.Connection) -> None:
            await connection.execute(
                "UPDATE inbox SET state = 'failed', error = ?, at = ? WHERE id = ?",
                [error, now.isoformat(), row],
            )

        await self._commit(job)

    async def note_try(self, row: int) -> None:
        """Count a try before it begins, as it may end the process."""

        async def job(connection: aiosqlite.Connection) -> None:
            await connection.execute("UPDATE inbox SET tries = tries + 1 WHERE id = ?", [row])

        await self._commit(job)

    async def clear_tries(self, row: int) -> None:
        """Forget the tries of an update that has not ended the process after all."""

        async def job(connection: aiosqlite.Connection) -> None:
            await connection.execute("UPDATE inbox SET tries = 0 WHERE id = ?", [row])

        await self._commit(job)

    async def begin_again(self, bot_id: int) -> list[Received]:
        """What an earlier process left, in order; each gets its first try counted here."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "SELECT id, update_id, tries, body FROM inbox"
                " WHERE bot_id = ? AND state = 'waiting' ORDER BY update_id",
                [bot_id],
            )
            await connection.execute(
                "UPDATE inbox SET tries = 1 WHERE bot_id = ? AND state = 'waiting' AND tries = 0",
                [bot_id],
            )
        return [Received(*row) for row in rows]

    async def count_waiting(self) -> int:
        """How many updates wait or are at work."""
        row = await self._database.fetch_one("SELECT count(*) FROM inbox WHERE state = 'waiting'")
        return int(row[0]) if row else 0

    async def has_more_of_album(self, album: str) -> bool:
        """Whether another message of an album waits behind the update that is being handled."""
        row = await self._database.fetch_one(
            "SELECT 1 FROM inbox WHERE state = 'waiting' AND id > ? AND json_valid(body)"
            " AND body ->> '$.message.media_group_id' = ? LIMIT 1",
            [current_origin.get(), album],
        )
        return row is not None

    async def flush(self) -> None:
        """Wait until all that was noted is committed."""
        while self._committer:
            await asyncio.shield(self._committer)

    async def _commit(self, job: _Job) -> Any:
        future = asyncio.get_running_loop().create_future()
        self._jobs.append((job, future))
        self._wake()
        return await future

    def _wake(self) -> None:
        if not self._committer:
            self._committer = asyncio.create_task(self._work())

    async def _work(self) -> None:
        try:
            while self._jobs or self._ended:
                rest = self._last_commit + LINGER - asyncio.get_running_loop().time()
                if not self._jobs and rest > 0:
                    await asyncio.sleep(rest)
                jobs, self._jobs = self._jobs, []
                ended, self._ended = self._ended, []
                written = await self._write(jobs, [row for row, _ in ended])
                for _, future in ended:
                    if not future.done():
                        future.set_result(None)
                if not written:
                    # They come with the next group; a full disk is not tried again and again.
                    self._ended += ended
                    if not self._jobs:
                        return
        finally:
            self._committer = None

    async def _write(self, jobs: list[tuple[_Job, asyncio.Future[Any]]], ended: list[int]) -> bool:
        try:
            async with self._database.transaction() as connection:
                if ended and self._now:
                    await connection.execute(
                        "UPDATE inbox SET state = 'done', body = '', at = ?"
                        " WHERE id IN (SELECT value FROM json_each(?))",
                        [self._now.isoformat(), json.dumps(ended)],
                    )
                results = [await job(connection) for job, _ in jobs]
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            for _, future in jobs:
                if not future.done():
                    future.set_exception(error)
            return False
        self._last_commit = asyncio.get_running_loop().time()
        for (_, future), result in zip(jobs, results, strict=True):
            if not future.done():
                future.set_result(result)
        return True
