"""Which original a translation goes with, so that an outdated one can say so."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import aiosqlite

TEXTS = ("label", "title", "text", "place")


async def find_originals(
    connection: aiosqlite.Connection, event_id: int, after: Mapping[str, Any]
) -> dict[str, str]:
    """The digest of the original that each language's text goes with once `after` is written.

    A text that stays goes with the original that it went with, one that changes with the new one.
    """
    rows = list(
        await connection.execute_fetchall(
            "SELECT language, label, title, text, place, original FROM event_text"
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
    return dict.fromkeys(languages, new) | {each: digest for each, digest in kept.items() if digest}


def _texts(snapshot: Mapping[str, Any], language: str) -> list[str]:
    return [snapshot.get(f"{language}.{name}") or "" for name in TEXTS]


def _digest(texts: list[str]) -> str:
    return sha256(json.dumps(texts).encode()).hexdigest()[:16]
