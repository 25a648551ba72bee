"""Files that were sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bot.playground.errors import bad_request

if TYPE_CHECKING:
    from bot.playground.parameters import Upload


@dataclass(frozen=True, slots=True)
class File:
    """One file of the pretended Telegram."""

    id: str
    name: str
    mime_type: str
    data: bytes
    path: str

    def shape(self) -> dict[str, Any]:
        """What every object of the Bot API with a file says of it."""
        return {
            "file_id": self.id,
            "file_unique_id": hashlib.sha256(self.data).hexdigest()[:16],
            "file_size": len(self.data),
        }

    def document(self) -> dict[str, Any]:
        """The file as a Document."""
        return {"file_name": self.name, "mime_type": self.mime_type, **self.shape()}


class Files:
    """All files, by their id and by their path."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}

    def add(self, upload: Upload, folder: str) -> File:
        """Keep a file that came with a message."""
        if not upload.data:
            raise bad_request("file must be non-empty")
        number = len(self._by_id) + 1
        digest = hashlib.sha256(upload.data).hexdigest()
        suffix = PurePosixPath(upload.name).suffix
        file = File(
            f"PG{number:08d}{digest[:24]}",
            upload.name,
            upload.mime_type or "application/octet-stream",
            upload.data,
            f"{folder}/file_{number}{suffix}",
        )
        self._by_id[file.id] = file
        self._by_path[file.path] = file
        return file

    def get(self, file_id: str) -> File | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        """The file at this path."""
        return self._by_path.get(path)
