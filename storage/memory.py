"""What was read and stays true until a table changes: asked for again, it costs no way to SQLite.

One process holds the one connection that writes, so it knows of every change.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Mapping
from typing import Generic, TypeVar

import aiosqlite

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

TABLES: Mapping[str, tuple[str, ...]] = {
    "content": (
        "brief",
        "brief_text",
        "direction",
        "direction_text",
        "event",
        "event_text",
        "event_direction",
        "entity",
        "entity_text",
        "event_entity",
        "role_text",
        "fact",
        "fact_text",
        "contact",
        "contact_text",
        "agreement",
        "agreement_text",
        "event_date",
        "event_photo",
        "event_photo_text",
    ),
    "words": ("search_state",),
    "choices": ("user_choice",),
    "editors": ("editor",),
    "subscribers": ("subscriber",),
}
"""The subjects that are watched, and their tables."""


class Changes:
    """Counts the commits that changed each subject."""

    def __init__(self) -> None:
        self._versions = dict.fromkeys(TABLES, 0)
        self._pending: set[str] = set()

    async def watch(self, writer: aiosqlite.Connection) -> None:
        """Hear of every change that this connection makes."""
        await writer.create_function("note_change", 1, self._pending.add)
        # At once: each statement of its own would go to the connection's thread and back.
        await writer.executescript(
            "".join(
                f"CREATE TEMP TRIGGER note_{table}_{change} AFTER {change} ON main.{table}"
                f" BEGIN SELECT note_change('{subject}'); END;"
                for subject, tables in TABLES.items()
                for table in tables
                for change in ("INSERT", "UPDATE", "DELETE")
            )
        )

    def version(self, subject: str) -> int:
        """A number that changes with the subject."""
        return self._versions[subject]

    def publish(self) -> None:
        """Count what has been changed; called when a transaction has ended, one way or other."""
        while self._pending:
            self._versions[self._pending.pop()] += 1


class Memory(Generic[Key, Value]):
    """The newest `size` values that were read of a subject, forgotten when it changes."""

    def __init__(self, changes: Changes, subject: str, size: int) -> None:
        self._changes = changes
        self._subject = subject
        self.size = size
        self._version = -1
        self._values: OrderedDict[Key, Value] = OrderedDict()

    async def get(self, key: Key, read: Callable[[], Awaitable[Value]]) -> Value:
        """The value, read if it is not known."""
        version = self._changes.version(self._subject)
        if version != self._version:
            self._values.clear()
            self._version = version
        elif key in self._values:
            self._values.move_to_end(key)
            return self._values[key]
        value = await read()
        # What was read while a change landed may be of before or after.
        if self._changes.version(self._subject) == version:
            self._values[key] = value
            while len(self._values) > self.size:
                self._values.popitem(last=False)
        return value
