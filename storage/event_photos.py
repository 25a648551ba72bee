"""The photos of an event, as parts of its snapshot.

`photos` are their numbers in order, `credit_12` is who took number 12, `nl.caption_12` what it
shows.
"""

import re
from typing import Any

import aiosqlite

from storage.inserting import insert

PHOTOS = "photos"
_CAPTION = re.compile(r"(?P<language>[a-z]{2})\.caption_(?P<photo>\d+)")
_OF_PHOTO = re.compile(r"(?:caption|credit)_\d{1,10}")


def caption_key(photo: int, language: str) -> str:
    """The key of what a photo shows, in a language."""
    return f"{language}.caption_{photo}"


def credit_key(photo: int) -> str:
    """The key of who took a photo."""
    return f"credit_{photo}"


def is_of_photo(name: str) -> bool:
    """Whether this is a field of one photo, whatever its language."""
    return _OF_PHOTO.fullmatch(name) is not None


def is_of_photos(key: str) -> bool:
    """Whether a key of a snapshot is about photos."""
    name = key.rpartition(".")[2]
    return name == PHOTOS or is_of_photo(name)


async def read_photos(connection: aiosqlite.Connection, event_id: int) -> dict[str, Any]:
    """The parts of the snapshot."""
    rows = await connection.execute_fetchall(
        "SELECT photo.photo_id, credit, language, caption FROM event_photo AS photo"
        " LEFT JOIN event_photo_text AS text"
        " ON (text.event_id, text.photo_id) = (photo.event_id, photo.photo_id)"
        " WHERE photo.event_id = ? ORDER BY position, language",
        [event_id],
    )
    parts: dict[str, Any] = {PHOTOS: list(dict.fromkeys(row["photo_id"] for row in rows))}
    for photo, credit, language, caption in rows:
        if credit:
            parts[credit_key(photo)] = credit
        if language:
            parts[caption_key(photo, language)] = caption
    return parts


async def write_photos(
    connection: aiosqlite.Connection, event_id: int, snapshot: dict[str, Any]
) -> None:
    """Bring the photos to the state of a snapshot; of what it does not name, they stay.

    Those whose bytes are gone since are left out.
    """
    if PHOTOS not in snapshot:
        return
    await connection.execute("DELETE FROM event_photo_text WHERE event_id = ?", [event_id])
    await connection.execute("DELETE FROM event_photo WHERE event_id = ?", [event_id])
    shown = list(dict.fromkeys(snapshot[PHOTOS] or ()))
    for position, photo in enumerate(shown):
        await connection.execute(
            "INSERT INTO event_photo (event_id, photo_id, position, credit)"
            " SELECT ?, id, ?, ? FROM photo WHERE id = ?",
            [event_id, position, snapshot.get(credit_key(photo)), photo],
        )
    kept = {
        row["photo_id"]
        for row in await connection.execute_fetchall(
            "SELECT photo_id FROM event_photo WHERE event_id = ?", [event_id]
        )
    }
    for key, caption in snapshot.items():
        found = _CAPTION.fullmatch(key)
        if found and caption and int(found["photo"]) in kept:
            row = {"event_id": event_id, "photo_id": int(found["photo"]), "caption": caption}
            await insert(connection, "event_photo_text", {**row, "language": found["language"]})
