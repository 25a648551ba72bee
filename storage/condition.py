"""What becomes of the data if nobody looks: how old the newest backup is, how much room is left."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from storage.backups import list_backups, list_misdated, moment_of
from storage.data_file import LOGS, beside, real
from storage.figures import Counts

OLDEST_BACKUP = timedelta(hours=26)
"""A newest backup that is older shows that none has been made for a day."""
LEAST_ROOM = 200 * 1024 * 1024
COPIES = 3
"""So many times the data shall have room beside them: an upgrade and a restore copy them."""


class Room(NamedTuple):
    """How many bytes are free beside the data, and how many should be."""

    free: int
    needed: int

    @property
    def is_short(self) -> bool:
        """Whether the disk will soon be full."""
        return self.free < self.needed


class Condition(NamedTuple):
    """What monitoring wants to know of the data."""

    counts: Counts | None
    """None where the data cannot be read."""
    room: Room
    size: int
    backup_age: timedelta | None
    """None while there is no backup."""


def look_at(path: Path, counts: Counts | None, now: datetime) -> Condition:
    """The condition of a data file of which everything has been counted."""
    newest = newest_backup(path, now)
    return Condition(counts, measure_room(path), size_of(path), now - newest if newest else None)


def measure_room(path: Path) -> Room:
    """The room beside the data, or where they will be."""
    folder = real(path).parent
    while not folder.exists():
        folder = folder.parent
    return Room(shutil.disk_usage(folder).free, max(LEAST_ROOM, COPIES * size_of(path)))


def size_of(path: Path) -> int:
    """The bytes of a database with its log."""
    files = (path, beside(path, LOGS[0]))
    return sum(file.stat().st_size for file in files if file.exists())


def newest_backup(path: Path, now: datetime) -> datetime | None:
    """When the newest backup was made that is not dated in the future."""
    odd = set(list_misdated(path, now))
    made = [moment_of(each) for each in list_backups(path) if each not in odd]
    return max(made, default=None)
