"""Files that were sent."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.parameters import Upload

KEPT_BYTES = 256 * 1024 * 1024
STEM_LENGTH, SUFFIX_LENGTH = 60, 20
"""How much of a file's name is kept, before and after the dot (tdlib's clean_filename)."""


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


def short_name(name: str) -> str:
    """The name as Telegram keeps it: no folders, stem and suffix only as long as they may be."""
    path = PurePosixPath(name.replace("\\", "/"))
    stem = path.stem[:STEM_LENGTH].strip(" .")
    suffix = path.suffix[1 : SUFFIX_LENGTH + 1].strip(" .")
    return ".".join(part for part in (stem, suffix) if part) or "file"


class Files:
    """The files, by their id and by their path; beyond 256 MiB the oldest go."""

    def __init__(self) -> None:
        self._by_id: OrderedDict[str, File] = OrderedDict()
        self._by_path: dict[str, File] = {}
        self._last = 0
        self._bytes = 0

    def add(self, upload: Upload, folder: str) -> File:
        """Keep a file that came with a message."""
        if not upload.data:
            raise bad_request("file must be non-empty")
        self._last += 1
        digest = hashlib.sha256(upload.data).hexdigest()
        suffix = PurePosixPath(upload.name).suffix
        file = File(
            f"PG{self._last:08d}{digest[:24]}",
            short_name(upload.name),
            upload.mime_type or "application/octet-stream",
            upload.data,
            f"{folder}/file_{self._last}{suffix}",
        )
        self._by_id[file.id] = self._by_path[file.path] = file
        self._bytes += len(file.data)
        while self._bytes > KEPT_BYTES:
            _, oldest = self._by_id.popitem(last=False)
            del self._by_path[oldest.path]
            self._bytes -= len(oldest.data)
        return file

    def get(self, file_id: str) -> File | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        """The file at this path."""
        return self._by_path.get(path)
