"""Who wants to hear of new events: of which directions, in which language, how often."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from storage.database import Database
from storage.digests import find_due

_SELECT = (
    "SELECT *, (SELECT json_group_array(direction_id) FROM subscriber_direction AS wanted"
    " WHERE wanted.chat_id = subscriber.chat_id) AS directions,"
    " (SELECT json_group_array(brief_id) FROM subscriber_brief AS wanted"
    " WHERE wanted.chat_id = subscriber.chat_id) AS briefs FROM subscriber"
)


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a chat wants to hear of.

    No briefs means all; of a brief of which it names no directions, all of them.
    """

    chat_id: int
    language: str
    weekly: bool
    hour: int
    zone: str
    active: bool
    digest_until: datetime
    directions: frozenset[int]
    thread_id: int | None = None
    """The topic that notices go into."""
    briefs: frozenset[int] = frozenset()

    def digest_due(self, now: datetime) -> datetime | None:
        """The Monday whose digest is due, in UTC; None where it was sent already."""
        return find_due(self.zone, self.hour, self.digest_until, now)


class Subscriptions:
    """Keeps them by chat."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._inactive = database.remember("subscribers", 1)

    async def get(self, chat_id: int) -> Subscription | None:
        """The subscription of a chat."""
        row = await self._database.fetch_one(f"{_SELECT} WHERE chat_id = ?", [chat_id])
        return _subscription(dict(row)) if row else None

    async def list_weekly(self) -> list[Subscription]:
        """All that want a digest and can be reached."""
        rows = await self._database.fetch_all(f"{_SELECT} WHERE weekly AND active")
        return [_subscription(dict(row)) for row in rows]

    async def subscribe(
        self, chat_id: int, language: str, zone: str, now: datetime, thread_id: int | None = None
    ) -> None:
        """Subscribe a chat, in one of its topics, to everything, at once.

        One that is subscribed stays as it is, but for the topic.
        """
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO subscriber (chat_id, thread_id, language, zone, since, digest_until)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (chat_id)"
                " DO UPDATE SET active = 1, gone_at = NULL, thread_id = excluded.thread_id",
                [chat_id, thread_id, language, zone, now.isoformat(), now.isoformat()],
            )

    async def unsubscribe(self, chat_id: int) -> bool:
        """End a subscription; whether there was one. What waits for it is not sent any more."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "DELETE FROM subscriber WHERE chat_id = ? RETURNING chat_id", [chat_id]
            )
            return bool(list(rows))

    async def set_pace(self, chat_id: int, *, weekly: bool, hour: int, now: datetime) -> None:
        """Choose between at once and a weekly digest at an hour."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE subscriber SET digest_until = iif(weekly, digest_until, ?), weekly = ?,"
                " hour = ? WHERE chat_id = ?",
                [now.isoformat(), weekly, hour, chat_id],
            )

    async def set_zone(self, chat_id: int, zone: str) -> None:
        """Choose the time zone of the hour."""
        await self._set(chat_id, "zone", zone)

    async def set_language(self, chat_id: int, language: str) -> None:
        """Choose the language of the notices."""
        await self._set(chat_id, "language", language)

    async def leave_topic(self, chat_id: int) -> None:
        """Let the notices go into General."""
        await self._set(chat_id, "thread_id", None)

    async def set_direction(self, chat_id: int, direction_id: int, *, wanted: bool) -> None:
        """Want a direction or not; the last one that goes means all again."""
        await self._choose(chat_id, "direction", direction_id, wanted=wanted)

    async def set_brief(self, chat_id: int, brief_id: int, *, wanted: bool) -> None:
        """Want a brief or not; the last one that goes means all again."""
        await self._choose(chat_id, "brief", brief_id, wanted=wanted)

    async def _choose(
        self, chat_id: int, kind: Literal["brief", "direction"], chosen: int, *, wanted: bool
    ) -> None:
        table = f"subscriber_{kind}"
        async with self._database.transaction() as connection:
            await connection.execute(
                f"INSERT INTO {table} SELECT chat_id, ? FROM subscriber"
                " WHERE chat_id = ? ON CONFLICT DO NOTHING"
                if wanted
                else f"DELETE FROM {table} WHERE {kind}_id = ? AND chat_id = ?",
                [chosen, chat_id],
            )

    async def want_all_briefs(self, chat_id: int) -> None:
        """Want all briefs, as far as no directions of one are chosen."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM subscriber_brief WHERE chat_id = ?", [chat_id])

    async def set_directions(
        self, chat_id: int, directions: Sequence[int], brief_id: int | None = None
    ) -> None:
        """Choose the directions, those of one brief alone if it is named; none means all."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM subscriber_direction WHERE chat_id = ? AND (? IS NULL OR"
                " direction_id IN (SELECT id FROM direction WHERE brief_id = ?))",
                [chat_id, brief_id, brief_id],
            )
            await connection.execute(
                "INSERT INTO subscriber_direction SELECT chat_id, value"
                " FROM subscriber, json_each(?) WHERE chat_id = ?",
                [json.dumps(list(directions)), chat_id],
            )

    async def reactivate(self, chat_id: int) -> None:
        """Note that a chat takes messages again."""
        if chat_id in await self._inactive.get((), self._read_inactive):
            async with self._database.transaction() as connection:
                await connection.execute(
                    "UPDATE subscriber SET active = 1, gone_at = NULL WHERE chat_id = ?", [chat_id]
                )

    async def _read_inactive(self) -> frozenset[int]:
        rows = await self._database.fetch_all("SELECT chat_id FROM subscriber WHERE NOT active")
        return frozenset(row["chat_id"] for row in rows)

    async def _set(self, chat_id: int, column: str, value: str | int | None) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(
                f"UPDATE subscriber SET {column} = ? WHERE chat_id = ?", [value, chat_id]
            )


def _subscription(row: dict[str, Any]) -> Subscription:
    return Subscription(
        int(row["chat_id"]),
        str(row["language"]),
        bool(row["weekly"]),
        int(row["hour"]),
        str(row["zone"]),
        bool(row["active"]),
        datetime.fromisoformat(str(row["digest_until"])),
        frozenset(json.loads(str(row["directions"]))),
        row["thread_id"],
        frozenset(json.loads(str(row["briefs"]))),
    )
