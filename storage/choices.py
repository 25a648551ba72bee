"""What a person chose: language and brief."""

from dataclasses import dataclass
from datetime import date, timedelta

from storage.database import Database

SEEN_AGAIN_AFTER = timedelta(days=30)
"""How often it is noted that a choice is still of use."""
_KEPT_IN_MEMORY = 10_000


@dataclass(frozen=True, slots=True)
class Choice:
    """A person's choices; None where the person has made none."""

    language: str | None = None
    brief_id: int | None = None
    language_code: str | None = None
    """Of an editor: the IETF tag of the language that their Telegram is in."""
    seen_on: date | None = None
    """When it was last noted to be of use; it is kept for a time after that."""

    def is_to_be_noted(self, today: date) -> bool:
        """Whether it has to be noted anew that the person is still there."""
        return self.seen_on is not None and today - self.seen_on > SEEN_AGAIN_AFTER


class Choices:
    """Remembers choices by Telegram user id."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._memory = database.remember("choices", _KEPT_IN_MEMORY)
        self._known = database.remember("choices", 1)

    async def get_choice(self, user_id: int) -> Choice:
        """The person's choices."""
        # Most people never choose: while all who did are known, nothing need be read for the rest.
        known: frozenset[int] | None = await self._known.get((), self._read_known)
        if known is not None and user_id not in known:
            return Choice()
        choice: Choice = await self._memory.get(user_id, lambda: self._read(user_id))
        return choice

    async def _read_known(self) -> frozenset[int] | None:
        """Who has chosen anything; None where they are too many to be read at every change."""
        rows = await self._database.fetch_all(
            "SELECT user_id FROM user_choice LIMIT ?", [_KEPT_IN_MEMORY + 1]
        )
        known = frozenset(row["user_id"] for row in rows)
        return known if len(known) <= _KEPT_IN_MEMORY else None

    async def _read(self, user_id: int) -> Choice:
        row = await self._database.fetch_one(
            "SELECT language, brief_id, language_code, seen_on FROM user_choice WHERE user_id = ?",
            [user_id],
        )
        if not row:
            return Choice()
        seen_on = date.fromisoformat(row["seen_on"]) if row["seen_on"] else None
        return Choice(row["language"], row["brief_id"], row["language_code"], seen_on)

    async def note_seen(self, user_id: int, today: date) -> None:
        """Note that a person's choices are still of use."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE user_choice SET seen_on = ? WHERE user_id = ?",
                [today.isoformat(), user_id],
            )

    async def set_language(self, user_id: int, language: str) -> None:
        """Remember the language."""
        await self._set(user_id, language=language)

    async def set_brief(self, user_id: int, brief_id: int) -> None:
        """Remember the brief."""
        await self._set(user_id, brief_id=brief_id)

    async def set_language_code(self, user_id: int, language_code: str, today: date) -> None:
        """Remember what language the person's Telegram is in, on a day on which they are there."""
        await self._set(user_id, language_code=language_code, seen_on=today.isoformat())

    async def _set(self, user_id: int, **columns: str | int) -> None:
        updates = ", ".join(f"{column} = excluded.{column}" for column in columns)
        async with self._database.transaction() as connection:
            await connection.execute(
                f"INSERT INTO user_choice (user_id, {', '.join(columns)})"
                f" VALUES (?{', ?' * len(columns)})"
                f" ON CONFLICT (user_id) DO UPDATE SET {updates}",
                [user_id, *columns.values()],
            )
