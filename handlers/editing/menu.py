"""The command menu that only an editor sees."""

import logging
from collections.abc import Sequence
from contextlib import suppress

from telegram import Bot, BotCommand, BotCommandScopeChat, Update
from telegram.error import TelegramError

from handlers.chat.context import Context, Services
from handlers.chat.screen import Access, Screen
from handlers.texts import FALLBACK, Texts
from storage.database import DatabaseError, NotSavedError

logger = logging.getLogger(__name__)


async def keep_menu(_: Update, context: Context) -> None:
    """Renew the menu of whoever writes in private where it is not of their role and language.

    The first message is the first moment at which Telegram takes a menu for a chat.
    """
    user = context.user
    if not user or not context.is_private:
        return
    try:
        access = await context.get_access()
    except DatabaseError:
        return  # what the person asked for may be sound
    wanted = (access, context.language) if access else None
    if access and user.language_code not in (None, context.choice.language_code):
        with suppress(NotSavedError):
            await context.store.choices.set_language_code(
                user.id, user.language_code, context.today
            )
    if context.services.menus.get(user.id) != wanted:
        await renew_menu(context.bot, context.services, user.id, context.language)


async def renew_menu(bot: Bot, services: Services, user_id: int, language: str | None) -> None:
    """Bring a person's menu in line with their role; without a language it keeps the one it has."""
    access = await services.find_access(user_id)
    scope = BotCommandScopeChat(user_id)
    try:
        if not access:
            await bot.delete_my_commands(scope)
            services.menus.pop(user_id, None)
            return
        own = services.screens.commands(Access.EDITOR, access)
        commands = [*own, *await list_commands(services)]
        menus = {each: to_menu(commands, t) for each, t in services.catalogs.items()}
        shown = list(await bot.get_my_commands(scope))
        if language is None:
            language = next((each for each, menu in menus.items() if menu == shown), FALLBACK)
        if shown != menus[language]:
            await bot.set_my_commands(menus[language], scope)
        services.menus[user_id] = (access, language)
    except TelegramError as error:
        logger.debug("the menu of %s stays as it is for now: %s", user_id, error)


async def list_commands(services: Services) -> list[type[Screen]]:
    """The commands that everybody sees."""
    several = len(await services.store.briefs.list_briefs(FALLBACK)) > 1
    return services.screens.commands(Access.ANYBODY, Access.ANYBODY, several=several)


def to_menu(screens: Sequence[type[Screen]], t: Texts) -> list[BotCommand]:
    """The commands of these screens as Telegram shows them."""
    return [BotCommand(each.spec.name, each.spec.purpose(t)) for each in screens]
