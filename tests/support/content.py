"""What the store holds, for tests that nothing may change it."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

# What the bot notes of every update, whatever it is: not content.
_BOOKKEEPING = ("inbox", "search_query", "sqlite_sequence", "talk", "unanswered", "usage")


Content = Mapping[str, Sequence[Any]]


def dump_content(path: Path) -> Content:
    """Everything that people and editors put into the store, by table, and the schema."""
    with closing(sqlite3.connect(path)) as connection:
        schema = connection.execute("SELECT name, type, sql FROM sqlite_schema").fetchall()
        return {"": schema} | {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()
            for name, kind, sql in schema
            # What a virtual table says stands in tables of its own.
            if kind == "table" and not sql.startswith("CREATE VIRTUAL")
            if name not in _BOOKKEEPING
        }
