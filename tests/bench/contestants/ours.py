"""This bot in ways that it does not ship in: `python -m tests.bench.contestants.ours WAY`.

`profiled`: as it ships, and looked at while it works. `unprepared`: as it ships, but every screen
is made anew. `no-inbox`: as it ships, but with PTB's own updater, so that an update is lost when
the process ends. `ptb-defaults`: our handlers as PTB has it by default, that is, HTTPX, one update
after the other, asyncio's own loop.
"""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop
from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import Application, ContextTypes, Defaults

from bot.application import run_application
from bot.garbage import collect_rarely
from bot.limiter import Limiter
from bot.logs import set_up_logging
from bot.metrics import Metrics
from bot.running import ALLOWED_UPDATES
from bot.settings import DATA, Settings, load_settings
from bot.transport import Transport
from handlers.chat.context import SERVICES, Context, Services
from handlers.editing.buttons import with_editing
from handlers.finding.narrowing import narrow
from handlers.registry import SCREENS, build_handlers
from handlers.texts import load_catalogs
from storage.lexicon import Lexicon
from storage.store import Store
from tests.bench.profile import ENVIRONMENT, sample


async def run_unprepared(settings: Settings) -> None:
    """As it ships, but with every screen made anew."""
    async with run_application(settings, with_server=True) as application:
        application.bot_data[SERVICES].prepared.size = 0
        collect_rarely()
        await asyncio.Event().wait()


async def run_profiled(settings: Settings) -> None:
    """As it ships, under the eye of a sampler."""
    async with run_application(settings, with_server=True):
        collect_rarely()
        await sample(Path(os.environ[ENVIRONMENT]))


async def run_with_updater(settings: Settings, *, ours: bool) -> None:
    """Our handlers under PTB's own updater, with our transport and order of updates or without."""
    store = await Store.open(settings.database_path)
    services = Services(
        store=store,
        catalogs=load_catalogs(DATA / "locales"),
        clock=lambda: datetime.now(UTC),
        timezone=settings.timezone,
        lexicon=Lexicon.load(),
        screens=SCREENS,
        for_editors=with_editing,
        narrow=narrow,
    )
    builder: Any = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{settings.bot_api_url}/bot")
        .context_types(ContextTypes(context=Context))
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
    )
    if ours:
        builder = (
            builder.request(Transport())
            .get_updates_request(Transport())
            .concurrent_updates(256)
            .rate_limiter(Limiter(Metrics()))
        )
    else:
        services.prepared.size = 0
    application: Application[Any, Context, Any, Any, Any, Any] = builder.build()
    application.bot_data[SERVICES] = services
    for group, handlers in build_handlers().items():
        application.add_handlers(handlers, group)
    async with application:
        await application.start()
        assert application.updater
        if ours:
            collect_rarely()
        await application.updater.start_polling(allowed_updates=ALLOWED_UPDATES)
        await asyncio.Event().wait()


def main() -> None:
    """Run until killed."""
    settings = load_settings()
    set_up_logging("WARNING", secrets=[settings.token], as_json=False)
    way = sys.argv[1]
    if way == "unprepared":
        uvloop.run(run_unprepared(settings))
    elif way == "profiled":
        uvloop.run(run_profiled(settings))
    elif way == "no-inbox":
        uvloop.run(run_with_updater(settings, ours=True))
    else:
        asyncio.run(run_with_updater(settings, ours=False))


if __name__ == "__main__":
    main()
