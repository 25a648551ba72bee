"""The data file: whose it is, what stands beside it, and whether it is still the one we opened."""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

LOGS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database; the first may hold its last commits."""
LOCK, RESTORING, MISSED = ".lock", ".restoring", ".missed"
STAMP = "%Y%m%dT%H%M%SZ"
_LEAST_ROOM = 65_536
"""Bytes without which SQLite cannot open a database: it maps its index of the log."""
_HEADER = 100
"""Bytes of SQLite's file header."""


class DatabaseError(Exception):
    """The database cannot be used; its text tells an operator why."""


class BusyError(DatabaseError):
    """Another process works with the data."""


class MissingError(DatabaseError):
    """The data file is not there, but what stands beside it says that there was one."""


def explain(error: Exception, *folders: Path) -> str:
    """An error in words, and which folders have no room: to SQLite it may be any I/O error."""
    full = [
        f"{folder} is full"
        for folder in dict.fromkeys(folders)
        if folder.is_dir() and shutil.disk_usage(folder).free < _LEAST_ROOM
    ]
    return "; ".join((str(error), *full))


def real(path: Path) -> Path:
    """The path without symbolic links: SQLite puts its logs, and we our lock, beside the file."""
    return Path(os.path.realpath(path))


def beside(path: Path, ending: str) -> Path:
    """The companion of a data file with this ending."""
    return path.with_name(path.name + ending)


def folder_of(path: Path) -> Path:
    """Where the backups of a database are kept."""
    return real(path).parent / "backups"


def stamp(moment: datetime) -> str:
    """A moment as it stands in the names of files."""
    return moment.astimezone(UTC).strftime(STAMP)


def moved_away(path: Path, moment: datetime) -> Path:
    """The name that a data file gets when something else takes its place."""
    return beside(path, f".before-{stamp(moment)}")


def is_data(path: Path) -> bool:
    """Whether there is a file with anything in it."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def lock(path: Path) -> FileLock:
    """The lock that keeps other processes off a data file; raises `DatabaseError`."""
    lock = FileLock(beside(path, LOCK), mode=0o600)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire(blocking=False)
        give(beside(path, LOCK), owner_of(path))
    except Timeout:
        raise BusyError(f"{path} is in use by another process") from None
    except OSError as error:
        lock.release()
        raise DatabaseError(f"{path} cannot be used: {error.strerror}") from error
    return lock


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes off a data file while the block runs; raises `DatabaseError`."""
    held = lock(path)
    try:
        yield
    finally:
        held.release()


def owner_of(path: Path) -> os.stat_result:
    """Whose the data are: those of the file, or of its folder while there is no file."""
    try:
        return path.stat()
    except FileNotFoundError:
        return path.parent.stat()


def give(path: Path, owner: os.stat_result) -> None:
    """Let a file that root has made for the bot belong to the bot's user."""
    mine = path.stat()
    if (mine.st_uid, mine.st_gid) != (owner.st_uid, owner.st_gid) and os.geteuid() == 0:
        os.chown(path, owner.st_uid, owner.st_gid)


def mode_of(path: Path) -> int:
    """The permissions of a data file; of one that is to be made, its user's alone."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o600


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names of a folder's files."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class FileWatch:
    """Knows the file that was opened, and says when it is no longer the one at its path.

    SQLite does not notice: it goes on writing into a file that has no name any more, or between
    the pages of another database that was copied over its own.
    """

    def __init__(self, path: Path) -> None:
        # Looked at twice in every transaction, where to put a path together takes the longest.
        self._path, self._log_path = str(path), str(beside(path, LOGS[0]))
        # When any descriptor of a file is closed, the process loses its locks on that file, those
        # of SQLite too: this one has to be closed after SQLite's own.
        self._file = os.open(path, os.O_RDONLY)
        self._identity = _identity(os.fstat(self._file))
        self._log: tuple[int, int] | None = None
        self._header = b""
        self.note()

    def note(self) -> None:
        """Take the file as our own commit has left it for what it has to be."""
        self._header = self._read_header()
        if self._log is None:
            self._log = _find(self._log_path)

    def find_trouble(self, *, is_writing: bool = False) -> str | None:
        """What has happened to the file since; None if nothing has.

        While we are writing ourselves, what the file begins with says nothing.
        """
        found = _find(self._path)
        if found is None:
            return f"{self._path} was removed while the bot runs"
        if found != self._identity:
            return f"{self._path} was replaced by another file while the bot runs"
        if not is_writing and self._is_overwritten:
            return f"{self._path} was cut short or overwritten while the bot runs"
        if self._log != _find(self._log_path):
            return f"{self._log_path} was removed or replaced while the bot runs"
        return None

    @property
    def has_lost_its_place(self) -> bool:
        """Whether something else is at the path, into which our log must not be written."""
        return _find(self._path) != self._identity or self._is_overwritten

    def close(self) -> None:
        """Let go of the file, and put its log aside where something else has taken its place.

        Whoever opened that would have our last commits written into it.
        """
        is_ours = self._log is not None and self._log == _find(self._log_path)
        if is_ours and _find(self._path) and self.has_lost_its_place:
            log = Path(self._log_path)
            moment = datetime.fromtimestamp(log.stat().st_mtime, UTC)
            log.rename(beside(moved_away(Path(self._path), moment), LOGS[0]))
        os.close(self._file)

    @property
    def _is_overwritten(self) -> bool:
        return self._read_header() != self._header

    def _read_header(self) -> bytes:
        return os.pread(self._file, _HEADER, 0)


def _find(path: str) -> tuple[int, int] | None:
    """Which file is at a path."""
    try:
        return _identity(os.stat(path))  # noqa: PTH116 - of a string, see above
    except FileNotFoundError:
        return None


def _identity(found: os.stat_result) -> tuple[int, int]:
    return found.st_dev, found.st_ino
