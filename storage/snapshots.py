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
from storage.event_photos import is_of_photos, read_photos, write_photos
from storage.inserting import date_columns, insert
from storage.originals import find_origins

Subject = Literal["event", "direction", "contact", "brief", "fact", "agreement", "entity"]
Snapshot = dict[str, Any]


EDITED_ON = "edited_on"
"""The day of the last edit: set by every change, restored by its revert."""
PARAGRAPH_BREAK = "\n\n"
MORE_DATES = "more_dates"


@dataclass(frozen=True, slots=True)
class _Table:
    """Which columns of a thing, and of its texts, can be edited."""

    columns: tuple[str, ...]
    texts: tuple[str, ...]


TABLES: dict[Subject, _Table] = {
    "event": _Table(
        ("date", "status", "country", "source", "deleted", "edited_on"),
        ("label", "title", "text", "place"),
    ),
    "direction": _Table(("icon", "deleted"), ("label", "text")),
    "contact": _Table(
        (
            *("phone", "phone_international", "extension", "more_phones", "fax", "email"),
            *("more_emails", "site", "source", "deleted", "verified_on"),
        ),
        ("name", "position", "unit", "organisation", "side", "address"),
    ),
    "brief": _Table(
        ("as_of", "country", "partner_kind", "state"), ("partner", "title", "overview")
    ),
    "fact": _Table(
        ("date", "value", "source", "deleted", "edited_on"), ("text", "unit", "derived")
    ),
    "agreement": _Table(
        ("number", "signed", "valid_until", "source", "deleted", "edited_on"),
        ("title", "kind", "parties", "text"),
    ),
    "entity": _Table((), ("name",)),
}
HEADINGS: Mapping[Subject, str] = {
    "direction": "text",
    "contact": "name",
    "fact": "text",
    "entity": "name",
}
"""The text by which a thing is known, where that is not its title."""
SEVERAL = ("more_phones", "more_emails")
"""The columns of a contact that hold several of a kind, a line each."""
SUBJECTS: tuple[Subject, ...] = tuple(TABLES)
_EMPTY = {"source": "", "deleted": 0, "partner_kind": "country", "state": "shown", "icon": ""}
"""What stands in a column that cannot be NULL where a snapshot says nothing of it."""
_EMPTY_TEXTS = {("event", "text"), ("fact", "text"), ("direction", "label"), ("direction", "text")}
NEW: Mapping[Subject, Snapshot] = {
    "event": {
        "date": None,
        "country": None,
        "source": "",
        "deleted": 0,
        "directions": [],
        "people": [],
        "photos": [],
    },
    "direction": {"icon": None, "deleted": 0},
    "contact": {"deleted": 0},
    "fact": {"date": None, "deleted": 0},
    "agreement": {"deleted": 0},
}
"""What a new thing is before anything is said of it; of some there are no new ones."""
HIDDEN: Mapping[Subject, Snapshot] = {"brief": {"state": "retired"}}
"""What hides a thing from visitors, where that is not `deleted`."""


@dataclass(frozen=True, slots=True)
class Versioned:
    """A thing's present state."""

    brief_id: int
    language: str
    version: int
    snapshot: Snapshot


def split_several(column: str | None) -> tuple[str, ...]:
    """The values of a column that holds several."""
    return tuple(each for each in (column or "").split("\n") if each)


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
    columns = ", ".join([owner, "language", "version", *table.columns])
    rows = list(
        await connection.execute_fetchall(
            f"SELECT {columns} FROM {subject} WHERE id = ?", [subject_id]
        )
    )
    if not rows:
        return None
    row = rows[0]
    snapshot: Snapshot = {column: row[column] for column in table.columns}
    for text in await connection.execute_fetchall(
        f"SELECT language, {', '.join(table.texts)} FROM {subject}_text WHERE {subject}_id = ?",
        [subject_id],
    ):
        texts = dict(text)
        if subject == "brief":
            texts["overview"] = PARAGRAPH_BREAK.join(json.loads(texts["overview"]))
        snapshot |= {f"{texts['language']}.{column}": texts[column] for column in table.texts}
    if subject == "event":
        snapshot |= await read_links(connection, subject_id, row["language"])
        snapshot[MORE_DATES] = await _read_dates(connection, subject_id)
        snapshot |= await read_photos(connection, subject_id)
    return Versioned(row["brief_id"], row["language"], row["version"], snapshot)


