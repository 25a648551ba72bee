"""`python -m bot check`: settings, data, the way to Telegram; what is wrong, and what to do."""

import asyncio
import json
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from telegram import Bot, WebhookInfo
from telegram.error import InvalidToken, TelegramError

from bot.brief_commands import check_files
from bot.maintenance import explain
from bot.proxies import Proxies, describe
from bot.settings import ENV_FILE, Settings
from bot.transport import Transport
from storage import backups
from storage.condition import OLDEST_BACKUP, measure_room, newest_backup
from storage.data_file import folder_of, real
from storage.ownership import OtherBotError, read_owner

OTHERS = stat.S_IRWXO
MAX_CLOCK_ERROR = timedelta(minutes=1)
FRESH_ERROR = timedelta(hours=1)
"""How long ago Telegram's last trouble with the webhook still counts."""
MEGABYTE = 1024 * 1024


class Finding(NamedTuple):
    """What was looked at, how it is, and what to do about it."""

    subject: str
    state: Literal["ok", "note", "wrong"]
    says: str
    todo: str = ""


def check(settings: Settings, *, as_json: bool) -> int:
    """Say how everything is; gives the exit status."""
    findings = find(settings)
    is_well = all(each.state != "wrong" for each in findings)
    if as_json:
        told = {"ok": is_well, "findings": [each._asdict() for each in findings]}
        _say(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for each in findings:
            _say(f"{each.state:5} {each.subject}: {each.says}")
            if each.todo:
                _say(f"      → {each.todo}")
    return 0 if is_well else 1


def find(settings: Settings) -> list[Finding]:
    """Look at everything."""
    return [*_check_here(settings), *asyncio.run(_check_telegram(settings))]


def _check_here(settings: Settings) -> Iterator[Finding]:
    now, path = datetime.now(UTC), settings.database_path
    yield from _check_settings(settings)
    yield from _check_rights(path)
    yield _check_room(path)
    yield from _check_data(settings)
    for line, is_wrong in check_files(None, settings):
        todo = "mend the file; until then the brief stays as it is" if is_wrong else ""
        yield Finding("briefs", "wrong" if is_wrong else "ok", line.strip(), todo)
    yield from _check_backups(settings, now)


def _check_settings(settings: Settings) -> Iterator[Finding]:
    if settings.token:
        yield Finding("settings", "ok", f"for bot {settings.bot_id}")
    else:
        yield Finding("settings", "note", "no BOT_TOKEN: the playground would run")
    if settings.token and not settings.owner_ids:
        todo = "set OWNER_IDS to your number at Telegram"
        yield Finding("owners", "note", "nobody can edit or hears of errors", todo)


def _check_rights(path: Path) -> Iterator[Finding]:
    """What others may read, and what the bot may not write."""
    path = real(path)
    for each in (Path(ENV_FILE), path, folder_of(path)):
        if each.exists() and each.stat().st_mode & OTHERS:
            says = "everybody on this machine may read it"
            yield Finding("rights", "note", f"{each}: {says}", f"chmod o= {each}")
    places = [each for each in (path, path.parent) if each.exists()]
    if locked := [each for each in places if not os.access(each, os.W_OK)]:
        todo = f"chown -R {os.geteuid()} {path.parent}"
        yield Finding("rights", "wrong", f"{locked[0]} cannot be written", todo)


def _check_room(path: Path) -> Finding:
    room = measure_room(path)
    says = f"{room.free // MEGABYTE} MB free beside the data"
    if room.is_short:
        todo = f"make room: {room.needed // MEGABYTE} MB hold the data, a backup and an upgrade"
        return Finding("disk", "wrong", says, todo)
    return Finding("disk", "ok", says)


def _check_data(settings: Settings) -> Iterator[Finding]:
    path = settings.database_path
    if not path.exists() and not backups.list_copies(path):
        yield Finding("data", "ok", f"{path}: not there yet, the start makes it")
        return
    problems = backups.find_problems(path)
    for problem in problems:
        todo = "stop the bot, `restore` the newest backup, start it"
        yield Finding("data", "wrong", f"{path}: not sound: {problem}", todo)
    owner = read_owner(path)
    if settings.bot_id and owner not in (None, settings.bot_id):
        yield Finding("data", "wrong", explain(OtherBotError(path, owner), settings))
    elif not problems:
        yield Finding("data", "ok", f"{path}: sound")


def _check_backups(settings: Settings, now: datetime) -> Iterator[Finding]:
    path, second = settings.database_path, settings.backup_dir
    kept = [each for each in backups.list_copies(path) if each.parent == folder_of(path)]
    if second and not os.access(second, os.W_OK):
        says = f"BACKUP_DIR: {second} cannot be written"
        yield Finding("backups", "wrong", says, "make the folder, and let the bot write there")
    elif second:
        kept += backups.list_elsewhere(second, path)
    for backup in kept:
        if trouble := backups.find_problems(backup):
            says = f"{backup}: {'; '.join(trouble)}"
            yield Finding("backups", "wrong", says, "look after the disk, and move the file away")
    if misdated := backups.list_misdated(path, now):
        says = f"{len(misdated)} dated in the future: the clock was wrong"
        yield Finding("backups", "note", says, "none, if the clock is right now")
    newest = newest_backup(path, now)
    if not newest:
        # One that was made by hand is not made anew tomorrow.
        others = max(map(backups.moment_of, kept), default=None)
        when = f", the newest of {backups.format_moment(others)}" if others else ""
        told = f"; other copies: {len(kept)}{when}" if kept else ""
        says = f"none by the bot itself yet, which makes them while it runs{told}"
        yield Finding("backups", "note", says)
    elif now - newest > OLDEST_BACKUP and path.exists():
        says = f"the newest is of {backups.format_moment(newest)}"
        yield Finding("backups", "wrong", says, "see whether the bot runs, and what its log says")
    else:
        says = f"{len(backups.list_backups(path))}, the newest of {backups.format_moment(newest)}"
        yield Finding("backups", "ok", says)


async def _check_telegram(settings: Settings) -> list[Finding]:
    if not settings.token:
        return []
    api = settings.bot_api_url.rstrip("/")
    through = "".join(f" through {describe(each)}" for each in settings.proxies[:1])
    transport = Transport(proxies=Proxies(settings.proxies))
    try:
        async with Bot(settings.token, f"{api}/bot", request=transport) as bot:
            webhook = await bot.get_webhook_info()
            clock = await transport.ask_clock(api)
            found = [Finding("telegram", "ok", f"{api} answers @{bot.username}{through}")]
    except InvalidToken:
        todo = "ask BotFather for the token, with /token"
        return [Finding("telegram", "wrong", "it does not know BOT_TOKEN", todo)]
    except TelegramError as error:
        todo = (
            "see whether the proxy runs and lets this machine through"
            if through
            else "see whether this machine reaches it; else set PROXY_URL"
        )
        return [Finding("telegram", "wrong", f"{api} does not answer{through}: {error}", todo)]
    now = datetime.now(UTC)
    if clock and abs(now - clock) > MAX_CLOCK_ERROR:
        says = f"{abs(now - clock)} {'ahead' if now > clock else 'behind'}"
        found.append(Finding("clock", "wrong", says, "timedatectl set-ntp true"))
    elif clock:
        found.append(Finding("clock", "ok", "as at Telegram"))
    return [*found, _check_webhook(webhook, settings, now)]


def _check_webhook(info: WebhookInfo, settings: Settings, now: datetime) -> Finding:
    waiting = f"{info.pending_update_count} updates wait"
    failed = info.last_error_date
    if info.url and failed and now - failed < FRESH_ERROR:
        says = f"Telegram could not deliver at {failed:%H:%M} UTC: {info.last_error_message}"
        return Finding("webhook", "wrong", f"{says}; {waiting}", "see the proxy and its log")
    if info.url != (settings.webhook_url or ""):
        says = f"it is {info.url or 'none'} now; {waiting}"
        return Finding("webhook", "note", says, "none: the start sets what is in the settings")
    return Finding("webhook", "ok", f"{info.url or 'none, updates are asked for'}; {waiting}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201
