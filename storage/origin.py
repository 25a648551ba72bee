"""Which update is being handled, so that what it writes can name it."""

from contextvars import ContextVar

current_origin: ContextVar[int | None] = ContextVar("current_origin", default=None)
"""The row of the inbox that this task works for; None where nobody has asked."""