async def write_snapshot(
    connection: aiosqlite.Connection,
    subject: Subject,
    subject_id: int,
    snapshot: Snapshot,
) -> None:
    """Bring a thing to the state of a snapshot, and its version one up.

    What the snapshot does not name stays: it may be of before there was such a thing.
    """
    columns = _columns(subject, snapshot)
    assignments = "".join(f"{column} = :{column}, " for column in columns)
    await connection.execute(
        f"UPDATE {subject} SET {assignments}version = version + 1 WHERE id = :id",
        columns | {"id": subject_id},
    )
    await _write_texts(connection, subject, subject_id, snapshot)
    await _write_rest(connection, subject, subject_id, snapshot)


async def insert_thing(
    connection: aiosqlite.Connection,
    subject: Subject,
    own: Mapping[str, Any],
    snapshot: Snapshot,
    *,
    imported: bool = False,
) -> int:
    """A new thing from its snapshot; gives its id. `imported`: the texts are the brief's own.

    `own` are the columns that are not edited, such as its brief and its language.
    """
    empty = {name: _EMPTY[name] for name in TABLES[subject].columns if name in _EMPTY}
    row = {**empty, **own, **_columns(subject, snapshot)}
    subject_id = await insert(connection, subject, row)
    await _write_texts(connection, subject, subject_id, snapshot, imported=imported)
    await _write_rest(connection, subject, subject_id, snapshot)
    return subject_id


def languages_of(snapshot: Mapping[str, Any]) -> list[str]:
    """The languages in which a snapshot has any text."""
    return sorted(
        {
            key.partition(".")[0]
            for key, value in snapshot.items()
            if "." in key and value and not (key.endswith(ROLES) or is_of_photos(key))
        }
    )


def _columns(subject: Subject, snapshot: Snapshot) -> dict[str, Any]:
    """The columns that a snapshot names."""
    columns = {
        column: _EMPTY.get(column) if snapshot[column] is None else snapshot[column]
        for column in TABLES[subject].columns
        if column in snapshot
    }
    if subject == "event":
        columns |= date_columns(Edtf.parse(snapshot["date"]))
    return columns


async def _write_rest(
    connection: aiosqlite.Connection, subject: Subject, subject_id: int, snapshot: Snapshot
) -> None:
    """What stands in other tables than the thing's own two."""
    if subject != "event":
        return
    await write_links(connection, subject_id, snapshot)
    await write_photos(connection, subject_id, snapshot)
    if MORE_DATES not in snapshot:
        return
    await connection.execute("DELETE FROM event_date WHERE event_id = ?", [subject_id])
    for text in dict.fromkeys(snapshot[MORE_DATES] or ()):
        dates = date_columns(Edtf.parse(text))
        del dates["is_open"]
        await insert(connection, "event_date", {"event_id": subject_id, **dates})


async def _read_dates(connection: aiosqlite.Connection, event_id: int) -> list[str]:
    rows = await connection.execute_fetchall(
        "SELECT date FROM event_date WHERE event_id = ? ORDER BY latest_start, date", [event_id]
    )
    return [row["date"] for row in rows]


async def _write_texts(
    connection: aiosqlite.Connection,
    subject: Subject,
    subject_id: int,
    snapshot: Snapshot,
    *,
    imported: bool = False,
) -> None:
    owner, names = f"{subject}_id", TABLES[subject].texts
    kept = {}
    if subject == "brief":
        # Whether a translation was checked is not edited, so it must outlive the rewrite.
        kept = {
            row["language"]: row["verified"]
            for row in await connection.execute_fetchall(
                "SELECT language, verified FROM brief_text WHERE brief_id = ?", [subject_id]
            )
        }
    origins: Mapping[str, Mapping[str, Any]] = {}
    if subject == "event" and not imported:
        origins = await find_origins(connection, subject_id, snapshot)
    await connection.execute(f"DELETE FROM {subject}_text WHERE {owner} = ?", [subject_id])
    languages = languages_of(snapshot)
    if subject == "contact":
        # It may have no words at all, a number alone.
        ((own,),) = await connection.execute_fetchall(
            "SELECT language FROM contact WHERE id = ?", [subject_id]
        )
        languages = sorted({*languages, own})
    for language in languages:
        row = {name: snapshot.get(f"{language}.{name}") for name in names}
        row |= {name: "" for name in names if row[name] is None and (subject, name) in _EMPTY_TEXTS}
        row |= origins.get(language, {})
        if subject == "brief":
            row["verified"] = kept.get(language, snapshot.get(f"{language}.verified", 1))
            paragraphs = re.split(r"\n\s*\n", row["overview"] or "")
            row["overview"] = json.dumps([each for each in paragraphs if each], ensure_ascii=False)
        await insert(
            connection, f"{subject}_text", {owner: subject_id, "language": language, **row}
        )
