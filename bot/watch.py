"""A look at the running bot, every minute: for the owners, /healthz and /metrics."""

import time
from datetime import datetime, timedelta

from telegram.error import TelegramError

from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.polling import PEACE_SECONDS
from handlers.chat.context import App, Context, Services
from handlers.errors.troubles import Seen, Troubles

WATCH = "watch"
"""Where an application keeps its watch."""
FRESH_ERROR = timedelta(minutes=10)
"""How long ago Telegram's last trouble with the webhook still counts."""


class Watch:
    """Looks, and remembers what owners have heard of."""

    def __init__(
        self, application: App, services: Services, metrics: Metrics, webhook_url: str | None
    ) -> None:
        self._application = application
        self._services = services
        self._metrics = metrics
        self._last_depth = 0
        self._webhook_url = webhook_url
        self.troubles = Troubles()

    async def look(self) -> None:
        """Look at everything, and tell the owners what they have to know."""
        inbox = self._application.update_queue
        depth = inbox.depth if isinstance(inbox, Inbox) else 0
        now = self._services.clock()
        condition = await self._services.store.measure(now)
        error, is_gone = await self._ask_of_webhook(now)
        since_conflict = time.monotonic() - self._metrics.last_conflict
        seen = Seen(
            condition.counts,
            condition.room,
            condition.backup_age,
            min(depth, self._last_depth),
            error,
            is_gone,
            has_rival=since_conflict < PEACE_SECONDS,
        )
        self._last_depth = depth
        await self.troubles.note(self._application.bot, self._services, seen)
        self._metrics.note_troubles(self.troubles.names)

    async def _ask_of_webhook(self, now: datetime) -> tuple[str | None, bool]:
        """What Telegram could not deliver lately, and whether it delivers elsewhere."""
        if not self._webhook_url:
            return None, False
        try:
            info = await self._application.bot.get_webhook_info()
        except TelegramError:
            return None, False
        if info.url != self._webhook_url:
            return None, True
        at = info.last_error_date
        return info.last_error_message if at and now - at < FRESH_ERROR else None, False


async def watch(context: Context) -> None:
    """Let the application's watch look."""
    await context.bot_data[WATCH].look()
