"""What an operator does with the data: back it up, put a backup back, begin anew."""

import argparse
import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot import PLAYGROUND_BOT
from bot.settings import Settings, SettingsError
from storage import backups
from storage.data_file import LOGS, DatabaseError, is_data, real
from storage.ownership import OtherBotError, hand_over, read_owner
from storage.restoring import read_contents
from storage.restoring import restore as restore_data
from storage.store import Store

_ALONE = "the briefs and their history alone: no editors, subscribers, questions, drafts"


def back_up(settings: Settings, *, file: Path | None) -> int:
    """Write a verified copy, also while the bot runs; gives the exit status."""
    path, now = settings.database_path, datetime.now(UTC)
    if file:
        _say(f"backed up to {backups.make_backup(path, file)}")
        return 0
    made = backups.make_backup(path, backups.name_backup(path, now, "by-hand-"))
    _say(f"backed up to {made}; kept for {backups.KEPT_FOR.days} days")
    return 0


def restore(settings: Settings, *, file: Path | None, lists: bool, dry_run: bool) -> int:
    """Put a backup in the database's place, or say what that would do; gives the exit status."""
    path = settings.database_path
    if lists:
        for each in _list_copies(settings):
            when = backups.format_moment(backups.moment_of(each))
            _say(f"{when}, {each.stat().st_size // 1024} KB, {each}: {_describe(each)}")
        return 0
    if not file:
        raise SettingsError("which backup? `restore --list` names them all")
    if dry_run:
        if problems := backups.find_problems(file):
            raise DatabaseError(f"{file} would not be restored: {'; '.join(problems[:5])}")
        _say(f"{file} would be restored: {_describe(file)}")
        _say(f"{path} would be kept beside: {_describe(path)}")
        return 0
    kept = restore_data(path, file, datetime.now(UTC))
    _say(f"restored {path} from {file}")
    if backups.is_without_people(file):
        _say(f"it held {_ALONE}")
        _say("owners are those of OWNER_IDS, as before; editors have to be invited again, people")
        _say("choose and subscribe again, and changes have no name")
    if kept:
        _say(f"what was there before is kept as {kept}, for {backups.KEPT_FOR.days} days")
    return 0


def _list_copies(settings: Settings) -> list[Path]:
    """Every copy of the data here and in the second folder, oldest first."""
    path, second = settings.database_path, settings.backup_dir
    elsewhere = backups.list_elsewhere(second, path) if second else []
    here = [each for each in backups.list_copies(path) if not each.name.endswith(LOGS)]
    return sorted([*here, *elsewhere], key=backups.moment_of)


def _describe(path: Path) -> str:
    contents = ", ".join(f"{name}: {count}" for name, count in read_contents(path).items())
    if contents and backups.is_without_people(path):
        return f"{contents}; {_ALONE}"
    return contents or "not there, or not sound"


def begin_anew(settings: Settings) -> int:
    """Make an empty store, also where there are backups of an earlier one; gives the status."""
    path = settings.database_path
    if is_data(real(path)):
        raise DatabaseError(f"{path}: there is a store already")

    async def make() -> None:
        await (await Store.open(path, anew=True)).close()

    asyncio.run(make())
    _say(f"made {path}, with nothing in it")
    return 0


def adopt(settings: Settings) -> int:
    """Hand the data of another bot over to this one; gives the exit status."""
    path, bot_id = settings.database_path, settings.bot_id
    if bot_id is None:
        raise SettingsError("BOT_TOKEN: needed to know which bot the data shall belong to")
    owner = read_owner(path)
    if owner == PLAYGROUND_BOT != bot_id:
        raise SettingsError(explain(OtherBotError(path, owner), settings))
    hand_over(path, bot_id)
    _say(f"{path} is bot {bot_id}'s now")
    return 0


def explain(error: OtherBotError, settings: Settings) -> str:
    """What to do where the data are another bot's."""
    if error.bot_id == PLAYGROUND_BOT:
        return (
            f"DATABASE_PATH: {error.path} holds what was tried in the playground; "
            "name another file for the bot"
        )
    if settings.bot_id == PLAYGROUND_BOT:
        return (
            f"DATABASE_PATH: {error.path} holds the data of bot {error.bot_id}, not of the "
            "playground, which keeps its own under this name: name another file for the bot"
        )
    return (
        f"DATABASE_PATH: {error.path} holds the data of bot {error.bot_id}, and BOT_TOKEN is of "
        f"bot {settings.bot_id}; name another file, or hand the data over with "
        "`python -m bot adopt`"
    )


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


_COMMANDS: dict[str, Callable[..., int]] = {
    "backup": back_up,
    "restore": restore,
    "init": begin_anew,
    "adopt": adopt,
}


def maintain(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do what an operator asks for; gives the exit status."""
    options = vars(arguments)
    return _COMMANDS[options.pop("command")](settings, **options)
