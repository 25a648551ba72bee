"""An update at hand, and whether it is worth another try."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from telegram.error import NetworkError, TelegramError

from bot.errors import was_not_sent
from bot.lines import Chat
from bot.parsing import Raw
from storage.database import DatabaseError, NotSavedError

MAX_TRIES = 3
"""An update that fails so often is set aside."""


@dataclass(slots=True, eq=False)
class Work:
    """An update from its arrival to its end."""

    update_id: int
    chat: Chat
    raw: Raw
    since: float
    kept: asyncio.Future[bool]
    """Done when Telegram may be told that the update has come; False if it has to come again."""
    ended: asyncio.Future[None]
    row: int | None = None
    """Its row in the inbox; None while nothing can be saved."""
    task: asyncio.Task[Any] | None = None
    """What handles it; None before its turn."""
    resting: set[asyncio.Task[Any]] = field(default_factory=set)
    """Which of its tasks wait for Telegram's leave."""
    called_again: asyncio.Future[None] | None = None
    """Done when it may go on after all of them have waited."""
    suspect: bool = False
    """Whether the process ended twice while it may have been at work."""
    failures: int = 0
    error: BaseException | None = None
    again: bool = False
    """Whether it is to be tried again."""
    tried_again: bool = False

    def fail(self, error: BaseException) -> None:
        """Note how a try ended, and whether there is to be another."""
        self.error = error
        self.failures += not isinstance(error, NetworkError)
        self.again = _may_help(error) and self.failures < MAX_TRIES

    @property
    def is_hopeless(self) -> bool:
        """Whether it has failed too often."""
        return self.failures >= MAX_TRIES


def _may_help(error: BaseException) -> bool:
    """Whether trying again may help, and repeats no call but those before the one that failed."""
    if isinstance(error, TelegramError):
        return was_not_sent(error)
    return not isinstance(error, NotSavedError | DatabaseError)
