"""The sender: works through the outbox at Telegram's pace, and notes how each one ended."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.inbox import seconds_to_wait, was_not_sent
from handlers.chat.context import Services
from storage.database import NotSavedError
from storage.outbox import Ending, Message

logger = logging.getLogger(__name__)

PER_SECOND = 20.0
"""Telegram takes about 30 messages a second in all; answers to people need room beside these."""
IDLE_SECONDS = 1.0
PAUSE = 5.0
STOP_SECONDS = 5.0

# Telegram's words for a chat that is not there, besides those that come with 403.
_GONE = ("chat not found", "user is deactivated", "group chat was deactivated")
REPORT_SECONDS = 1.5
"""How often an editor's message about an announcement is brought up to date."""

Report = Callable[[int], Awaitable[None]]
Send = Callable[[Message], Awaitable[bool]]


async def send_outbox(services: Services, send: Send, report: Report) -> None:
    """Send what is in the outbox until cancelled; `report` shows how far a notice has come."""
    outbox = services.store.outbox
    unreported: set[int] = set()
    reported = 0.0
    if uncertain := await outbox.recover():
        logger.warning("%s messages may or may not have arrived; not sent again", uncertain)
    while True:
        try:
            message = await outbox.take()
            if unreported and (not message or time.monotonic() - reported > REPORT_SECONDS):
                await asyncio.gather(*map(report, unreported))
                unreported.clear()
                reported = time.monotonic()
            if not message:
                await asyncio.sleep(IDLE_SECONDS)
                continue
            pause = await _finish(_send(services, send, message))
            if message.notice_id is not None:
                unreported.add(message.notice_id)
            await asyncio.sleep(pause)
        except NotSavedError as error:
            logger.warning("the outbox waits: %s", error)
            await asyncio.sleep(PAUSE)
        except Exception:
            logger.exception("the outbox waits")
            await asyncio.sleep(PAUSE)


async def _finish(coroutine: Coroutine[Any, Any, float]) -> float:
    """Let a message that is being sent come to its end, also when the bot is told to stop."""
    task = asyncio.create_task(coroutine)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task], timeout=STOP_SECONDS)
        task.cancel()
        raise


async def _send(services: Services, send: Send, message: Message) -> float:
    """Send a message and note how that ended; gives the seconds to wait before the next."""
    ending, pause = await _try(services, send, message)
    await services.store.outbox.settle(message, ending, services.clock())
    return pause


async def _try(services: Services, send: Send, message: Message) -> tuple[Ending, float]:
    """Send a message; gives what became of it, and the seconds to wait before the next."""
    pace = 1 / PER_SECOND
    try:
        if await send(message):
            return "sent", pace
    except ChatMigrated as error:
        await services.store.outbox.move_chat(message.chat_id, error.new_chat_id)
        return "queued", pace
    except RetryAfter as error:
        return "queued", seconds_to_wait(error)
    except (Forbidden, BadRequest) as error:
        logger.info("%s could not be told: %s", message.chat_id, error)
        return ("gone" if _is_gone(error) else "stopped"), pace
    except NetworkError as error:
        if was_not_sent(error):
            return "queued", PAUSE
        logger.warning("it is not known whether %s was told: %s", message.chat_id, error)
        return "uncertain", pace
    except TelegramError as error:
        logger.warning("%s could not be told: %s", message.chat_id, error)
        return "uncertain", pace
    return "stopped", pace


def _is_gone(error: TelegramError) -> bool:
    return isinstance(error, Forbidden) or any(words in error.message.lower() for words in _GONE)
