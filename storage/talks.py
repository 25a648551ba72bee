"""What was last shown to a person in a chat, for a while."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.database import Database
from storage.models import Thing

KEPT_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Talk:
    """What "when?" and "the second" are about."""

    brief_id: int
    question: str
    """The last that can be understood by itself; empty where none was asked."""
    things: tuple[Thing, ...]
    """In the order in which they were shown."""
    more: str | None = None
    """What a button to the next page says."""

    def ids(self, kind: str) -> tuple[int, ...]:
        """Those of the things that are of a kind."""
        return tuple(each.id for each in self.things if each.kind == kind)


class Talks:
    """Remembers what was last shown, a row a person and chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, chat_id: int, user_id: int, talk: Talk, now: datetime) -> None:
        """Keep what was shown, in place of what was before."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO talk (chat_id, user_id, brief_id, question, things, more, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " brief_id = excluded.brief_id, question = excluded.question,"
                " things = excluded.things, more = excluded.more, at = excluded.at",
                [
                    chat_id,
                    user_id,
                    talk.brief_id,
                    talk.question,
                    json.dumps([(each.kind, each.id) for each in talk.things]),
                    talk.more,
                    now.isoformat(),
                ],
            )

    async def recall(self, chat_id: int, user_id: int, now: datetime) -> Talk | None:
        """What was last shown, if that is not too long ago."""
        row = await self._database.fetch_one(
            "SELECT brief_id, question, things, more FROM talk"
            " WHERE (chat_id, user_id) = (?, ?) AND at > ?",
            [chat_id, user_id, (now - KEPT_FOR).isoformat()],
        )
        if not row:
            return None
        things = tuple(Thing(kind, number) for kind, number in json.loads(row["things"]))
        return Talk(row["brief_id"], row["question"], things, row["more"])
