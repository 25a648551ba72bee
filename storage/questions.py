"""Questions that people sent to the editors, and their answers."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import aiosqlite

from storage.awaiting import stop_awaiting
from storage.database import Database
from storage.inserting import insert
from storage.origin import current_origin

State = Literal["open", "answered", "closed"]
Outcome = Literal["sent", "same", "too many"]


@dataclass(frozen=True, slots=True)
class VisitorQuestion:
    """A question; who asked it is for sending the answer, and is shown to nobody."""

    id: int
    user_id: int
    language: str
    text: str
    asked_at: datetime
    state: State
    answer: str | None
    """As it was sent."""
    ended_by: int | None
    """The editor who answered or closed it."""
    ended_at: datetime | None


MAX_OPEN = 5
"""How many questions of one person may wait."""
_COLUMNS = (
    "question.id, user_id, language, question.text, asked_at, state, answer, ended_by, ended_at"
)


class Questions:
    """Keeps the questions, and what each editor is writing in answer to them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(
        self,
        user_id: int,
        language: str,
        text: str,
        now: datetime,
        editors: Collection[int] = (),
    ) -> Outcome:
        """Keep a question and let these editors be told of it.

        The same person asks the same once, and not too many at a time.
        """
        origin = current_origin.get()
        async with self._database.transaction() as connection:
            rows = list(
                await connection.execute_fetchall(
                    "SELECT text, origin FROM question WHERE user_id = ? AND state = 'open'",
                    [user_id],
                )
            )
            if origin is not None and origin in [row["origin"] for row in rows]:
                return "sent"
            if text in [row["text"] for row in rows]:
                return "same"
            if len(rows) >= MAX_OPEN:
                return "too many"
            row = {
                "user_id": user_id,
                "language": language,
                "text": text,
                "asked_at": now.isoformat(),
                "origin": origin,
            }
            number = await insert(connection, "question", row)
            await connection.executemany(
                "INSERT INTO outbox (key, chat_id, question_id, at) VALUES (?, ?, ?, ?)",
                [(f"question {number}", each, number, now.isoformat()) for each in editors],
            )
            return "sent"

    async def get_question(self, question_id: int) -> VisitorQuestion | None:
        """One question."""
        row = await self._database.fetch_one(
            f"SELECT {_COLUMNS} FROM question WHERE id = ?", [question_id]
        )
        return _question(row) if row else None

    async def list_open(self, *, offset: int, limit: int) -> tuple[list[VisitorQuestion], int]:
        """A page of the open questions, oldest first, and their number."""
        rows = await self._database.fetch_all(
            f"SELECT {_COLUMNS} FROM question WHERE state = 'open' ORDER BY id LIMIT ? OFFSET ?",
            [limit, offset],
        )
        count = await self._database.fetch_one("SELECT count(*) FROM question WHERE state = 'open'")
        return [_question(row) for row in rows], count[0] if count else 0

    async def begin_answer(self, question_id: int, editor_id: int) -> bool:
        """Let the editor's next message answer a question; whether it is still open.

        What was written before stays until there is something else.
        """
        async with self._database.transaction() as connection:
            is_open = await connection.execute_fetchall(
                "SELECT 1 FROM question WHERE id = ? AND state = 'open'", [question_id]
            )
            if not list(is_open):
                return False
            await stop_awaiting(connection, editor_id)
            await connection.execute(
                "INSERT INTO answer (editor_id, question_id, awaiting) VALUES (?, ?, 1)"
                " ON CONFLICT (editor_id, question_id) DO UPDATE SET awaiting = 1",
                [editor_id, question_id],
            )
            return True

    async def get_answering(self, editor_id: int) -> VisitorQuestion | None:
        """The open question that the editor's next message answers, or that this very one did."""
        row = await self._database.fetch_one(
            f"SELECT {_COLUMNS} FROM question JOIN answer ON question_id = question.id"
            " WHERE editor_id = ? AND state = 'open' AND (awaiting OR answer.origin = ?)",
            [editor_id, current_origin.get()],
        )
        return _question(row) if row else None

    async def stop_answering(self, editor_id: int) -> None:
        """Let the editor's next message be an ordinary one."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE answer SET awaiting = 0 WHERE editor_id = ? AND awaiting", [editor_id]
            )

    async def write_answer(self, question_id: int, editor_id: int, text: str) -> None:
        """Keep an answer that is not sent yet."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE answer SET text = ?, awaiting = 0, origin = ?"
                " WHERE question_id = ? AND editor_id = ?",
                [text, current_origin.get(), question_id, editor_id],
            )

    async def get_answer(self, question_id: int, editor_id: int) -> str | None:
        """What the editor has written in answer to a question."""
        row = await self._database.fetch_one(
            "SELECT text FROM answer WHERE question_id = ? AND editor_id = ?",
            [question_id, editor_id],
        )
        return row["text"] if row else None

    async def send_answer(self, question_id: int, editor_id: int, now: datetime) -> bool:
        """Answer a question with what this editor has written; whether it is answered so.

        The message to the person goes into the outbox in the same transaction: an answered
        question without one does not exist. Of two editors only one answers.
        """
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "UPDATE question SET state = 'answered', answer = written.text, ended_by = ?,"
                " ended_at = ? FROM answer AS written WHERE question.id = ? AND state = 'open'"
                " AND question_id = question.id AND editor_id = ? AND written.text IS NOT NULL",
                [editor_id, now.isoformat(), question_id, editor_id],
            )
            if cursor.rowcount == 1:
                await _queue(connection, "answer", question_id, now)
            rows = await connection.execute_fetchall(
                "SELECT 1 FROM question WHERE id = ? AND state = 'answered' AND ended_by = ?",
                [question_id, editor_id],
            )
            return bool(list(rows))

    async def close(self, question_id: int, editor_id: int, now: datetime) -> bool:
        """Close a question without an answer and tell who asked; whether it is closed so."""
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "UPDATE question SET state = 'closed', ended_by = ?, ended_at = ?"
                " WHERE id = ? AND state = 'open'",
                [editor_id, now.isoformat(), question_id],
            )
            if cursor.rowcount == 1:
                await _queue(connection, "closed", question_id, now)
            rows = await connection.execute_fetchall(
                "SELECT 1 FROM question WHERE id = ? AND state = 'closed'", [question_id]
            )
            return bool(list(rows))


async def _queue(
    connection: aiosqlite.Connection, kind: str, question_id: int, now: datetime
) -> None:
    """Let the person who asked hear what has become of the question, and the other editors."""
    await connection.execute(
        "INSERT INTO outbox (key, chat_id, question_id, at)"
        " SELECT ? || ' ' || id, user_id, id, ? FROM question WHERE id = ?",
        [kind, now.isoformat(), question_id],
    )
    await connection.execute(
        "INSERT INTO outbox (key, chat_id, question_id, at)"
        " SELECT 'ended ' || question.id, told.chat_id, question.id, ?"
        " FROM question JOIN outbox AS told ON told.question_id = question.id"
        " WHERE question.id = ? AND told.key = 'question ' || question.id"
        " AND told.state IN ('sending', 'sent', 'uncertain') AND told.chat_id <> question.ended_by",
        [now.isoformat(), question_id],
    )


def _question(row: sqlite3.Row) -> VisitorQuestion:
    columns = dict(row)
    ended_at = columns.pop("ended_at")
    return VisitorQuestion(
        **columns | {"asked_at": datetime.fromisoformat(columns["asked_at"])},
        ended_at=datetime.fromisoformat(ended_at) if ended_at else None,
    )
