"""What an operator wants to read of a start."""

import platform
import sqlite3

from bot import PLAYGROUND_BOT, VERSION
from bot.proxies import describe
from bot.settings import Settings
from handlers.chat.context import SERVICES, App
from handlers.texts import FALLBACK
from storage.backups import format_moment, list_backups, moment_of
from storage.database import DatabaseError
from storage.store import Store


async def summarise(application: App, settings: Settings) -> list[str]:
    """What runs, on which data, for whom and in which way: a line each."""
    store: Store = application.bot_data[SERVICES].store
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return [
        f"spravka-bot {VERSION}, {versions}",
        f"data: {store.path.absolute()}, {await _count(store)}",
        f"owners: {_join(settings.owner_ids)}",
        f"last backup: {_last_backup(store)}",
        f"@{application.bot.username}: {_name_mode(settings)}",
    ]


async def _count(store: Store) -> str:
    try:
        briefs = await store.briefs.list_briefs(FALLBACK)
        events = sum([(await store.events.count_by_year(each.id)).total for each in briefs])
        editors = len(await store.editors.list_editors())
    except DatabaseError as error:
        # What can be read is served all the same.
        return str(error)
    return f"briefs: {len(briefs)}, events: {events}, editors: {editors}"


def _join(owner_ids: frozenset[int]) -> str:
    if not owner_ids:
        return "nobody, so no one can name editors or hears of errors (OWNER_IDS)"
    return ", ".join(map(str, sorted(owner_ids)))


def _last_backup(store: Store) -> str:
    made = list_backups(store.path)
    return f"{format_moment(moment_of(made[-1]))}, {made[-1]}" if made else "none yet"


def _name_mode(settings: Settings) -> str:
    if settings.bot_id == PLAYGROUND_BOT:
        return f"in the playground at {settings.bot_api_url}"
    through = "".join(f", through {describe(each)}" for each in settings.proxies[:1])
    if settings.webhook_url:
        return f"{settings.bot_api_url} brings updates to {settings.webhook_url}{through}"
    return f"asks {settings.bot_api_url} for updates{through}"
