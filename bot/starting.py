"""The bot itself: at Telegram, or in the playground, until a signal ends it."""

import argparse
import asyncio
import logging
import os
import signal
import sys
import webbrowser
from contextlib import AsyncExitStack
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.application import run_application
from bot.garbage import collect_rarely
from bot.logs import log_as_set
from bot.maintenance import explain
from bot.playground import Person, Playground
from bot.proxies import describe
from bot.settings import Settings, SettingsError, load_settings
from bot.summary import summarise
from bot.supervision import supervised
from storage.database import DatabaseError, NotSavedError
from storage.ownership import OtherBotError

logger = logging.getLogger("bot")

PLAYGROUND_DATA = "playground.db"
"""Beside the bot's own, whatever that is called."""
TOKEN_IN_USE = 3
"""The exit status that systemd is told not to start the bot again after."""
VISITOR = Person(1001, "Анна", "Гостева", "visitor", "ru")
OWNER = Person(1002, "Ольга", "Петрова", "owner", "ru")


def start(arguments: argparse.Namespace, settings: Settings) -> int:
    """Run the bot to its end; gives the exit status."""
    try:
        with asyncio.Runner(loop_factory=new_loop) as runner:
            return runner.run(_start(arguments.command, settings))
    except InvalidToken as error:
        raise SettingsError("BOT_TOKEN: Telegram does not know this token") from error
    except TelegramError as error:
        ways = ", ".join(map(describe, settings.proxies))
        through = f" through {ways}" if ways else ""
        raise SettingsError(f"Telegram cannot be reached{through}: {error}") from error


def new_loop() -> asyncio.AbstractEventLoop:
    """An event loop; uvloop's, which is the faster, where there is one."""
    try:
        import uvloop  # noqa: PLC0415 - not to be had on Windows
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


async def _start(command: str | None, settings: Settings) -> int:
    if command == "run" and not settings.token:
        raise SettingsError("BOT_TOKEN: needed to run at Telegram; get one from BotFather")
    if command == "playground" or not settings.token:
        return await _run_playground(settings)
    return await _run(settings)


async def _run(settings: Settings, page: str | None = None) -> int:
    """Run the bot until a signal (0) or until it gives way to another one with its token.

    A trial is what has a chat page.
    """
    stop: asyncio.Queue[int] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.put_nowait, 0)
    try:
        async with run_application(
            settings,
            on_conflict=lambda: stop.put_nowait(TOKEN_IN_USE),
            with_server=page is None,
            is_trial=page is not None,
        ) as application:
            collect_rarely()
            for line in await summarise(application, settings):
                logger.info(line)
            if page:
                await _show(page)
            print(f"@{application.bot.username} is running; Ctrl+C ends it", flush=True)  # noqa: T201
            async with supervised():
                return await stop.get()
    except OtherBotError as error:
        raise SettingsError(explain(error, settings)) from error
    except NotSavedError as error:
        raise DatabaseError(f"{settings.database_path} cannot be written: {error}") from error


async def _run_playground(settings: Settings) -> int:
    """Run the bot against a Bot API of our own, with a chat page for people of our own."""
    host, _, port = settings.listen.rpartition(":")
    if host not in ("127.0.0.1", "localhost"):
        raise SettingsError("LISTEN: the playground serves this machine alone: use 127.0.0.1")
    playground = Playground([VISITOR, OWNER], port=int(port), bot_name="Справка")
    async with AsyncExitStack() as stack:
        try:
            await playground.start()
        except OSError as error:
            if "listen" in settings.model_fields_set:
                raise SettingsError(f"LISTEN: {settings.listen}: {error.strerror}") from error
            # Nobody has asked for this port, and something else has it: any will do.
            playground.port = 0
            await playground.start()
        stack.push_async_callback(playground.stop)
        trial = in_playground(settings, playground)
        log_as_set(trial)
        return await _run(trial, playground.url)


async def _show(page: str) -> None:
    print(f"Chat with the bot: {page}", flush=True)  # noqa: T201
    if os.environ.get("DISPLAY") or sys.platform in ("darwin", "win32"):
        await asyncio.to_thread(webbrowser.open, page)


def in_playground(settings: Settings, playground: Playground) -> Settings:
    """The same settings, for the playground: nothing in them leads to the bot's own people."""
    of_its_own: dict[str, Any] = {
        "bot_token": playground.token,
        "bot_api_url": playground.url,
        "owner_ids": frozenset({OWNER.id}),
        "database_path": settings.database_path.with_name(PLAYGROUND_DATA),
        # It is on this machine, whatever proxy leads to the rest of the world.
        "proxy_url": None,
        "no_proxy": "*",
        # Else what is said in the playground would be brought to the bot that serves there.
        "webhook_url": None,
        "webhook_secret": None,
        "webhook_cert": None,
        "webhook_key": None,
    }
    return load_settings(**settings.model_dump() | of_its_own)
