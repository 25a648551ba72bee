"""Which update is being handled, so that what it writes can name it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

current_origin: ContextVar[int | None] = ContextVar("current_origin", default=None)
"""The row of the inbox that this task works for; None where nobody has asked."""


@contextmanager
def unnamed() -> Iterator[None]:
    """Let what is written name no update: it is part of something that does."""
    token = current_origin.set(None)
    try:
        yield
    finally:
        current_origin.reset(token)
