"""A file belongs to one bot."""

import gzip
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from storage.ownership import OtherBotError, hand_over, read_owner
from storage.store import Store

STORES = Path(__file__).with_name("stores")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file from before files were marked."""
    path = tmp_path / "spravka.db"
    path.write_bytes(gzip.decompress((STORES / "v10.db.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM inbox")
    return path


def _receive(path: Path, bots: Iterable[int]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO inbox (bot_id, update_id, body, at) VALUES (?, 1, '', '')",
            [[bot] for bot in bots],
        )


async def test_first_bot_that_opens_a_file_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "spravka.db"
    assert read_owner(path) is None
    for _ in range(2):
        await (await Store.open(path, 77)).close()
    assert read_owner(path) == 77
    before = path.read_bytes()
    with pytest.raises(OtherBotError):
        await Store.open(path, 78)
    assert path.read_bytes() == before
    await (await Store.open(path)).close()  # for an operator's commands, which write to nobody
    hand_over(path, 78)
    await (await Store.open(path, 78)).close()


@pytest.mark.parametrize(
    ("bots", "owner"), [([], None), ([77], 77), ([1], 1), ([1, 77], 77), ([77, 1], 77)]
)
async def test_older_file_belongs_to_the_bot_that_it_served(
    old: Path, bots: list[int], owner: int | None
) -> None:
    _receive(old, bots)
    await (await Store.open(old)).close()
    assert read_owner(old) == owner


async def test_older_file_is_refused_once_it_is_known_whose_it_is(old: Path) -> None:
    _receive(old, [77])
    with pytest.raises(OtherBotError):
        await Store.open(old, 1)
    await (await Store.open(old, 77)).close()
