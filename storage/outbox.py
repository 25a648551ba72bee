"""The outbox: messages to many people, a row a recipient, so that each gets it once."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.database import Database
from storage.subscriptions import Subscription

Ending = Literal["queued", "sent", "uncertain", "gone", "failed", "stopped"]
"""What becomes of a message: `uncertain` may have arrived, `gone` cannot be reached, `failed` has
surely not arrived for any other reason, and is sent again only where it says `queued`."""

# Those who want to hear of :event.
# Of a brief of which no directions are chosen, all; of no brief chosen, all.
_WANTS = """
    EXISTS (SELECT 1 FROM brief WHERE brief.id = event.brief_id AND state = 'shown')
    AND (
        NOT EXISTS (SELECT 1 FROM subscriber_brief AS own
            WHERE own.chat_id = subscriber.chat_id)
        OR EXISTS (SELECT 1 FROM subscriber_brief AS own
            WHERE own.chat_id = subscriber.chat_id AND own.brief_id = event.brief_id)
    ) AND (
        NOT EXISTS (SELECT 1 FROM subscriber_direction AS own
            JOIN direction ON direction.id = own.direction_id
            WHERE own.chat_id = subscriber.chat_id AND direction.brief_id = event.brief_id)
        OR EXISTS (SELECT 1 FROM subscriber_direction AS own
            JOIN event_direction USING (direction_id)
            WHERE own.chat_id = subscriber.chat_id AND event_id = event.id)
    )
"""
_WANTED = f"FROM subscriber CROSS JOIN event ON event.id = :event WHERE active AND {_WANTS}"

# A notice names its event itself.
_MESSAGE = """
    id, key, chat_id, notice_id, question_id, iif(notice_id IS NULL,
        (SELECT json_group_array(event_id)
            FROM (SELECT event_id FROM outbox_event WHERE outbox_id = outbox.id ORDER BY position)),
        (SELECT json_array(event_id) FROM notice WHERE notice.id = notice_id)
    ) AS event_ids
"""
COUNTED = """
    count(outbox.id) AS total,
    count(*) FILTER (WHERE outbox.state = 'sent') AS sent,
    count(*) FILTER (WHERE outbox.state IN ('queued', 'sending')) AS waiting,
    count(*) FILTER (WHERE outbox.state = 'gone') AS gone,
    count(*) FILTER (WHERE outbox.state = 'failed') AS failed,
    count(*) FILTER (WHERE outbox.state = 'uncertain') AS uncertain,
    count(*) FILTER (WHERE outbox.state = 'stopped') AS withdrawn
"""
"""How far messages have come, by what became of each."""
_NEXT = """
    SELECT id FROM outbox
    WHERE state = 'queued' AND chat_id NOT IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Message:
    """A message that is about to be sent."""

    id: int
    key: str
    """What it is, and of which."""
    chat_id: int
    notice_id: int | None
    question_id: int | None
    event_ids: tuple[int, ...]
    """What a notice or a digest is of."""

    @property
    def kind(self) -> str:
        """A notice, a digest; an answer to a question, the question, the word that it is closed;
        anniversaries; what owners write."""
        return self.key.partition(" ")[0]

    @property
    def is_watched(self) -> bool:
        """Whether somebody watches how far it and the others of its key have come."""
        return self.kind in ("notice", "broadcast")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Something that goes to many, who watches it, and how far it has come."""

    id: int
    user_id: int
    chat_id: int | None
    message_id: int | None
    stopped: bool
    total: int
    sent: int
    waiting: int
    gone: int
    """Who has blocked the bot, or is not there any more."""
    failed: int
    """Who surely did not get it, for any other reason."""
    uncertain: int
    """Of whom it is not known whether they got it."""
    withdrawn: int
    """To whom it was not to be sent any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Sending):
    """The announcement of an event."""

    revision_id: int


