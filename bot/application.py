"""The only place where things are wired together."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram import LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import Application, ContextTypes, Defaults

from bot.inbox import Inbox
from bot.jobs import schedule_jobs
from bot.limiter import Limiter
from bot.metrics import Metrics
from bot.missing import tell_of_missing_data
from bot.processor import Processor
from bot.profile import set_profile
from bot.proxies import Proxies
from bot.running import handle_updates
from bot.settings import DATA, Settings
from bot.transport import Transport
from bot.watch import WATCH, Watch
from handlers.briefs.telling import log_briefs, tell_of_briefs
from handlers.chat.context import SERVICES, App, Context, Services
from handlers.documents.isolation import ready_for_documents
from handlers.editing.buttons import with_editing
from handlers.editing.leaving import say_left
from handlers.errors.report import report_error, warn_of_flood
from handlers.finding.narrowing import narrow
from handlers.meaning.reader import Meaning
from handlers.registry import SCREENS, build_handlers
from handlers.texts import LANGUAGES, load_catalogs
from storage.brief_reading import find_folders
from storage.database import DatabaseError, MissingError, NotSavedError
from storage.lexicon import Lexicon
from storage.paraphrases import Paraphrases
from storage.store import Store

__all__ = ["App", "build_application", "run_application", "utc_now"]

logger = logging.getLogger(__name__)

# PTB's coming form of durations; the old one warns at every 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")


class _Preview(LinkPreviewOptions):
    """What each call says of previews: made into a dict once."""

    __slots__ = ("_ready",)

    def __init__(self, *, is_disabled: bool) -> None:
        super().__init__(is_disabled)
        self._ready = super().to_dict()

    def to_dict(self, recursive: bool = True) -> dict[str, Any]:  # noqa: FBT001, FBT002 - as in PTB
        return self._ready if recursive else super().to_dict(recursive)


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def build_application(
    settings: Settings, services: Services, metrics: Metrics | None = None
) -> App:
    """The application with its handlers, not yet started."""
    api, proxies = settings.bot_api_url.rstrip("/"), Proxies(settings.proxies)
    inbox = Inbox(services.store.inbox, lambda: application.bot, services.clock)
    processor = Processor(inbox, services.store.inbox, services.clock)
    metrics = metrics or Metrics()
    metrics.watch(inbox, settings.database_path, services.store.usage)
    application: App = (
        Application.builder()
        .updater(None)
        .update_queue(inbox)
        .token(settings.token)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .context_types(ContextTypes(context=Context))
        .concurrent_updates(processor)
        .request(Transport(proxies=proxies))
        .get_updates_request(Transport(connections=4, proxies=proxies))
        # Telegram's limit of 30 messages a second is one on bulk notifications. Answers go out at
        # once; where Telegram finds them too many, it says for how long to wait.
        .rate_limiter(Limiter(metrics))
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                tzinfo=settings.timezone,
                link_preview_options=_Preview(is_disabled=True),
            )
        )
        .build()
    )
    application.bot_data[SERVICES] = services
    for group, handlers in build_handlers().items():
        application.add_handlers(handlers, group)
    processor.process = application.process_update
    processor.on_unreadable = lambda error: application.process_error(None, error)
    inbox.on_flood = lambda update: _warn(application, update)
    application.add_error_handler(processor.note_error)
    application.add_error_handler(report_error)
    return application


async def _warm_up(store: Store) -> None:
    """Load what the first questions would wait for."""
    await store.search.warm_up()
    for language in LANGUAGES:
        await asyncio.to_thread(Paraphrases.load, language)


def _warn(application: App, update: Update) -> None:
    context = Context.from_update(update, application)
    application.create_task(warn_of_flood(update, context), update)


@asynccontextmanager
async def run_application(
    settings: Settings,
    *,
    clock: Callable[[], datetime] = utc_now,
    on_conflict: Callable[[], None] = lambda: None,
    with_server: bool = False,
    is_trial: bool = False,
) -> AsyncIterator[App]:
    """The bot at work while the block runs; it ends cleanly with it.

    `on_conflict` is called when Telegram says that another process polls with the same token.
    `with_server` answers /healthz and /metrics; a webhook needs the server in any case.
    A trial shows specimens, and begins with an empty store where an earlier one is gone.
    """
    try:
        store = await Store.open(settings.database_path, settings.bot_id, anew=is_trial)
    except MissingError as error:
        await tell_of_missing_data(settings, error)
        raise
    warming_up = None
    try:
        folders = await asyncio.to_thread(find_folders, settings.briefs_path)
        found = await store.keeping.load_new(folders, show_specimens=is_trial)
        log_briefs(found)
        services = Services(
            store=store,
            catalogs=load_catalogs(DATA / "locales"),
            clock=clock,
            timezone=settings.timezone,
            lexicon=Lexicon.load(),
            screens=SCREENS,
            for_editors=with_editing,
            say_left=say_left,
            narrow=narrow,
            questions=settings.questions,
            keep_questions_days=settings.keep_questions_days,
            backup_every=timedelta(hours=settings.backup_hours),
            backup_folder=settings.backup_dir,
            owner_ids=settings.owner_ids,
            meaning=Meaning(settings.meanings_path),
            briefs_path=settings.briefs_path,
        )
        metrics = Metrics()
        application = build_application(settings, services, metrics)
        application.bot_data[WATCH] = Watch(application, services, metrics, settings.webhook_url)

        warming_up = asyncio.create_task(_warm_up(store))
        async with application, ready_for_documents(), aclosing(services.meaning):
            await set_profile(application.bot, services)
            await tell_of_briefs(application.bot, services, found, folders)
            schedule_jobs(application)
            async with handle_updates(
                application,
                settings,
                services,
                metrics,
                on_conflict=on_conflict,
                with_server=with_server,
            ):
                yield application
    finally:
        if warming_up:
            warming_up.cancel()
            await asyncio.wait([warming_up])
        try:
            await store.usage.flush()
        except (DatabaseError, NotSavedError) as error:
            logger.warning("what people asked for lately is not counted: %s", error)
        finally:
            # An aiosqlite connection that is left open keeps the process from ending.
            await store.close()
