"""How a call waits for Telegram's leave."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass

PATIENCE = 10.0
"""Seconds that a call waits which is not for the chat of the update at hand: whoever makes it has
others to serve, and can try it again later."""


@dataclass(frozen=True, slots=True)
class Turn:
    """That of an update: its calls for its own chat wait for as long as Telegram wants."""

    chat: int | None
    rest: Callable[[float], Awaitable[None]]
    """Sleeps without holding up anybody but the chat."""


current_turn: ContextVar[Turn | None] = ContextVar("current_turn", default=None)
