"""The command line: `python -m bot`."""

import gc

# All that is loaded stays: to look for garbage among it would take a tenth of the start.
gc.disable()

import argparse
import asyncio
import logging
import os
import signal
import sys
import webbrowser
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot import maintenance
from bot.application import run_application
from bot.brief_commands import add_parser, run_brief_command
from bot.checking import check
from bot.exporting import add_export_parser, export
from bot.garbage import collect_rarely
from bot.importing import add_import_parser, import_document
from bot.logs import set_up_logging
from bot.playground import Person, Playground
from bot.proxies import describe
from bot.settings import (
    Settings,
    SettingsError,
    describe_ignored,
    list_ignored,
    load_settings,
)
from bot.summary import summarise
from bot.supervision import supervised
from storage.brief_reading import BriefFileError
from storage.database import DatabaseError, NotSavedError
from storage.ownership import OtherBotError

gc.enable()

logger = logging.getLogger("bot")

MAINTENANCE: dict[str, Callable[..., int]] = {
    "backup": maintenance.back_up,
    "restore": maintenance.restore,
    "init": maintenance.begin_anew,
    "adopt": maintenance.adopt,
    "check": check,
}
WITH_BRIEFS: dict[str | None, Callable[[argparse.Namespace, Settings], int]] = {
    "brief": run_brief_command,
    "export": export,
    "import": import_document,
}
PLAYGROUND_DATA = "playground.db"
"""Beside the bot's own, whatever that is called."""
TOKEN_IN_USE = 3
"""The exit status that systemd is told not to start the bot again after."""
VISITOR = Person(1001, "Анна", "Гостева", "visitor", "ru")
OWNER = Person(1002, "Ольга", "Петрова", "owner", "ru")


def main() -> int:
    """Run what the command line asks for; gives the exit status."""
    arguments = _parse()
    # What the bot keeps is for nobody else on this machine.
    os.umask(0o077)
    try:
        settings = load_settings()
        _log(settings)
        if names := list_ignored():
            logger.warning(describe_ignored(names))
        if command := WITH_BRIEFS.get(arguments.command):
            return command(arguments, settings)
        if arguments.command in MAINTENANCE:
            options = vars(arguments)
            return MAINTENANCE[options.pop("command")](settings, **options)
        with asyncio.Runner(loop_factory=_new_loop) as runner:
            return runner.run(_run_command(arguments.command, settings))
    except (SettingsError, BriefFileError, DatabaseError) as error:
        problem = str(error)
    except InvalidToken:
        problem = "BOT_TOKEN: Telegram does not know this token"
    except TelegramError as error:
        ways = ", ".join(map(describe, settings.proxies))
        through = f" through {ways}" if ways else ""
        problem = f"Telegram cannot be reached{through}: {error}"
    except OSError as error:
        problem = f"{error.filename or 'LISTEN'}: {error.strerror or error}"
    except Exception:
        # Not Python's own way: it would write secrets, too.
        logger.exception("an error that nobody expected ends the bot")
        return 1
    print(problem, file=sys.stderr)  # noqa: T201
    return 2


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("run", help="at Telegram (the default where BOT_TOKEN is set)")
    commands.add_parser(
        "playground", help="on this machine, in the browser (the default without BOT_TOKEN)"
    )
    backup = commands.add_parser("backup", help="write a verified copy of the data")
    backup.add_argument(
        "file", nargs="?", type=Path, help="where to (default: backups/ beside the data)"
    )
    restoring = commands.add_parser("restore", help="put a backup in the place of the data")
    restoring.add_argument("file", nargs="?", type=Path)
    restoring.add_argument("--list", dest="lists", action="store_true", help="say what there is")
    restoring.add_argument("--dry-run", action="store_true", help="only say what that would do")
    commands.add_parser("init", help="start with an empty store where the data file is gone")
    commands.add_parser("adopt", help="hand the data of another bot over to the one of BOT_TOKEN")
    checking = commands.add_parser("check", help="say what is wrong, and what to do about it")
    checking.add_argument("--json", dest="as_json", action="store_true", help="for monitoring")
    add_parser(commands)
    add_export_parser(commands)
    add_import_parser(commands)
    return parser.parse_args()


def _log(settings: Settings) -> None:
    set_up_logging(
        settings.log_level,
        secrets=settings.secrets,
        as_json=settings.log_format == "json",
    )


def _new_loop() -> asyncio.AbstractEventLoop:
    """An event loop; uvloop's, which is the faster, where there is one."""
    try:
        import uvloop  # noqa: PLC0415 - not to be had on Windows
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


async def _run_command(command: str | None, settings: Settings) -> int:
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
        raise SettingsError(maintenance.explain(error, settings)) from error
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
        _log(trial)
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


if __name__ == "__main__":
    sys.exit(main())
