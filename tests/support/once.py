"""What several tests want and takes long is made once in a run, by whichever comes first."""

import fcntl
import os
import pickle
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

Made = TypeVar("Made")


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have in common, and no other run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


async def make_once(path: Path, make: Callable[[], Awaitable[Made]]) -> Made:
    """What was made for this path in this run; the worker that comes second waits for it."""
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made: Made | None = _load(path)
        if made is None:
            made = await make()
            _keep(path, made)
        return made


def _load(path: Path) -> Any:
    return pickle.loads(path.read_bytes()) if path.exists() else None


def _keep(path: Path, made: object) -> None:
    path.write_bytes(pickle.dumps(made))
