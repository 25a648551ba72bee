"""Questions that people sent to the editors, and their answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from storage.database import Database
from storage.importing import insert

STOP_ANSWERING = (
    "UPDATE question SET answered_by = NULL WHERE answered_by = ? AND answered_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question; who asked it is for sending the answer, and is shown to nobody."""

    id: int
    user_id: int
    language: str
    text: str
    asked_at: datetime
    answer: str | None
    answered_by: int | None
    """The editor who answers it, or has."""
    answered_at: datetime | None


MAX_OPEN = 5
"""How many questions of one person may wait."""
_COLUMNS = "id, user_id, language, text, asked_at, answer, answered_by, answered_at"

Outcome = Literal["sent", "same", "too many"]


class Questions:
    """Keeps the questions until they are answered, or until they are too old."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ask(self, user_id: int, language: str, text: str, now: datetime) -> Outcome:
        """Keep a question; the same person asks the same once, and not too many at a time."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "SELECT text FROM question WHERE user_id = ? AND answered_at IS NULL", [user_id]
            )
            waiting = [row["text"] for row in rows]
            if text in waiting:
                return "same"
            if len(waiting) >= MAX_OPEN:
                return "too many"
            row = {
                "user_id": user_id,
                "language": language,
                "text": text,
                "asked_at": now.isoformat(),
            }
            await insert(connection, "question", row)
            return "sent"

    async def get_question(self, question_id: int) -> Question | None:
        """One question."""
        row = await self._database.fetch_one(
            f"SELECT {_COLUMNS} FROM question WHERE id = ?", [question_id]
        )
        return _question(tuple(row)) if row else None

    async def get_answering(self, editor_id: int) -> Question | None:
        """The open question that the editor's next message answers."""
        row = await self._database.fetch_one(
            f"SELECT {_COLUMNS} FROM question WHERE answered_by = ? AND answered_at IS NULL",
            [editor_id],
        )
        return _question(tuple(row)) if row else None

    async def list_open(self, *, offset: int, limit: int) -> tuple[list[Question], int]:
        """A page of the open questions, oldest first, and their number."""
        rows = await self._database.fetch_all(
            f"SELECT {_COLUMNS} FROM question WHERE answered_at IS NULL ORDER BY id"
            " LIMIT ? OFFSET ?",
            [limit, offset],
        )
        count = await self._database.fetch_one(
            "SELECT count(*) FROM question WHERE answered_at IS NULL"
        )
        return [_question(tuple(row)) for row in rows], count[0] if count else 0

    async def begin_answer(self, question_id: int, editor_id: int) -> bool:
        """Let the editor's next message answer a question; whether it is still open."""
        async with self._database.transaction() as connection:
            await connection.execute(STOP_ANSWERING, [editor_id])
            cursor = await connection.execute(
                "UPDATE question SET answered_by = ?, answer = NULL"
                " WHERE id = ? AND answered_at IS NULL",
                [editor_id, question_id],
            )
            return cursor.rowcount == 1

    async def stop_answering(self, editor_id: int) -> None:
        """Let the editor's next message be an ordinary one."""
        async with self._database.transaction() as connection:
            await connection.execute(STOP_ANSWERING, [editor_id])

    async def reopen(self, question_id: int) -> None:
        """Let a question wait again whose answer could not be sent."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE question SET answered_at = NULL WHERE id = ?", [question_id]
            )

    async def write_answer(self, question_id: int, text: str) -> None:
        """Keep an answer that is not sent yet."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE question SET answer = ? WHERE id = ? AND answered_at IS NULL",
                [text, question_id],
            )

    async def close(self, question_id: int, editor_id: int, now: datetime) -> bool:
        """Close a question; whether it was open: of two editors only one sends an answer."""
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "UPDATE question SET answered_by = ?, answered_at = ?"
                " WHERE id = ? AND answered_at IS NULL",
                [editor_id, now.isoformat(), question_id],
            )
            return cursor.rowcount == 1

    async def forget(self, now: datetime, keep: timedelta) -> None:
        """Remove the questions that are older than they may be kept."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM question WHERE asked_at < ?", [(now - keep).isoformat()]
            )


def _question(
    row: tuple[int, int, str, str, str, str | None, int | None, str | None],
) -> Question:
    question_id, user_id, language, text, asked_at, answer, answered_by, answered_at = row
    return Question(
        question_id,
        user_id,
        language,
        text,
        datetime.fromisoformat(asked_at),
        answer,
        answered_by,
        datetime.fromisoformat(answered_at) if answered_at else None,
    )
