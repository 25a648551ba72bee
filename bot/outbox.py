"""The sender: works through the outbox at Telegram's pace, and notes how each message ended."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.errors import seconds_to_wait, was_not_sent
from bot.pace import Pace
from handlers.chat.context import Services
from handlers.chat.place import Place
from handlers.chat.view import View
from handlers.errors.restrictions import is_topic_gone
from storage.database import NotSavedError
from storage.outbox import Ending, Message

logger = logging.getLogger(__name__)

AT_ONCE = 64
"""How many messages may be on their way: at the full pace each may take three seconds."""
IDLE_SECONDS = 1.0
PAUSE = 5.0
STOP_SECONDS = 5.0
REPORT_SECONDS = 1.5
"""How often an editor's message about an announcement is brought up to date."""
NONE = -1
"""The patience of a call that does not wait; PTB takes 0 for no word."""
REFUSALS = 3
"""So many chats in a row for which Telegram asks to wait mean that it asks for all of them."""

# Telegram's words for a chat that is not there, besides those that come with 403.
_GONE = ("chat not found", "user is deactivated", "group chat was deactivated")

Compose = Callable[[Message], Awaitable[tuple[Place, View] | None]]
Report = Callable[[Message], Awaitable[None]]


async def send_outbox(services: Services, compose: Compose, report: Report) -> None:
    """Send what is in the outbox until cancelled.

    `compose` gives what a message says and where it goes, None where there is nothing left to say;
    `report` tells its editor what has become of it.
    """
    sender = _Sender(services, compose, report)
    try:
        await sender.run()
    finally:
        await sender.stop()


class _Sender:
    """Sends side by side: how long one takes, or is told to wait, is nothing to the others."""

    def __init__(self, services: Services, compose: Compose, report: Report) -> None:
        self._services = services
        self._outbox = services.store.outbox
        self._compose = compose
        self._report = report
        self._pace = Pace()
        self._tasks: dict[asyncio.Task[None], int] = {}
        """What is on its way, and into which chat."""
        self._ended: list[tuple[Message, Ending]] = []
        """What came to its end and is not noted yet."""
        self._unreported: dict[str, Message] = {}
        self._reporting: asyncio.Task[None] | None = None
        self._reported = 0.0
        self._refused: set[int] = set()
        self._awake = asyncio.Event()

    async def run(self) -> None:
        """Send until cancelled."""
        is_recovered = False
        while True:
            self._awake.clear()
            try:
                if not is_recovered:
                    await self._recover()
                    is_recovered = True
                await self._settle()
                self._report_now_and_then()
                if not await self._send_next():
                    await self._rest()
            except NotSavedError as error:
                logger.warning("the outbox waits: %s", error)
                await asyncio.sleep(PAUSE)
            except Exception:
                logger.exception("the outbox waits")
                await asyncio.sleep(PAUSE)

    async def stop(self) -> None:
        """Let what is on its way come to its end, and note that."""
        tasks = [*self._tasks, *filter(None, [self._reporting])]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
        try:
            await self._settle()
        except Exception as error:  # noqa: BLE001 - the next start takes them for uncertain
            logger.warning("it is not noted what became of some messages: %s", error)

    async def _recover(self) -> None:
        for message in await self._outbox.recover():
            logger.warning("it is not known whether %s was told; not sent again", message.chat_id)
            self._unreported[_subject(message)] = message

    async def _settle(self) -> None:
        while self._ended:
            message, ending = self._ended[0]
            await self._outbox.settle(message, ending, self._services.clock())
            self._ended.pop(0)
            # What is watched is reported at every step, of an answer only what went wrong.
            if message.is_watched or ending not in ("sent", "queued"):
                self._unreported[_subject(message)] = message

    def _report_now_and_then(self) -> None:
        is_busy = self._reporting is not None and not self._reporting.done()
        # What comes last is told at once.
        is_early = bool(self._tasks) and time.monotonic() - self._reported < REPORT_SECONDS
        if not self._unreported or is_busy or is_early:
            return
        messages, self._unreported = [*self._unreported.values()], {}
        self._reported = time.monotonic()
        self._reporting = asyncio.create_task(self._report_all(messages))

    async def _report_all(self, messages: list[Message]) -> None:
        for message in messages:
            try:
                await self._report(message)
            except Exception:
                logger.exception("an editor was not told what became of a message")

    async def _send_next(self) -> bool:
        """Begin to send the next message; whether there was one that may go now."""
        if self._pace.wait or len(self._tasks) >= AT_ONCE:
            return False
        message = await self._outbox.take(self._pace.held | set(self._tasks.values()))
        if not message:
            return False
        self._pace.begin(message.chat_id)
        task = asyncio.create_task(self._send(message))
        self._tasks[task] = message.chat_id
        task.add_done_callback(self._tasks.pop)
        return True

    async def _rest(self) -> None:
        """Wait until something may be done: a message has ended, or the next may go."""
        seconds = self._pace.wait or (min(0.1, IDLE_SECONDS) if self._pace.held else IDLE_SECONDS)
        with suppress(TimeoutError):
            # `wait_for` would lose a cancellation that comes together with what it waits for.
            async with asyncio.timeout(seconds):
                await self._awake.wait()

    async def _send(self, message: Message) -> None:
        try:
            ending = await self._try(message)
        except Exception:
            # Whatever it was, it may have come after the call.
            logger.exception("it is not known whether %s was told", message.chat_id)
            ending = "uncertain"
        self._ended.append((message, ending))
        self._awake.set()

    async def _try(self, message: Message) -> Ending:
        """Send a message; gives what became of it."""
        try:
            composed = await self._compose(message)
        except Exception:
            logger.exception("a message to %s could not be made", message.chat_id)
            return "failed"
        if not composed:
            return "stopped"
        place, view = composed
        try:
            # What Telegram says to wait is waited for here, where it holds up one chat alone.
            await place.send(view, patience=NONE)
        except ChatMigrated as error:
            await self._outbox.move_chat(message.chat_id, error.new_chat_id)
            return "queued"
        except RetryAfter as error:
            self._hold(message.chat_id, seconds_to_wait(error))
            return "queued"
        except (Forbidden, BadRequest) as error:
            if place.thread_id and is_topic_gone(error):
                await self._services.store.subscriptions.leave_topic(message.chat_id)
                return "queued"
            logger.info("%s could not be told: %s", message.chat_id, error)
            return "gone" if _is_gone(error) else "failed"
        except NetworkError as error:
            if was_not_sent(error):
                self._pace.hold_all(PAUSE)
                return "queued"
            logger.warning("it is not known whether %s was told: %s", message.chat_id, error)
            return "uncertain"
        self._refused.clear()
        return "sent"

    def _hold(self, chat: int, seconds: float) -> None:
        self._pace.hold(chat, seconds)
        self._refused.add(chat)
        if len(self._refused) >= REFUSALS:
            self._pace.hold_all(seconds)
            self._refused.clear()


def _subject(message: Message) -> str:
    """What is reported at once: all that has one key, where that is watched."""
    return message.key if message.is_watched else f"{message.key} {message.chat_id}"


def _is_gone(error: TelegramError) -> bool:
    return isinstance(error, Forbidden) or any(words in error.message.lower() for words in _GONE)
