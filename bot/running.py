"""How updates come and go while the bot runs: what was left, what comes, and an orderly end."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from telegram import Update

from bot.certificates import read_self_signed
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import send_outbox
from bot.polling import poll
from bot.processor import Processor
from bot.server import serve
from bot.settings import Settings
from handlers.chat.context import App, Services
from handlers.errors.report import report_set_aside
from handlers.outgoing import compose, report

logger = logging.getLogger(__name__)

DRAIN_SECONDS = 10.0
"""How long the end waits for what is at work; the inbox keeps the rest."""
WEBHOOK_CONNECTIONS = 40

ALLOWED_UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
]


@asynccontextmanager
async def handle_updates(
    application: App,
    settings: Settings,
    services: Services,
    metrics: Metrics,
    *,
    on_conflict: Callable[[], None],
    with_server: bool,
) -> AsyncIterator[None]:
    """Handle what an earlier process left, then what comes; at the end, what is in hand."""
    inbox, processor = application.update_queue, application.update_processor
    if not isinstance(inbox, Inbox) or not isinstance(processor, Processor):
        raise TypeError("the application was built without an inbox")
    # Before the start: an application that runs would hide what a damaged inbox says.
    poison = await inbox.begin_again()
    await application.start()
    if poison:
        await report_set_aside(application.bot, services, [each.update_id for each in poison])
    sending = asyncio.create_task(
        send_outbox(
            services,
            lambda message: compose(application.bot, services, message),
            lambda message: report(application.bot, services, message),
        )
    )
    try:
        async with AsyncExitStack() as stack:
            if with_server or settings.webhook_url:
                await stack.enter_async_context(serve(application, settings, services, metrics))
            await stack.enter_async_context(
                _receive(application, settings, inbox, on_conflict, metrics.note_conflict)
            )
            yield
    finally:
        sending.cancel()
        await asyncio.wait([sending])
        if late := await processor.drain(DRAIN_SECONDS):
            logger.warning("%s updates were broken off; they are handled at the next start", late)
        await application.stop()
        await services.store.inbox.flush()


@asynccontextmanager
async def _receive(
    application: App,
    settings: Settings,
    inbox: Inbox,
    on_conflict: Callable[[], None],
    on_rival: Callable[[], None],
) -> AsyncIterator[None]:
    """Have Telegram bring the updates, or ask for them. What waits at Telegram is never dropped."""
    if settings.webhook_url:
        await application.bot.set_webhook(
            settings.webhook_url,
            certificate=await asyncio.to_thread(read_self_signed, settings),
            max_connections=WEBHOOK_CONNECTIONS,
            allowed_updates=ALLOWED_UPDATES,
            secret_token=settings.secret,
        )
        # It stays set when the bot ends: Telegram tries until the bot is back.
        yield
        return
    await application.bot.delete_webhook()
    polling = asyncio.create_task(
        poll(application.bot, inbox, ALLOWED_UPDATES, on_conflict, on_rival)
    )
    try:
        yield
    finally:
        polling.cancel()
        await asyncio.wait([polling])
