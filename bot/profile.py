"""What Telegram shows of the bot: commands and descriptions, set only where they differ."""

import asyncio
import logging
from collections.abc import Awaitable

from telegram import Bot
from telegram.error import TelegramError

from handlers.chat.context import Services
from handlers.editing.menu import list_commands, renew_menu, to_menu
from handlers.texts import N_, Texts, codes_for

logger = logging.getLogger(__name__)

SHORT_DESCRIPTION = N_("A city's cooperation with a partner country: directions, events, contact.")
DESCRIPTION = N_(
    "I know the committee's brief on the city's cooperation with a partner country: promising "
    "directions, events by year and the responsible contact, each with its source.\n\n"
    "Press Start, or write for example: 2018."
)


async def set_profile(bot: Bot, services: Services) -> None:
    """Bring commands and descriptions at Telegram up to date, in every language.

    A failure is logged and leaves that part as it was: the bot works without it.
    """
    parts = [
        part
        for t in services.catalogs.values()
        for code in codes_for(t.language)
        for part in (
            _set_commands(bot, services, t, code),
            _set_description(bot, t, code),
            _set_short(bot, t, code),
        )
    ]
    editors = {each.user_id for each in await services.store.editors.list_editors()}
    for user_id in sorted(editors | services.owner_ids):
        choice = await services.store.choices.get_choice(user_id)
        parts.append(renew_menu(bot, services, user_id, choice.language))
    await asyncio.gather(*map(_attempt, parts))


async def _attempt(part: Awaitable[None]) -> None:
    try:
        await part
    except TelegramError as error:
        logger.warning("a part of the profile could not be set: %s", error)


async def _set_commands(bot: Bot, services: Services, t: Texts, code: str | None) -> None:
    wanted = to_menu(await list_commands(services), t)
    if list(await bot.get_my_commands(language_code=code)) != wanted:
        await bot.set_my_commands(wanted, language_code=code)


async def _set_description(bot: Bot, t: Texts, code: str | None) -> None:
    wanted = t.gettext(DESCRIPTION)
    if (await bot.get_my_description(code)).description != wanted:
        await bot.set_my_description(wanted, code)


async def _set_short(bot: Bot, t: Texts, code: str | None) -> None:
    wanted = t.gettext(SHORT_DESCRIPTION)
    if (await bot.get_my_short_description(code)).short_description != wanted:
        await bot.set_my_short_description(wanted, code)
