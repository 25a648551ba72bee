"""Polling: updates are asked for, and confirmed only when the inbox has them."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from telegram import Bot
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.inbox import Inbox, seconds_to_wait

logger = logging.getLogger(__name__)

POLL_SECONDS = 10
FIRST_PAUSE = 1.0
MAX_PAUSE = 30.0
ESTABLISHED_AFTER = 30.0
"""Seconds after which a process that polls does not give way to another any more."""


async def poll(
    bot: Bot, inbox: Inbox, allowed_updates: list[str], on_conflict: Callable[[], None]
) -> None:
    """Ask for updates until cancelled; `on_conflict` is called where another process was first."""
    offset = 0
    pause = FIRST_PAUSE
    established = time.monotonic() + ESTABLISHED_AFTER
    while True:
        try:
            # PTB's own get_updates() would make objects at once; the inbox keeps what was sent.
            updates: Any = await bot._post(
                "getUpdates",
                {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": allowed_updates},
                read_timeout=POLL_SECONDS + 10,
            )
            if updates:
                await inbox.take(updates)
                offset = max(update["update_id"] for update in updates) + 1
            pause = FIRST_PAUSE
        except Conflict as error:
            if time.monotonic() < established:
                logger.error(  # noqa: TRY400 - one clear line
                    "another process polls with this token, so this one ends: %s", error
                )
                on_conflict()
                return
            logger.warning("another process tries to poll with this token: %s", error)
            await asyncio.sleep(FIRST_PAUSE)
        except RetryAfter as error:
            await asyncio.sleep(seconds_to_wait(error))
        except TimedOut:
            continue
        except TelegramError as error:
            level = logging.WARNING if isinstance(error, NetworkError) else logging.ERROR
            logger.log(level, "polling: %s", error)
            await asyncio.sleep(pause)
            pause = min(1.5 * pause, MAX_PAUSE)
        except Exception:
            logger.exception("polling failed")
            await asyncio.sleep(pause)
            pause = min(1.5 * pause, MAX_PAUSE)
