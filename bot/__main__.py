"""The command line: `python -m bot`."""

import argparse
import asyncio
import os
import signal
import sys
import webbrowser
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot import maintenance
from bot.application import run_application
from bot.garbage import collect_rarely
from bot.logs import set_up_logging
from bot.playground import Person, Playground
from bot.settings import Settings, SettingsError, load_settings
from storage.brief_files import BriefFileError
from storage.database import DatabaseError, NotSavedError

VISITOR = Person(1001, "Анна", "Гостева", "visitor", "ru")
OWNER = Person(1002, "Ольга", "Петрова", "owner", "ru")


def main() -> int:
    """Run what the command line asks for; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("run", help="at Telegram (the default where BOT_TOKEN is set)")
    commands.add_parser("playground", help="on this machine, in the browser (the default else)")
    backup = commands.add_parser("backup", help="write a verified copy of the data")
    backup.add_argument("file", nargs="?", type=Path, help="where to; beside the data if not said")
    restoring = commands.add_parser("restore", help="put a backup in the place of the data")
    restoring.add_argument("file", type=Path)
    commands.add_parser("init", help="begin anew, with no data, where earlier data are gone")
    commands.add_parser("check", help="say what is wrong with settings and data")
    arguments = parser.parse_args()
    command = arguments.command
    # What the bot keeps is for nobody else on this machine.
    os.umask(0o077)
    try:
        settings = load_settings()
        set_up_logging(
            settings.log_level, secret=settings.token, as_json=settings.log_format == "json"
        )
        if command in ("backup", "restore", "init", "check"):
            return _maintain(arguments, settings)
        with asyncio.Runner(loop_factory=_new_loop) as runner:
            return runner.run(_run_command(command, settings))
    except (SettingsError, BriefFileError, DatabaseError) as error:
        problem = str(error)
    except InvalidToken:
        problem = "BOT_TOKEN: Telegram does not know this token"
    except NotSavedError as error:
        problem = f"{settings.database_path} cannot be written: {error}"
    except TelegramError as error:
        problem = f"Telegram cannot be reached: {error}"
    except OSError as error:
        problem = f"LISTEN: {error}"
    print(problem, file=sys.stderr)  # noqa: T201
    return 2


def _maintain(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.command == "backup":
        return maintenance.back_up(settings, arguments.file)
    if arguments.command == "restore":
        return maintenance.restore(settings, arguments.file)
    if arguments.command == "init":
        return maintenance.begin_anew(settings)
    return maintenance.check(settings)


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
    return await _run(settings, with_server=True)


async def _run(settings: Settings, *, with_server: bool = False) -> int:
    """Run the bot until a signal (0) or until another process takes its token (1)."""
    stop: asyncio.Queue[int] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.put_nowait, 0)
    async with run_application(
        settings, on_conflict=lambda: stop.put_nowait(1), with_server=with_server
    ) as application:
        collect_rarely()
        print(f"@{application.bot.username} is running; Ctrl+C ends it", flush=True)  # noqa: T201
        return await stop.get()


async def _run_playground(settings: Settings) -> int:
    """Run the bot against a Bot API of our own, with a chat page for people of our own."""
    host, _, port = settings.listen.rpartition(":")
    if host not in ("127.0.0.1", "localhost"):
        raise SettingsError("LISTEN: the playground serves this machine alone: use 127.0.0.1")
    playground = Playground([VISITOR, OWNER], port=int(port), bot_name="Справка")
    async with AsyncExitStack() as stack:
        await playground.start()
        stack.push_async_callback(playground.stop)
        print(f"Chat with the bot: {playground.url}", flush=True)  # noqa: T201
        if os.environ.get("DISPLAY") or sys.platform in ("darwin", "win32"):
            await asyncio.to_thread(webbrowser.open, playground.url)
        return await _run(in_playground(settings, playground))


def in_playground(settings: Settings, playground: Playground) -> Settings:
    """The same settings, for the playground: its token, its owner, a database of its own."""
    changes: dict[str, Any] = {
        "bot_token": playground.token,
        "bot_api_url": playground.url,
        "owner_ids": frozenset({OWNER.id}),
    }
    if "database_path" not in settings.model_fields_set:
        changes["database_path"] = Path("var/playground.db")
    return load_settings(**settings.model_dump() | changes)


if __name__ == "__main__":
    sys.exit(main())
