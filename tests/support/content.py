"""What the store holds, for tests that nothing may change it."""

import sqlite3
from contextlib import closing
from pathlib import Path

# What the bot notes of every update, whatever it is: not content.
_BOOKKEEPING = ("inbox", "search_query", "sqlite_sequence", "talk", "unanswered", "usage")


def dump_content(path: Path) -> list[str]:
    """Everything that people and editors put into the store, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return [
            line
            for line in connection.iterdump()
            if not any(f'INTO "{name}"' in line for name in _BOOKKEEPING)
        ]
