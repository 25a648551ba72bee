"""Anything that can be edited, as a flat snapshot: `{"date": "2018-04", "ru.title": "…", …}`.

Flat keys make a difference, a merge and a revert the same few lines for every kind of thing.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import aiosqlite

from storage.edtf import Edtf
from storage.event_links import ROLES, read_links, write_links
from storage.importing import date_columns, insert
from storage.originals import find_origins

Subject = Literal["event", "direction", "contact", "brief"]
Snapshot = dict[str, Any]


EDITED_ON = "edited_on"
"""The day of the last edit: set by every change, restored by its revert."""
PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class _Table:
    """Which columns of a thing, and of its texts, can be edited."""

    key: str
    columns: tuple[str, ...]
    texts: tuple[str, ...]


TABLES: dict[Subject, _Table] = {
    "event": _Table(
        "id",
        ("date", "country", "source", "deleted", "edited_on"),
        ("label", "title", "text", "place"),
    ),
    "direction": _Table("id", ("icon",), ("label", "text")),
    "contact": _Table(
        "brief_id",
        ("phone", "phone_international", "email", "verified_on"),
        ("name", "position", "unit", "organisation"),
    ),
    "brief": _Table("id", ("as_of",), ("partner", "title", "overview")),
}
NEW_EVENT: Snapshot = {
    "date": None,
    "country": None,
    "source": "",
    "deleted": 0,
    "directions": [],
    "people": [],
}


@dataclass(frozen=True, slots=True)
class Versioned:
    """A thing's present state."""

    brief_id: int
    language: str
    version: int
    snapshot: Snapshot


def changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The keys whose values differ; a missing one counts as None."""
    return [
        key
        for key in sorted({*before, *after})
        if (before.get(key) or None) != (after.get(key) or None)
    ]


def merge_revert(
    now: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[Snapshot, list[str]]:
    """`now` without the change from `before` to `after`; and the keys changed again since."""
    merged = dict(now)
    conflicts = []
    for key in changed_keys(before, after):
        if not changed_keys({key: now.get(key)}, {key: after.get(key)}):
            merged[key] = before.get(key)
        elif key != EDITED_ON and changed_keys({key: now.get(key)}, {key: before.get(key)}):
            conflicts.append(key)
    return merged, conflicts


async def read_snapshot(
    connection: aiosqlite.Connection, subject: Subject, subject_id: int
) -> Versioned | None:
    """The present state of a thing."""
    table = TABLES[subject]
    owner = "id AS brief_id" if subject == "brief" else "brief_id"
    rows = list(
        await connection.execute_fetchall(
            f"SELECT {owner}, language, version, {', '.join(table.columns)}"
            f" FROM {subject} WHERE {table.key} = ?",
            [subject_id],
        )
    )
    if not rows:
        return None
    row = rows[0]
    snapshot: Snapshot = {column: row[column] for column in table.columns}
    for text in await connection.execute_fetchall(
        f"SELECT language, {', '.join(table.texts)} FROM {subject}_text"
        f" WHERE {_owner(subject)} = ?",
        [subject_id],
    ):
        texts = dict(text)
        if subject == "brief":
            texts["overview"] = PARAGRAPH_BREAK.join(json.loads(texts["overview"]))
        snapshot |= {f"{texts['language']}.{column}": texts[column] for column in table.texts}
    if subject == "event":
        snapshot |= await read_links(connection, subject_id, row["language"])
    return Versioned(row["brief_id"], row["language"], row["version"], snapshot)


async def write_snapshot(
    connection: aiosqlite.Connection,
    subject: Subject,
    subject_id: int,
    snapshot: Snapshot,
) -> None:
    """Bring a thing to the state of a snapshot, and its version one up."""
    table = TABLES[subject]
    columns = {column: snapshot.get(column) for column in table.columns}
    if subject == "event":
        columns |= {**date_columns(Edtf.parse(snapshot["date"])), "source": columns["source"] or ""}
    assignments = ", ".join(f"{column} = :{column}" for column in columns)
    await connection.execute(
        f"UPDATE {subject} SET {assignments}, version = version + 1 WHERE {table.key} = :key",
        columns | {"key": subject_id},
    )
    await _write_texts(connection, subject, subject_id, snapshot)
    if subject == "event":
        await write_links(connection, subject_id, snapshot)


async def insert_event(
    connection: aiosqlite.Connection, brief_id: int, language: str, snapshot: Snapshot
) -> int:
    """A new event from its snapshot; gives its id."""
    event_id = await insert(
        connection,
        "event",
        {
            "brief_id": brief_id,
            "language": language,
            "country": snapshot.get("country"),
            "source": snapshot.get("source") or "",
            "version": 0,
            **date_columns(Edtf.parse(snapshot["date"])),
        },
    )
    await write_snapshot(connection, "event", event_id, snapshot)
    return event_id


def languages_of(snapshot: Mapping[str, Any]) -> list[str]:
    """The languages in which a snapshot has any text."""
    return sorted(
        {
            key.partition(".")[0]
            for key, value in snapshot.items()
            if "." in key and value and not key.endswith(ROLES)
        }
    )


def _owner(subject: Subject) -> str:
    return "brief_id" if subject == "contact" else f"{subject}_id"


async def _write_texts(
    connection: aiosqlite.Connection, subject: Subject, subject_id: int, snapshot: Snapshot
) -> None:
    owner, names = _owner(subject), TABLES[subject].texts
    kept = {}
    if subject == "brief":
        # Whether a translation was checked is not edited, so it must outlive the rewrite.
        kept = {
            row["language"]: row["verified"]
            for row in await connection.execute_fetchall(
                "SELECT language, verified FROM brief_text WHERE brief_id = ?", [subject_id]
            )
        }
    origins = await find_origins(connection, subject_id, snapshot) if subject == "event" else {}
    await connection.execute(f"DELETE FROM {subject}_text WHERE {owner} = ?", [subject_id])
    for language in languages_of(snapshot):
        row = {name: snapshot.get(f"{language}.{name}") for name in names}
        if subject == "event":
            row |= {"text": row["text"] or "", **origins[language]}
        if subject == "brief":
            row["verified"] = kept.get(language, 1)
            paragraphs = re.split(r"\n\s*\n", row["overview"] or "")
            row["overview"] = json.dumps(paragraphs, ensure_ascii=False)
        await insert(
            connection, f"{subject}_text", {owner: subject_id, "language": language, **row}
        )
