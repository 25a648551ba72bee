"""What owners are told where a start finds no data, but what was kept of them."""

import logging
from datetime import UTC, datetime, timedelta

from telegram import Bot
from telegram.error import TelegramError

from bot.proxies import Proxies
from bot.settings import DATA, Settings
from bot.transport import Transport
from handlers.chat.place import Place
from handlers.errors.view import view_store_trouble
from handlers.texts import FALLBACK, load_catalogs
from storage.data_file import MISSED, MissingError, beside, real

logger = logging.getLogger(__name__)

TELL_AGAIN_AFTER = timedelta(days=1)


async def tell_of_missing_data(settings: Settings, error: MissingError) -> None:
    """Tell the owners, once a day, that the data are gone, however often the start is tried."""
    told = beside(real(settings.database_path), MISSED)
    now = datetime.now(UTC)
    if told.exists() and now.timestamp() - told.stat().st_mtime < TELL_AGAIN_AFTER.total_seconds():
        return
    # What language they have chosen is gone, too.
    view = view_store_trouble(str(error), load_catalogs(DATA / "locales")[FALLBACK])
    api = settings.bot_api_url.rstrip("/")
    transport = Transport(proxies=Proxies(settings.proxies))
    try:
        async with Bot(settings.token, f"{api}/bot", request=transport) as bot:
            for owner in settings.owner_ids:
                try:
                    await Place(bot, owner).send(view)
                    told.touch(mode=0o600)
                except TelegramError as failure:
                    logger.warning("could not tell the owner %s: %s", owner, failure)
    except (TelegramError, OSError) as failure:
        logger.warning("the owners could not be told: %s", failure)
