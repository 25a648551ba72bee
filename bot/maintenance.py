"""What an operator does with the data: back it up, put a backup back, check it."""

from datetime import UTC, datetime
from pathlib import Path

from bot.settings import Settings
from storage import backups


def back_up(settings: Settings, target: Path | None) -> int:
    """Write a verified copy, also while the bot runs; gives the exit status."""
    path, now = settings.database_path, datetime.now(UTC)
    if target is None:
        stamp = now.strftime("%Y%m%d-%H%M%S")
        target = backups.folder_of(path) / f"{path.stem}-by-hand-{stamp}{path.suffix}"
    _say(f"backed up to {backups.make_backup(path, target)}")
    return 0


def restore(settings: Settings, backup: Path) -> int:
    """Put a backup in the database's place; gives the exit status."""
    kept = backups.restore(settings.database_path, backup, datetime.now(UTC))
    _say(f"restored {settings.database_path} from {backup}")
    if kept:
        _say(f"what was there before is kept as {kept}")
    return 0


def check(settings: Settings) -> int:
    """Say what is wrong with settings and data; gives the exit status."""
    path = settings.database_path
    _say("settings: ok" + ("" if settings.token else " (no BOT_TOKEN: the playground would run)"))
    if settings.token and not settings.owner_ids:
        _say("OWNER_IDS: nobody; no one can edit or is told of errors")
    problems = backups.find_problems(path)
    _say(f"{path}: {'ok' if not problems else 'not sound'}")
    for problem in problems:
        _say(f"  {problem}")
    daily = backups.list_backups(path)
    for backup in daily:
        if trouble := backups.find_problems(backup):
            problems += trouble
            _say(f"{backup}: {'; '.join(trouble)}")
    _say(f"daily backups: {len(daily)}" + (f", the last is {daily[-1].name}" if daily else ""))
    return 1 if problems else 0


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201
