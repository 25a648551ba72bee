"""The folder of a brief as one file."""

import asyncio
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from storage.store import Store


async def pack_files(store: Store, brief_id: int, name: str, *, photos: bool = True) -> bytes:
    """The files that a brief can be loaded from, in a folder of this name, packed."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        files = await store.keeping.export(brief_id, path, photos=photos)
        return await asyncio.to_thread(_pack, path, files)


def _pack(folder: Path, files: list[Path]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for path in sorted(files):
            archive.write(path, path.relative_to(folder.parent))
    return made.getvalue()
