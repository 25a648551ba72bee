"""Each document is read once in a run: that takes longer than all that is asked of the reading."""

from pathlib import Path

from handlers.documents.understanding.words.model import Reading
from tests.quality.documents.measure import read_document
from tests.support.once import make_once
from tests.support.reader import lend_reader


async def read_once(run_folder: Path, name: str) -> Reading:
    """The reading of a sample, as `read_document` gives it."""
    async with lend_reader():
        return await make_once(run_folder / f"{name}.reading", lambda: read_document(name))
