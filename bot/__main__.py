"""The command line: `python -m bot`."""

import gc

# All that is loaded stays: to look for garbage among it would take a tenth of the start.
gc.disable()

import argparse
import logging
import os
import sys
from collections.abc import Callable

from bot.arguments import read_arguments
from bot.logs import log_as_set
from bot.settings import Settings, SettingsError, describe_ignored, list_ignored, load_settings
from storage.brief_reading import BriefFileError
from storage.data_file import DatabaseError

gc.enable()

logger = logging.getLogger("bot")


def main() -> int:
    """Run what the command line asks for; gives the exit status."""
    arguments = read_arguments()
    # What the bot keeps is for nobody else on this machine.
    os.umask(0o077)
    try:
        settings = load_settings()
        log_as_set(settings)
        if names := list_ignored():
            logger.warning(describe_ignored(names))
        return _flushed(_find(arguments.command)(arguments, settings))
    except BrokenPipeError:
        # `check --json | head` has read enough. Nothing is left to be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (SettingsError, BriefFileError, DatabaseError) as error:
        problem = str(error)
    except OSError as error:
        problem = f"{error.filename or 'LISTEN'}: {error.strerror or error}"
    except Exception:
        # Not Python's own way: it would write secrets, too.
        logger.exception("an error that nobody expected ends the bot")
        return 1
    print(problem, file=sys.stderr)  # noqa: T201
    return 2


def _flushed(status: int) -> int:
    sys.stdout.flush()
    return status


def _find(command: str | None) -> Callable[[argparse.Namespace, Settings], int]:
    """What does it; that alone is loaded, for to load the bot takes most of a backup."""
    match command:
        case "backup" | "restore" | "init" | "adopt":
            from bot.maintenance import maintain

            return maintain
        case "check":
            from bot.checking import check

            return lambda arguments, settings: check(settings, as_json=arguments.as_json)
        case "brief":
            from bot.brief_commands import run_brief_command

            return run_brief_command
        case "export":
            from bot.exporting import export

            return export
        case "import":
            from bot.importing import import_document

            return import_document
    from bot.starting import start

    return start


if __name__ == "__main__":
    sys.exit(main())
