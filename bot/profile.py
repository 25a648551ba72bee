"""What Telegram shows of the bot: commands and descriptions, set only where they differ."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from handlers.chat.context import Services
from handlers.editing.menu import list_commands, renew_menu, to_menu
from handlers.texts import N_, Texts, codes_for

logger = logging.getLogger(__name__)

NAME = N_("Brief")
SHORT_DESCRIPTION = N_("A city’s cooperation with a partner country: areas, events, contact.")
DESCRIPTION = N_(
    "I answer from the committee’s brief on the city’s cooperation with a partner "
    "country: promising areas, events by year and the contact person, always with "
    "the source.\n\nPress Start, or write, for example: 2018."
)


async def set_profile(bot: Bot, services: Services) -> None:
    """Bring commands, descriptions and names at Telegram up to date, in every language.

    A failure is logged and leaves that part as it was: the bot works without it.
    """
    screens = await list_commands(services)
    parts = [
        part
        for t in services.catalogs.values()
        for part in _renew_language(bot, t, to_menu(screens, t))
    ]
    # For all other languages it is as its owner called it.
    parts += [_renew_name(bot, t) for t in services.catalogs.values()]
    editors = {each.user_id for each in await services.store.editors.list_editors()}
    for user_id in sorted(editors | services.owner_ids):
        choice = await services.store.choices.get_choice(user_id)
        parts.append(renew_menu(bot, services, user_id, choice.language))
    await asyncio.gather(*map(_attempt, parts))


def _renew_language(bot: Bot, t: Texts, commands: list[BotCommand]) -> list[Awaitable[None]]:
    codes = codes_for(t.language)
    description, short = t.gettext(DESCRIPTION), t.gettext(SHORT_DESCRIPTION)

    async def have_commands(code: str | None) -> bool:
        return list(await bot.get_my_commands(language_code=code)) == commands

    async def have_description(code: str | None) -> bool:
        return (await bot.get_my_description(code)).description == description

    async def have_short(code: str | None) -> bool:
        return (await bot.get_my_short_description(code)).short_description == short

    return [
        _renew(
            codes, have_commands, lambda code: bot.set_my_commands(commands, language_code=code)
        ),
        _renew(codes, have_description, lambda code: bot.set_my_description(description, code)),
        _renew(codes, have_short, lambda code: bot.set_my_short_description(short, code)),
    ]


async def _renew_name(bot: Bot, t: Texts) -> None:
    name = t.gettext(NAME)
    if (await bot.get_my_name(t.language)).name != name:
        await bot.set_my_name(name, t.language)


async def _renew(
    codes: Sequence[str | None],
    is_set: Callable[[str | None], Awaitable[bool]],
    put: Callable[[str | None], Awaitable[bool]],
) -> None:
    """Set a part for every code of a language unless it is set for the last, whose turn is last.

    Some languages have dozens of codes, and to ask for each would make every start slow.
    """
    *others, last = codes
    if await is_set(last):
        return
    if all(await asyncio.gather(*(_attempt(put(code)) for code in others))):
        await put(last)


async def _attempt(part: Awaitable[Any]) -> bool:
    try:
        await part
    except TelegramError as error:
        logger.warning("a part of the profile could not be set: %s", error)
        return False
    return True
