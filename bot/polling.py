"""Polling: updates are asked for, and confirmed only when the inbox has them."""

import asyncio
import logging
import re
import time
from collections.abc import Callable
from typing import Any

from telegram import Bot
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.errors import UnreadableAnswerError, seconds_to_wait, was_not_sent
from bot.inbox import Inbox
from bot.parsing import UNREADABLE, id_of

logger = logging.getLogger(__name__)

POLL_SECONDS = 10
BATCH = 100
FIRST_PAUSE = 1.0
MAX_PAUSE = 30.0
PEACE_SECONDS = 60.0
"""Seconds without a conflict after which the last one is over."""
_UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,15})\b')


async def poll(
    bot: Bot,
    inbox: Inbox,
    allowed_updates: list[str],
    on_conflict: Callable[[], None],
    on_rival: Callable[[], None] = lambda: None,
) -> None:
    """Ask for updates until cancelled; `on_conflict` is called where another process was first.

    `on_rival` is called each time that another process gets in the way.
    """
    asked = Asked(bot, allowed_updates)
    rivalry = Rivalry(time.monotonic)
    pause = FIRST_PAUSE
    while True:
        try:
            updates = await asked.get()
            await inbox.take(updates)
            if asked.confirm(updates):
                pause = FIRST_PAUSE
                continue
            logger.error("polling: what came cannot be passed over before something else comes")
        except Conflict as error:
            on_rival()
            if rivalry.is_lost():
                logger.error(  # noqa: TRY400 - one clear line
                    "another process polls with this token, so this one ends: %s", error
                )
                on_conflict()
                return
            if rivalry.is_new:
                logger.warning("another process tries to poll with this token: %s", error)
            await asyncio.sleep(FIRST_PAUSE)
            continue
        except RetryAfter as error:
            await asyncio.sleep(seconds_to_wait(error))
            continue
        except TelegramError as error:
            # Telegram was asked, and had nothing to say.
            if isinstance(error, TimedOut) and not was_not_sent(error):
                continue
            level = logging.WARNING if isinstance(error, NetworkError) else logging.ERROR
            logger.log(level, "polling: %s", error)
        except Exception:
            logger.exception("polling failed")
        await asyncio.sleep(pause)
        pause = min(1.5 * pause, MAX_PAUSE)


class Asked:
    """What Telegram is asked for: the updates from an offset on, each batch confirming the last."""

    def __init__(self, bot: Bot, allowed_updates: list[str]) -> None:
        self._bot = bot
        self._allowed = allowed_updates
        self._offset = 0
        self._or_else = 0
        self._last: list[int | None] = []
        self._limit = BATCH

    async def get(self) -> list[object]:
        """The next updates; waits for some."""
        try:
            # PTB's own get_updates() would make objects at once; the inbox keeps what was sent.
            updates: Any = await self._bot._post(
                "getUpdates",
                {
                    "offset": self._offset,
                    "limit": self._limit,
                    "timeout": POLL_SECONDS,
                    "allowed_updates": self._allowed,
                },
                read_timeout=POLL_SECONDS + 10,
            )
        except UnreadableAnswerError as error:
            # One of them spoils the whole answer: ask for them one by one, until it is alone.
            found = _UPDATE_ID.search(error.payload)
            if self._limit == 1 and not found:
                raise
            alone: list[object] = [{"update_id": int(found[1]), **UNREADABLE}] if found else []
            if self._limit == 1:
                return alone
            self._limit = 1
            return []
        if not isinstance(updates, list):
            raise TelegramError(f"the updates are a {type(updates).__name__}")
        self._limit = BATCH
        return list(updates)

    def confirm(self, updates: list[object]) -> bool:
        """Ask for what comes after these, from now on; False if it cannot be told where that is.

        An id that is wrong must not confirm what has not come yet. As ids only grow, so many
        updates take up that many ids at least: that is safe to confirm, and nearly always all.
        Where it is not, the same updates come again, and then their ids are right.
        """
        ids = [id_of(update) for update in updates]
        known = {each for each in ids if each is not None}
        if known and ids == self._last:
            self._offset, self._last = self._or_else, []
            return True
        ends = [max(known) + 1] if known else []
        if begin := self._offset or min(known, default=0):
            ends.append(begin + len(known) + ids.count(None))
        if updates and ends:
            self._offset, self._or_else = min(ends), max(ends)
        self._last = ids
        return bool(ends or not updates)


class Rivalry:
    """Which of two processes with one token goes on, where neither can ask the other.

    Each bears the other for as long as it polled undisturbed before. Who came later has had less of
    that, and gives way first.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._begin = clock()
        self._first: float | None = None
        self._last = 0.0
        self.is_new = False
        """Whether the last conflict was the first after peace."""

    def is_lost(self) -> bool:
        """Note a conflict, and tell whether this process gives way."""
        now = self._clock()
        self.is_new = self._first is None or now - self._last > PEACE_SECONDS
        if self._first is None or self.is_new:
            self._first = now
        self._last = now
        return now - self._first > self._first - self._begin
