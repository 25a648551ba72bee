"""Database files as tests look at them and break them."""

import sqlite3
from contextlib import closing
from pathlib import Path


def languages(path: Path) -> list[tuple[int, str]]:
    """Who chose which language."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT user_id, language FROM user_choice").fetchall()


def damage(path: Path) -> None:
    """Overwrite pages behind those of the schema."""
    content = bytearray(path.read_bytes())
    content[20_000:60_000] = b"\x55" * 40_000
    path.write_bytes(content)


def leave_log(path: Path, *statements: str, torn: int = 0) -> None:
    """Commit and leave the commits in the log, as a kill does; the end of it may be `torn` off."""
    log = path.with_name(f"{path.name}-wal")
    writer = sqlite3.connect(path)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    for statement in statements:
        writer.execute(statement)
        writer.commit()
    copies = {each: each.read_bytes() for each in (path, log)}
    writer.close()
    for each, content in copies.items():
        each.write_bytes(content[: len(content) - torn] if each == log else content)