class Outbox:
    """Queues messages, hands them out one by one, and knows what became of each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count_wanted(self, event_id: int) -> tuple[int, int]:
        """How many would hear of an event at once, and how many in their digest."""
        row = await self._database.fetch_one(
            f"SELECT count(*) FILTER (WHERE NOT weekly), count(*) FILTER (WHERE weekly) {_WANTED}",
            {"event": event_id},
        )
        return (row[0], row[1]) if row else (0, 0)

    async def announce(
        self,
        revision_id: int,
        event_id: int,
        user_id: int,
        now: datetime,
        watched: tuple[int, int | None] | None = None,
    ) -> int:
        """Queue an event for those who want it at once; gives the notice, a second time the same.

        The digests find it by the notice. `watched` is the chat and message that show its progress.
        """
        async with self._database.transaction() as connection:
            made = list(
                await connection.execute_fetchall(
                    "INSERT INTO notice (revision_id, event_id, user_id, at, chat_id, message_id)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (revision_id) DO NOTHING RETURNING id",
                    [revision_id, event_id, user_id, now.isoformat(), *(watched or (None, None))],
                )
            )
            if made:
                await connection.execute(
                    "INSERT INTO outbox (key, chat_id, notice_id, at)"
                    " SELECT 'notice ' || :notice, chat_id, :notice, :at"
                    f" {_WANTED} AND NOT weekly ORDER BY since",
                    {"notice": made[0]["id"], "event": event_id, "at": now.isoformat()},
                )
            rows = await connection.execute_fetchall(
                "SELECT id FROM notice WHERE revision_id = ?", [revision_id]
            )
            return int(next(iter(rows))["id"])

    async def queue_digest(self, subscriber: Subscription, due: datetime, now: datetime) -> bool:
        """Queue what was announced up to `due`; whether there was anything."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "SELECT event_id FROM notice JOIN event ON event.id = event_id"
                " JOIN subscriber ON subscriber.chat_id = :chat"
                " JOIN brief ON brief.id = event.brief_id"
                " WHERE notice.at >= :since AND notice.at < :until AND NOT stopped AND NOT deleted"
                f" AND {_WANTS} GROUP BY event_id"
                " ORDER BY brief.position, brief.id, min(notice.id)",
                {
                    "since": subscriber.digest_until.isoformat(),
                    "until": due.isoformat(),
                    "chat": subscriber.chat_id,
                },
            )
            events = [row["event_id"] for row in rows]
            await connection.execute(
                "UPDATE subscriber SET digest_until = ? WHERE chat_id = ?",
                [due.isoformat(), subscriber.chat_id],
            )
            if events:
                made = await connection.execute_fetchall(
                    "INSERT INTO outbox (key, chat_id, at) VALUES (?, ?, ?)"
                    " ON CONFLICT (key, chat_id) DO NOTHING RETURNING id",
                    [f"digest {due.isoformat()}", subscriber.chat_id, now.isoformat()],
                )
                await connection.executemany(
                    "INSERT INTO outbox_event (outbox_id, position, event_id) VALUES (?, ?, ?)",
                    [(row["id"], *each) for row in made for each in enumerate(events)],
                )
        return bool(events)

    async def queue_once(self, key: str, chats: Collection[int], now: datetime) -> None:
        """Queue a message to those who have not had it, however long ago that was."""
        async with self._database.transaction() as connection:
            for chat in chats:
                noted = await connection.execute_fetchall(
                    "INSERT INTO reminder (key, sent_at) VALUES (?, ?)"
                    " ON CONFLICT DO NOTHING RETURNING key",
                    [f"{key} {chat}", now.isoformat()],
                )
                if noted:
                    await connection.execute(
                        "INSERT INTO outbox (key, chat_id, at) VALUES (?, ?, ?)"
                        " ON CONFLICT (key, chat_id) DO NOTHING",
                        [key, chat, now.isoformat()],
                    )

    async def recover(self) -> list[Message]:
        """After a crash: what was being sent may have arrived, so it is never sent again."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "UPDATE outbox SET state = 'uncertain' WHERE state = 'sending'"
                f" RETURNING {_MESSAGE}"
            )
            return list(map(_message, rows))

    async def take(self, held: Collection[int] = ()) -> Message | None:
        """The next message, noted as being sent before it is; none of the chats that are held."""
        waiting = await self._database.fetch_one(_NEXT, [json.dumps(list(held))])
        if not waiting:
            return None
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                f"UPDATE outbox SET state = 'sending' WHERE id = ? AND state = 'queued'"
                f" RETURNING {_MESSAGE}",
                [waiting["id"]],
            )
            return next(map(_message, rows), None)

    async def settle(self, message: Message, ending: Ending, now: datetime) -> None:
        """Note what became of a message; a chat that is gone wants no more before its /start."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE outbox SET state = ?, at = ? WHERE id = ?",
                [ending, now.isoformat(), message.id],
            )
            if ending == "gone":
                await connection.execute(
                    "UPDATE subscriber SET active = 0, gone_at = ? WHERE chat_id = ? AND active",
                    [now.isoformat(), message.chat_id],
                )

    async def move_chat(self, old: int, new: int) -> None:
        """Let a group that became a supergroup keep its subscription and what waits for it."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE OR IGNORE subscriber SET chat_id = ? WHERE chat_id = ?", [new, old]
            )
            await connection.execute("DELETE FROM subscriber WHERE chat_id = ?", [old])
            await connection.execute(
                "UPDATE OR IGNORE outbox SET chat_id = ? WHERE chat_id = ?", [new, old]
            )

    async def stop(self, notice_id: int) -> None:
        """Send no more of an announcement, neither now nor in a digest."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE notice SET stopped = 1 WHERE id = ?", [notice_id])
            await connection.execute(
                "UPDATE outbox SET state = 'stopped' WHERE notice_id = ? AND state = 'queued'",
                [notice_id],
            )

    async def get_notice(self, notice_id: int) -> Notice | None:
        """An announcement as it stands now."""
        row = await self._database.fetch_one(
            "SELECT notice.id, revision_id, user_id, notice.chat_id, message_id, stopped,"
            f" {COUNTED}"
            " FROM notice LEFT JOIN outbox ON notice_id = notice.id"
            " WHERE notice.id = ? GROUP BY notice.id",
            [notice_id],
        )
        return Notice(**dict(row) | {"stopped": bool(row["stopped"])}) if row else None

    async def get_answer_state(self, question_id: int) -> str | None:
        """What has become of the message that brings an answer."""
        row = await self._database.fetch_one(
            "SELECT state FROM outbox WHERE key = 'answer ' || ?", [question_id]
        )
        return row["state"] if row else None


def _message(row: sqlite3.Row) -> Message:
    columns = dict(row)
    return Message(**columns | {"event_ids": tuple(json.loads(columns["event_ids"]))})
