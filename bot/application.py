"""The only place where things are wired together."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import Conflict, TelegramError
from telegram.ext import AIORateLimiter, Application, ContextTypes, Defaults, ExtBot

from bot.processor import PerChatProcessor
from bot.profile import set_profile
from bot.settings import DATA, Settings
from handlers.context import SERVICES, Context, Services
from handlers.editing.reminders import remind_editors
from handlers.errors import report_error
from handlers.registry import build_handlers
from handlers.texts import load_catalogs
from storage.brief_files import read_briefs
from storage.store import Store

logger = logging.getLogger(__name__)

REMINDER_INTERVAL = timedelta(hours=1)

App = Application[ExtBot[Any], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]

ALLOWED_UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def build_application(settings: Settings, services: Services) -> App:
    """The application with its handlers, not yet started."""
    api = settings.bot_api_url.rstrip("/")
    application = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .context_types(ContextTypes(context=Context))
        .concurrent_updates(PerChatProcessor())
        .rate_limiter(AIORateLimiter(max_retries=3))
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                tzinfo=settings.timezone,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
        .build()
    )
    application.bot_data[SERVICES] = services
    for group, handlers in build_handlers().items():
        application.add_handlers(handlers, group)
    application.add_error_handler(report_error)
    return application


@asynccontextmanager
async def run_application(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    on_conflict: Callable[[], None] = lambda: None,
) -> AsyncIterator[App]:
    """The bot at work: it polls while the block runs, and ends cleanly with it.

    `on_conflict` is called when Telegram says that another process polls with the same token.
    """
    store = await Store.open(settings.database_path)
    try:
        for slug in await store.import_missing_briefs(read_briefs(DATA / "briefs")):
            logger.info("loaded the brief %s", slug)
        services = Services(
            store=store,
            catalogs=load_catalogs(DATA / "locales"),
            clock=clock,
            timezone=settings.timezone,
            owner_ids=settings.owner_ids,
        )
        application = build_application(settings, services)

        def note_error(error: TelegramError) -> None:
            if isinstance(error, Conflict):
                logger.error("another process polls with this token: %s", error)
                on_conflict()
            else:
                logger.warning("polling: %s", error)

        async with application:
            await set_profile(application.bot, services)
            if application.job_queue:
                application.job_queue.run_repeating(remind_editors, REMINDER_INTERVAL, first=10)
            await application.start()
            updater = application.updater
            if not updater:
                raise RuntimeError("the application was built without an updater")
            await updater.start_polling(allowed_updates=ALLOWED_UPDATES, error_callback=note_error)
            try:
                yield application
            finally:
                await updater.stop()
                await application.stop()
    finally:
        # An aiosqlite connection that is left open keeps the process from ending.
        await store.close()
