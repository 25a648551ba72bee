"""Rows as the stores write them."""

from collections.abc import Mapping
from typing import Any

import aiosqlite

from storage.edtf import Edtf


def date_columns(date: Edtf) -> dict[str, Any]:
    """The columns of `event` that hold a date and its bounds."""
    return {
        "date": str(date),
        "earliest_start": date.earliest_start.isoformat(),
        "latest_start": date.latest_start.isoformat(),
        "earliest_end": date.earliest_end.isoformat(),
        "latest_end": date.latest_end.isoformat(),
        "is_open": date.is_open,
    }


async def insert(connection: aiosqlite.Connection, table: str, row: Mapping[str, Any]) -> int:
    """Insert a row; gives its rowid. Table and columns are names of this code's own."""
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    cursor = await connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({places})",
        dict(row),
    )
    return cursor.lastrowid or 0
