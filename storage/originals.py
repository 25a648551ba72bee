"""Where an event's texts come from: which original a translation goes with, who wrote it."""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import aiosqlite

TEXTS = ("label", "title", "text", "place")


async def find_origins(
    connection: aiosqlite.Connection, event_id: int, after: Mapping[str, Any]
) -> dict[str, dict[str, str | None]]:
    """The columns `original` and `imported` of each language's text once `after` is written.

    A text that stays goes with the original that it went with, one that changes with the new one.
    """
    rows = list(
        await connection.execute_fetchall(
            "SELECT language, label, title, text, place, original, imported FROM event_text"
            " WHERE event_id = ?",
            [event_id],
        )
    )
    ((own,),) = await connection.execute_fetchall(
        "SELECT language FROM event WHERE id = ?", [event_id]
    )
    texts = {row["language"]: [row[name] or "" for name in TEXTS] for row in rows}
    before = _digest(texts[own]) if own in texts else None
    new = _digest(_texts(after, own))
    kept = {
        row["language"]: row["original"] or before
        for row in rows
        if row["language"] != own and _texts(after, row["language"]) == texts[row["language"]]
    }
    languages = {key.partition(".")[0] for key in after if "." in key}
    imported = {
        row["language"]: _digest(texts[row["language"]])
        if row["imported"] is None and _texts(after, row["language"]) != texts[row["language"]]
        else row["imported"]
        for row in rows
    }
    return {
        each: {"original": kept.get(each) or new, "imported": imported.get(each, "")}
        for each in languages
    }


def is_edited(texts: Sequence[str | None], imported: str | None) -> bool:
    """Whether editors wrote these texts, those of a row in the order of `TEXTS`."""
    return imported is not None and imported != _digest([text or "" for text in texts])


def _texts(snapshot: Mapping[str, Any], language: str) -> list[str]:
    return [snapshot.get(f"{language}.{name}") or "" for name in TEXTS]


def _digest(texts: list[str]) -> str:
    return sha256(json.dumps(texts).encode()).hexdigest()[:16]
